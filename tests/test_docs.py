"""The documentation names every key and every command there is."""

from __future__ import annotations

import re
from pathlib import Path

import click

from tablero import i18n
from tablero.cli.root import root
from tablero.config import DEFAULTS
from tablero.config.file import describe
from tablero.model import DATE_KINDS, IDEA_STATES, LINK_KINDS
from tablero.person import CAUSES
from tablero.rules.courtesy import CAUTIONS
from tablero.rules.review import REASONS

HERE = Path(__file__).parent.parent


def test_the_page_of_keys_has_every_command_with_its_keys() -> None:
    i18n.set_language("en")
    from tablero.ui.commands import GROUPS, key_name

    lines = (HERE / "docs" / "keys.md").read_text(encoding="utf-8").splitlines()
    for group in GROUPS.values():
        for command in group:
            keys = " ".join(f"`{key_name(key)}`" for key in command.keys.split(","))
            line = next((line for line in lines if line.endswith(f"| `{command.id}` |")), "")
            assert line.startswith(f"| {keys} | "), command.id


def test_the_page_of_commands_has_an_example_of_each() -> None:
    text = (HERE / "docs" / "command-line.md").read_text(encoding="utf-8")
    context = click.Context(root)
    for name in root.list_commands(context):
        assert re.search(rf"^tablero {name}\b|\(tablero {name}\b", text, re.MULTILINE), name
        command = root.get_command(context, name)
        for more in command.commands if isinstance(command, click.Group) else ():
            if more != "list":
                assert re.search(rf"^tablero {name} {more}\b", text, re.MULTILINE), f"{name} {more}"


def test_the_page_of_settings_has_each_with_its_default_and_reason() -> None:
    i18n.set_language("en")
    lines = (HERE / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    for setting in describe(DEFAULTS):
        value = f"`{setting.value}`" if setting.value else ""
        assert f"| `{setting.key}` | {value} | {setting.reason} |" in lines


def test_the_page_of_commands_names_every_key_of_the_json() -> None:
    text = (HERE / "docs" / "command-line.md").read_text(encoding="utf-8")
    for code in (*REASONS, *CAUTIONS, *CAUSES, *DATE_KINDS, *LINK_KINDS, *IDEA_STATES):
        assert re.search(rf"\b{code}\b", text), code


def test_every_picture_of_the_readme_is_there() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    for picture in re.findall(r"\]\((screenshots/[^)]+)\)", text):
        assert (HERE / picture).exists(), picture
    assert "BENCH" not in text
