"""The steps of the journal in words: what was done, undone or done again."""

from __future__ import annotations

from tablero.i18n import N_, _, ngettext
from tablero.model import JournalStep

_PEOPLE = {
    "add_prospect": N_("added {who}"),
    "edit_prospect": N_("edited {who}"),
    "move": N_("moved {who}"),
    "archive": N_("archived {who}"),
    "unarchive": N_("brought {who} back from the archive"),
    "close": N_("closed {who}"),
    "nurture": N_("sent {who} to nurture"),
    "opt_out": N_("noted the opt-out of {who}"),
    "reopen": N_("opened {who} again"),
    "pin": N_("pinned {who} on the wall"),
    "unpin": N_("took {who} off the wall"),
    "tag": N_("tagged {who}"),
    "untag": N_("took a tag off {who}"),
    "log_touch": N_("logged a touch with {who}"),
    "edit_touch": N_("corrected a touch with {who}"),
    "delete_touch": N_("deleted a touch with {who}"),
    "plan_step": N_("planned the next step of {who}"),
    "snooze": N_("snoozed the next step of {who}"),
    "finish_step": N_("finished the next step of {who}"),
    "clear_step": N_("cleared the next step of {who}"),
    "settle": N_("noted that {who} needs no answer"),
    "add_note": N_("wrote a note about {who}"),
    "edit_note": N_("edited a note about {who}"),
    "delete_note": N_("deleted a note about {who}"),
    "add_idea": N_("wrote an idea for {who}"),
    "mark_idea": N_("marked an idea for {who}"),
    "delete_idea": N_("deleted an idea for {who}"),
    "link": N_("linked {who}"),
    "unlink": N_("unlinked {who}"),
}
_THINGS = {
    "add_stage": N_("added the stage {name}"),
    "rename_stage": N_("renamed the stage {name}"),
    "order_stage": N_("moved the stage {name}"),
    "limit_stage": N_("changed the card limit of {name}"),
    "stall_stage": N_("changed the stall limit of {name}"),
    "kind_stage": N_("changed the kind of {name}"),
    "remove_stage": N_("removed the stage {name}"),
    "add_board": N_("added the board {name}"),
    "rename_board": N_("renamed the board {name}"),
    "remove_board": N_("removed the board {name}"),
}


def verb(step: JournalStep) -> str:
    """'Moved Martín Echeverri', 'Tagged Ana Ruiz and 3 more'."""
    clause = _clause(step)
    # Every clause begins with a word of ours, so nobody's text is re-cased.
    return clause[:1].upper() + clause[1:]


def undone(step: JournalStep) -> str:
    """'Undone: moved Martín Echeverri.'"""
    return _("Undone: {what}.").format(what=_clause(step))


def redone(step: JournalStep) -> str:
    """'Done again: moved Martín Echeverri.'"""
    return _("Done again: {what}.").format(what=_clause(step))


def _clause(step: JournalStep) -> str:
    if step.verb == "import_drafts":
        return ngettext("imported {count} person", "imported {count} people", step.many).format(
            count=step.many
        )
    if step.verb in _PEOPLE:
        return _(_PEOPLE[step.verb]).format(who=_who(step))
    if step.verb in _THINGS:
        return _(_THINGS[step.verb]).format(name=step.names[0] if step.names else "")
    return step.verb


def _who(step: JournalStep) -> str:
    """The one, the two, or the first and how many more."""
    many = max(step.many, len(step.names))
    if not step.names:
        return ngettext("{count} person", "{count} people", many).format(count=many)
    first = step.names[0]
    if many == 1:
        return first
    if many == 2 and len(step.names) == 2:
        return _("{first} and {second}").format(first=first, second=step.names[1])
    return ngettext("{first} and {count} more", "{first} and {count} more", many - 1).format(
        first=first, count=many - 1
    )
