"""Backups: making one, listing them, bringing one back and taking that back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import click

from tablero import words
from tablero.cli.arguments import as_json, optional
from tablero.cli.paper import say, table, tell, tell_json
from tablero.cli.session import Session
from tablero.i18n import N_, _, ngettext
from tablero.refusals import BadFile, Refusal
from tablero.rules.search import fold
from tablero.store.backup_list import Backup, backups_of
from tablero.store.backups import Counts, back_up, counts, verify
from tablero.store.copies import told_digest
from tablero.store.restoring import Change, State, compare, last_restore, restore
from tablero.store.taken_back import TakenBack

_KINDS = {
    "daily": N_("of the day"),
    "asked": N_("asked for"),
    "migration": N_("before an update"),
    "restore": N_("before a restore"),
    "damaged": N_("kept aside"),
}
_YES = frozenset({"y", "yes", "s", "si"})
"""In both languages, whichever is spoken."""
_NAMED = 5
"""Names told of those who would come back, and of those who would go."""


class _Found(NamedTuple):
    """A backup as the list shows it."""

    number: int
    backup: Backup
    counts: Counts | None
    """None where it is not whole."""
    has_digest: bool
    """Whether there is a sha256 to hold it against."""
    size: int
    """Bytes."""


@click.command(help=_("Make a backup now, verified, and say where it is."))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=_("A new file for it, elsewhere.")
)
@click.pass_obj
def backup(session: Session, output: Path | None) -> None:
    made = back_up(session.path, session.clock.now(), "asked", output)
    tell(str(made.path))
    held = counts(made.path)
    say(f"{_people(held.people)}, {_touches(held.touches)}, {_notes(held.notes)}")


@click.command(
    "restore",
    help=_(
        "List the backups, or bring one back: WHICH is its number in the list, or the path of"
        " any board's file. What is there now is kept, and --undo brings it back."
    ),
)
@click.argument("which", required=False, metavar=optional(_("WHICH")))
@click.option("--undo", is_flag=True, help=_("Take the last restore back."))
@click.option("-y", "--yes", is_flag=True, help=_("Do not ask."))
@as_json
@click.pass_obj
def restore_(session: Session, which: str | None, undo: bool, yes: bool, as_json: bool) -> None:
    if which is not None and undo:
        raise click.UsageError(_("Name a backup or write --undo, not both."))
    if undo:
        _bring_back(session, _last(session), yes)
    elif which is not None:
        _bring_back(session, _chosen(session, which), yes)
    elif as_json:
        tell_json([_shape(found) for found in _list(session)])
    else:
        _tell_list(session)


# --- the list -----------------------------------------------------------------------------


def _list(session: Session) -> Iterator[_Found]:
    for number, one in enumerate(backups_of(session.path), 1):
        try:
            held = verify(one.path)
        except BadFile:
            held = None
        proven = told_digest(one.path) is not None
        yield _Found(number, one, held, proven, one.path.stat().st_size)


def _shape(found: _Found) -> dict[str, object]:
    held = found.counts._asdict() if found.counts else dict.fromkeys(Counts._fields)
    return {
        "number": found.number,
        "path": str(found.backup.path),
        "made": found.backup.made.isoformat(),
        "kind": found.backup.kind,
        **held,
        "size": found.size,
        "whole": found.counts is not None,
        "sha256": found.has_digest,
    }


def _tell_list(session: Session) -> None:
    rows = [_row(found) for found in _list(session)]
    if not rows:
        say(_("There are no backups yet. To make one: tablero backup."))
        return
    for line in table(rows, right=(0, 6)):
        tell(line)
    say(_("To bring one back: tablero restore NUMBER"))


def _row(found: _Found) -> tuple[str, ...]:
    held = found.counts
    return (
        str(found.number),
        _moment(found.backup.made),
        _(_KINDS[found.backup.kind]),
        _people(held.people) if held else "",
        _touches(held.touches) if held else "",
        _state_of(found),
        _("{kilobytes} kB").format(kilobytes=words.number(-(-found.size // 1000))),
    )


def _state_of(found: _Found) -> str:
    if found.counts is None:
        return _("NOT WHOLE")
    return _("whole") if found.has_digest else _("no sha256 beside it")


# --- bringing one back --------------------------------------------------------------------


def _chosen(session: Session, which: str) -> Path:
    if not which.isascii() or not which.isdecimal():
        return Path(which)
    known = backups_of(session.path)
    number = int(which) if len(which) < 10 else 0
    if not 0 < number <= len(known):
        text = _("There is no backup {number}. `tablero restore` lists those there are.")
        raise Refusal(text.format(number=which))
    return known[number - 1].path


def _last(session: Session) -> Path:
    last = last_restore(session.path)
    if last is None:
        raise Refusal(_("Nothing was restored here, so there is nothing to take back."))
    return last.path


def _bring_back(session: Session, chosen: Path, yes: bool) -> None:
    for line in _told(compare(session.path, chosen)):
        say(line)
    if not yes:
        _ask()
    kept = restore(session.path, chosen, session.clock.now())
    say(_("Restored."))
    if kept is not None:
        say(_("What was there is kept: {file}").format(file=kept.path))
        say(_("To take this back: tablero restore --undo"))


def _ask() -> None:
    if not sys.stdin.isatty():
        raise Refusal(_("Nothing was changed. Where nobody can be asked, write --yes."))
    say(_("Bring it back? Write yes, or anything else to leave all as it is:"))
    if fold(sys.stdin.readline().strip()) not in _YES:
        raise Refusal(_("Nothing was changed."))


def _told(change: Change) -> Iterator[str]:
    yield from table(
        [
            ("", _("now"), _("then")),
            *(
                (name, now, then)
                for (name, now), (_name, then) in zip(
                    _figures(change.now), _figures(change.then), strict=True
                )
            ),
        ]
    )
    if change.then is None:
        yield _("What comes back is the damaged file that was kept aside.")
    if change.coming:
        yield _("Who comes back: {people}").format(people=_named(change.coming))
    if change.going:
        yield _("Who goes: {people}").format(people=_named(change.going))
    if change.taken_back is not None:
        yield from _told_wishes(change.taken_back)
    else:
        yield _(
            "There is nothing to compare with, so nobody can tell who asked for no contact since,"
            " or was forgotten."
        )


def _told_wishes(lost: TakenBack) -> Iterator[str]:
    """Whom it would wrong; these are told by name, every one."""
    if lost.is_other:
        yield _("This is the file of another board, and no backup of this one.")
    if lost.contactable:
        count = len(lost.contactable)
        yield ngettext(
            "{count} person asked since not to be contacted, wholly or in part, and would no"
            " longer be marked so: {people}. Note it again afterwards: tablero optout.",
            "{count} people asked since not to be contacted, wholly or in part, and would no"
            " longer be marked so: {people}. Note it again afterwards: tablero optout.",
            count,
        ).format(count=words.number(count), people=_all(lost.contactable))
    if lost.addresses:
        yield ngettext(
            "{count} address would leave the list of no contact, so an import could bring it back.",
            "{count} addresses would leave the list of no contact, so an import could bring them"
            " back.",
            lost.addresses,
        ).format(count=words.number(lost.addresses))
    if lost.forgotten:
        count = len(lost.forgotten)
        yield ngettext(
            "{count} person who was forgotten since would be back: {people}. To prevent it, first:"
            " tablero forget WHO --from-backups.",
            "{count} people who were forgotten since would be back: {people}. To prevent it, first:"
            " tablero forget WHO --from-backups.",
            count,
        ).format(count=words.number(count), people=_all(lost.forgotten))


def _figures(state: State | None) -> list[tuple[str, str]]:
    held = state.counts if state else None
    return [
        (_("people"), words.number(held.people) if held else "?"),
        (_("touches"), words.number(held.touches) if held else "?"),
        (_("notes"), words.number(held.notes) if held else "?"),
        (_("boards"), words.number(held.boards) if held else "?"),
        (_("last touch"), _day(state.last_touch) if state else "?"),
        (_("last act"), _moment(state.last_act) if state and state.last_act else "-"),
    ]


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    text = ", ".join(map(words.shown, names[:_NAMED]))
    return _("{names} and {count} more").format(names=text, count=more) if more > 0 else text


def _all(names: tuple[str, ...]) -> str:
    return ", ".join(map(words.shown, names))


def _day(day: date | None) -> str:
    return words.day_full(day) if day else "-"


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{words.day_full(here.date())} {here:%H:%M}"


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=words.number(count))


def _touches(count: int) -> str:
    return ngettext("{count} touch", "{count} touches", count).format(count=words.number(count))


def _notes(count: int) -> str:
    return ngettext("{count} note", "{count} notes", count).format(count=words.number(count))


COMMANDS = {"backup": backup, "restore": restore_}
