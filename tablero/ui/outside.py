"""The terminal lent to another program, and a text written there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from textual.app import SuspendNotSupported

from tablero import editor
from tablero.i18n import _
from tablero.words.outside import edited, no_edit

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


class Written(NamedTuple):
    """What came back from an editor."""

    text: str
    sentence: str
    """What is to be said of it, or nothing."""
    told_to_end: bool = False
    """Whether the program was meanwhile told to end, as it now will."""


def write_outside(app: TableroApp, text: str) -> Written:
    """The text in the person's own editor; as it was where that could not be."""
    try:
        editor.words(os.environ)
        with away(app):
            done = editor.edit(text)
    except SuspendNotSupported:
        return Written(text, _("This terminal cannot be lent to an editor."))
    except (editor.NoEditor, editor.EditorFailed, OSError) as failed:
        return Written(text, no_edit(failed))
    _heed(done.ran)
    return Written(done.text, edited(done), bool(done.ran.told))


def run_outside(app: TableroApp, argv: Sequence[str]) -> None:
    """Lend the terminal until that program ends. Raises EditorFailed, SuspendNotSupported."""
    with away(app):
        ran = editor.run(argv)
    _heed(ran)


@contextmanager
def away(app: TableroApp) -> Iterator[None]:
    """The terminal as it was before the app, for a while. The app comes back after a fault too:
    only an app that has its terminal can end well."""
    fault: Exception | None = None
    with app.suspend():
        try:
            yield
        except Exception as error:
            fault = error
    if fault is not None:
        raise fault


def _heed(ran: editor.Ran) -> None:
    if ran.told:
        os.kill(os.getpid(), ran.told)
