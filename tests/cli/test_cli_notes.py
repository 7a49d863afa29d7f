"""Notes that are piped in."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import Call


def piped(text: bytes, *argv: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tablero", *argv],
        input=text,
        capture_output=True,
        env=dict(os.environ),
        check=False,
    )


def test_a_note_of_many_lines_is_read_from_a_pipe(call: Call) -> None:
    call("add", "Ana")
    assert piped("Uno,\r\ndos y ñ\n".encode(), "note", "ana", "-").returncode == 0
    assert [note["text"] for note in call("show", "ana", "--json").json["notes"]] == [
        "Uno,\ndos y ñ"
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [(b"\xff\xfe", "control characters"), (b"", "empty"), (b"a" * 2_000_000, "too long")],
)
def test_a_pipe_with_what_no_note_may_hold_is_refused(call: Call, text: bytes, why: str) -> None:
    call("add", "Ana")
    said = piped(text, "note", "ana", "-")
    assert said.returncode == 1
    assert why in said.stderr.decode()
    assert call("show", "ana", "--json").json["notes"] == []


def test_no_editor_opens_where_there_is_no_terminal(call: Call) -> None:
    call("add", "Ana")
    said = piped(b"", "note", "ana")
    assert said.returncode == 2
    assert "- to read what is piped" in said.stderr.decode()
