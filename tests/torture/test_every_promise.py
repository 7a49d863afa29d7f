"""A short form of `make torture`: each promise holds, and is seen broken without its guard."""

from __future__ import annotations

from pathlib import Path

import pytest

from torture.trial import Trial, every_trial

TRIALS = list(every_trial())
UNGUARDED = [trial for trial in TRIALS if trial.unguarded]


def named(trial: Trial) -> str:
    return f"{trial.row} {trial.promise}"


@pytest.mark.parametrize("trial", TRIALS, ids=named)
def test_a_promise_is_kept(trial: Trial, tmp_path: Path) -> None:
    tally = trial.run(tmp_path, trial.few)
    assert tally.times >= trial.few
    assert tally.lost == 0, tally.told


@pytest.mark.parametrize("trial", UNGUARDED, ids=named)
def test_the_trial_sees_that_its_guard_is_gone(trial: Trial, tmp_path: Path) -> None:
    assert trial.unguarded is not None
    assert trial.unguarded(tmp_path, trial.few).lost > 0
