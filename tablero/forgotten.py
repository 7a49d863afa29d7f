"""What is held of a person who is to be forgotten, and what is left to look at afterwards.

The lowest floor, beside `model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Identity(NamedTuple):
    """Who somebody is, as far as it takes to know them in another copy of the file."""

    id: int
    name: str
    """As they are called now, or were last."""
    about: str
    """Role and company."""
    names: tuple[str, ...]
    """All that is known of how they were ever called."""
    addresses: tuple[str, ...]
    """Mail, phone and profile, as they were written."""
    salt: str
    """Which file this is: copies of one file share it. Empty where the file is too old for one."""


class Holdings(NamedTuple):
    """What a file holds of somebody."""

    identity: Identity
    board: int | None
    """None where only the journal, or a backup, still has them."""
    rows: Mapping[str, int]
    """Table to how many rows of theirs it has."""
    steps: int
    """How many steps of the journal are about them."""
    digests: int
    """How many of their addresses are on the suppression list."""


class Mention(NamedTuple):
    """A text of somebody else, or of nobody, in which their name stands."""

    prospect: int | None
    name: str
    """Whose text it is; empty where it is the board's own."""
    table: str


class Forgotten(NamedTuple):
    """What is left to know once somebody is forgotten."""

    name: str
    mentions: tuple[Mention, ...]
    steps: int
    """How many steps of the journal about others still hold their name."""
    unswept: str = ""
    """Why free pages of the file may still hold traces: the `why` of BadFile, or `busy`."""
