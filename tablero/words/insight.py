"""The figures in words: facts, and what might be done; never a reproach.

Read by the figures page, `tablero stats` and the end of the review, so no start pays for them.
"""

from __future__ import annotations

from typing import NamedTuple

from tablero.discipline import Discipline
from tablero.i18n import N_, _, language, ngettext
from tablero.rules.insight import (
    Answered,
    AtRisk,
    AtTouch,
    Conversion,
    Curve,
    Journey,
    Pace,
    Today,
    Week,
)
from tablero.words.figures import money, number
from tablero.words.terms import source

_INITIATIVES = {
    "theirs": N_("they came to you"),
    "third": N_("through somebody"),
    "mine": N_("you began"),
}


class Fact(NamedTuple):
    """A sentence, what might be done about it, and whom it is about (ids)."""

    text: str
    advice: str = ""
    people: tuple[int, ...] = ()


# --- numbers -----------------------------------------------------------------------------


def per_cent(value: float) -> str:
    """'47.5%' in English, '47,5 %' in Spanish; a round one without its zero."""
    rounded = round(value, 1)
    text = number(rounded, 0 if rounded == int(rounded) else 1)
    return f"{text} %" if language() == "es" else f"{text}%"


def part(some: int, whole: int) -> str:
    """'9 of 12'."""
    return _("{some} of {whole}").format(some=some, whole=whole)


def median_days(days: float) -> str:
    """'4 days', '4.5 days'."""
    text = number(days, 0 if days == int(days) else 1)
    # Two and a half are many in both languages.
    count = int(days) if days == int(days) else 2
    return ngettext("{count} day", "{count} days", count).format(count=text)


# --- conversion (F19) --------------------------------------------------------------------


def conversion(line: Conversion) -> str:
    """'57% of your touches are answered (90 days). Yesterday, 56.6%.'"""
    today, yesterday = line.today.per_cent, line.yesterday.per_cent
    if today is None:
        return _too_few(line)
    said = ngettext(
        "{share} of your touches are answered ({days} day).",
        "{share} of your touches are answered ({days} days).",
        line.days,
    ).format(share=per_cent(today), days=line.days)
    if yesterday is None:
        return said
    before = _("Yesterday, {share}.").format(share=per_cent(yesterday))
    return _("{today} {yesterday}").format(today=said, yesterday=before)


def _too_few(line: Conversion) -> str:
    missing = line.needed - line.today.touches
    return ngettext(
        "Too few data yet: {count} more touch and there is a share to show.",
        "Too few data yet: {count} more touches and there is a share to show.",
        missing,
    ).format(count=missing)


def conversion_span(line: Conversion) -> str:
    """'29 of 61 touches; in these 90 days between 31% and 48%.' Or what it will be."""
    shares = [point.per_cent for point in line.line if point.per_cent is not None]
    if line.today.per_cent is None or not shares:
        return _("A touch counts as answered when they write, or you talk, before your next one.")
    return _("{part} touches; over these days between {low} and {high}.").format(
        part=part(line.today.answered, line.today.touches),
        low=per_cent(min(shares)),
        high=per_cent(max(shares)),
    )


# --- today (F11, F20) --------------------------------------------------------------------


def touches_today(today: Today) -> str:
    """'2 of 5'; at weekends no goal."""
    if today.goal is None:
        return _("{count}; weekends ask for none").format(count=today.touches)
    return part(today.touches, today.goal)


def streak(today: Today) -> str:
    """'6 workdays in a row'; empty below two, which are no streak."""
    if today.streak < 2:
        return ""
    return ngettext("{count} workday in a row", "{count} workdays in a row", today.streak).format(
        count=today.streak
    )


def two_way(today: Today) -> str:
    """'10 of 17 people'; empty where nobody is being followed up."""
    if not today.active:
        return ""
    return ngettext("{some} of {whole} person", "{some} of {whole} people", today.active).format(
        some=today.two_way, whole=today.active
    )


# --- the week (S13) ----------------------------------------------------------------------


def week(found: Week) -> list[Fact]:
    """The four counters, each a fact; only where there is something, what might be done."""
    return [_without_step(found), _put_off(found), _reviews(found), _off_wall(found)]


def _without_step(found: Week) -> Fact:
    count = len(found.without_step)
    if not count:
        return Fact(_("Everybody you follow up has a next step."))
    text = ngettext(
        "{count} person has no next step.", "{count} people have no next step.", count
    ).format(count=count)
    return Fact(text, _("The review visits them; a day is enough."), found.without_step)


def _put_off(found: Week) -> Fact:
    count = len(found.put_off)
    if not count:
        return Fact(_("No step has been put off {times} times.").format(times=found.times))
    text = ngettext(
        "{count} step was put off {times} times or more.",
        "{count} steps were put off {times} times or more.",
        count,
    ).format(count=count, times=found.times)
    return Fact(text, _("A smaller step may come easier."), found.put_off)


def _reviews(found: Week) -> Fact:
    if not found.workdays:
        return Fact(_("The reviews of the week will be counted here."))
    if not found.unreviewed:
        return Fact(_("Every workday of the week had its review."))
    text = ngettext(
        "{some} of the last {count} workday had its review.",
        "{some} of the last {count} workdays had their review.",
        found.workdays,
    ).format(some=found.workdays - found.unreviewed, count=found.workdays)
    return Fact(text, _("A short one counts as well."))


def _off_wall(found: Week) -> Fact:
    count = len(found.off_wall)
    if not count:
        return Fact(_("Whoever stalled is on your wall."))
    text = ngettext(
        "{count} person has stalled and is not on the wall.",
        "{count} people have stalled and are not on the wall.",
        count,
    ).format(count=count)
    return Fact(text, _("The wall has seven lines for whom you choose."), found.off_wall)


# --- money (F21) -------------------------------------------------------------------------


def at_risk(found: AtRisk) -> list[Fact]:
    """What may be lost, and with whom; one sentence where nothing is."""
    facts = []
    untouched, closed = len(found.untouched), len(found.closed_early)
    if not untouched and not closed:
        return [Fact(_("What you paid for people is in good hands."))]
    if untouched:
        text = ngettext(
            "{count} person waits for a first touch beyond the stage's limit.",
            "{count} people wait for a first touch beyond the stage's limit.",
            untouched,
        ).format(count=untouched)
        facts.append(Fact(text, people=found.untouched))
    if closed:
        text = ngettext(
            "{count} person was closed early, without a no.",
            "{count} people were closed early, without a no.",
            closed,
        ).format(count=closed)
        facts.append(Fact(text, people=found.closed_early))
    return facts


def risk(found: AtRisk) -> str:
    """'€42 at risk'."""
    return _("{money} at risk").format(money=money(found.cents))


# --- the curve (F19) ---------------------------------------------------------------------


def curve(found: Curve, discipline: Discipline) -> str:
    """Where one's own conversations begin, as a sentence."""
    if sum(point.reached for point in found.touches) < discipline.few_touches:
        return _("Too few data yet: your own curve grows with every touch.")
    best = max(found.touches, key=lambda point: (point.answered, -point.touch))
    if not best.answered:
        return _("Nobody has answered yet; your own curve begins with the first who does.")
    return _("Your conversations begin most often at touch #{touch}.").format(touch=best.touch)


def wrote_first(found: Curve) -> str:
    """Those who stand apart; empty where there is nobody."""
    if not found.wrote_first:
        return ""
    return ngettext(
        "{count} more wrote before any touch of yours.",
        "{count} more wrote before any touch of yours.",
        found.wrote_first,
    ).format(count=found.wrote_first)


def at_touch(point: AtTouch) -> str:
    """'10 of 18'; '0 of 7, 1 opt-out'; empty where nobody has got so far."""
    if not point.reached:
        return ""
    said = part(point.answered, point.reached)
    if not point.opted_out:
        return said
    return ngettext("{said}, {count} opt-out", "{said}, {count} opt-outs", point.opted_out).format(
        said=said, count=point.opted_out
    )


def rule(found: Curve) -> list[str]:
    """The method's zone in three short lines, as what it is."""
    start, end = found.zone
    return [
        _("Rozo's rule:"),
        _("touches {start} to {end}.").format(start=start, end=end),
        _("A rule, not a fact."),
    ]


# --- the way and where people came from (S5, S15) -----------------------------------------


def paces(found: Journey) -> list[str]:
    """From the first touch to a conversation, and to a client; what is not known is left out."""
    conversation = _("From the first touch to a conversation: {days} ({people}).")
    client = _("From the first touch to a client: {days} ({people}).")
    told = ((conversation, found.to_conversation), (client, found.to_client))
    return [_pace(text, pace.days, pace) for text, pace in told if pace.days is not None]


def _pace(text: str, days: float, pace: Pace) -> str:
    return text.format(days=median_days(days), people=people(pace.people))


def people(count: int) -> str:
    """'3 people'."""
    return ngettext("{count} person", "{count} people", count).format(count=count)


def clients(count: int) -> str:
    """'2 clients'."""
    return ngettext("{count} client", "{count} clients", count).format(count=count)


def source_name(name: str) -> str:
    return source(name) if name else _("no source")


def initiative(name: str) -> str:
    """'they came to you'."""
    return _(_INITIATIVES[name])


def share(answered: Answered) -> str:
    """The per cent, or nothing where there are too few."""
    return "" if answered.per_cent is None else per_cent(answered.per_cent)
