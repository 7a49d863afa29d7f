"""The steps of the journal in words: what was done, undone or done again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tablero.i18n import N_, _, ngettext
from tablero.model import JournalStep
from tablero.words.days import day_medium
from tablero.words.terms import channel, idea_state, link_kind, opt_out, stage_kind, stage_word


def _own(text: str) -> str:
    return text


def _day(text: str) -> str:
    return day_medium(date.fromisoformat(text))


def _date_kind(code: str) -> str:
    from tablero.words.known import date_kind  # no start needs these words

    return date_kind(code)


def _sheet_field(name: str) -> str:
    from tablero.words.known import sheet_field  # no start needs these words

    return sheet_field(name)


class _Act(NamedTuple):
    """How a verb is told: without its detail, with it, and what the detail is called."""

    plain: str
    detailed: str = ""
    word: Callable[[str], str] = _own


_PEOPLE = {
    "add_prospect": _Act(N_("added {who}")),
    "edit_prospect": _Act(N_("edited {who}")),
    "move": _Act(N_("put {who} into the book"), N_("moved {who} to {detail}"), stage_word),
    "archive": _Act(N_("archived {who}")),
    "unarchive": _Act(N_("brought {who} back from the archive")),
    "close": _Act(N_("closed {who}"), N_("closed {who}: {detail}"), stage_word),
    "nurture": _Act(N_("sent {who} to nurture"), N_("sent {who} to nurture until {detail}"), _day),
    "opt_out": _Act(N_("took back the opt-out of {who}"), N_("noted for {who}: {detail}"), opt_out),
    "reopen": _Act(N_("opened {who} again"), N_("brought {who} back to {detail}"), stage_word),
    "pin": _Act(N_("pinned {who} on the wall")),
    "unpin": _Act(N_("took {who} off the wall")),
    "tag": _Act(N_("tagged {who}"), N_("tagged {who}: {detail}")),
    "untag": _Act(N_("took a tag off {who}"), N_("took a tag off {who}: {detail}")),
    "log_touch": _Act(
        N_("logged a touch with {who}"), N_("logged a touch with {who}: {detail}"), channel
    ),
    "edit_touch": _Act(N_("corrected a touch with {who}")),
    "delete_touch": _Act(N_("deleted a touch with {who}")),
    "plan_step": _Act(N_("planned for {who}"), N_("planned for {who}: {detail}")),
    "snooze": _Act(N_("snoozed {who}"), N_("snoozed {who} until {detail}"), _day),
    "finish_step": _Act(N_("finished the next step of {who}"), N_("finished for {who}: {detail}")),
    "clear_step": _Act(N_("cleared the next step of {who}"), N_("cleared for {who}: {detail}")),
    "settle": _Act(N_("noted that {who} needs no answer")),
    "add_note": _Act(N_("wrote a note about {who}")),
    "edit_note": _Act(N_("edited a note about {who}")),
    "delete_note": _Act(N_("deleted a note about {who}")),
    "add_idea": _Act(N_("wrote an idea for {who}")),
    "mark_idea": _Act(
        N_("marked an idea for {who}"), N_("marked an idea for {who}: {detail}"), idea_state
    ),
    "delete_idea": _Act(N_("deleted an idea for {who}")),
    "link": _Act(N_("linked {who}"), N_("linked {who}: {detail}"), link_kind),
    "unlink": _Act(N_("took a link off {who}")),
    "lift_opt_out": _Act(N_("took back the total opt-out of {who}")),
    "spread_steps": _Act(N_("spread the next steps of {who} over the days to come")),
    "look": _Act(N_("looked at {who}")),
    "reflect": _Act(N_("reflected on {who}")),
    "edit_reflection": _Act(N_("edited a reflection on {who}")),
    "delete_reflection": _Act(N_("deleted a reflection on {who}")),
    "skip_reflection": _Act(N_("left out the reflection on {who}")),
    "write_sheet": _Act(
        N_("wrote down what is known of {who}"),
        N_("wrote down about {who}: {detail}"),
        _sheet_field,
    ),
    "add_date": _Act(N_("kept a date of {who}"), N_("kept a date of {who}: {detail}"), _date_kind),
    "edit_date": _Act(
        N_("corrected a date of {who}"), N_("corrected a date of {who}: {detail}"), _date_kind
    ),
    "delete_date": _Act(
        N_("deleted a date of {who}"), N_("deleted a date of {who}: {detail}"), _date_kind
    ),
}
_STAGES = {
    "add_stage": _Act(N_("added the stage {name}")),
    "rename_stage": _Act(
        N_("renamed the stage {name}"), N_("renamed the stage {name} to {detail}")
    ),
    "order_stage": _Act(N_("moved the stage {name}")),
    "limit_stage": _Act(
        N_("took the card limit off {name}"), N_("set the card limit of {name} to {detail}")
    ),
    "stall_stage": _Act(
        N_("took the stall limit off {name}"),
        N_("set the stall limit of {name} to {detail} days"),
    ),
    "kind_stage": _Act(
        N_("changed the kind of {name}"), N_("made {name} a stage of kind {detail}"), stage_kind
    ),
    "remove_stage": _Act(N_("removed the stage {name}")),
}
_BOARDS = {
    "add_board": _Act(N_("added the board {name}")),
    "rename_board": _Act(
        N_("renamed the board {name}"), N_("renamed the board {name} to {detail}")
    ),
    "remove_board": _Act(N_("removed the board {name}")),
}
_OWN = {
    # Somebody who is no longer in the file, with whom others were changed too.
    "forgotten": _Act(N_("changed something with a person who is forgotten")),
    "write_takeaway": _Act(
        N_("took the day's own line away"), N_("wrote the day's own line: {detail}")
    ),
    "keep_mode": _Act(N_("kept the mode {name}")),
    "drop_mode": _Act(N_("dropped the mode {name}")),
}


def verb(step: JournalStep) -> str:
    """'Moved Martín Echeverri to Proposal', 'Tagged Ana Ruiz and 3 more: warm'."""
    clause = _clause(step)
    # Every clause begins with a word of ours, so nobody's text is re-cased.
    return clause[:1].upper() + clause[1:]


def undone(step: JournalStep) -> str:
    """'Undone: moved Martín Echeverri to Proposal.'"""
    return _("Undone: {what}.").format(what=_clause(step))


def redone(step: JournalStep) -> str:
    """'Done again: moved Martín Echeverri to Proposal.'"""
    return _("Done again: {what}.").format(what=_clause(step))


def _clause(step: JournalStep) -> str:
    if step.verb == "import_drafts":
        return ngettext("imported {count} person", "imported {count} people", step.many).format(
            count=step.many
        )
    if step.verb in _PEOPLE:
        return _told(_PEOPLE[step.verb], step, who=_who(step))
    name = step.names[0] if step.names else ""
    if step.verb in _STAGES:
        return _told(_STAGES[step.verb], step, name=stage_word(name))
    if step.verb in _OWN:
        return _told(_OWN[step.verb], step, name=name)
    if step.verb in _BOARDS:
        return _told(_BOARDS[step.verb], step, name=name or _("My board"))
    return step.verb


def _told(act: _Act, step: JournalStep, **names: str) -> str:
    if step.detail and act.detailed:
        return _(act.detailed).format(detail=act.word(step.detail), **names)
    return _(act.plain).format(**names)


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
