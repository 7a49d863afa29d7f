"""A short form of `make torture`: each promise holds. That each trial sees its guard gone is shown
there, and here for one that is quick."""

from __future__ import annotations

from pathlib import Path

import pytest

from torture.trial import Trial, every_trial

TRIALS = list(every_trial())
QUICK = next(trial for trial in TRIALS if trial.row == 6)


def named(trial: Trial) -> str:
    return f"{trial.row} {trial.promise}"


@pytest.mark.parametrize("trial", TRIALS, ids=named)
def test_a_promise_is_kept(trial: Trial, tmp_path: Path) -> None:
    tally = trial.run(tmp_path, trial.few)
    assert tally.times >= trial.few
    assert tally.lost == 0, tally.told


def test_a_trial_sees_that_its_guard_is_gone(tmp_path: Path) -> None:
    assert QUICK.unguarded is not None
    assert QUICK.unguarded(tmp_path, QUICK.few).lost > 0


def test_every_promise_of_writing_and_opening_is_tried_without_its_guard() -> None:
    tried = {trial.row for trial in TRIALS if trial.unguarded}
    assert tried >= set(range(1, 9))
