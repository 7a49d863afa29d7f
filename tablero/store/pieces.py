"""What a draft brings, each piece with a digest: a piece comes in once, and if it is edited or
deleted here afterwards, no later import brings it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import Any

from tablero.drafts import Draft, DraftIdea, DraftMove, DraftNote, DraftStep, DraftTouch
from tablero.model import OPT_OUTS, encode_beat
from tablero.rules.search import fold
from tablero.rules.text import clean_line, clean_text
from tablero.store.database import Database
from tablero.store.journal import micros
from tablero.store.people import LINES

_DIGEST = 6


def digest(*words: object) -> str:
    """Twelve hex digits for one piece."""
    text = "\x1f".join("" if word is None else str(word) for word in words)
    return blake2b(text.encode(), digest_size=_DIGEST).hexdigest()


# --- clean drafts --------------------------------------------------------------------------


def _line(text: str) -> str:
    return clean_line(text) if text.strip() else ""


def _text(text: str) -> str:
    return clean_text(text) if text.strip() else ""


def clean_draft(draft: Draft) -> Draft:
    """The draft as it may be kept. Raises BadText; KeyError for an unknown word of a touch."""
    for touch in draft.touches:
        code(touch)
    fields: dict[str, Any] = {field: _line(getattr(draft, field)) for field in LINES}
    tags = {fold(tag): clean_line(tag) for tag in reversed(draft.tags) if tag.strip()}
    return replace(
        draft,
        **fields,
        name=clean_line(draft.name),
        tags=tuple(reversed(tags.values())),
        closed_why=_text(draft.closed_why),
        opt_out=draft.opt_out if draft.opt_out in OPT_OUTS else "",
        touches=tuple(touch._replace(note=_text(touch.note)) for touch in draft.touches),
        notes=tuple(
            note._replace(text=clean_text(note.text), author=_line(note.author))
            for note in draft.notes
            if note.text.strip()
        ),
        steps=tuple(step._replace(text=_line(step.text)) for step in draft.steps),
        ideas=tuple(
            idea._replace(text=clean_line(idea.text)) for idea in draft.ideas if idea.text.strip()
        ),
        moves=tuple(
            DraftMove(move.at, _line(move.came_from), _line(move.went_to)) for move in draft.moves
        ),
    )


# --- digests of what a draft holds ---------------------------------------------------------


def code(touch: DraftTouch) -> str:
    """The four letters the touch is kept in. Raises KeyError for an unknown word."""
    return encode_beat(0, touch.direction, touch.channel, touch.topic, touch.result)[1:]


def of_touch(touch: DraftTouch) -> str:
    return digest("touch", touch.on, code(touch), touch.note)


def of_note(note: DraftNote) -> str:
    return digest("note", None if note.at is None else micros(note.at), note.text)


def of_idea(idea: DraftIdea) -> str:
    return digest("idea", idea.text)


def of_step(step: DraftStep) -> str:
    return digest("step", step.text, step.on, step.done_on)


def of_field(field: str, value: object) -> str:
    return digest("field", field, value)


def of_tag(tag: str) -> str:
    return digest("tag", fold(tag))


def of_link(prospect: int, other: int, kind: str) -> str:
    return digest("link", prospect, other, kind)


# --- digests of what people have -----------------------------------------------------------


def known_pieces(database: Database, board: int) -> dict[int, set[str]]:
    """Prospect id to the digests of what they have now, or once had from a file."""
    pieces: dict[int, set[str]] = {}

    def rows(columns: str, table: str) -> Any:
        return database.run(
            f"SELECT prospect_id, {columns} FROM {table} WHERE prospect_id IN"
            " (SELECT id FROM prospect WHERE board_id = ?)",
            (board,),
        )

    def add(number: int, *words: object) -> None:
        pieces.setdefault(number, set()).add(digest(*words))

    for number, text in rows("pieces", "imported"):
        pieces.setdefault(number, set()).update(text.split())
    for number, on, letters, note in rows("on_day, code, note", "touch"):
        add(number, "touch", date.fromisoformat(on), letters, note)
    for number, at, text in rows("at, text", "note"):
        add(number, "note", at, text)
        add(number, "note", None, text)
    for number, text in rows("text", "idea"):
        add(number, "idea", text)
    for number, text, on, done in rows("text, on_day, done_on", "step"):
        add(number, "step", text, on, done)
    for number, other, kind in rows("other_id, kind", "link"):
        add(number, "link", number, other, kind)
    return pieces
