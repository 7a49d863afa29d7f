"""What the next touch is likely to be, and what the cadence plans after it (DOMAIN 1.0, F12)."""

from __future__ import annotations

from datetime import date

from tablero.beats import Beat, decode_beats, encode_beat
from tablero.model import LIVE_CHANNELS, TOPICS, FollowUp, NextStep, Prospect, Stage
from tablero.rules.follow_up import gap_after, judge, next_day

ANSWERED = frozenset({"replied", "referred", "meeting", "objection", "yes", "no", "opt_out"})
"""Results that need the other one to have spoken."""


def likely_channel(prospect: Prospect) -> str:
    """The channel of the next step, else that of the last touch of mine, else email."""
    if prospect.step is not None and prospect.step.channel:
        return prospect.step.channel
    mine = _outbound(prospect)
    return mine[-1].channel if mine else "email"


def likely_topic(prospect: Prospect, channel: str) -> str:
    """What was talked of least; on a live channel one asks (DOMAIN F12)."""
    if channel in LIVE_CHANNELS:
        return "question"
    said = [beat.topic for beat in _outbound(prospect)]
    return min(TOPICS[:4], key=said.count)


def direction_of(channel: str, result: str) -> str:
    """A call or a meeting with any answer goes both ways; everything else is mine alone."""
    return "both" if channel in LIVE_CHANNELS and result in ANSWERED else "out"


def answer_direction(channel: str) -> str:
    """Their answer: on a live channel both spoke."""
    return "both" if channel in LIVE_CHANNELS else "in"


def touches_with(prospect: Prospect, channel: str, topic: str, on: date, numbers: FollowUp) -> int:
    """What n becomes with one more touch of mine on that day."""
    beat = encode_beat(on.toordinal(), "out", channel, topic, "none")
    beats = sorted([*prospect.beats.split(), beat], key=lambda word: int(word[:-4]))
    return judge(prospect._replace(beats=" ".join(beats)), None, on, numbers).touches


def step_after(
    prospect: Prospect,
    stage: Stage | None,
    channel: str,
    topic: str,
    on: date,
    today: date,
    numbers: FollowUp,
) -> NextStep | None:
    """The step that a touch of mine on that day plans by the cadence, or None.

    A gesture plans nothing, nor does a touch older than the last; a step planned for after
    today stays. The words of a step without a day stay with it.
    """
    step = prospect.step
    if topic == "personal" or _is_closed(prospect, stage):
        return None
    if step is not None and step.on is not None and step.on > today:
        return None
    beats = decode_beats(prospect.beats)
    if beats and beats[-1].day > on.toordinal():
        return None
    touches = touches_with(prospect, channel, topic, on, numbers)
    day = max(next_day(on, gap_after(touches, numbers, prospect.period)), next_day(today, 1))
    if step is not None and step.on is None:
        return NextStep(step.text, day, step.channel, step.minutes, step.energy)
    return NextStep("", day)


def _is_closed(prospect: Prospect, stage: Stage | None) -> bool:
    return prospect.archived or prospect.opt_out == "total" or bool(stage and stage.is_exit)


def _outbound(prospect: Prospect) -> list[Beat]:
    return [beat for beat in decode_beats(prospect.beats) if beat.direction != "in"]
