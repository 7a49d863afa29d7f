"""Every verb of Board, each with the arguments a test chooses: the usual ones, or drawn ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tablero.drafts import Batch, Draft, DraftNote, DraftStep, DraftTouch
from tablero.store.board import Board

DAY = date(2026, 11, 22)
SOON = DAY + timedelta(days=3)

Pick = Callable[[str, Any], Any]
"""Chooses an argument: of which kind, and what it usually is."""
Verb = Callable[[Board, Pick], object]


def usual(_kind: str, value: Any) -> Any:
    """What it usually is, so that the verb changes something on the board of `furnish`."""
    return value


def furnish(board: Board) -> None:
    """Prospects 1 to 8, and of most things one."""
    ana, bea, carl, dora, *_ = [
        board.add_prospect(name, tags=["vip"])
        for name in ("Ana", "Bea", "Carl", "Dora", "Eva", "Fito")
    ]
    board.add_prospect("Gil", stage=None)
    board.log_touch(ana, "email", topic="value")
    board.add_note(ana, "Likes the sea")
    board.add_idea(ana, "Send the book")
    board.link(ana, bea, "closer")
    board.plan_step([ana, bea], "Call", on=SOON)
    board.pin(bea)
    board.archive([carl])
    board.close(dora, "not_a_fit", "No budget")
    board.edit_prospect(bea, email="bea@sea.example", phone="+34 600 000 002")
    board.reflect(ana, missed="To ask who decides")
    board.add_date(ana, "birthday", date(1980, 3, 4))
    board.keep_mode("On the train", 15, "low")
    hana = board.add_prospect("Hana", linkedin="hana-example")
    board.close(hana, "do_not_contact", "No more")
    board.log_touch(hana, "email", direction="in")
    board.start_review([ana, bea])
    board.add_board("Other")


BATCH = Batch(
    "csv",
    "",
    (),
    [
        Draft("Zoe", stage="Demo booked", touches=(DraftTouch(DAY, "out", "email"),)),
        Draft("Ana", company="Acme", notes=(DraftNote("From the file"),), steps=(DraftStep("X"),)),
    ],
)

PEOPLE: dict[str, Verb] = {
    "add_prospect": lambda b, p: b.add_prospect(
        p("name", "New"),
        tags=p("tags", ["a"]),
        note=p("text", "n"),
        stage=p("start", ""),
        place=p("place", "bottom"),
        referrer=p("referrer", 5),
        tell=p("step", DraftStep("Tell Eva", SOON)),
    ),
    "edit_prospect": lambda b, p: b.edit_prospect(
        p("who", 1), **p("fields", {"name": "Anna", "tags": ["b"], "cost": 100, "period": 9})
    ),
    "move": lambda b, p: b.move(p("people", [6, 1, 5]), p("stage", "proposal"), p("place", 0)),
    "archive": lambda b, p: b.archive(p("people", [1, 2])),
    "unarchive": lambda b, p: b.unarchive(p("people", [3])),
    "pin": lambda b, p: b.pin(p("who", 1), instead_of=p("referrer", 2)),
    "unpin": lambda b, p: b.unpin(p("who", 2)),
    "tag": lambda b, p: b.tag(p("people", [1, 2]), p("tag", "warm")),
    "untag": lambda b, p: b.untag(p("people", [1, 2]), p("tag", "VIP")),
    "import_drafts": lambda b, p: b.import_drafts(p("batch", BATCH), to=p("place to", None)),
}
GOING: dict[str, Verb] = {
    "close": lambda b, p: b.close(p("who", 2), p("exit", "do_not_contact"), p("text", "Asked so")),
    "lift_opt_out": lambda b, p: b.lift_opt_out(p("who", 8), p("name", "Hana")),
    "nurture": lambda b, p: b.nurture(p("who", 1), p("day", SOON), p("line", "Write again")),
    "opt_out": lambda b, p: b.opt_out(
        p("who", 2), p("level", "total"), channel=p("channel", ""), said=p("text", "Leave me be")
    ),
    "reopen": lambda b, p: b.reopen(p("who", 4)),
    "reflect": lambda b, p: b.reflect(
        p("who", 2),
        should_not=p("text", "Sell at once"),
        cause=p("cause", "timing"),
        closing=p("whether", True),
    ),
    "edit_reflection": lambda b, p: b.edit_reflection(
        p("reflection", 1), missed=p("text", ""), cause=p("cause", "value")
    ),
    "delete_reflection": lambda b, p: b.delete_reflection(p("reflection", 1)),
    "skip_reflection": lambda b, p: b.skip_reflection(p("who", 2)),
}
CONTACT: dict[str, Verb] = {
    "log_touch": lambda b, p: b.log_touch(
        p("who", 1),
        p("channel", "phone"),
        direction=p("direction", "both"),
        topic=p("topic", ""),
        result=p("result", "replied"),
        note=p("text", ""),
        on=p("past day", None),
        next_step=p("step", DraftStep("Again", SOON)),
    ),
    "edit_touch": lambda b, p: b.edit_touch(
        p("touch", 1), on=p("past day", None), channel=p("channel", "video"), note=p("text", "seen")
    ),
    "delete_touch": lambda b, p: b.delete_touch(p("touch", 1)),
    "plan_step": lambda b, p: b.plan_step(
        p("people", [1, 5]),
        p("line", "Write"),
        on=p("day", DAY),
        channel=p("channel", "email"),
        minutes=p("number", 15),
        energy=p("energy", ""),
        at=p("minute", None),
    ),
    "snooze": lambda b, p: b.snooze(p("people", [1, 5]), p("day", SOON + timedelta(days=9))),
    "spread_steps": lambda b, p: b.spread_steps(p("days", {1: DAY, 5: SOON})),
    "finish_step": lambda b, p: b.finish_step(p("who", 1)),
    "clear_step": lambda b, p: b.clear_step(p("who", 1)),
    "settle": lambda b, p: b.settle(p("who", 1)),
    "look": lambda b, p: b.look(p("who", 1)),
}
KNOWING: dict[str, Verb] = {
    "add_note": lambda b, p: b.add_note(p("who", 2), p("text", "two\nlines")),
    "edit_note": lambda b, p: b.edit_note(p("note", 1), p("text", "Likes the hills")),
    "delete_note": lambda b, p: b.delete_note(p("note", 1)),
    "add_idea": lambda b, p: b.add_idea(p("who", 1), p("line", "Another")),
    "mark_idea": lambda b, p: b.mark_idea(p("idea", 1), p("idea state", "tried")),
    "delete_idea": lambda b, p: b.delete_idea(p("idea", 1)),
    "write_takeaway": lambda b, p: b.write_takeaway(p("line", "Ask more")),
    "write_sheet": lambda b, p: b.write_sheet(p("who", 1), p("sheet", {"why": "They grow"})),
    "add_date": lambda b, p: b.add_date(
        p("who", 1), p("date kind", "budget"), p("day", SOON), p("line", "closes")
    ),
    "edit_date": lambda b, p: b.edit_date(
        p("date", 1), kind=p("date kind", "wedding"), on=p("day", None)
    ),
    "delete_date": lambda b, p: b.delete_date(p("date", 1)),
    "keep_mode": lambda b, p: b.keep_mode(
        p("tag", "on the TRAIN"), p("number", None), p("energy", "medium")
    ),
    "drop_mode": lambda b, p: b.drop_mode(p("mode", 1)),
    "link": lambda b, p: b.link(p("who", 1), p("who", 5), p("link kind", "referred")),
    "unlink": lambda b, p: b.unlink(p("link", 1)),
}
FRAME: dict[str, Verb] = {
    "add_stage": lambda b, p: b.add_stage(
        p("stage name", "Demo"), kind=p("stage kind", "open"), after=p("stage after", None)
    ),
    "rename_stage": lambda b, p: b.rename_stage(p("stage id", 1), p("stage name", "Leads")),
    "order_stage": lambda b, p: b.order_stage(p("stage id", 1), p("index", 3)),
    "limit_stage": lambda b, p: b.limit_stage(p("stage id", 1), p("number", 12)),
    "stall_stage": lambda b, p: b.stall_stage(p("stage id", 1), p("number", None)),
    "kind_stage": lambda b, p: b.kind_stage(p("stage id", 2), p("stage kind", "client")),
    "remove_stage": lambda b, p: b.remove_stage(p("stage id", 1), to=p("stage id", 2)),
    "add_board": lambda b, p: b.add_board(p("board name", "Third")),
    "rename_board": lambda b, p: b.rename_board(p("board", 1), p("board name", "Mine")),
    "remove_board": lambda b, p: b.remove_board(p("board", 1)),
}
VERBS: dict[str, Verb] = PEOPLE | GOING | CONTACT | KNOWING | FRAME
