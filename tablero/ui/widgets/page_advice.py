"""What the rules say of a person now: badge, rhythm, playbook, cautions, what to talk about."""

from __future__ import annotations

from collections.abc import Iterator

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Prospect
from tablero.person import Person
from tablero.rules.courtesy import Needle, before_touch, is_monologue, is_two_way, needle
from tablero.rules.playbook import advice
from tablero.rules.talk import talk_about
from tablero.ui.scene import Scene
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.page_lines import fact
from tablero.ui.widgets.paint import Line
from tablero.ui.widgets.pane import Row
from tablero.words import courtesy
from tablero.words.playbook import advice as advice_words

SCALE = 200
"""Per cent of the planned gap at the end of the needle's scale."""
CELLS = 12
TALKS = 3
"""Things to talk about that are shown; a list of all would be no help."""


def their_hour(prospect: Prospect, scene: Scene) -> str:
    """'It is 1:10 there; good from 17:00 here.' Empty where they live by the same clock."""
    # The time zones are read only where a page is open.
    from tablero.rules import hours

    now = scene.now
    other = None if now is None else hours.other_clock(prospect.city, prospect.country, now)
    if now is None or other is None:
        return ""
    zone, there = other
    hour = words.clock_hour(there)
    good = hours.good_from(zone, now, scene.discipline.hours)
    if good is None:
        return _("It is {hour} there.").format(hour=hour)
    return _("It is {hour} there; good from {good} here.").format(
        hour=hour, good=words.clock_hour(good)
    )


def advice_facts(person: Person, scene: Scene) -> Iterator[tuple[str, Line | str]]:
    """One-way or two-way, the needle, and what goes with their source and stage."""
    prospect = person.prospect
    yield from _badge(person, scene)
    standing = scene.standing(prospect.id)
    found = needle(prospect, standing, scene.today, scene.numbers, scene.discipline)
    if found is not None:
        yield _("Rhythm"), needle_line(found, scene)
        rival = person.sheet.get("competitor", "")
        if found.side == "little" and rival:
            yield "", _("they also have near: {rival}").format(rival=" ".join(rival.split()))
    stage = None if prospect.stage is None else scene.snapshot.stage(prospect.stage)
    if stage is not None and not stage.is_exit:
        yield _("Advice"), _advice(prospect, stage.key, scene)


def _badge(person: Person, scene: Scene) -> Iterator[tuple[str, Line]]:
    """Arrows and words (F11)."""
    standing, glyphs = scene.standing(person.prospect.id), scene.glyphs
    if standing.turn == "none":
        return
    if is_monologue(standing, scene.discipline):
        text = ngettext(
            "one-way: {count} touch of yours in a row",
            "one-way: {count} touches of yours in a row",
            standing.streak,
        ).format(count=standing.streak)
        yield _("Talk"), ((f"{glyphs.outbound * 3} ", "text"), (text, "text"))
    elif is_two_way(person.prospect):
        arrows: Line = ((f"{glyphs.inbound}", "theirs"), (f"{glyphs.outbound} ", "text"))
        yield _("Talk"), (*arrows, (_("two-way"), "text"))


def needle_line(found: Needle, scene: Scene) -> Line:
    """`much ···[·●··]··· little`, and in words which of them it is (F13)."""
    sides = {"much": _("too much"), "right": _("about right"), "little": _("too little")}
    low, high = scene.discipline.needle
    return (
        (_("much"), "muted"),
        (f" {needle_scale(found, low, high, scene.glyphs)} ", "text"),
        (_("little"), "muted"),
        (f"   {sides[found.side]}", "name"),
    )


def needle_scale(found: Needle, low: int, high: int, glyphs: Glyphs) -> str:
    """The scale with its brackets around what is right, and the needle in it."""
    start, end = (round(min(edge, SCALE) * CELLS / SCALE) for edge in (low, high))
    # What is called right stands inside the brackets, also where only I may be quick.
    first, last = {"much": (0, start), "right": (start, end), "little": (end, CELLS)}[found.side]
    place = min(found.per_cent, SCALE) * CELLS // SCALE
    place = max(first, min(place, last - 1)) if last > first else min(first, CELLS - 1)
    cells = [glyphs.answered if n == place else glyphs.dot for n in range(CELLS)]
    return "".join((*cells[:start], "[", *cells[start:end], "]", *cells[end:]))


def _advice(prospect: Prospect, stage_key: str, scene: Scene) -> str:
    found = advice(prospect.source, stage_key, scene.discipline)
    told = advice_words(found.code)
    if found.respond is None or prospect.beats:
        return told
    within = ngettext(
        "First touch within {count} day.", "First touch within {count} days.", found.respond
    )
    return f"{told} {within.format(count=found.respond)}"


def caution_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    """All that speaks against one more touch today, one a line, the strongest first.

    Of whom is closed nothing is expected; there, what they asked not to get still counts.
    """
    standing = scene.standing(person.prospect.id)
    label = _("Careful")
    for found in before_touch(person, standing, scene.today, scene.discipline):
        if standing.turn == "none" and not found.code.startswith("opt_out"):
            continue
        ink = "alarm" if found.code == "opt_out" else "text"
        yield from fact(label, courtesy.caution(found, person.prospect.name), width, None, ink)
        label = ""


def talk_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    """What one could talk about today with whom is not closed."""
    if scene.standing(person.prospect.id).turn == "none":
        return
    label = _("You could")
    for talk in talk_about(person, scene.today, scene.discipline)[:TALKS]:
        yield from fact(label, courtesy.talk(talk, scene.today), width)
        label = ""
