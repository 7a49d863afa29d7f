"""tablero's own JSON, read back: the other half of `tablero_export`."""

from __future__ import annotations

from collections.abc import Iterator

from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftIdea,
    DraftLink,
    DraftMove,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStage,
    DraftStep,
    DraftTouch,
    DraftVisit,
    Skipped,
)
from tablero.formats.json_stream import Document, streamed_items
from tablero.formats.json_values import (
    Members,
    day,
    items,
    members,
    minute,
    moment,
    records,
    string,
    whole,
)
from tablero.formats.plain import block, has_words, line
from tablero.formats.source import Source
from tablero.formats.tablero_export import MARK, PEOPLE, VERSION
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
)
from tablero.person import CAUSES, SHEET
from tablero.refusals import BadImport

_MOST_DAYS = 36_500
_MOST_CENTS = 10**14
_MOST_TIMES = 1_000_000


def is_tablero(document: object) -> bool:
    board = members(document)
    return whole(board.get(MARK)) is not None and isinstance(board.get(PEOPLE), list)


def read_tablero(source: Source, document: Document) -> Batch:
    """A board of tablero's. Raises BadImport: unknown_format, where a newer tablero wrote it."""
    board = members(document.value)
    version = whole(board[MARK]) or 0
    if version > VERSION:
        raise BadImport(source.path, "unknown_format", f"{MARK} {version}")
    return Batch(
        format="tablero",
        title=line(board.get("board")),
        stages=tuple(
            stage for stage in map(_stage, records(board.get("stages"))) if stage.name or stage.key
        ),
        drafts=_drafts(streamed_items(source, PEOPLE, document.lists)),
    )


def _stage(entry: Members) -> DraftStage:
    return DraftStage(
        name=line(entry.get("name")),
        key=line(entry.get("key")),
        kind=_one_of(STAGE_KINDS, entry.get("kind"), ""),
        stall_days=_count(entry.get("stall_days"), _MOST_DAYS),
        card_limit=_count(entry.get("card_limit"), _MOST_DAYS),
    )


def _drafts(values: Iterator[object]) -> Iterator[Draft | Skipped]:
    seen: set[int] = set()
    entries = (value for value in values if isinstance(value, dict))
    for number, entry in enumerate(entries, start=1):
        name, uid = line(entry.get("name")), line(entry.get("uid"))
        if not has_words(name):
            yield Skipped(number, name, "no_name")
        elif uid and hash(uid) in seen:
            yield Skipped(number, name, "duplicate")
        else:
            seen.add(hash(uid))
            yield _draft(name, uid, entry, number)


def _draft(name: str, uid: str, entry: Members, number: int) -> Draft:
    own = ((MARK, uid),) if uid else ()
    is_booked = entry.get("in_book") is True
    return Draft(
        name=name,
        role=line(entry.get("role")),
        company=line(entry.get("company")),
        email=line(entry.get("email")),
        phone=line(entry.get("phone")),
        linkedin=line(entry.get("linkedin")),
        city=line(entry.get("city")),
        country=line(entry.get("country")),
        source=line(entry.get("source")),
        tags=tuple(dict.fromkeys(filter(None, map(line, items(entry.get("tags")))))),
        cost=_count(entry.get("cost"), _MOST_CENTS) or 0,
        period=_count(entry.get("period"), _MOST_DAYS),
        opt_out=_one_of(OPT_OUTS, entry.get("opt_out"), ""),
        stage="" if is_booked else line(entry.get("stage")),
        archived=entry.get("archived") is True,
        closed_why=block(entry.get("closed_why")),
        added=day(entry.get("added")),
        pinned_on=day(entry.get("pinned_on")),
        settled=entry.get("settled") is True,
        imported=entry.get("imported") is True,
        keys=own + _keys(entry),
        touches=_touches(entry),
        notes=_notes(entry),
        steps=_steps(entry),
        ideas=_ideas(entry),
        moves=_moves(entry),
        links=_links(entry),
        dates=_dates(entry),
        reflections=_reflections(entry),
        opt_outs=_opt_outs(entry),
        sheet=_sheet(entry),
        reflection_asked=day(entry.get("reflection_asked")),
        looks=tuple(filter(None, map(day, items(entry.get("looks"))))),
        wall_visits=_visits(entry),
        line=number,
        in_book=is_booked,
    )


def _one_of(choices: tuple[str, ...], value: object, otherwise: str) -> str:
    word = string(value)
    return word if word in choices else otherwise


def _count(value: object, most: int) -> int | None:
    """A whole number from 1 to `most`; None for anything else."""
    number = whole(value)
    return number if number and 0 < number <= most else None


def _keys(entry: Members) -> tuple[tuple[str, str], ...]:
    pairs = ((line(key.get("source")), line(key.get("id"))) for key in records(entry.get("keys")))
    return tuple((source, key) for source, key in pairs if source and source != MARK and key)


def _touches(entry: Members) -> tuple[DraftTouch, ...]:
    return tuple(
        DraftTouch(
            on=on,
            direction=_one_of(DIRECTIONS, touch.get("direction"), "out"),
            channel=_one_of(CHANNELS, touch.get("channel"), "other"),
            topic=_one_of(TOPICS, touch.get("topic"), ""),
            result=_one_of(RESULTS, touch.get("result"), "none"),
            note=block(touch.get("note")),
        )
        for touch in records(entry.get("touches"))
        if (on := day(touch.get("on")))
    )


def _notes(entry: Members) -> tuple[DraftNote, ...]:
    return tuple(
        DraftNote(text, moment(note.get("at")), line(note.get("author")))
        for note in records(entry.get("notes"))
        if (text := block(note.get("text")))
    )


def _steps(entry: Members) -> tuple[DraftStep, ...]:
    return tuple(
        DraftStep(
            text=line(step.get("text")),
            on=day(step.get("on")),
            channel=_one_of(CHANNELS, step.get("channel"), ""),
            minutes=_count(step.get("minutes"), 24 * 60),
            energy=_one_of(ENERGIES, step.get("energy"), ""),
            done_on=day(step.get("done_on")),
            at=minute(step.get("at")),
            put_off=_count(step.get("put_off"), _MOST_TIMES) or 0,
        )
        for step in records(entry.get("steps"))
        if step.get("text") or step.get("on")
    )


def _ideas(entry: Members) -> tuple[DraftIdea, ...]:
    return tuple(
        DraftIdea(text, _one_of(IDEA_STATES, idea.get("state"), "idea"), day(idea.get("on")))
        for idea in records(entry.get("ideas"))
        if (text := line(idea.get("text")))
    )


def _moves(entry: Members) -> tuple[DraftMove, ...]:
    return tuple(
        DraftMove(at, line(move.get("came_from")), line(move.get("went_to")))
        for move in records(entry.get("moves"))
        if (at := moment(move.get("at")))
    )


def _links(entry: Members) -> tuple[DraftLink, ...]:
    return tuple(
        DraftLink((MARK, other), kind)
        for link in records(entry.get("links"))
        if (other := line(link.get("other")))
        and (kind := _one_of(LINK_KINDS, link.get("kind"), ""))
    )


def _dates(entry: Members) -> tuple[DraftDate, ...]:
    return tuple(
        DraftDate(kind, on, line(known.get("text")))
        for known in records(entry.get("dates"))
        if (on := day(known.get("on"))) and (kind := _one_of(DATE_KINDS, known.get("kind"), ""))
    )


def _reflections(entry: Members) -> tuple[DraftReflection, ...]:
    read = (
        DraftReflection(
            on=on,
            missed=block(told.get("missed")),
            should_not=block(told.get("should_not")),
            cause=_one_of(CAUSES, told.get("cause"), ""),
            closing=told.get("closing") is True,
        )
        for told in records(entry.get("reflections"))
        if (on := day(told.get("on")))
    )
    return tuple(told for told in read if told.missed or told.should_not or told.cause)


def _opt_outs(entry: Members) -> tuple[DraftOptOut, ...]:
    read = [
        DraftOptOut(
            level=level,
            on=day(asked.get("on")),
            channel=_one_of(CHANNELS, asked.get("channel"), ""),
            said=block(asked.get("said")),
        )
        for asked in records(entry.get("opt_outs"))
        if (level := _one_of(OPT_OUTS, asked.get("level"), ""))
    ]
    if not read and entry.get("opt_out") == "channel":
        read = [DraftOptOut("channel")]
    # Before opt-outs had a channel, this level came only from columns about e-mail.
    return tuple(
        asked._replace(channel="email") if asked == ("channel", asked.on, "", asked.said) else asked
        for asked in read
    )


def _sheet(entry: Members) -> tuple[tuple[str, str], ...]:
    sheet = members(entry.get("sheet"))
    return tuple((field, text) for field in SHEET if (text := block(sheet.get(field))))


def _visits(entry: Members) -> tuple[DraftVisit, ...]:
    return tuple(
        DraftVisit(
            pinned_on=pinned_on,
            wiped_on=wiped_on,
            touches=_count(visit.get("touches"), _MOST_TIMES) or 0,
            answered=visit.get("answered") is True,
        )
        for visit in records(entry.get("wall_visits"))
        if (pinned_on := day(visit.get("pinned_on"))) and (wiped_on := day(visit.get("wiped_on")))
    )
