"""What an import says of the rows it left out and of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tablero.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from tablero.drafts import ImportReport

_REASONS = {
    "no_name": N_("there is no name in it"),
    "hidden": N_("the person hides their name"),
    "archived_list": N_("its list is archived"),
    "duplicate": N_("the same person stands in the file before"),
    "suppressed": N_("they asked for no contact"),
    "bad_text": N_("it has characters that cannot be kept"),
    "template": N_("it is a template"),
}
_NOTICES = {
    "ambiguous_dates": N_(
        "The dates could be read in two ways; the day was taken to stand before the month."
    ),
    "no_checklists": N_("The file leaves out the checklists of its cards, so no ideas came along."),
    "unread_dates": N_("Some dates do not exist or could not be read, and were left out."),
    "partial_history": N_(
        "The file holds only the newest part of its history; older comments and moves are missing."
    ),
}
_FORMATS = {
    "trello": "Trello",
    "linkedin": "LinkedIn",
    "csv": "CSV",
    "tablero": "tablero",
}


def format_name(code: str) -> str:
    """What kind of file it is."""
    return _FORMATS.get(code, code)


def imported(report: ImportReport) -> str:
    """What an import did, in one sentence."""
    came = report.imported + report.archived
    if not came and not report.updated:
        return _("Everybody in the file is here already; nothing was changed.")
    book = report.by_stage.get("", 0)
    many = ngettext("{count} person came in", "{count} people came in", came)
    if came and book == report.imported and book:
        many = ngettext(
            "{count} person came into the book", "{count} people came into the book", came
        )
    parts = [many.format(count=came)]
    others = (
        (report.archived, _("{count} of them archived")),
        (report.updated, _("{count} completed")),
        (report.duplicates, _("{count} here already")),
        (report.left_out, _("{count} skipped")),
    )
    parts += [text.format(count=count) for count, text in others if count]
    return ", ".join(parts) + "."


def skip_reason(code: str) -> str:
    """Why a row gave no person, to stand after its name and a colon."""
    return _(_REASONS[code]) if code in _REASONS else code


def notice(code: str) -> str:
    """A sentence about the file as a whole."""
    return _(_NOTICES[code]) if code in _NOTICES else code
