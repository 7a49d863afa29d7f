"""Ideas and reflections, from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call


@pytest.fixture(autouse=True)
def people(call: Call) -> None:
    call("add", "Ana Ruiz")
    call("add", "Berta Gil")


def test_a_reflection_is_kept_listed_corrected_and_deleted(call: Call) -> None:
    said = call("reflect", "ana", "--missed", "asking who decides", "--cause", "timing")
    assert (said.code, said.out) == (0, "")
    call("reflect", "berta", "--should-not", "talk about myself only")
    newest, oldest = call("reflect", "--json").json
    assert (newest["name"], newest["should_not"]) == ("Berta Gil", "talk about myself only")
    assert (oldest["missed"], oldest["cause"], oldest["on"]) == (
        "asking who decides",
        "timing",
        "2026-11-22",
    )
    assert "asking who decides" in call("reflect").out
    assert "asking who decides" in call("show", "ana").out
    assert call("reflect", "--edit", str(oldest["id"]), "--missed", "calling").code == 0
    assert [r["missed"] for r in call("reflect", "ana", "--json").json] == ["calling"]
    assert call("reflect", "--delete", str(oldest["id"])).code == 0
    assert call("reflect", "ana", "--json").json == []


def test_what_was_written_more_than_once_stands_below(call: Call) -> None:
    call("reflect", "ana", "--missed", "asking who decides")
    call("reflect", "berta", "--missed", "Asking who decides.")
    lines = call("reflect").out.splitlines()
    assert lines[-2:] == ["Most repeated", "  Asking who decides. (2 times)"]


def test_without_any_there_is_a_sentence(call: Call) -> None:
    for argv in (("reflect",), ("reflect", "ana"), ("idea", "ana")):
        said = call(*argv)
        assert (said.code, said.out) == (0, "")
        assert said.err


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("--missed", "calling"), 2),
        (("ana", "--cause", "their_fault"), 2),
        (("ana", "--missed", ""), 1),
        (("ana", "--missed", "a\x1b[31m"), 1),
        (("nobody", "--missed", "calling"), 1),
        (("--edit", "99", "--missed", "calling"), 1),
        (("--edit", "99"), 2),
        (("--delete", "99"), 1),
        (("ana", "--delete", "1"), 2),
        (("--delete", "x"), 2),
    ],
)
def test_a_reflection_that_cannot_be_is_refused(
    call: Call, argv: tuple[str, ...], code: int
) -> None:
    said = call("reflect", *argv)
    assert (said.code, said.out) == (code, "")
    assert said.err
    assert call("reflect", "--json").json == []


def test_an_idea_is_written_marked_and_deleted(call: Call) -> None:
    assert call("idea", "ana", "send her the study").code == 0
    (idea,) = call("idea", "ana", "--json").json
    assert (idea["text"], idea["state"]) == ("send her the study", "idea")
    number = str(idea["id"])
    assert call("idea", "--mark", number, "worked").code == 0
    assert "worked" in call("idea", "ana").out
    assert call("idea", "--delete", number).code == 0
    assert call("idea", "ana", "--json").json == []
    assert call("undo").code == 0
    assert len(call("idea", "ana", "--json").json) == 1


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        ((), 2),
        (("ana", ""), 1),
        (("nobody", "call"), 1),
        (("--mark", "99", "worked"), 1),
        (("--mark", "1", "failed"), 2),
        (("--mark", "one", "worked"), 2),
        (("--delete", "99"), 1),
        (("ana", "text", "--delete", "1"), 2),
    ],
)
def test_an_idea_that_cannot_be_is_refused(call: Call, argv: tuple[str, ...], code: int) -> None:
    said = call("idea", *argv)
    assert (said.code, said.out) == (code, "")
    assert said.err


def test_a_number_of_nothing_is_named_for_what_was_asked(call: Call) -> None:
    assert "no idea 99" in call("idea", "--delete", "99").err
    assert "no reflection 99" in call("reflect", "--delete", "99").err
