"""Whatever the umask, what the program leaves on the disk is for its owner alone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tablero import own_files
from tablero.refusals import BadFile


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


DAY = """
import json, sys
from tablero.cli import main
for words in json.loads(sys.argv.pop()):
    sys.argv[1:] = words
    try:
        main()
    except SystemExit as end:
        assert not end.code, words
"""


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_a_day_at_the_command_line_leaves_nothing_to_others(tmp_path: Path, umask: int) -> None:
    home = {
        name: str(tmp_path / name.lower() / "deep")
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME")
    }
    environment = {**os.environ, **home, "TABLERO_LANG": "en"}
    environment.pop("TABLERO_DB", None)
    out = tmp_path / "people.json"
    out.write_text("of before")
    out.chmod(0o666)
    day = (
        ("add", "Ana"),
        ("config", "set", "lang", "es"),
        ("backup",),
        ("restore", "1", "--yes"),
        ("export", "-o", str(out)),
        ("export", "--person", "Ana", "-o", str(tmp_path / "ana.json")),
        ("--db", str(tmp_path / "another" / "board.db"), "list"),
        ("forget", "Ana", "--yes", "--from-backups"),
    )
    done = subprocess.run(
        [sys.executable, "-c", DAY, json.dumps(day)],
        env=environment,
        umask=umask,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = list(tmp_path.rglob("*"))
    assert len(found) > 12
    assert {mode(path) for path in found if path.is_file()} == {0o600}
    assert {mode(path) for path in found if path.is_dir()} == {0o700}


def test_each_missing_folder_is_private_and_one_that_is_there_keeps_its_mode(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o755)
    own_files.make_folder(tmp_path / "a" / "b")
    assert [mode(tmp_path / place) for place in ("", "a", "a/b")] == [0o755, 0o700, 0o700]
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="Not a directory"):
        own_files.make_folder(tmp_path / "file")


def test_a_file_is_put_in_place_whole_and_never_through_a_link(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("old")
    there.chmod(0o644)
    own_files.put_in_place(there, "new")
    assert (there.read_text(), mode(there)) == ("new", 0o600)
    (tmp_path / "link").symlink_to(there)
    with pytest.raises(BadFile) as refusal:
        own_files.put_in_place(tmp_path / "link", "newer")
    assert refusal.value.why == "symlink"
    with pytest.raises(OSError, match="symbolic links"):
        own_files.open_to_write(tmp_path / "link")
    assert there.read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "there"]
