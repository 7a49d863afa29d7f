"""The settings file: what a person writes by hand and what `set_value` writes for them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tablero.config import (
    DEFAULTS,
    BadSetting,
    Settings,
    describe,
    get_value,
    load,
    reasons,
    set_value,
    start_file,
)
from tablero.model import FollowUp

BY_HAND = """\
# mine
lang = "es"   # the language of my mother

ladder = [
  2, 3,  # quick at first
  30,
]

# my keys
[keys]
"card.log-touch" = "t,f2"  # F2 as in the old program
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load(path) == Settings()
    assert load(path).follow_up == FollowUp()


def test_what_a_person_wrote_by_hand_is_read(path: Path) -> None:
    path.write_text(BY_HAND)
    settings = load(path)
    assert settings.lang == "es"
    assert settings.follow_up.ladder == (2, 3, 30)
    assert settings.keys == {"card.log-touch": "t,f2"}


def test_a_changed_value_leaves_every_comment_in_its_place(path: Path) -> None:
    path.write_text(BY_HAND)
    set_value(path, "lang", "en")
    assert path.read_text() == BY_HAND.replace('lang = "es" ', 'lang = "en" ')


def test_a_value_over_several_lines_is_replaced_whole(path: Path) -> None:
    path.write_text(BY_HAND)
    set_value(path, "ladder", "3, 4 7")
    assert load(path).ladder == (3, 4, 7)
    assert "# my keys" in path.read_text()


def test_the_comment_behind_the_last_line_of_a_list_stays(path: Path) -> None:
    path.write_text('ladder = [\n  3,\n]  # slow # "]"\nlang = "es"  # a # b\n')
    set_value(path, "ladder", "9")
    set_value(path, "lang", "en")
    assert path.read_text() == 'ladder = [9]  # slow # "]"\nlang = "en"  # a # b\n'


def test_a_folder_that_cannot_be_made_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting):
        set_value(tmp_path / "file" / "config.toml", "lang", "es")


def test_a_new_value_stands_above_the_sections(path: Path) -> None:
    path.write_text(BY_HAND)
    set_value(path, "theme", "rotulador")
    text = path.read_text()
    assert text.index("theme") < text.index("# my keys")
    assert tomllib.loads(text)["theme"] == "rotulador"


def test_keys_are_remapped_by_the_id_of_their_binding(path: Path) -> None:
    path.write_text(BY_HAND)
    set_value(path, "keys.card.log-touch", "f3, ctrl+t")
    set_value(path, "keys.wall.pin", "P")
    assert load(path).keys == {"card.log-touch": "f3,ctrl+t", "wall.pin": "P"}
    assert get_value(path, "keys.wall.pin") == "P"
    assert "# F2 as in the old program" in path.read_text()


def test_a_key_inside_a_longer_text_is_not_taken_for_the_setting(path: Path) -> None:
    path.write_text('theme = """\nx"""\n'.replace("\nx", "ansi-dark") + '#wall = "off"\n')
    set_value(path, "wall", "off")
    assert '#wall = "off"' in path.read_text()
    assert load(path).wall == "off"


def test_the_first_write_makes_a_file_that_explains_itself(path: Path) -> None:
    set_value(path.parent / "new" / "config.toml", "author", 'Ana "la Roja"')
    made = path.parent / "new" / "config.toml"
    assert load(made) == Settings(author='Ana "la Roja"')
    assert made.stat().st_mode & 0o777 == 0o600
    for key, reason in reasons().items():
        assert reason in made.read_text(), key


def test_a_started_file_says_the_defaults_and_changes_nothing(path: Path) -> None:
    start_file(path)
    assert load(path) == Settings()
    path.write_text(path.read_text().replace("# beyond", "beyond").replace("= 45", "= 60"))
    start_file(path)
    assert load(path).beyond == 60


def test_a_link_into_somebodys_dotfiles_stays_a_link(path: Path, tmp_path: Path) -> None:
    dotfile = tmp_path / "dotfile.toml"
    dotfile.write_text("# shared\n")
    path.symlink_to(dotfile)
    set_value(path, "lang", "es")
    assert path.is_symlink()
    assert load(dotfile).lang == "es"


def test_every_setting_is_described_with_a_reason() -> None:
    told = describe(Settings(keys={"card.log-touch": "f2"}))
    assert {d.key for d in told} == {*reasons(), "keys.card.log-touch"}
    assert all(d.reason for d in told)
    assert {d.key: d.value for d in told}["zone"] == "5,12"


def test_every_default_can_be_typed_as_it_is_shown(path: Path) -> None:
    for told in describe(DEFAULTS):
        set_value(path, told.key, told.value)
    assert load(path) == DEFAULTS


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("colour", "red", "unknown_key"),
        ("lang", "fr", "unknown"),
        ("glyphs", "emoji", "unknown"),
        ("wall", "pin", "unknown"),
        ("theme", "a theme", "text"),
        ("theme", "", "text"),
        ("author", "Ana\nMaría", "text"),
        ("read_after", "0", "number"),
        ("read_after", "-1", "number"),
        ("read_after", "three", "number"),
        ("read_after", "3 4", "number"),
        ("read_after", "99999", "number"),
        ("ladder", "", "numbers"),
        ("ladder", "3,x", "numbers"),
        ("zone", "12,5", "pair"),
        ("zone", "5", "pair"),
        ("keys.card.log touch", "t", "unknown_key"),
        ("keys.card.log-touch", "", "keys"),
        ("keys.card.log-touch", "t,,u", "keys"),
        ("keys", "t", "unknown_key"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_and_not_written(
    path: Path, key: str, value: str, why: str
) -> None:
    path.write_text(BY_HAND)
    with pytest.raises(BadSetting) as refused:
        set_value(path, key, value)
    assert refused.value.why == why
    assert path.read_text() == BY_HAND


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("lang = ", "broken"),
        ("read_after = true", "number"),
        ('ladder = "3"', "numbers"),
        ("[lang]\nx = 1", "unknown"),
        ("keys = 3", "keys"),
        ("[keys]\nx = 3", "keys"),
        ("colour = 1", "unknown_key"),
    ],
)
def test_a_file_with_a_mistake_is_refused_when_read(path: Path, text: str, why: str) -> None:
    path.write_text(text)
    with pytest.raises(BadSetting) as refused:
        load(path)
    assert refused.value.why == why


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_refused(path: Path, content: bytes | None) -> None:
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(BadSetting) as refused:
        load(path)
    assert refused.value.why == "unreadable"
