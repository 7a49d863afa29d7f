"""The benchmarks from end to end, on a small board: every key still does what they expect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import stopwatch
from benchmarks.__main__ import main
from benchmarks.measures import MEASURES

LARGE_ONLY = {"held", "import", "preview", "import in app", "import key"}
"""What a board of fifty is too small for."""


def test_a_run_measures_everything_and_writes_it_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stopwatch, "QUIET", 0.01)
    arguments = ["--sizes", "50", "--rounds", "1", "--no-peer", "--out", str(tmp_path)]
    assert main(arguments) == 0, capsys.readouterr().err
    page = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    for measure in MEASURES:
        found = re.search(rf"^\| {re.escape(measure.title)}, .* \| [\d.,]+ / ", page, re.MULTILINE)
        assert bool(found) == (measure.what not in LARGE_ONLY), measure
    assert "tablero" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert str(Path.home()) not in page
