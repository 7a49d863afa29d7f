"""What a draft brings, each piece with a digest: a piece comes in once, and if it is edited or
deleted here afterwards, no later import brings it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import product
from typing import Any

from tablero.beats import encode_beat
from tablero.drafts import (
    Draft,
    DraftDate,
    DraftIdea,
    DraftMove,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStep,
    DraftTouch,
)
from tablero.model import CHANNELS, DATE_KINDS, OPT_OUTS, Stage
from tablero.person import CAUSES, SHEET
from tablero.rules.search import fold
from tablero.store.database import Database
from tablero.store.journal import micros
from tablero.store.people import LINES
from tablero.text import clean_line, clean_text

_NOTHING = blake2b(digest_size=6)
"""To be copied, which takes half as long as making one."""


def digest(*words: object) -> str:
    """Twelve hex digits for one piece."""
    text = "\x1f".join(["" if word is None else str(word) for word in words])
    hashed = _NOTHING.copy()
    hashed.update(text.encode())
    return hashed.hexdigest()


# --- clean drafts --------------------------------------------------------------------------


def clean_draft(draft: Draft) -> Draft:
    """The draft as it may be kept. Raises BadText; KeyError for an unknown word of a touch."""
    clean: dict[str, Any] = {}
    for field, cleaned in _CLEANED.items():
        told = getattr(draft, field)
        if told:
            clean[field] = cleaned(told)
    if draft.opt_out or draft.opt_outs:
        clean["opt_outs"] = _opt_outs(draft)
    return draft._replace(name=clean_line(draft.name), **clean)


def _line(text: str) -> str:
    return clean_line(text) if text.strip() else ""


def _text(text: str) -> str:
    return clean_text(text) if text.strip() else ""


def _tags(told: tuple[str, ...]) -> tuple[str, ...]:
    tags = {fold(tag): clean_line(tag) for tag in reversed(told) if tag.strip()}
    return tuple(reversed(tags.values()))


def _touch(touch: DraftTouch) -> DraftTouch:
    code(touch)
    return touch._replace(note=_text(touch.note)) if touch.note else touch


def _notes(told: tuple[DraftNote, ...]) -> tuple[DraftNote, ...]:
    return tuple(
        note._replace(text=clean_text(note.text), author=_line(note.author))
        for note in told
        if note.text.strip()
    )


def _ideas(told: tuple[DraftIdea, ...]) -> tuple[DraftIdea, ...]:
    return tuple(idea._replace(text=clean_line(idea.text)) for idea in told if idea.text.strip())


def _move(move: DraftMove) -> DraftMove:
    return DraftMove(move.at, _line(move.came_from), _line(move.went_to))


def _dates(told: tuple[DraftDate, ...]) -> tuple[DraftDate, ...]:
    return tuple(one._replace(text=_line(one.text)) for one in told if one.kind in DATE_KINDS)


def _reflection(told: DraftReflection) -> DraftReflection:
    return told._replace(
        missed=_text(told.missed),
        should_not=_text(told.should_not),
        cause=told.cause if told.cause in CAUSES else "",
    )


def _says_something(told: DraftReflection) -> bool:
    return bool(told.missed or told.should_not or told.cause)


def _sheet(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (field, clean_text(text))
        for field, text in dict(told).items()
        if field in SHEET and text.strip()
    )


def _keys(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((clean_line(source), clean_line(key)) for source, key in told if key.strip())


_CLEANED: dict[str, Callable[[Any], object]] = {
    **dict.fromkeys(LINES, _line),
    "tags": _tags,
    "closed_why": _text,
    "touches": lambda told: tuple(map(_touch, told)),
    "notes": _notes,
    "steps": lambda told: tuple(step._replace(text=_line(step.text)) for step in told),
    "ideas": _ideas,
    "moves": lambda told: tuple(map(_move, told)),
    "dates": _dates,
    "reflections": lambda told: tuple(filter(_says_something, map(_reflection, told))),
    "sheet": _sheet,
    "looks": lambda told: tuple(sorted(set(told))),
    "keys": _keys,
}
"""How each field is cleaned; most are empty, and need none of it."""


def _opt_outs(draft: Draft) -> tuple[DraftOptOut, ...]:
    """Each with its words; a level that stands alone counts from their last message."""
    asked = [
        one._replace(said=_text(one.said))
        for one in draft.opt_outs
        if one.level in OPT_OUTS[1:] and one.channel in ("", *CHANNELS)
    ]
    if draft.opt_out in ("sales", "total") and draft.opt_out not in {one.level for one in asked}:
        theirs = [touch.on for touch in draft.touches if touch.direction != "out"]
        asked.append(DraftOptOut(draft.opt_out, max(theirs, default=None)))
    return tuple(asked)


def opt_outs_in(stage: Stage | None, asked: tuple[DraftOptOut, ...]) -> tuple[DraftOptOut, ...]:
    """What they asked, and what standing in 'do not contact' says."""
    is_total = stage is not None and stage.key == "do_not_contact"
    return (*asked, DraftOptOut("total")) if is_total and strongest(asked) != "total" else asked


def strongest(opt_outs: Iterable[DraftOptOut]) -> str:
    """The one of OPT_OUTS that counts."""
    return max((asked.level for asked in opt_outs), key=OPT_OUTS.index, default="")


# --- digests of what a draft holds ---------------------------------------------------------


def code(touch: DraftTouch) -> str:
    """The four letters the touch is kept in. Raises KeyError for an unknown word."""
    return _code(touch.direction, touch.channel, touch.topic, touch.result)


@cache
def _code(*words: str) -> str:
    return encode_beat(0, *words)[1:]


def of_touch(touch: DraftTouch) -> str:
    return digest("touch", touch.on, code(touch), touch.note)


def of_note(note: DraftNote) -> str:
    return digest("note", None if note.at is None else micros(note.at), note.text)


def of_idea(idea: DraftIdea) -> str:
    return digest("idea", idea.text)


def of_step(step: DraftStep) -> str:
    return digest("step", step.text, step.on, step.done_on)


def of_date(known: DraftDate) -> str:
    return digest("date", known.kind, known.on, known.text)


def of_reflection(told: DraftReflection) -> str:
    return digest("reflection", *told)


def of_opt_out(asked: DraftOptOut) -> str:
    return digest("opt_out", *asked)


def of_sheet(field: str, text: str) -> str:
    return digest("sheet", field, text)


def of_only(what: str) -> str:
    """Something of which everybody has one, whatever it says: a birthday, a text of the sheet."""
    return digest("only", what)


def of_field(field: str, value: object) -> str:
    return digest("field", field, value)


def of_tag(tag: str) -> str:
    return digest("tag", fold(tag))


def of_link(prospect: int, other: int, kind: str) -> str:
    return digest("link", prospect, other, kind)


# --- digests of what people have -----------------------------------------------------------


_HAD = " UNION ALL ".join(
    f"SELECT '{table}', {columns} FROM {table} WHERE prospect_id = ?1"
    for table, columns in (
        ("imported", "pieces, NULL, NULL, NULL, NULL"),
        ("touch", "on_day, code, note, NULL, NULL"),
        ("note", "at, text, NULL, NULL, NULL"),
        ("idea", "text, NULL, NULL, NULL, NULL"),
        ("step", "text, on_day, done_on, NULL, NULL"),
        ("link", "other_id, kind, NULL, NULL, NULL"),
        ("key_date", "kind, on_day, text, NULL, NULL"),
        ("sheet", "field, NULL, NULL, NULL, NULL"),
        ("reflection", "on_day, missed, should_not, cause, closing"),
        ("opt_out", "level, on_day, channel, said, NULL"),
    )
)


def pieces_of(database: Database, number: int) -> set[str]:
    """The digests of what a prospect has now, or once had from a file."""
    pieces: set[str] = set()
    for table, *values in database.run(_HAD, (number,)):
        match table, *values:
            case "imported", text, *_:
                pieces.update(text.split())
            case "touch", on, letters, note, *_:
                pieces.add(digest("touch", date.fromisoformat(on), letters, note))
            case "note", at, text, *_:
                pieces |= {digest("note", at, text), digest("note", None, text)}
            case "idea", text, *_:
                pieces.add(digest("idea", text))
            case "step", text, on, done, *_:
                pieces.add(digest("step", text, on, done))
            case "link", other, kind, *_:
                pieces.add(digest("link", number, other, kind))
            case "key_date", kind, on, text, *_:
                pieces.add(digest("date", kind, on, text))
                if kind == "birthday":
                    pieces.add(of_only(kind))
            case "sheet", field, *_:
                pieces.add(of_only(field))
            case "reflection", *words, closing:
                pieces.add(digest("reflection", *words, bool(closing)))
            case "opt_out", level, on, channel, said, _:
                for day, words in product((on, None), (said, "")):
                    pieces.add(digest("opt_out", level, day, channel, words))
    return pieces
