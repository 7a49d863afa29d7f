"""The stopwatch of the benchmarks: an answer is whole, and one that is missing is said to be."""

from __future__ import annotations

import os
import sys

import pytest

from benchmarks.stopwatch import NoAnswer, Stopwatch

READ = "import os, time\nimport tty; tty.setraw(0)\nprint('READY', flush=True)\n"
SLOW_SECOND_FRAME = """
while True:
    os.read(0, 1); print('at once', flush=True)
    end = time.process_time() + 0.2
    while time.process_time() < end: pass
    print('after thinking', flush=True)
"""
SILENT = "os.read(0, 1); time.sleep(60)"
ECHO = "while True: print('<' + os.read(0, 1).decode() + '>', end='', flush=True)"
ENDS = "os.read(0, 1); print('no such file', flush=True); raise SystemExit(1)"


def program(source: str) -> Stopwatch:
    return Stopwatch([sys.executable, "-c", READ + source], dict(os.environ))


def test_an_answer_lasts_until_its_last_frame_however_long_that_is_thought_about() -> None:
    with program(SLOW_SECOND_FRAME) as app:
        app.until("READY")
        app.settle()
        answer = app.press("x")
    assert "after thinking" in answer.text
    assert answer.ms >= 200


def test_a_key_that_does_nothing_is_no_quick_key() -> None:
    with program(SILENT) as app:
        app.until("READY")
        app.settle()
        with pytest.raises(NoAnswer, match="was not answered"):
            app.press("x", patience=0.3)


def test_an_answer_that_does_not_show_what_it_should_is_none() -> None:
    with program(ECHO) as app:
        app.until("READY")
        app.settle()
        assert app.press("a", "<a>").size == 3
        with pytest.raises(NoAnswer, match="<c>"):
            app.press("b", "<c>", patience=0.3)


def test_a_held_key_is_pressed_as_often_as_said() -> None:
    with program(ECHO) as app:
        app.until("READY")
        app.settle()
        assert app.hold("j", 20, 200, "(<j>){20}$") < 1000


def test_a_program_that_ends_is_quoted() -> None:
    with program(ENDS) as app:
        app.until("READY")
        with pytest.raises(NoAnswer, match="no such file"):
            app.press("x")


def test_nothing_of_a_program_is_left_behind() -> None:
    with program(SILENT) as app:
        app.until("READY")
        pid = app._pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
