"""Widgets beside each other."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import NULL_SIZE
from textual.reactive import Reactive


class Beside(Horizontal):
    """They cover it wholly, and it does not scroll: its size asks for no second layout."""

    BLANK = True
    virtual_size = Reactive(NULL_SIZE, repaint=False)
