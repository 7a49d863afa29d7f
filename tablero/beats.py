"""Touches in the compact form a prospect carries: a day and four letters each.

The lowest floor but one: it knows only the words of `model`.
"""

from __future__ import annotations

from typing import NamedTuple

from tablero.model import CHANNELS, DIRECTIONS, RESULTS, TOPICS


class Beat(NamedTuple):
    """A touch reduced to what the rules read."""

    day: int
    """The local civil date as a proleptic ordinal."""
    direction: str
    channel: str
    topic: str
    """Empty where none was chosen (inbound touches have none)."""
    result: str

    @property
    def is_gesture(self) -> bool:
        """A personal sign of mine, which counts in nothing (F18)."""
        return self.direction == "out" and self.topic == "personal"


_DIRECTION_CODES = dict(zip("oib", DIRECTIONS, strict=True))
_CHANNEL_CODES = dict(zip("abcdefghij", CHANNELS, strict=True))
_TOPIC_CODES = dict(zip("-vorqpx", ("", *TOPICS), strict=True))
_RESULT_CODES = dict(zip("abcdefghi", RESULTS, strict=True))
DIRECTION_LETTER = {name: code for code, name in _DIRECTION_CODES.items()}
CHANNEL_LETTER = {name: code for code, name in _CHANNEL_CODES.items()}
TOPIC_LETTER = {name: code for code, name in _TOPIC_CODES.items()}
RESULT_LETTER = {name: code for code, name in _RESULT_CODES.items()}


def encode_beat(day: int, direction: str, channel: str, topic: str, result: str) -> str:
    """One touch as `738000oava`: the day's ordinal and four letters."""
    return (
        f"{day}{DIRECTION_LETTER[direction]}{CHANNEL_LETTER[channel]}"
        f"{TOPIC_LETTER[topic]}{RESULT_LETTER[result]}"
    )


def decode_beats(code: str) -> list[Beat]:
    """The touches of a prospect's `beats`, oldest first."""
    return [
        Beat(
            int(word[:-4]),
            _DIRECTION_CODES[word[-4]],
            _CHANNEL_CODES[word[-3]],
            _TOPIC_CODES[word[-2]],
            _RESULT_CODES[word[-1]],
        )
        for word in code.split()
    ]
