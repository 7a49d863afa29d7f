"""Forgetting a person in words: what it takes, what stays, and where to look afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tablero.forgotten import Holdings
from tablero.i18n import N_, _, ngettext

_ROWS = {
    "tag": N_("tags"),
    "touch": N_("touches"),
    "step": N_("next steps"),
    "note": N_("notes"),
    "idea": N_("ideas"),
    "stage_move": N_("moves between stages"),
    "link": N_("links with others"),
    "source_key": N_("names in other programs"),
    "imported": N_("traces of imports"),
    "key_date": N_("dates"),
    "reflection": N_("reflections"),
    "opt_out": N_("opt-outs"),
    "sheet": N_("lines of the sheet"),
    "look": N_("looks in a review"),
    "wall_visit": N_("stays on the wall"),
}
_TEXTS = {
    "board": N_("the name of a board"),
    "stage": N_("the name of a stage"),
    "prospect": N_("a field"),
    "takeaway": N_("the line of a day"),
    "mode": N_("the name of a mode"),
}
_UNSWEPT = {
    "disk_full": N_(
        "They are gone from the board, but unused parts of the file may still hold traces: the"
        " disk is full. Free some room, then run: tablero forget --sweep"
    ),
    "busy": N_(
        "They are gone from the board, but unused parts of the file may still hold traces:"
        " another program holds the file. Run: tablero forget --sweep"
    ),
}
_SHOWN = 3
_SWEEP_LATER = N_(
    "They are gone from the board, but unused parts of the file may still hold traces: it could"
    " not be written anew. Run: tablero forget --sweep"
)


def rows_told(held: Holdings) -> Iterator[tuple[str, int]]:
    """What goes, by kind, with how much of it; the person's own row goes without saying."""
    counts = {table: count for table, count in held.rows.items() if table in _ROWS}
    for table, name in _ROWS.items():
        if table in counts:
            yield _(name), counts[table]
    others = sum(held.rows.values()) - sum(counts.values()) - held.digests
    others -= held.rows.get("prospect", 0)
    if others:
        yield _("other entries"), others
    if held.steps:
        yield _("steps that undo knows"), held.steps


def in_short(rows: Mapping[str, int]) -> str:
    """The three that weigh most, for one line: '12 touches, 3 notes, 1 idea'."""
    kinds = (
        (rows.get("touch", 0), ngettext("{count} touch", "{count} touches", rows.get("touch", 0))),
        (rows.get("note", 0), ngettext("{count} note", "{count} notes", rows.get("note", 0))),
        (rows.get("idea", 0), ngettext("{count} idea", "{count} ideas", rows.get("idea", 0))),
    )
    return ", ".join(text.format(count=count) for count, text in kinds if count)


def digests_stay(held: Holdings) -> str:
    """What the suppression list keeps of them; empty where it keeps nothing."""
    if not held.digests:
        return ""
    return ngettext(
        "They asked for no contact, so one digest of an address stays: it tells nothing of them,"
        " and keeps an import from bringing them back.",
        "They asked for no contact, so {count} digests of addresses stay: these tell nothing of"
        " them, and keep an import from bringing them back.",
        held.digests,
    ).format(count=held.digests)


def forgotten(name: str) -> str:
    return _("{name} is forgotten.").format(name=name)


def unswept(why: str) -> str:
    """Why free pages of the file may still hold something."""
    return _(_UNSWEPT.get(why, _SWEEP_LATER))


def in_backups(count: int, number: int) -> str:
    """How many backups still hold them, and what takes them out."""
    return ngettext(
        "{count} backup still holds them. To take them out of it too: tablero forget {id}"
        " --from-backups",
        "{count} backups still hold them. To take them out of these too: tablero forget {id}"
        " --from-backups",
        count,
    ).format(count=count, id=number)


def named_by(names: Sequence[str]) -> str:
    """Whose texts the name stands in; empty names are the board's own texts."""
    known = list(dict.fromkeys(filter(None, names)))
    shown = ", ".join(known[:_SHOWN])
    more = len(known) - _SHOWN
    if not known:
        return _("Their name stands in a line of your own.")
    if more > 0:
        text = _("Their name stands in texts about {names} and {count} more.")
        return text.format(names=shown, count=more)
    return _("Their name stands in texts about {names}.").format(names=shown)


def in_history(count: int) -> str:
    """How many steps about others hold the name."""
    return ngettext(
        "{count} step of others that undo knows still holds their name, until newer steps take"
        " its place.",
        "{count} steps of others that undo knows still hold their name, until newer steps take"
        " their place.",
        count,
    ).format(count=count)


def place(table: str) -> str:
    """In what kind of text the name stands."""
    word = _TEXTS.get(table) or _ROWS.get(table)
    return _(word) if word else _("other entries")
