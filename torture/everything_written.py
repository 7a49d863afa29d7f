"""Everything tablero writes on a disk, once, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from tablero import crash, editor, logbook
from tablero.clock import Clock
from tablero.config.file import set_value
from tablero.demo.file import make_demo
from tablero.formats.writing import write_new, write_privately
from tablero.locations import backups_of, config_file, database
from tablero.store.backups import back_up
from tablero.store.board import Board
from tablero.store.restoring import restore

FIXTURE = Path(__file__).parents[1] / "tests" / "fixtures" / "schema-0001.db"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
UMASKS = (0o000, 0o022, 0o077, 0o777)
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@contextmanager
def at_home(home: Path, umask: int) -> Iterator[None]:
    """A person's folders below `home`, none of them there yet, and that umask."""
    before = {name: os.environ.get(name) for name in (*_FOLDERS, "TABLERO_DB", "VISUAL")}
    os.environ.update({name: str(home / name.lower() / "deep") for name in _FOLDERS})
    os.environ.pop("TABLERO_DB", None)
    mask = os.umask(umask)
    try:
        yield
    finally:
        os.umask(mask)
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def write_everything(home: Path) -> list[tuple[str, int]]:
    """Each kind of file there is, at least once; some of them over wider ones of before. Gives
    what passed by too fast for a walk through the folders: its name and mode."""
    passing = _write_boards(home)
    logbook.note("start")
    crash.write_report(ValueError("x"), crash.Moment())
    set_value(config_file(), "lang", "es")
    config_file().chmod(0o644)
    set_value(config_file(), "lang", "en")
    os.mkdir(home / "exports", 0o700)
    os.chmod(home / "exports", 0o700)
    wide = home / "exports" / "people.json"
    wide.write_text("of before")
    wide.chmod(0o666)
    write_privately(wide, "everybody")
    write_privately(home / "exports" / "one.json", "one")
    write_new(home / "exports" / "one.json", "two")
    return passing + _edit(home)


def _write_boards(home: Path) -> list[tuple[str, int]]:
    file = database()
    with Board(file, Clock(date(2026, 11, 22))) as board:
        board.add_prospect("Ana")
        with board._act("look"):
            board._db.run("UPDATE prospect SET city = 'here'")
            journal = file.with_name(file.name + "-journal")
            passing = [(journal.name, _mode(journal))]
        kept = back_up(file, NOW, "asked")
    restore(file, kept.path, NOW)
    make_demo(file.with_name("demo.db"), Clock(date(2026, 11, 22)))
    old = file.with_name("old.db")
    shutil.copyfile(FIXTURE, old)
    old.chmod(0o600)
    Board(old, Clock(date(2026, 11, 22))).close_file()
    assert list(backups_of(old).iterdir())
    return passing


def _edit(home: Path) -> list[tuple[str, int]]:
    """What the editor was given, as the editor saw it."""
    seen = home / "exports" / "seen"
    script = f'stat -c "%n %a" "$0" "$(dirname "$0")" > {seen}; chmod 600 {seen}'
    os.environ["VISUAL"] = f"sh -c '{script}'"
    editor.edit("text")
    lines = seen.read_text().split()
    return [(lines[0], int(lines[1], 8)), (f"{lines[2]}/", int(lines[3], 8))]


def too_wide(home: Path, passing: list[tuple[str, int]]) -> tuple[int, list[str]]:
    """How many files and folders there are, and those that others may read."""
    found = [
        (f"{path}/" if path.is_dir() else str(path), _mode(path)) for path in home.rglob("*")
    ] + passing
    wrong = [
        f"{name} {mode:o}"
        for name, mode in found
        if mode != (0o700 if name.endswith("/") else 0o600)
    ]
    return len(found), wrong


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)
