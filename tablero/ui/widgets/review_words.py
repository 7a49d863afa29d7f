"""What the review says of one name, in sentences. Pure."""

from __future__ import annotations

from tablero import words
from tablero.beats import decode_beats
from tablero.i18n import _, ngettext
from tablero.model import NextStep
from tablero.rules.talk import said_so_far
from tablero.rules.visits import open_ideas, skips
from tablero.ui.scene import Scene
from tablero.ui.visit import BadHour, Visit
from tablero.words import courtesy
from tablero.words.review import in_words

TOPICS = 3
"""Of how many topics it is said how often they were talked of."""

# --- what became of them, and what to mind ------------------------------------------------


def done_today(visit: Visit, scene: Scene) -> str:
    """What became of somebody whom the review is through with."""
    prospect, standing = visit.person.prospect, visit.standing
    step = prospect.step
    if visit.touched_today and standing.touches:
        told = _("touch #{number} today.").format(number=standing.touches)
    elif standing.answered_today:
        told = _("they answered today.")
    elif prospect.looked_on == scene.today:
        told = _("looked at today.")
    elif step is not None and step.on == scene.today and step.at is not None:
        return _("put to {moment}.").format(moment=words.step_moment(step, scene.today))
    else:
        told = _("no longer due today.")
    return f"{told} {_then(step, scene)}".rstrip()


def _then(step: NextStep | None, scene: Scene) -> str:
    if step is None or step.on is None or step.on < scene.today:
        return ""
    return _("Then: {step}.").format(step=words.step_line(step, scene.today))


def mind(visit: Visit) -> str:
    """The one word of caution, or nothing; at a bad hour, that."""
    parts = []
    if visit.caution is not None:
        parts.append(courtesy.caution(visit.caution, visit.person.prospect.name))
    if visit.bad_hour is not None:
        place = visit.person.prospect.city or visit.person.prospect.country
        parts.append(_hour(visit.bad_hour, place))
    return " ".join(parts)


def _hour(bad: BadHour, place: str) -> str:
    there = words.clock_hour(bad.there)
    if bad.good is None:
        return _("In {city} it is {hour}.").format(city=place, hour=there)
    good = words.clock_hour(bad.good)
    return _("In {city} it is {hour}. A good hour: from {good} here.").format(
        city=place, hour=there, good=good
    )


# --- the story and what is known ----------------------------------------------------------


def shares(visit: Visit) -> str:
    """'five of yours, none of theirs', empty before the first touch."""
    beats = decode_beats(visit.person.prospect.beats)
    theirs = sum(beat.direction != "out" for beat in beats)
    mine = visit.standing.touches
    if not beats:
        return ""
    if mine:
        told = ngettext("one of yours", "{count} of yours", mine).format(count=in_words(mine))
    else:
        told = _("none of yours")
    if not theirs:
        return _("{mine}, none of theirs").format(mine=told)
    return ngettext("{mine}, one of theirs", "{mine}, {count} of theirs", theirs).format(
        mine=told, count=in_words(theirs)
    )


def why(visit: Visit, key: str) -> str:
    """The value hypothesis, or how to write it."""
    written = visit.person.sheet.get("why", "")
    return written or _("not written yet ({key})").format(key=key)


def idea(visit: Visit) -> str:
    """The newest open idea, and how many more there are."""
    ideas = open_ideas(visit.person)
    if not ideas:
        return ""
    text = " ".join(ideas[0].text.split())
    if ideas[0].state != "idea":
        text = f"{text} ({words.idea_state(ideas[0].state)})"
    more = len(ideas) - 1
    if not more:
        return text
    return ngettext("{text}; and {count} more", "{text}; and {count} more", more).format(
        text=text, count=more
    )


def way_in(visit: Visit, scene: Scene) -> str:
    """Who could open another door; while none is needed, who gave their name."""
    bridge = visit.bridge
    if bridge is None:
        referrer = visit.person.prospect.referrer
        other = None if referrer is None else scene.prospect(referrer)
        return "" if other is None else _("{name} gave you their name").format(name=other.name)
    return courtesy.bridge(bridge)


def could(visit: Visit, scene: Scene) -> str:
    """'ask them something; so far two of value, one opinion', the best first."""
    if not visit.talks:
        return ""
    best = visit.talks[0]
    told = courtesy.talk(best, scene.today)
    if best.code == "date" and len(visit.talks) > 1:
        told = _("{one}, or {other}").format(
            one=told, other=courtesy.talk(visit.talks[1], scene.today)
        )
    said = [
        _("{count} on {topic}").format(count=in_words(count), topic=words.topic(topic))
        for topic, count in said_so_far(visit.person.prospect)[:TOPICS]
    ]
    if not said:
        return told
    return _("{told}; so far {topics}").format(told=told, topics=", ".join(said))


# --- what the review asks, in one line ----------------------------------------------------


def questions(visit: Visit, keys: dict[str, str]) -> list[str]:
    """One line each, never a dialog: the reflection, nurture after three skips, the idea."""
    asked = []
    if visit.asks_reflection and keys["review.reflect"]:
        asked.append(_reflection(visit, keys["review.reflect"]))
    if visit.offers_rest and keys["review.rest"]:
        asked.append(
            _(
                "Looked at {count} times in a row. {key} lets them rest in Nurture, or go on."
            ).format(count=in_words(skips(visit.person)), key=keys["review.rest"])
        )
    if visit.asks_idea and keys["card.idea"]:
        asked.append(
            _("Of your wall, the longest without a new idea: {key} writes one.").format(
                key=keys["card.idea"]
            )
        )
    return asked


def _reflection(visit: Visit, key: str) -> str:
    times = visit.standing.streak
    return ngettext(
        "No answer to {count} touch: what did you miss? {key}, or go on.",
        "No answer to {count} touches: what did you miss? {key}, or go on.",
        times,
    ).format(count=in_words(times), key=key)
