"""When closing somebody is early."""

from __future__ import annotations

from datetime import date

import pytest

from tablero.beats import encode_beat
from tablero.model import FollowUp, Prospect
from tablero.rules.closing import is_early
from tablero.rules.follow_up import judge

TODAY = date(2026, 11, 22)


def early(touches: int, result: str = "none", opt_out: str = "") -> bool:
    beats = [encode_beat(738000 + 10 * n, "out", "email", "value", "none") for n in range(touches)]
    if result != "none":
        beats.append(encode_beat(739000, "in", "email", "", result))
    base = Prospect(
        1, "Ana", "", "", 1, "", "", "", "", "", "", (), 0, None, opt_out, False, TODAY, False,
        None, None, False, " ".join(beats), None,
    )  # fmt: skip
    return is_early(base, judge(base, None, TODAY, FollowUp()), FollowUp())


@pytest.mark.parametrize("touches", [0, 1, 4])
def test_before_the_fifth_touch_closing_is_early(touches: int) -> None:
    assert early(touches)


def test_from_the_fifth_touch_on_it_is_not() -> None:
    assert not early(5)


@pytest.mark.parametrize("result", ["no", "opt_out"])
def test_after_a_no_of_theirs_it_is_not(result: str) -> None:
    assert not early(2, result)


def test_after_any_opt_out_it_is_not() -> None:
    assert not early(2, opt_out="sales")
