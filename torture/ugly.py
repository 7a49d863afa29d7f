"""A board of the ugliest texts there are: what people may type, and what only another program
could have written into the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tablero.clock import Clock
from tablero.person import SHEET
from tablero.store.board import Board
from tablero.text import LINE_LIMIT

DAY = date(2026, 11, 22)

MARKUP = (
    "[/red] hola",
    "[@click=app.quit]x[/]",
    "[bold red on white]Ana[/]",
    "[/]",
    "{name} {0} %s %(name)s $HOME `id`",
    "\\[red]\\n\\x1b[31m",
)
FROM_THE_RIGHT = (
    "محمد علي",
    "אברהם כהן (x)",
    "Ana مرحبا 17",
    "می\u200cخواهم",
    "\u202e0DNWP ana\u202c",
    "\u2067a\u2069\u200f\u200e\u061c",
)
STACKED = (
    "z" + "\u0335\u0301\u0489" * 17 + "algo",
    "\u0301\u0302\u0303",
    "Ana \u20dd Ruiz",
    "ที่รัก",
    "हिन्दी क्\u200dष",
    "\u1112\u1161\u11ab",
)
WIDE = (
    "田中太郎 " * 8,
    "👍🏽👍",
    "👩‍👩‍👧‍👦 👩‍🚀 🏴‍☠️",
    "❤️ ❤︎ 1️⃣ ☎️",
    "🇪🇸🇲🇽 🇪",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "ｆｕｌｌ ﾊﾝｶｸ",
    "㈱ 〒 ①",
)
UNSEEN = (
    "a\u200bb\u2060c\ufeffd",
    "\u00a0Ana\u00a0\u3000Ruiz",
    "Ana\u00adRuiz",
    "\u3164x\u115f",
    "\ufff9a\ufffbb\ufffa",
    "\U000e0041\U000e0042a",
    "\ue000\U000f0000\U0010fffd",
    "\ufdd0\uffff",
    "a\tb\nc\u2028d",
    "   Ana   ",
)
LONG = ("x" * LINE_LIMIT, "palabra " * 120, "é" * 999)
CORPUS = (*MARKUP, *FROM_THE_RIGHT, *STACKED, *WIDE, *UNSEEN, *LONG)
"""What anybody may type, and is kept."""

OBEYED = (
    "\x1b]0;PWNED\x07",
    "\x1b[31mPWN",
    "\x9b31mPWN",
    "\x1bP0;PWN\x1b\\",
    "\x90PWN\x9c",
    "\x1b[2J\x1b[H",
    "\x07\x08\x0b\x0c\x0e\x0f",
    "\x00PWN",
    "\x7f\x85",
    "\r\nPWN",
)
"""What no entrance lets in; another program can write it."""
TRACES = (
    "\x1b]0;PWNED",
    "\x1b[31mPWN",
    "\x9b",
    "\x1bP0;PWN",
    "\x90",
    "\x0e",
    "\x00",
    "\x7f",
)
"""What of it must never be seen among the bytes that a terminal gets."""


class Pen(NamedTuple):
    """Writes a text into everything about one person."""

    board: Board

    def write(self, text: str, number: int) -> int:
        """A person made of that text. Raises BadValue where it is refused."""
        board = self.board
        stages = board.opening(1).open_stages
        who = board.add_prospect(
            text,
            role=text,
            company=text,
            email=text,
            phone=text,
            linkedin=text,
            city=text,
            country=text,
            source="event",
            tags=(text, "tag"),
            note=text,
            stage=stages[number % len(stages)].id,
        )
        board.plan_step(
            (who,), text, on=DAY + timedelta(number % 9 - 4), channel="email", minutes=5
        )
        board.log_touch(who, "email", note=text, on=DAY - timedelta(number % 40))
        board.log_touch(who, "phone", direction="in", note=text, on=DAY - timedelta(number % 7))
        board.add_idea(who, text)
        board.write_sheet(who, dict.fromkeys(SHEET, text))
        board.add_date(who, "decision", DAY + timedelta(number % 12), text)
        board.reflect(who, missed=text, should_not=text, cause="timing")
        return who


def make_ugly(path: Path, texts: tuple[str, ...] = CORPUS) -> Board:
    """A board where everything is called so, opened."""
    board = Board(path, Clock(DAY), author="👩‍🚀 [/red] אברהם")
    board._db.run("PRAGMA synchronous = OFF")
    pen = Pen(board)
    people = [pen.write(text, number) for number, text in enumerate(texts)]
    for who in people[:6]:
        board.pin(who)
    for one, other in pairwise(people):
        board.link(one, other, "closer")
    for who in people[-3:]:
        board.opt_out(who, "sales", said=texts[0])
    board.close(people[-1], "not_a_fit", texts[2])
    board.archive(people[-2:-1])
    for stage, text in zip(board.opening(1).open_stages, texts[6:], strict=False):
        board.rename_stage(stage.id, text)
    for number, text in enumerate(texts[:3]):
        board.keep_mode(text, 15 * (number + 1), "")
    board.rename_board(board.opening(1).board.id, texts[1])
    board.add_board(texts[7])
    board.add_note(people[0], "letra " * 16_000)
    board.write_takeaway(texts[3])
    return board


FREE_TEXT = (
    ("board", "name"),
    ("stage", "name"),
    *(
        ("prospect", field)
        for field in ["name", "role", "company", "email", "phone", "linkedin", "city", "country"]
    ),
    ("prospect", "closed_why"),
    ("tag", "name"),
    ("touch", "note"),
    ("step", "text"),
    ("note", "text"),
    ("note", "author"),
    ("idea", "text"),
    ("key_date", "text"),
    ("reflection", "missed"),
    ("reflection", "should_not"),
    ("opt_out", "said"),
    ("sheet", "text"),
    ("takeaway", "text"),
    ("mode", "name"),
    ("journal_step", "detail"),
    ("stage_move", "came_from"),
    ("stage_move", "went_to"),
)


def poison(path: Path) -> None:
    """Write what terminals obey into every text of the file, as another program could."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        raw.create_function("obeyed", 1, lambda row: OBEYED[row % len(OBEYED)])
        for table, column in FREE_TEXT:
            assert table in tables, table
            raw.execute(
                f"UPDATE {table} SET {column} = obeyed(rowid) || {column} || obeyed(rowid + 1)"
                f" WHERE {column} <> ''"
            )
