"""The end of the review in words, in both languages' plurals."""

from __future__ import annotations

import pytest

from tablero import i18n
from tablero.model import CHANNELS
from tablero.words.day_done import finished, sent


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.set_language("en")


def test_people_and_minutes_are_told() -> None:
    assert finished(9, 31) == "Done: nine people in 31 minutes."
    assert finished(1, 1) == "Done: one person in 1 minute."


@pytest.mark.parametrize("minutes", [None, 0, -3, 181, 600])
def test_a_review_spread_over_the_day_tells_no_minutes(minutes: int | None) -> None:
    assert finished(9, minutes) == "Done: nine people."
    assert finished(1, minutes) == "Done: one person."


def test_a_day_without_anybody_is_said_kindly() -> None:
    assert finished(0, None) == "Nobody is waiting for you today."


def test_every_channel_has_its_count() -> None:
    assert sent("email", 4) == "4 emails"
    assert sent("phone", 1) == "1 call"
    assert len({sent(channel, 2) for channel in CHANNELS}) == len(CHANNELS)
