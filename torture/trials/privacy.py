"""Nobody else reads what tablero writes, and of whom is forgotten nothing is left."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tablero import crash, logbook, own_files
from tablero.clock import Clock
from tablero.formats.writing import write_new, write_privately
from tablero.locations import backups_of, log_dir
from tablero.refusals import BadFile, ChangedSince, NothingToRedo, NothingToUndo, Refusal
from tablero.store import forgetting, journal_traces
from tablero.store.backup_traces import forget_there, holders_of
from tablero.store.backups import back_up
from tablero.store.board import Board
from torture.everything_written import NOW, UMASKS, at_home, too_wide, write_everything
from torture.guards import instead
from torture.planted import STRANGE, plant, replant
from torture.trial import Tally, Trial
from torture.verbs import DAY, VERBS, furnish, usual

# --- for their owner alone -------------------------------------------------------------------


def modes(folder: Path, times: int) -> Tally:
    """Everything that is written, under one umask after the other."""
    seen, wrong, rounds = 0, [], 0
    while seen < times:
        home = folder / str(rounds)
        home.mkdir(0o700)
        with at_home(home, UMASKS[rounds % len(UMASKS)]):
            passing = write_everything(home)
        count, found = too_wide(home, passing)
        seen, rounds, wrong = seen + count, rounds + 1, wrong + found
    masks = ", ".join(f"{mask:03o}" for mask in UMASKS[:rounds])
    return Tally(seen, len(wrong), wrong[0] if wrong else f"umasks {masks}")


def modes_unguarded(folder: Path, times: int) -> Tally:
    with instead(own_files, "FILE_MODE", 0o666), instead(own_files, "FOLDER_MODE", 0o777):
        return modes(folder, times)


# --- through no link -------------------------------------------------------------------------

_MADE = "made.db"
"""A board for those who copy one."""


def links(folder: Path, times: int) -> Tally:
    """A link in the place of each thing that is written; what it leads to has to stay."""
    Board(folder / _MADE, Clock(DAY)).close_file()
    seen, wrong = 0, []
    while seen < times:
        for name, write in _WRITERS.items():
            for is_there in (True, False):
                home = folder / str(seen)
                home.mkdir(0o700)
                with at_home(home, 0o022):
                    kept = _is_left_alone(home, write, is_there)
                wrong += [] if kept else [name]
                seen += 1
    return Tally(seen, len(wrong), ", ".join(sorted(set(wrong))))


def _is_left_alone(home: Path, write: Callable[[Path, Path], None], is_there: bool) -> bool:
    victim = home / "victim"
    if is_there:
        victim.write_text("theirs")
    with suppress(BadFile, Refusal, OSError):
        write(home, victim)
    return victim.read_text() == "theirs" if is_there else not victim.exists()


def _board(home: Path, victim: Path) -> None:
    (home / "board.db").symlink_to(victim)
    Board(home / "board.db", Clock(DAY)).close_file()


def _draft_of_board(home: Path, victim: Path) -> None:
    (home / f".board.db.{os.getpid()}.new").symlink_to(victim)
    Board(home / "board.db", Clock(DAY)).close_file()


def _backup(home: Path, victim: Path) -> None:
    shutil.copy2(home.parent / _MADE, home / "board.db")
    (home / "copy.db").symlink_to(victim)
    back_up(home / "board.db", NOW, "asked", home / "copy.db")


def _digest_of_backup(home: Path, victim: Path) -> None:
    shutil.copy2(home.parent / _MADE, home / "board.db")
    (home / "copy.db.sha256").symlink_to(victim)
    back_up(home / "board.db", NOW, "asked", home / "copy.db")


def _folder_of_backups(home: Path, victim: Path) -> None:
    shutil.copy2(home.parent / _MADE, home / "board.db")
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    backups_of(home / "board.db").symlink_to(elsewhere)
    with suppress(BadFile):
        back_up(home / "board.db", NOW, "asked")
    if list(elsewhere.iterdir()):
        victim.write_text("not theirs any more")


def _export(home: Path, victim: Path) -> None:
    (home / "out.json").symlink_to(victim)
    write_privately(home / "out.json", "everybody")


def _new_export(home: Path, victim: Path) -> None:
    (home / "out.json").symlink_to(victim)
    write_new(home / "out.json", "everybody")


def _log(_home: Path, victim: Path) -> None:
    own_files.make_folder(log_dir())
    (log_dir() / logbook.NAME).symlink_to(victim)
    logbook.note("start")


def _report(_home: Path, victim: Path) -> None:
    own_files.make_folder(log_dir())
    for ahead in range(3):
        stamp = time.strftime("%Y-%m-%d-%H%M%S", time.gmtime(time.time() + ahead))
        (log_dir() / f"crash-{stamp}.txt").symlink_to(victim)
    crash.write_report(ValueError("x"), crash.Moment())


_WRITERS = {
    "board": _board,
    "draft of a board": _draft_of_board,
    "backup": _backup,
    "sha256 of a backup": _digest_of_backup,
    "folder of backups": _folder_of_backups,
    "export": _export,
    "new export": _new_export,
    "log": _log,
    "report": _report,
}


def links_unguarded(folder: Path, times: int) -> Tally:
    """Files opened as `open` opens them."""

    def create(path: Path) -> int:
        return os.open(path, os.O_CREAT | os.O_RDWR, 0o600)

    with (
        instead(own_files, "create", create),
        instead(own_files, "put_in_place", Path.write_text),
        instead(own_files, "_FLAGS", os.O_CREAT),
    ):
        return links(folder, times)


# --- forgotten ---------------------------------------------------------------------------------


def forgotten(folder: Path, times: int) -> Tally:
    """A planted value in every text column there is, changed, undone, done again, deleted, backed
    up; then looked for in every byte of the folder."""
    seen, left, rounds = 0, [], 0
    while seen < times:
        home = folder / str(rounds)
        values = _plant_and_forget(home)
        held = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
        left += [value for value in values if value.encode() in held]
        seen, rounds = seen + len(values), rounds + 1
    return Tally(seen, len(left), left[0] if left else f"{rounds} people")


def _plant_and_forget(home: Path) -> set[str]:
    home.mkdir()
    with Board(home / "board.db", Clock(DAY)) as board:
        # As SQLite is built on many systems; here and there it is on.
        board._db.run("PRAGMA secure_delete = OFF")
        board._db.run("PRAGMA synchronous = OFF")
        other = board.add_prospect("Other")
        values = plant(board, "PLANTED", other)
        replant(board, "PLANTED", "EDITED")
        values |= {value.replace("PLANTED", "EDITED") for value in values}
        board.undo()
        board.redo()
        for number in range(8):
            values.add(text := f"DELETED-{number}-")
            board.add_note(other, text + "x" * 900)
        for note in board.person(other).notes:
            board.delete_note(note.id)
        board._db.run("DELETE FROM suppressed")
        back_up(board.path, datetime.now(UTC), "asked")
        # The journal lets go of what it knew of the other's notes, as it does after a while.
        board._db.run(
            "DELETE FROM journal_row WHERE step_id IN"
            " (SELECT id FROM journal_step WHERE verb IN ('add_note', 'delete_note'))"
        )
        who = board.holdings(STRANGE).identity
        board.forget(STRANGE)
        for holder in holders_of(board.path, who):
            forget_there(holder)
    # What was deleted of others stays in their backup; only free pages of the board are swept.
    for copy in backups_of(home / "board.db").iterdir():
        held = copy.read_bytes()
        values -= {text for text in values if text.startswith("DELETED") and text.encode() in held}
    return values


@contextmanager
def _left_as_it_lies(_connection: object) -> Iterator[None]:
    yield


def forgotten_unguarded(folder: Path, times: int) -> Tally:
    with (
        instead(forgetting, "_nothing_kept", _left_as_it_lies),
        instead(forgetting.Forgetting, "sweep", lambda _board: ""),
    ):
        return forgotten(folder, times)


def not_undone(folder: Path, times: int) -> Tally:
    """After each verb four people are forgotten, one of whom had been undone; then all is done
    again and undone."""
    original = folder / "original.db"
    with Board(original, Clock(DAY)) as board:
        board._db.run("PRAGMA synchronous = OFF")
        furnish(board)
    back: list[str] = []
    for number in range(times):
        verb = list(VERBS)[number % len(VERBS)]
        with Board(Path(shutil.copy2(original, folder / "board.db")), Clock(DAY)) as board:
            board._db.run("PRAGMA synchronous = OFF")
            VERBS[verb](board, usual)
            board.reload()  # a verb may have taken the board itself
            gone = {1, 2, 8, board.add_prospect("Gone")}
            board.undo()
            for person in gone:
                board.forget(person)
            for turn in (board.redo, board.undo, board.redo):
                _as_often_as_it_goes(turn)
                if gone & set(board.reload().prospects):
                    back.append(verb)
                    break
    return Tally(times, len(back), ", ".join(back[:3]))


def _as_often_as_it_goes(turn: Callable[[], object]) -> None:
    while True:
        try:
            turn()
        except (NothingToUndo, NothingToRedo, ChangedSince):
            return


def not_undone_unguarded(folder: Path, times: int) -> Tally:
    with instead(journal_traces, "erase", lambda *_: None):
        return not_undone(folder, times)


TRIALS = (
    Trial(
        row=13,
        promise="Files 0600 and folders 0700, whatever the umask",
        unit="files and folders",
        run=modes,
        times=500,
        few=30,
        guard="made as `open` makes them",
        unguarded=modes_unguarded,
    ),
    Trial(
        row=13,
        promise="A link in the way of a file is never written through",
        unit="links",
        run=links,
        times=200,
        few=18,
        guard="links followed",
        unguarded=links_unguarded,
    ),
    Trial(
        row=26,
        promise="Of whom is forgotten no byte is left in the folder",
        unit="planted values",
        run=forgotten,
        times=5_000,
        few=100,
        guard="free pages left as they are",
        unguarded=forgotten_unguarded,
    ),
    Trial(
        row=26,
        promise="No undo brings back whom somebody forgot",
        unit="verbs",
        run=not_undone,
        times=100,
        few=2,
        guard="the journal left as it is",
        unguarded=not_undone_unguarded,
    ),
)
