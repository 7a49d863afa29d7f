"""What courtesy has to say of a touch or a move (F9 to F13, F22, F23; seeds 000, 003, 004).

Everything here warns and proposes; that a total opt-out stops a touch is for whoever asks.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tablero.beats import Beat, decode_beats
from tablero.discipline import Discipline
from tablero.model import CALLS, FollowUp, Prospect, Stage, Standing
from tablero.person import Person
from tablero.rules.follow_up import gap_after, is_planned, last_heard

CAUTIONS = (
    "opt_out",
    "opt_out_channel",
    "opt_out_sales",
    "same_channel",
    "too_soon",
    "too_many",
    "another_call",
    "monologue",
    "topic_red",
    "topic",
    "hypothesis",
    "one_way_move",
    "listening_move",
)
"""What can be said, the strongest first (DOMAIN, amendments). `another_call` is the first
hint of `same_channel`: a call nobody takes is felt sooner than a letter nobody answers."""

_RECENT = 3
"""Touches among which one of theirs makes it a dialogue (F11)."""


class Caution(NamedTuple):
    """One rule that has something to say."""

    code: str
    """One of CAUTIONS."""
    number: int
    """How many: touches in a row, days, what is written of the sheet; 0 where none counts."""
    channel: str = ""
    """The channel it is about, or nothing."""
    limit: int = 0
    """The number of the rule itself, a setting: how many at most, or at least."""
    days: int = 0
    """For too_many: within how many days they are counted."""


class Needle(NamedTuple):
    """Between too much and too little (F13)."""

    per_cent: int
    """The days of silence in hundredths of the planned gap."""
    side: str
    """much, right or little."""


class Spoken(NamedTuple):
    """A counted touch of mine since their last word; those of one day and channel are one."""

    day: int
    """The local day as an ordinal."""
    channel: str
    topic: str
    """The last topic that was not the product, else the product."""


def after_touch(
    person: Person, standing: Standing, today: date, discipline: Discipline
) -> list[Caution]:
    """What to say once a touch is logged (it is in `person`), the strongest first.

    After a word of theirs there is nothing to say; after a gesture only what they asked not
    to get.
    """
    mine = silence(person.prospect)
    beats = decode_beats(person.prospect.beats)
    if not beats or beats[-1].direction != "out":
        return []
    found = _asked_not_to(person, beats[-1])
    if beats[-1].is_gesture:
        return found
    run = _run(mine)
    if run >= discipline.channel_run:
        found.append(_same_channel(mine, run, discipline))
    if len(mine) > 1 and mine[-1].day - mine[-2].day < discipline.breath:
        found.append(_too_soon(mine[-1].day - mine[-2].day, discipline))
    many = _this_month(mine, beats, today, discipline)
    if many > discipline.month_touches:
        found.append(_too_many(many, discipline))
    found += _another_call(mine, run, discipline)
    found += _of_the_talk(standing, mine, discipline)
    if len(mine) == 1 and _ways_out(beats) == 1 and not person.sheet.get("why"):
        found.append(Caution("hypothesis", 0))
    return found


def before_touch(
    person: Person,
    standing: Standing,
    today: date,
    discipline: Discipline,
    channel: str = "",
) -> list[Caution]:
    """What stands against one more touch of mine today, the strongest first.

    With a channel, on that channel; without one, whatever could be said on any. Gestures of
    mine change nothing in it (F18).
    """
    prospect = person.prospect
    mine, beats = silence(prospect), decode_beats(prospect.beats)
    found = _opted_out(person, channel)
    run = _run(mine)
    if run >= discipline.channel_run and channel in ("", mine[-1].channel):
        found.append(_same_channel(mine, run, discipline))
    if mine and 0 <= today.toordinal() - mine[-1].day < discipline.breath:
        found.append(_too_soon(today.toordinal() - mine[-1].day, discipline))
    many = _this_month(mine, beats, today, discipline)
    if many >= discipline.month_touches:
        found.append(_too_many(many, discipline))
    found += _of_the_talk(standing, mine, discipline)
    if not _ways_out(beats) and not person.sheet.get("why"):
        found.append(Caution("hypothesis", 0))
    return found


def after_move(
    person: Person, standing: Standing, stage: Stage, discipline: Discipline
) -> list[Caution]:
    """What to say once somebody is in that stage: still one-way (F11), not listened to (F22)."""
    if stage.key == "conversation" and not last_heard(person.prospect.beats):
        return [Caution("one_way_move", standing.touches)]
    if stage.key == "proposal" and person.listened < discipline.listened:
        return [Caution("listening_move", person.listened, limit=discipline.listened)]
    return []


def is_two_way(prospect: Prospect) -> bool:
    """Whether one of the last three touches is theirs (F11); gestures of mine are none."""
    recent = [beat for beat in decode_beats(prospect.beats) if not beat.is_gesture][-_RECENT:]
    return any(beat.direction != "out" for beat in recent)


def is_monologue(standing: Standing, discipline: Discipline) -> bool:
    """Whether only I have spoken for a while (F11)."""
    return standing.streak >= discipline.monologue


def needle(
    prospect: Prospect,
    standing: Standing,
    today: date,
    numbers: FollowUp,
    discipline: Discipline,
) -> Needle | None:
    """Whether it is too much or too little by now (F13); None before the first touch of mine,
    in exits and after a total opt-out.

    The planned gap is the cadence's, or until the planned day where that is later. It is too
    much only where I wrote last: who answers them quickly chases nobody.
    """
    if not standing.touches or standing.turn == "none" or prospect.opt_out == "total":
        return None
    gap = max(1, gap_after(standing.touches, numbers, prospect.period))
    step = prospect.step
    if step is not None and step.on is not None and is_planned(prospect, today):
        gap = max(gap, standing.days + (step.on - today).days)
    per_cent = standing.days * 100 // gap
    low, high = discipline.needle
    if per_cent > high:
        return Needle(per_cent, "little")
    much = per_cent < low and standing.turn == "theirs"
    return Needle(per_cent, "much" if much else "right")


def wants_no_sales(person: Person) -> bool:
    """Whether they asked for talk without sales (F10, seed 004)."""
    return person.prospect.opt_out == "sales" or any(
        row.level == "sales" for row in person.opt_outs
    )


def silence(prospect: Prospect) -> list[Spoken]:
    """My counted touches since their last word, oldest first: as many as the streak."""
    found: dict[tuple[int, str], Spoken] = {}
    for beat in decode_beats(prospect.beats):
        if beat.direction != "out":
            found.clear()
        elif not beat.is_gesture:
            key = beat.day, beat.channel
            if key not in found or beat.topic != "product":
                found[key] = Spoken(*key, beat.topic)
    return list(found.values())


def _of_the_talk(standing: Standing, mine: list[Spoken], discipline: Discipline) -> list[Caution]:
    """Monologue and topic, which read the same before a touch and after it."""
    found: list[Caution] = []
    if is_monologue(standing, discipline):
        found.append(Caution("monologue", standing.streak, limit=discipline.monologue))
    product = _product_run(mine)
    if product >= discipline.product_run:
        found.append(Caution("topic_red", product, limit=discipline.product_run))
    elif product >= max(1, discipline.product_run - 1):
        found.append(Caution("topic", product, limit=discipline.product_run))
    return found


def _asked_not_to(person: Person, last: Beat) -> list[Caution]:
    """What they asked not to get and the last touch was."""
    return [
        caution
        for caution in _opted_out(person, last.channel)
        if caution.code != "opt_out_sales" or last.topic == "product"
    ]


def _opted_out(person: Person, channel: str) -> list[Caution]:
    """What they asked not to get on that channel, or on any."""
    prospect = person.prospect
    found = [Caution("opt_out", 0)] if prospect.opt_out == "total" else []
    found += [
        Caution("opt_out_channel", 0, blocked)
        for blocked in prospect.blocked
        if channel in ("", blocked)
    ]
    if wants_no_sales(person):
        found.append(Caution("opt_out_sales", 0))
    return found


def _same_channel(mine: list[Spoken], run: int, discipline: Discipline) -> Caution:
    return Caution("same_channel", run, mine[-1].channel, discipline.channel_run)


def _too_soon(days: int, discipline: Discipline) -> Caution:
    return Caution("too_soon", days, limit=discipline.breath)


def _too_many(many: int, discipline: Discipline) -> Caution:
    return Caution("too_many", many, "", discipline.month_touches, discipline.month_days)


def _run(mine: list[Spoken]) -> int:
    """G1: how many of the last ones in a row were on one channel."""
    run = 0
    for spoken in reversed(mine):
        if spoken.channel != mine[-1].channel:
            break
        run += 1
    return run


def _product_run(mine: list[Spoken]) -> int:
    run = 0
    for spoken in reversed(mine):
        if spoken.topic != "product":
            break
        run += 1
    return run


def _this_month(mine: list[Spoken], beats: list[Beat], today: date, discipline: Discipline) -> int:
    """G3: mine in the last days of the window; 0 where they spoke in it."""
    start = today.toordinal() - discipline.month_days
    if any(beat.day > start for beat in beats if beat.direction != "out"):
        return 0
    return sum(spoken.day > start for spoken in mine)


def _another_call(mine: list[Spoken], run: int, discipline: Discipline) -> list[Caution]:
    if not mine or mine[-1].channel not in CALLS or run >= discipline.channel_run:
        return []
    channel = mine[-1].channel
    calls = sum(spoken.channel == channel for spoken in mine)
    if calls < 2:
        return []
    return [Caution("another_call", calls, channel, discipline.channel_run)]


def _ways_out(beats: list[Beat]) -> int:
    """On how many days and channels I wrote or called without their taking part."""
    out = {(b.day, b.channel) for b in beats if b.direction == "out" and not b.is_gesture}
    return len(out)
