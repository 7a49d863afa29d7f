"""Arguments for the verbs of Board by chance, mostly of what the board holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftNote,
    DraftOptOut,
    DraftStep,
    DraftTouch,
)
from tablero.model import (
    CHANNELS,
    DATE_KINDS,
    DIRECTIONS,
    ENERGIES,
    IDEA_STATES,
    LINK_KINDS,
    OPT_OUTS,
    RESULTS,
    STAGE_KINDS,
    TOPICS,
    NextStep,
)
from tablero.person import CAUSES, SHEET
from tablero.store.board import Board
from torture.verbs import DAY, SOON, Pick

Draw = Callable[[SearchStrategy[Any]], Any]

_NAMES = ("Ana", "ana", "Bea", "Hana", "Zoe", "[/red]", 'O\'Hara "x"', "Ñandú", "李 李", "e\u0301")
_TEXT = st.sampled_from(
    [
        "",
        "x",
        "two\nlines",
        '{"a": 1}',
        "null",
        "1e5",
        "'; --",
        "\x00",
        "\ud800",
        "🏴‍☠️ ‮",
        "% _ $.id",
    ]
) | st.text(max_size=6)
_LINE = _TEXT
_DAYS = st.integers(-40, 40).map(lambda days: DAY + timedelta(days=days)) | st.sampled_from(
    [date.min, date(2024, 2, 29), date.max]
)
_PAST = st.none() | st.integers(-2, 90).map(lambda days: DAY - timedelta(days=days))
_NUMBER = st.none() | st.sampled_from([-1, 0, 1, 7, 999_999_999, 10**9, 2**70])
_STAGE_NAMES = ("Demo", "demo", "Propuesta", "Proposal", "Ganados", "To contact", "", "X\ty")
_MOST = 4
"""People at once."""


def _either(*values: Any) -> SearchStrategy[Any]:
    return st.sampled_from(values)


_STEP = st.builds(
    NextStep,
    _LINE,
    st.none() | _DAYS,
    _either("", "email", "phone"),
    st.none() | _either(5, 60),
    _either("", *ENERGIES),
    st.none() | _either(0, 720, 1439, 1440),
    _either(0, 3, -1, 2**70),
)
_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "name": _either(*_NAMES),
        "role": _LINE,
        "company": _LINE,
        "email": _either("", "bea@sea.example", "BEA@sea.example ", "x@y.example"),
        "phone": _either("", "+34 600 000 002", "600000002"),
        "linkedin": _either("", "hana-example", "https://www.linkedin.com/in/hana-example/"),
        "tags": st.lists(_either("vip", "VIP", "b", ""), max_size=3),
        "cost": _either(0, 100, -1),
        "period": _NUMBER,
    },
)
_DRAFT = st.builds(
    Draft,
    _either(*_NAMES),
    company=_either("", "Acme"),
    email=_either("", "bea@sea.example", "z@sea.example"),
    linkedin=_either("", "hana-example", "zoe-example"),
    tags=_either((), ("vip",), ("b", "B")),
    opt_out=_either("", "", "sales", "total"),
    stage=_either("", "Demo booked", "proposal", "do_not_contact", "Client"),
    archived=st.booleans(),
    pinned_on=_either(None, DAY),
    keys=_either((), (("trello", "1"),), (("trello", "2"), ("tablero", "9"))),
    touches=_either((), (DraftTouch(DAY, "out", "email"), DraftTouch(DAY, "in", "email"))),
    notes=_either((), (DraftNote("From the file"),)),
    steps=_either((), (DraftStep("X", SOON),), (DraftStep("Y", done_on=DAY),)),
    links=_either((), ((("trello", "1"), "referred"),)),
    dates=_either((), (DraftDate("birthday", date(2000, 2, 29)),)),
    opt_outs=_either((), (DraftOptOut("channel", channel="phone"),), (DraftOptOut("total", DAY),)),
    sheet=_either((), (("why", "They grow"),)),
)
_PLAIN: dict[str, SearchStrategy[Any]] = {
    "name": _either(*_NAMES),
    "tags": st.lists(_either("vip", "VIP", "b", "", "\ud800"), max_size=3),
    "tag": _either("vip", "Vip", "warm", "on the train", ""),
    "text": _TEXT,
    "line": _LINE,
    "step": st.none() | _STEP,
    "fields": _FIELDS,
    "place": _either("top", "bottom", -5, 0, 1, 2, 99),
    "place to": _either(None, "board", "book"),
    "level": _either(*OPT_OUTS),
    "channel": _either("", *CHANNELS),
    "direction": _either(*DIRECTIONS),
    "topic": _either("", *TOPICS),
    "result": _either(*RESULTS),
    "cause": _either("", *CAUSES),
    "energy": _either("", *ENERGIES),
    "idea state": _either(*IDEA_STATES),
    "date kind": _either(*DATE_KINDS),
    "link kind": _either(*LINK_KINDS),
    "stage kind": _either(*STAGE_KINDS),
    "stage name": _either(*_STAGE_NAMES),
    "board name": _either("", "Other", "other", "Third", "Mine"),
    "sheet": st.dictionaries(_either(*SHEET), _TEXT, max_size=3),
    "whether": st.booleans(),
    "number": _NUMBER,
    "index": _either(-1, 0, 1, 3, 50),
    "minute": st.none() | _either(0, 600, 1440),
    "day": _DAYS,
    "past day": _PAST,
    "batch": st.lists(_DRAFT, max_size=4).map(lambda drafts: Batch("csv", "", (), drafts)),
}
_IDS = {
    "touch": "touch",
    "note": "note",
    "idea": "idea",
    "reflection": "reflection",
    "date": "key_date",
    "mode": "mode",
    "link": "link",
    "stage id": "stage",
    "board": "board",
}
_NOBODY = 10**6


def drawn(board: Board, draw: Draw) -> Pick:
    """Arguments by chance, mostly of what the board holds and sometimes of what it does not."""

    def ids(table: str, where: str = "") -> SearchStrategy[Any]:
        rows = board._db.run(f"SELECT id FROM {table} {where} ORDER BY id").fetchall()
        return _either(*(number for (number,) in rows), _NOBODY)

    def pick(kind: str, _usual: Any) -> Any:
        if kind in _PLAIN:
            return draw(_PLAIN[kind])
        if kind in _IDS:
            return draw(ids(_IDS[kind]))
        who = ids("prospect")
        match kind:
            case "who":
                return draw(who)
            case "referrer":
                return draw(st.none() | who)
            case "people":
                return draw(st.lists(who, max_size=_MOST))
            case "days":
                return draw(st.dictionaries(who, _DAYS, max_size=_MOST))
            case "start":
                return draw(_either("", None) | ids("stage"))
            case "stage":
                return draw(_either(None, "proposal", "do_not_contact") | ids("stage"))
            case "stage after":
                return draw(st.none() | ids("stage"))
            case "exit":
                return draw(_either("not_a_fit", "do_not_contact", "client"))
        raise KeyError(kind)

    return pick
