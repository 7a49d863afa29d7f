"""The words of the glossary (DOMAIN 5) for the codes of `model`. A code unknown here is shown."""

from __future__ import annotations

from collections.abc import Mapping

from tablero.i18n import N_, _
from tablero.model import BoardName, Stage

_STAGES = {
    "to_contact": N_("To contact"),
    "first_contact": N_("First contact"),
    "conversation": N_("Conversation"),
    "proposal": N_("Proposal"),
    "negotiation": N_("Negotiation"),
    "client": N_("Client"),
    "nurture": N_("Nurture"),
    "not_a_fit": N_("Not a fit"),
    "do_not_contact": N_("Do not contact"),
}
_STAGE_KINDS = {
    "open": N_("open"),
    "client": N_("clients"),
    "nurture": N_("nurture"),
    "exit": N_("exit"),
}
_CHANNELS = {
    "email": N_("email"),
    "linkedin": "LinkedIn",
    "whatsapp": "WhatsApp",
    "phone": N_("phone"),
    "video": N_("video"),
    "meeting": N_("meeting"),
    "event": N_("event"),
    "visit": N_("visit"),
    "web": N_("web"),
    "other": N_("other"),
}
_TOPICS = {
    "value": N_("value"),
    "opinion": N_("opinion"),
    "resource": N_("resource"),
    "question": N_("question"),
    "product": N_("product"),
    "personal": N_("gesture"),
}
_RESULTS = {
    "none": N_("no answer"),
    "seen": N_("seen"),
    "replied": N_("answered"),
    "referred": N_("referred me on"),
    "meeting": N_("meeting agreed"),
    "objection": N_("objection"),
    "yes": N_("said yes"),
    "no": N_("said no"),
    "opt_out": N_("opted out"),
}
_DIRECTIONS = {"out": N_("mine"), "in": N_("theirs"), "both": N_("both")}
_SOURCES = {
    "referral": N_("referral"),
    "web": N_("web"),
    "store": N_("store"),
    "finder": N_("finder's fee"),
    "event": N_("event"),
    "content": N_("content"),
    "linkedin": "LinkedIn",
    "client": N_("a client"),
    "conference": N_("conference"),
}
_ENERGIES = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
_IDEA_STATES = {
    "idea": N_("idea"),
    "planned": N_("planned"),
    "tried": N_("tried"),
    "worked": N_("worked"),
}
_LINKS = {
    "referred": N_("gave me the name"),
    "closer": N_("can bring me closer"),
    "decides": N_("decides"),
    "influences": N_("has influence"),
}
_OPT_OUTS = {
    "sales": N_("no sales talk"),
    "channel": N_("not on this channel"),
    "total": N_("no contact at all"),
}
_FIELDS = {
    "name": N_("name"),
    "role": N_("role"),
    "company": N_("company"),
    "email": N_("email"),
    "phone": N_("phone"),
    "linkedin": "LinkedIn",
    "city": N_("city"),
    "country": N_("country"),
    "source": N_("source"),
    "tag": N_("tag"),
    "tags": N_("tags"),
    "cost": N_("cost"),
    "period": N_("days between touches"),
    "stage": N_("stage"),
    "board": N_("board"),
    "place": N_("place"),
    "note": N_("note"),
    "text": N_("text"),
    "idea": N_("idea"),
    "channel": N_("channel"),
    "direction": N_("direction"),
    "topic": N_("topic"),
    "result": N_("result"),
    "on": N_("date"),
    "minutes": N_("minutes"),
    "energy": N_("energy"),
    "kind": N_("kind"),
    "state": N_("state"),
    "exit": N_("exit"),
    "why": N_("reason"),
    "opt_out": N_("opt-out"),
    "level": N_("opt-out"),
    "card_limit": N_("card limit"),
    "stall_days": N_("stall limit"),
    "author": N_("author"),
    "other": N_("other person"),
    "referrer": N_("gave you the name"),
    "field": N_("field"),
    "at": N_("hour"),
    "said": N_("text of what they said"),
    "reflection": N_("reflection"),
    "missed": N_("line on what you missed"),
    "should_not": N_("line on what you should not have done"),
    "cause": N_("cause"),
    "needs": N_("line on what they need"),
    "worries": N_("line on what worries them"),
    "manner": N_("line on how they are and buy"),
    "process": N_("line on how they decide"),
    "decider": N_("line on who decides"),
    "interests": N_("line on their interests"),
    "competitor": N_("line on who else is after them"),
}


def stage_name(stage: Stage) -> str:
    """The name its owner gave it, or the language's word for its key."""
    return stage.name or stage_word(stage.key)


def stage_word(key: str) -> str:
    return _word(_STAGES, key)


def board_name(board: BoardName) -> str:
    return board.name or _("My board")


def stage_kind(kind: str) -> str:
    return _word(_STAGE_KINDS, kind)


def channel(code: str) -> str:
    return _word(_CHANNELS, code)


def topic(code: str) -> str:
    return _word(_TOPICS, code)


def result(code: str) -> str:
    return _word(_RESULTS, code)


def direction(code: str) -> str:
    return _word(_DIRECTIONS, code)


def source(text: str) -> str:
    """The word for one of SOURCES; a source in a person's own words stays."""
    return _word(_SOURCES, text)


def energy(code: str) -> str:
    return _word(_ENERGIES, code)


def effort(minutes: int | None, level: str) -> str:
    """'15 min, low energy'; empty where neither is said."""
    time = _("{count} min").format(count=minutes) if minutes else ""
    power = _("{energy} energy").format(energy=energy(level)) if level else ""
    return ", ".join(part for part in (time, power) if part)


def idea_state(code: str) -> str:
    return _word(_IDEA_STATES, code)


def link_kind(code: str) -> str:
    return _word(_LINKS, code)


def opt_out(level: str) -> str:
    return _word(_OPT_OUTS, level)


def field_name(code: str) -> str:
    return _word(_FIELDS, code)


def _word(words: Mapping[str, str], code: str) -> str:
    return _(words[code]) if code in words else code
