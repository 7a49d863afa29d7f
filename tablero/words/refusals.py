"""Why something could not be done: what happened, why, and what to do, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterable

from tablero import clock
from tablero.config import BadSetting
from tablero.i18n import N_, _, ngettext
from tablero.refusals import (
    BadFile,
    BadImport,
    BadValue,
    Busy,
    Cancelled,
    ChangedSince,
    Gone,
    LastOne,
    NameTaken,
    NoSuchBoard,
    NoSuchProspect,
    NoSuchStage,
    NothingToRedo,
    NothingToUndo,
    OptedOut,
    SeveralFit,
    StageOccupied,
    StillOptedOut,
    TextChanged,
    WallFull,
)
from tablero.rules.days import BadDay
from tablero.words.figures import number
from tablero.words.history import verb
from tablero.words.settings import bad_setting
from tablero.words.terms import board_name, field_name, stage_name

_MEGABYTE = 1024 * 1024
_SHOWN = 5
_SHOWN_LETTERS = 300

_VALUES = {
    "empty": N_("The {field} is empty. Write something there and try again."),
    "control": N_(
        "The {field} holds control characters, which would disturb the terminal."
        " Type it again without them."
    ),
    "too_long": N_("The {field} is too long to be kept. Shorten it, or put the rest into a note."),
    "number": N_('"{value}" does not fit the {field}. Write a number there, such as 7.'),
    "date": N_(
        '"{value}" cannot be the {field}. It has to be a day that exists and, for a touch,'
        " today or earlier."
    ),
    "unknown": N_('"{value}" is not known as {field}. Choose another.'),
}

_FILES = {
    "directory": N_("{path} is a folder and not a board's file. Name a file inside it."),
    "not_database": N_(
        "{path} is not a board: it is some other kind of file. It was left as it is; name another."
    ),
    "empty": N_(
        "{path} is empty: there is no board in it. It was left as it is; `tablero restore` lists"
        " its backups, or name another file."
    ),
    "foreign": N_("{path} belongs to another program. It was left as it is; name another file."),
    "truncated": N_(
        "{path} was cut short: its end is missing. It was left as it is; `tablero doctor` says"
        " what can be saved, and `tablero restore` lists its backups."
    ),
    "damaged": N_(
        "{path} is damaged, and was left as it is. `tablero doctor` says what can be saved, and"
        " `tablero restore` lists its backups."
    ),
    "unreadable": N_("{path} may not be read. Change its permissions, or name another file."),
    "newer": N_(
        "{path} was written by a newer tablero. It was left as it is; update tablero to open it."
    ),
    "read_only": N_("{path} may not be written. Change its permissions, or name another file."),
    "moved": N_(
        "{path} was moved or replaced, so nothing was saved. Put it back, or start tablero again."
    ),
    "missing": N_("There is no board at {path}. Check the name, or make one by adding somebody."),
    "missing_folder": N_("The folder of {path} does not exist. Make it, or name another file."),
    "symlink": N_("{path} is a link, which tablero does not follow. Name the file itself."),
    "linked_folder": N_(
        "{path} is a link, and no backup is written through one. Put a folder in its place."
    ),
    "disk_full": N_(
        "The disk is full, so nothing was saved in {path}. Free some room, then try again."
    ),
    "unwritable": N_(
        "Nothing was saved in {path}: the disk does not take it. It may be full for you, or"
        " failing. Free some room, then try again."
    ),
    "locked": N_("Another program holds {path}. Wait until it is done, then try again."),
    "exists": N_("{path} exists already, and it was left as it is. Name another file."),
    "bad_backup": N_(
        "{path} is not whole, so nothing was brought back from it. Choose another: tablero restore."
    ),
    "not_migrated": N_(
        "{path} could not be brought up to date and was left as it is. Open it with the tablero"
        " that wrote it, and please report this."
    ),
    "io": N_("{path} could not be read or written. Check the disk and the permissions."),
}

_IMPORTS = {
    "empty": N_("{path} is empty, so there is nobody to import. Export it again."),
    "not_export": N_(
        "{path} is no export that tablero knows. It reads Trello's JSON, LinkedIn's connections,"
        " its own export and any CSV with headings."
    ),
    "broken_json": N_(
        "{path} is broken JSON, perhaps from a download that stopped halfway. Export it again."
    ),
    "workbook": N_(
        "{path} is a workbook. Save its sheet as CSV in the spreadsheet and import that."
    ),
    "too_deep": N_("{path} is nested deeper than any export. Check that it is the right file."),
    "too_big": N_(
        "{path} is larger than tablero reads, which is {limit} MB of its kind. Split it, or export"
        " fewer people."
    ),
    "too_many": N_(
        "{path} holds more than {limit} values, which no export does. Check that it is the right"
        " file."
    ),
    "long_row": N_(
        "{path} has a row of more than {limit} letters, which no table of people has. Check that"
        " it is the right file."
    ),
    "many_rows": N_(
        "{path} has more than {limit} rows. Split it, and import one part after the other."
    ),
    "many_stages": N_(
        "{path} names more than {limit} different stages. Give that column another heading, then"
        " try again."
    ),
    "no_names": N_("No column of {path} holds names. Give one the heading Name, then try again."),
    "binary": N_("{path} is not a text file. Choose the JSON, CSV or zip that was exported."),
    "bad_zip": N_("{path} is a broken zip, or has no Connections.csv in it. Download it again."),
    "no_file": N_("There is no file {path}. Check its name and folder."),
    "directory": N_("{path} is a folder. Name the exported file inside it."),
    "unreadable": N_("{path} may not be read. Check its permissions."),
    "changed": N_("{path} was changed while it was read, so nothing was imported. Try again."),
    "unknown_format": N_(
        "{path} has no format that tablero knows. Choose trello, linkedin or csv."
    ),
}

_TELLING = frozenset({"broken_json", "no_names", "unreadable", "unknown_format"})
"""Where the detail of a bad import helps: a position, the headings seen, the system's word."""


def refusal(error: Exception) -> str:
    """The sentence for an exception of `model`, or for a day that is none.

    Another exception is a fault of ours and gives its own text.
    """
    match error:
        case Gone():
            return _(
                "That is no longer there: it was deleted meanwhile. What you typed was not saved."
            )
        case TextChanged(field=field):
            return _(
                "Somebody else changed the {field} meanwhile, and nothing was written over it."
                " Save again to choose which stays."
            ).format(field=field_name(field))
        case NoSuchProspect() | SeveralFit() | NoSuchStage() | NoSuchBoard():
            return _not_found(error)
        case BadValue():
            return _bad_value(error)
        case BadFile():
            detail = error.detail if error.why == "io" else ""
            return _file(_FILES.get(error.why, _FILES["io"]), error.path, detail)
        case BadImport():
            return _import(error)
        case BadSetting():
            return bad_setting(error)
        case BadDay(text=text):
            return _('"{text}" is no day. Write it as +3, fri, 24/11 or 2026-11-24.').format(
                text=shown(text)
            )
        case clock.BadDay(value=text):
            return _('"{text}" is no day. Write it as 2026-11-24.').format(text=shown(text))
        case NothingToUndo() | NothingToRedo() | ChangedSince() | Busy():
            return _journal(error)
        case Cancelled():
            return _("The import was stopped. Nothing was changed.")
    return _forbidden(error)


def _not_found(error: NoSuchProspect | SeveralFit | NoSuchStage | NoSuchBoard) -> str:
    match error:
        case NoSuchProspect(who=who):
            return _('Nobody fits "{who}". Try another part of the name, or the number.').format(
                who=shown(who)
            )
        case SeveralFit(who=who, fits=fits):
            return _(
                'Several people fit "{who}": {people}. Write more of the name, or the number.'
            ).format(who=shown(who), people=_listed(f"{p.name} ({p.id})" for p in fits))
        case NoSuchStage(name=name, stages=stages):
            text = _('There is no stage "{name}".').format(name=shown(name))
            return _with_choices(text, [stage_name(stage) for stage in stages])
    text = _('There is no board "{name}".').format(name=shown(error.name))
    return _with_choices(text, [board_name(board) for board in error.boards])


def _bad_value(error: BadValue) -> str:
    text = _(_VALUES.get(error.why, _VALUES["unknown"])).format(
        field=field_name(error.field), value=shown(error.value)
    )
    if error.why != "unknown" or not error.choices:
        return text
    text = _('"{value}" is not known as {field}.').format(
        field=field_name(error.field), value=shown(error.value)
    )
    return _with_choices(text, error.choices)


def _import(error: BadImport) -> str:
    why = "workbook" if error.detail == "workbook" else error.why
    detail = error.detail if why in _TELLING else ""
    limit = error.limit // _MEGABYTE if why == "too_big" else error.limit
    sentence = _IMPORTS.get(why, _IMPORTS["not_export"])
    return _file(sentence, error.path, detail, number(limit))


def _file(sentence: str, path: str, detail: str, limit: str = "") -> str:
    text = _(sentence).format(path=shown(path), limit=limit)
    return f"{text} ({shown(detail)})" if detail else text


def _journal(error: NothingToUndo | NothingToRedo | ChangedSince | Busy) -> str:
    match error:
        case NothingToUndo():
            return _("There is nothing to undo.")
        case NothingToRedo():
            return _("There is nothing to do again.")
        case ChangedSince(step=step):
            return _(
                'Something of "{what}" was changed later, so it cannot be taken back by itself.'
                " Change it by hand."
            ).format(what=verb(step))
    return _("The board is being written by another program or an import. Try again in a moment.")


def _forbidden(error: Exception) -> str:
    match error:
        case NameTaken(name=name):
            return _('The name "{name}" is taken. Choose another.').format(name=shown(name))
        case WallFull(pinned=pinned):
            return _(
                "The wall is full: {people}. Take one name down before you pin another."
            ).format(people=_listed((p.name for p in pinned), len(pinned)))
        case OptedOut(prospect=prospect):
            return _(
                "{name} asked for no contact at all, and tablero keeps to it."
                " When they write to you, log that first."
            ).format(name=prospect.name)
        case StillOptedOut(prospect=prospect, why="silent"):
            return _(
                "{name} asked for no contact at all and has not written since."
                " When they write to you, log that first."
            ).format(name=prospect.name)
        case StillOptedOut(prospect=prospect):
            return _(
                "{name} asked for no contact at all. To take that back, their whole name is typed."
            ).format(name=prospect.name)
        case StageOccupied(stage=stage, count=count):
            return ngettext(
                "{count} person is in {stage}. Say to which stage they go before you remove it.",
                "{count} people are in {stage}. Say to which stage they go before you remove it.",
                count,
            ).format(count=count, stage=stage_name(stage))
        case LastOne(what="board"):
            return _("This is the last board, and one has to stay. Add another first.")
        case LastOne():
            return _("This is the last open stage, and one has to stay. Add another first.")
    return str(error)


def _with_choices(text: str, choices: Iterable[str]) -> str:
    listed = ", ".join(choices)
    return (
        _("{sentence} Choose one of: {choices}.").format(sentence=text, choices=listed)
        if listed
        else text
    )


def _listed(names: Iterable[str], at_most: int = _SHOWN) -> str:
    """The names, and from the sixth on how many more."""
    known = list(names)
    text = ", ".join(known[:at_most])
    more = len(known) - at_most
    if more <= 0:
        return text
    return _("{names} and {count} more").format(names=text, count=more)


def shown(text: str) -> str:
    """What somebody typed, shortened and without anything that a terminal would obey."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text[:_SHOWN_LETTERS])
    return plain + "…" if len(text) > _SHOWN_LETTERS else plain
