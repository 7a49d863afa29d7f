"""The settings file: what a person writes by hand and what `set_value` writes for them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tablero import words
from tablero.config import DEFAULTS, RESPOND, BadSetting, Settings, load
from tablero.config.file import THEMES, describe, get_value, set_value, start_file
from tablero.config.reasons import reasons
from tablero.config.values import value_of
from tablero.discipline import Discipline
from tablero.model import SOURCES, FollowUp

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


def test_an_author_is_called_by_the_rule_of_every_other_name(path: Path) -> None:
    path.write_text('author = " 👩\u200d🚀 Jose\u0301\\n"', encoding="utf-8")
    assert load(path).author == "👩\u200d🚀 José"


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load(path) == Settings()
    assert load(path).follow_up == FollowUp()
    assert load(path).discipline == Discipline()


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


def test_every_number_of_the_rules_is_a_setting_with_its_reason() -> None:
    ours = {*Settings._fields, *Discipline._fields, *RESPOND} - {"keys", "discipline", "respond"}
    assert set(reasons()) == ours
    assert len(set(reasons().values())) == len(ours)


def test_the_numbers_of_the_discipline_are_read_each_under_its_own_key(path: Path) -> None:
    path.write_text("ration = 5\nhours = [8, 20]\nneedle = [40, 200]\nrespond_web = 2\n")
    found = load(path).discipline
    assert (found.ration, found.hours, found.needle) == (5, (8, 20), (40, 200))
    assert found.first_response("web") == 2
    assert found == Discipline()._replace(
        ration=5, hours=(8, 20), needle=(40, 200), respond=found.respond
    )
    others = [source for source in SOURCES if source != "web"]
    assert all(found.first_response(s) == Discipline().first_response(s) for s in others)


def test_a_number_of_the_discipline_is_set_and_got(path: Path) -> None:
    set_value(path, "respond_web", "2")
    set_value(path, "hours", "8 20")
    assert get_value(path, "respond_web") == "2"
    assert get_value(path, "hours") == "8,20"
    assert load(path).discipline.hours == (8, 20)


def test_each_theme_of_the_app_may_be_set(path: Path) -> None:
    from textual.theme import BUILTIN_THEMES

    from tablero.ui.themes import THEMES as OURS

    assert set(THEMES) == {"auto", *BUILTIN_THEMES, *(theme.name for theme in OURS)}
    set_value(path, "theme", "nord")
    assert load(path).theme == "nord"


def test_a_theme_that_went_away_stops_nothing_that_reads_the_file(path: Path) -> None:
    path.write_text('theme = "gone"\n')
    assert load(path).theme == "gone"


def test_every_key_that_the_app_knows_may_be_chosen(path: Path) -> None:
    from textual.keys import Keys

    names = [key.value for key in Keys if key.value[0] != "<"]
    names += ["T", "ñ", "7", "full_stop", "question_mark", "slash", "ctrl+shift+f5", "plus"]
    for name in names:
        if name not in ("ctrl-at", "ctrl+@"):
            set_value(path, "keys.wall.pin", name)
            assert load(path).keys == {"wall.pin": name}


def test_the_chosen_keys_are_listed_together(path: Path) -> None:
    path.write_text(BY_HAND)
    set_value(path, "keys.wall.pin", "P")
    assert set(get_value(path, "keys").splitlines()) == {"card.log-touch = t,f2", "wall.pin = P"}
    with pytest.raises(BadSetting) as refused:
        get_value(path, "keys.card.move")
    assert refused.value.why == "no_keys"


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
        assert told.value == told.default
        set_value(path, told.key, told.value)
        assert value_of(load(path), told.key) == value_of(DEFAULTS, told.key)
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
        ("author", "Ana\x1b[31mMaría", "text"),
        ("read_after", "0", "number"),
        ("read_after", "-1", "number"),
        ("read_after", "three", "number"),
        ("read_after", "3 4", "number"),
        ("read_after", "99999", "number"),
        ("ladder", "", "numbers"),
        ("ladder", "3,x", "numbers"),
        ("zone", "12,5", "pair"),
        ("zone", "5", "pair"),
        ("theme", "zzz", "unknown"),
        ("ration", "0", "number"),
        ("listened", "6", "number"),
        ("hours", "19,9", "hours"),
        ("hours", "9,25", "hours"),
        ("hours", "9", "hours"),
        ("needle", "100,100", "per_cent"),
        ("needle", "0,150", "per_cent"),
        ("respond_web", "-1", "number"),
        ("respond_moon", "1", "unknown_key"),
        ("respond", "1,1,1,1,1,1,1,1,1", "unknown_key"),
        ("discipline", "1", "unknown_key"),
        ("keys.card.log-touch", "zzz", "keys"),
        ("keys.card.log-touch", "t,hyper", "keys"),
        ("keys.card.log-touch", "alt+", "keys"),
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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('# mine\n\ncolour = "red"\n', 3),
        ("zone = [5, 12]\nread_after = 0\n", 2),
        ('"ration" = "many"\n', 1),
        ("lang = \nfirst = 3\n", 1),
        ('[keys]\n"card.pin" = "p"\n"card.move" = 3\n', 3),
        ("[colours]\nred = 1\n", 1),
    ],
)
def test_a_mistake_in_the_file_is_said_with_the_file_and_the_line(
    path: Path, text: str, line: int
) -> None:
    path.write_text(text)
    with pytest.raises(BadSetting) as refused:
        load(path)
    assert (refused.value.path, refused.value.line) == (str(path), line)
    assert str(path) in words.refusal(refused.value)
    assert f"line {line}" in words.refusal(refused.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_refused(path: Path, content: bytes | None) -> None:
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(BadSetting) as refused:
        load(path)
    assert refused.value.why == "unreadable"
