"""The settings from the command line, and a settings file with a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tablero.discipline import Discipline
from tests.cli.conftest import Call


@pytest.fixture
def config(home: Path) -> Path:
    path = home / "config" / "tablero" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_every_number_of_the_discipline_is_listed_with_its_reason(call: Call) -> None:
    said = call("config", "list")
    assert (said.code, said.err) == (0, "")
    told = {line.split(" = ")[0]: line for line in said.out.splitlines()}
    for name in {*Discipline._fields} - {"respond"}:
        assert len(told[name].split("  ")[-1]) > 20, name
    assert told["respond_web"].startswith("respond_web = 1 ")


def test_a_number_is_set_and_the_rules_follow(call: Call) -> None:
    assert call("config", "set", "respond_web", "4").code == 0
    assert call("config", "get", "respond_web").out == "4\n"
    assert call("config", "set", "hours", "8,20").code == 0
    assert call("config", "get", "hours").out == "8,20\n"


@pytest.mark.parametrize(
    "argv", [("list",), ("log", "ana", "--channel", "email"), ("show", "ana"), ("today",)]
)
def test_an_unknown_key_in_the_file_is_named_with_the_file_and_the_line(
    call: Call, config: Path, argv: tuple[str, ...]
) -> None:
    config.write_text('# mine\ncolour = "red"\n')
    said = call(*argv)
    assert (said.code, said.out) == (1, "")
    assert "colour" in said.err
    assert f"{config}, line 2" in said.err
    assert call("config", "path").out == f"{config}\n"


def test_a_value_that_cannot_be_is_mended_from_the_command_line(call: Call, config: Path) -> None:
    config.write_text("ration = 0\n")
    said = call("config", "list")
    assert said.code == 1
    assert "from 1 to 3650" in said.err
    assert "line 1" in said.err
    assert call("config", "set", "ration", "7").code == 0
    assert call("config", "get", "ration").out == "7\n"


@pytest.mark.parametrize(
    "argv",
    [
        ("config", "set", "read_after", "-1"),
        ("config", "set", "hours", "-1,5"),
        ("stages", "limit", "proposal", "-3"),
        ("stages", "stall", "proposal", "-1"),
    ],
)
def test_a_number_below_zero_is_refused_as_a_number(call: Call, argv: tuple[str, ...]) -> None:
    said = call(*argv)
    assert said.code == 1
    assert argv[-1] in said.err
    assert "option" not in said.err


def test_a_place_below_zero_is_misuse_but_no_option(call: Call) -> None:
    said = call("stages", "order", "proposal", "-1")
    assert said.code == 2
    assert "option" not in said.err.splitlines()[-1]


def test_a_theme_that_is_none_is_refused_with_those_there_are(call: Call, config: Path) -> None:
    said = call("config", "set", "theme", "zzz")
    assert said.code == 1
    assert "rotulador" in said.err
    assert not config.exists()


def test_keys_are_chosen_shown_and_refused(call: Call) -> None:
    assert call("config", "set", "keys.card.log-touch", "t,f2").code == 0
    assert call("config", "get", "keys.card.log-touch").out == "t,f2\n"
    assert call("config", "get", "keys").out == "card.log-touch = t,f2\n"
    assert call("config", "set", "keys.card.log-touch", "t,zzz").code == 1
    none = call("config", "get", "keys.card.move")
    assert (none.code, none.out) == (1, "")
    assert "keys.card.move" in none.err
