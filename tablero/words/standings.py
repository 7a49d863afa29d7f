"""How somebody stands, in words."""

from __future__ import annotations

from tablero.i18n import N_, _
from tablero.model import Stage, Standing
from tablero.words.terms import stage_word

_ZONES = {
    "give_up": N_("give-up zone"),
    "threshold": N_("threshold"),
    "conversation": N_("conversation zone"),
    "change": N_("time for another way"),
}
_FRESHNESS = {
    "fresh": N_("fresh"),
    "cooling": N_("cooling"),
    "stalled": N_("stalled"),
    "frozen": N_("frozen"),
}
_TURNS = {"yours": N_("your turn"), "theirs": N_("their turn")}


def zone(code: str) -> str:
    """Empty before the first touch."""
    return _(_ZONES.get(code, ""))


def freshness(code: str | None) -> str:
    """Empty where nothing grows old."""
    return _(_FRESHNESS.get(code or "", ""))


def turn(code: str) -> str:
    """Empty in the exits."""
    return _(_TURNS.get(code, ""))


def said(standing: Standing) -> str:
    """The last that happened: 'no answer', 'seen twice', 'answered', 'we talked'."""
    if standing.answered_today:
        return _("answered today")
    match standing.tag:
        case "theirs":
            return _("answered") if standing.touches else _("wrote first")
        case "talked":
            return _("we talked")
        case "seen":
            return _seen(standing.seen_streak)
        case "none":
            return _("no answer")
    return _("not contacted yet")


def said_of(standing: Standing) -> str:
    """The same with the touch before it, as on the wall: '#3 no answer'."""
    return f"#{standing.touches} {said(standing)}" if standing.touches else said(standing)


def proposal_of(standing: Standing, stage: Stage) -> str:
    """Why the wall proposes somebody: 'proposal, no answer, #3'."""
    # A stage's own name is somebody's text and keeps its capitals.
    where = stage.name or stage_word(stage.key).lower()
    if standing.tag == "none":
        return _("{stage}, no answer, #{touches}").format(stage=where, touches=standing.touches)
    return _("{stage}, {said}, #{touches}").format(
        stage=where, said=said(standing), touches=standing.touches
    )


def _seen(times: int) -> str:
    if times < 2:
        return _("seen")
    return _("seen twice") if times == 2 else _("seen {count} times").format(count=times)
