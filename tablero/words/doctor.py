"""What the doctor looks at, finds and does, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tablero.i18n import N_, _
from tablero.refusals import BadFile
from tablero.words.days import day_long
from tablero.words.figures import number
from tablero.words.refusals import refusal, shown

_CHECKS = {
    "kind": N_("kind of file"),
    "structure": N_("structure"),
    "keys": N_("what belongs together"),
    "schema": N_("tables"),
    "journal": N_("history and undo"),
    "values": N_("values"),
    "permissions": N_("permissions"),
    "leftovers": N_("leftovers"),
    "folder": N_("folder"),
    "sqlite": N_("SQLite"),
    "backups": N_("backups"),
    "space": N_("room on the disk"),
    "settings": N_("settings"),
}
_STATES = {"ok": N_("ok"), "doubt": N_("doubt"), "wrong": N_("wrong")}

_TABLES = {
    "arrival": N_("days you came"),
    "board": N_("boards"),
    "idea": N_("ideas"),
    "imported": N_("what imports brought"),
    "journal_pen": N_("the history"),
    "journal_row": N_("changes of the history"),
    "journal_step": N_("acts of the history"),
    "key_date": N_("dates of people"),
    "link": N_("who leads to whom"),
    "look": N_("days people were looked at"),
    "mode": N_("modes"),
    "note": N_("notes"),
    "opt_out": N_("opt-outs"),
    "prospect": N_("people"),
    "reflection": N_("reflections"),
    "review": N_("reviews"),
    "sheet": N_("sheets"),
    "source_key": N_("numbers of other programs"),
    "stage": N_("stages"),
    "stage_move": N_("moves between stages"),
    "step": N_("next steps"),
    "suppressed": N_("the list of no contact"),
    "suppression_salt": N_("the list of no contact"),
    "tag": N_("tags"),
    "takeaway": N_("takeaways"),
    "touch": N_("touches"),
    "wall_visit": N_("stays on the wall"),
}

_FOUND = {
    # structure, keys, tables
    "pages": N_("Pages of the file are broken: some of what it holds cannot be read."),
    "indexes": N_("Indexes do not fit their tables. They can be made again; nothing is lost."),
    "astray": N_("In {table}, {count} belong to {parent} that are not there ({rows})."),
    "tables": N_("Tables are not as tablero makes them: {names}."),
    "lost_indexes": N_("Indexes are missing: {names}."),
    "old": N_("An older tablero wrote this file. It is brought up to date as it is opened."),
    "unseen": N_("This could not be looked at, because something else is broken."),
    # the journal
    "triggers": N_("Triggers of the history are missing or changed: {count}. Undo misses acts."),
    "pen": N_("The history writes on after an act that has ended."),
    "steps": N_("Acts of the history that cannot be read: {count}."),
    "stuck": N_("Acts of the history that cannot be undone any more: {count}."),
    "reviews": N_("Reviews that cannot be read: {count}."),
    # values
    "letters": N_("In {table}, texts with broken letters: {count} ({column})."),
    "number": N_("In {table}, numbers that cannot be: {count} ({column}; people {people})."),
    "text": N_("In {table}, texts that are none: {count} ({column}; people {people})."),
    "day": N_("In {table}, days that do not exist: {count} ({column}; people {people})."),
    "word": N_("In {table}, words that are not known: {count} ({column}; people {people})."),
    "no_board": N_("There is no board in the file."),
    "closed_board": N_("Boards without an open stage: {count}."),
    "other_board": N_("People in a stage of another board: {count} ({people})."),
    "closed_from": N_("People closed from a stage of another board: {count} ({people})."),
    "open_steps": N_("People with more than one open next step: {count} ({people})."),
    "weaker_opt_out": N_("People who asked for less contact than is marked: {count} ({people})."),
    "wordless_opt_out": N_("Opt-outs of which nobody knows when: {count} ({people})."),
    "pinned_opt_out": N_("People on the wall who asked for no contact: {count} ({people})."),
    "full_wall": N_("Names on the wall beyond its lines: {count} ({people})."),
    "salt": N_("The key of the list of no contact is lost, so imports do not know it."),
    "unlisted": N_("People missing on the list of no contact: {count} ({people})."),
    # what is around
    "open": N_("Others on this machine may open {path} ({mode})."),
    "unwritable": N_(
        "{path} may not be written, so tablero does not open the board. Change its permissions."
    ),
    "draft": N_("A start that was interrupted left {path}."),
    "journal": N_("A crash left a write half done. Opening the board takes it back."),
    "synced": N_(
        "{path} is kept in step by {service}. Two machines at once, or a copy made while tablero"
        " writes, may bring an older or a broken board back. Keep the board elsewhere, or close"
        " tablero before you change machines."
    ),
    "network": N_(
        "{path} lies on a network disk ({kind}), where locks may not hold: let only one machine"
        " open the board at a time."
    ),
    "version": N_("SQLite {version}."),
    "wal": N_("The file is in WAL mode, which tablero does not use. Opening the board ends it."),
    "broken_wal": N_(
        "The file is in WAL mode, in which SQLite {version} may lose what two programs write at"
        " once. Opening the board ends it."
    ),
    "no_backup": N_("There is no backup yet. `tablero backup` makes one."),
    "newest": N_("The newest of {count} is of {day}, and whole."),
    "space": N_("Only {free} MB are free, and the board with a backup needs {size} MB more."),
}

_DONE = {
    "copied": N_("Kept a copy of the file as it was: {path}."),
    "kept_aside": N_("Kept the damaged file, byte for byte: {path}."),
    "reindexed": N_("Made the indexes again."),
    "indexed": N_("Made the index {names}."),
    "retriggered": N_("Drew the triggers of the history again."),
    "pen_lifted": N_("Ended the act that the history was still writing."),
    "relettered": N_("In {table}, put � for broken letters: {count} ({column})."),
    "set": N_("In {table}, replaced what could not be: {count} ({column})."),
    "dropped": N_("In {table}, took out what could not be read: {count} ({column})."),
    "rehung": N_("In {table}, hung what had lost its place elsewhere: {count}."),
    "orphaned": N_("In {table}, took out what belonged to nothing: {count}."),
    "furnished": N_("Made a board with the usual stages."),
    "mended_closed_board": N_("Opened a stage of each board without one: {count}."),
    "mended_other_board": N_("Brought people back to their own board: {count}."),
    "mended_closed_from": N_("Forgot from which stage they were closed: {count}."),
    "mended_open_steps": N_("Marked all but the newest open step as done: {count}."),
    "mended_weaker_opt_out": N_("Marked people as they had asked: {count}."),
    "mended_wordless_opt_out": N_("Dated opt-outs today: {count}."),
    "mended_pinned_opt_out": N_("Wiped names off the wall who asked for no contact: {count}."),
    "mended_full_wall": N_("Wiped the newest names beyond the wall's lines: {count}."),
    "resalted": N_("Began the list of no contact again, with those on the board."),
    "relisted": N_("Put addresses on the list of no contact: {count}."),
    "emptied": N_("Emptied the names of acts that could not be read: {count}."),
    "sealed": N_("What was done before today can be read in the history, and not undone."),
    "rolled_back": N_("Took back the write that a crash had stopped."),
    "switched": N_("Ended WAL mode."),
    "closed": N_("Took everybody else's permissions from {path}."),
    "swept": N_("Deleted {path}."),
    "replaced": N_("Made {path} again from what could be read."),
    "saved": N_("{table}: {count} came over, {lost} are missing."),
    "saved_whole": N_("{table}: all {count} came over."),
    "saved_unsure": N_("{table}: {count} came over; how many are missing cannot be told."),
    "hopeless": N_("Nothing could be read of {path}, and it was left as it is."),
    "newest_whole": N_(
        "If you miss something: the newest whole backup is of {day}. `tablero restore` brings it"
        " back."
    ),
}
_FILES = {
    "empty": N_("{path} is empty: there is no board in it."),
    "truncated": N_("{path} was cut short: its end is missing."),
    "damaged": N_("{path} is damaged."),
}
"""Of the board's file; elsewhere these sentences send people to the doctor."""
_BROKEN = frozenset({"empty", "truncated", "damaged", "bad_backup", "not_database", "foreign"})
_MEGABYTE = 1_000_000


def check_name(check: str) -> str:
    """What a check looks at, in a word or three."""
    return _(_CHECKS[check])


def state_name(state: str) -> str:
    """ok, doubt or wrong."""
    return _(_STATES[state])


def told(code: str, values: Mapping[str, str | int], path: str) -> str:
    """The sentence for something found or done; `path` is the board's file."""
    if code == "file":
        return _told_file(str(values.get("path", path)), str(values["why"]), "path" in values)
    if code == "saved":
        code = {"0": "saved_whole", "?": "saved_unsure"}.get(str(values["lost"]), code)
    sentence = _FOUND.get(code) or _DONE[code]
    return _(sentence).format_map(_in_words(values))


def _told_file(path: str, why: str, is_backup: bool) -> str:
    if is_backup and why in _BROKEN:
        text = _("The backup {path} is not whole. Delete it, and make another: tablero backup.")
    elif why in _FILES:
        text = _(_FILES[why])
    else:
        return refusal(BadFile(path, why))
    return text.format(path=shown(path))


def _in_words(values: Mapping[str, str | int]) -> dict[str, str]:
    said = {name: number(v) if isinstance(v, int) else shown(v) for name, v in values.items()}
    for name in ("table", "parent"):
        if name in said:
            said[name] = _(_TABLES.get(said[name], said[name]))
    if "free" in said:
        said["free"] = number(int(values["free"]) // _MEGABYTE)
        said["size"] = number(-(-int(values["size"]) // _MEGABYTE))
    if "made" in said:
        said["day"] = day_long(datetime.fromisoformat(said["made"]).astimezone().date())
    if not said.get("people", "-"):
        said["people"] = "-"
    return said
