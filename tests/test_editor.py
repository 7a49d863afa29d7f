"""A text in the person's own editor: no shell, a private file, nothing lost, nothing left."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from tablero import editor
from tablero.editor import EditorFailed, NoEditor, Ran, edit, words
from tablero.i18n import set_language
from tablero.words.outside import edited, no_edit

BEFORE = "what was there\nin two lines"


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files come to lie."""
    set_language("en")
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.delenv("VISUAL", raising=False)
    return folder


class Script:
    """An editor made of a few lines of Python, in a folder with a space in its name."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._path = tmp_path / "my editors" / "edit.py"
        self._path.parent.mkdir()
        self._environment = monkeypatch

    def __call__(self, lines: str, options: str = "") -> None:
        head = "import os, sys, signal, pathlib, time\nfile = pathlib.Path(sys.argv[-1])\n"
        self._path.write_text(head + lines)
        self._environment.setenv("EDITOR", f"'{sys.executable}' '{self._path}' {options}")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    return Script(tmp_path, monkeypatch)


def test_the_editor_is_visual_else_editor_and_may_have_options() -> None:
    assert words({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert words({"EDITOR": "'/opt/my editor/bin' -n"}) == ["/opt/my editor/bin", "-n"]
    assert words({"VISUAL": " ", "EDITOR": "vi"}) == ["vi"]
    assert words({"VISUAL": "broken '", "EDITOR": "vi"}) == ["vi"]
    with pytest.raises(NoEditor):
        words({"EDITOR": "  "})


def test_what_was_there_is_edited_and_comes_back(script: Script, shelf: Path) -> None:
    script("file.write_text(file.read_text() + ', and a third\\n\\n')")
    done = edit(BEFORE)
    assert done.text == BEFORE + ", and a third"
    assert (done.ran, edited(done)) == (Ran(0), "")
    assert list(shelf.iterdir()) == []


def test_the_file_is_for_its_owner_alone(script: Script, tmp_path: Path) -> None:
    script(
        "modes = [os.stat(place).st_mode & 0o777 for place in (file.parent, file)]\n"
        f"pathlib.Path({str(tmp_path / 'modes')!r}).write_text(repr(modes))"
    )
    before = os.umask(0)
    try:
        edit(BEFORE)
    finally:
        os.umask(before)
    assert (tmp_path / "modes").read_text() == repr([stat.S_IRWXU, stat.S_IRUSR | stat.S_IWUSR])


def test_no_shell_reads_the_editors_words(script: Script, tmp_path: Path) -> None:
    written = tmp_path / "written"
    script("file.write_text('|'.join(sys.argv[1:-1]))", f"'; touch {written}' $(touch {written})")
    assert edit("").text == f"; touch {written}|$(touch|{written})"
    assert not written.exists()


@pytest.mark.parametrize(
    ("lines", "text", "code"),
    [
        ("sys.exit(3)", BEFORE, 3),
        ("file.write_text('half of it'); sys.exit(1)", "half of it", 1),
        ("file.write_text('half of it'); os.kill(os.getpid(), signal.SIGKILL)", "half of it", -9),
        ("file.unlink(); sys.exit(1)", BEFORE, 1),
        ("file.unlink(); file.mkdir(); sys.exit(1)", BEFORE, 1),
    ],
)
def test_the_text_is_kept_where_the_editor_fails(
    script: Script, shelf: Path, lines: str, text: str, code: int
) -> None:
    script(lines)
    done = edit(BEFORE)
    assert (done.text, done.ran.code) == (text, code)
    assert f"ended with an error ({code}). What it had written is kept." in edited(done)
    assert list(shelf.iterdir()) == []


@pytest.mark.parametrize("program", ["/nowhere/editor", "/tmp", "no-such-editor-here"])
def test_an_editor_that_does_not_start_is_told(
    program: str, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", program)
    with pytest.raises(EditorFailed) as failed:
        edit(BEFORE)
    assert no_edit(failed.value).startswith(f"{program} did not start (")
    assert list(shelf.iterdir()) == []


def test_what_the_editor_leaves_beside_goes_too(script: Script, shelf: Path) -> None:
    script(
        "(file.parent / '.note.md.swp').write_text('copy')\n"
        "(file.parent / 'backup').mkdir(); (file.parent / 'backup' / 'note~').write_text('old')\n"
        "new = file.with_name('new'); new.write_text('in a new file'); new.replace(file)"
    )
    assert edit(BEFORE).text == "in a new file"
    assert list(shelf.iterdir()) == []


def test_what_may_not_be_kept_is_marked_and_told(script: Script) -> None:
    script(r"file.write_bytes(b'\xff\x1b[2Jall\x00 gone \r\nor not')")
    done = edit(BEFORE)
    assert done.text == "��[2Jall� gone \nor not"
    assert "stand as � now" in edited(done)


def test_an_editor_that_is_back_at_once_is_asked_to_wait(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "AT_ONCE", 60)
    script("")
    assert "let it wait, as EDITOR='code --wait' does" in edited(edit(BEFORE))


def test_a_fault_of_ours_leaves_nothing(script: Script, shelf: Path) -> None:
    script("")
    with pytest.raises(UnicodeEncodeError):
        edit("half a letter: \ud800")
    assert list(shelf.iterdir()) == []


def test_ctrl_c_belongs_to_the_editor(script: Script) -> None:
    script("os.kill(os.getppid(), signal.SIGINT); time.sleep(0.1); file.write_text('still here')")
    assert edit(BEFORE).text == "still here"


def test_what_ends_us_ends_the_editor_first_and_its_text_is_kept(script: Script) -> None:
    script(
        "def end(*_): file.write_text('in the last moment'); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        "os.kill(os.getppid(), signal.SIGTERM)\ntime.sleep(20)"
    )
    done = edit(BEFORE)
    assert (done.text, done.ran) == ("in the last moment", Ran(0, 15))
