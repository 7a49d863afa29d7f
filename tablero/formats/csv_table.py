"""Any table of people with headings: spreadsheets, other programs' exports, tablero's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftLink,
    DraftNote,
    DraftOptOut,
    DraftStage,
    DraftStep,
    Skipped,
)
from tablero.formats import limits
from tablero.formats.card_names import CardName, split_card_name
from tablero.formats.codes import (
    ARCHIVED,
    BOOK,
    is_yes,
    opt_out_of,
    source_of,
    stage_of_codes,
)
from tablero.formats.dates import DAY_FIRST, DateHints, DateOrder, noon, parse_date, with_year
from tablero.formats.formulas import typed
from tablero.formats.headings import columns_of, has_name
from tablero.formats.linkedin import profile_address
from tablero.formats.plain import block, fingerprint, fold, has_words, line
from tablero.formats.source import DRAFTS, SURVEY
from tablero.formats.spreadsheet import HEADINGS
from tablero.formats.tables import Table, cells_of
from tablero.model import DEFAULT_STAGES
from tablero.person import SHEET
from tablero.refusals import BadImport

Key = tuple[str, str]
Columns = Mapping[str, tuple[int, ...]]
Notices = tuple[str, ...]

_DATES = ("step_on", "created", "pinned_on")
_KEYED = ("name", "first", "last", "company", "email", "hubspot_id", "trello_id")
"""What the key of a row is made of."""
_COLOUR = re.compile(
    r"\s*\((?:green|yellow|orange|red|purple|blue|sky|lime|pink|black)(?:_\w+)?\)$"
)
_JOINED = frozenset({"notes", "lifecycle"})
"""Fields that take all of their cells."""
_ONE_EMAIL = re.compile(r"[^,;\s@]+@[^,;\s]+")
_OWN_STAGES = frozenset(spec.key for spec in DEFAULT_STAGES)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one table is read, decided over all of its rows."""

    columns: Columns
    order: DateOrder
    cards: bool
    """Names are Trello's card names, with role and company in them."""
    is_own: bool
    """tablero wrote it, so that each cell is taken as it stands."""
    referrers: Mapping[int, Key]
    """Hash of the folded name to the key of those who referred somebody."""


def read_table(table: Table) -> Batch:
    """The people of a table. Raises BadImport: no_names, not_export, long_row, many_stages."""
    columns = columns_of(table.headings)
    if not has_name(columns):
        known = len(table.headings) > 1 or bool(columns)
        seen = ", ".join(line(heading) for heading in table.headings)[:200]
        raise BadImport(table.source.path, "no_names" if known else "not_export", seen)
    reading, stages, notices = _survey(table, columns)
    return Batch(
        format="csv",
        title="",
        stages=stages,
        drafts=_drafts(table, reading),
        notices=notices,
    )


def _survey(table: Table, columns: Columns) -> tuple[_Reading, tuple[DraftStage, ...], Notices]:
    """One pass over the rows for what no single row can tell."""
    names = [table.headings[index] for index in columns.get("name", ())]
    cards = any(fold(name) == "card name" for name in names)
    is_own = set(HEADINGS) <= set(table.headings)
    placed = _Reading(_only(columns, ("stage", "lifecycle")), DAY_FIRST, cards, is_own, {})
    named = _Reading(_only(columns, ("referred_by",)), DAY_FIRST, cards, is_own, {})
    places = [index for indexes in placed.columns.values() for index in indexes]
    dates = [index for field in _DATES for index in columns.get(field, ())]
    birthdays = columns.get("birthday", ())
    hints = DateHints()
    stages: dict[str, None] = {}
    told: set[int] = set()
    referring: set[int] = set()
    for _row, raw in table.rows(SURVEY):
        width = len(raw)
        for index in dates:
            if index < width:
                hints.add(raw[index])
        for index in birthdays:
            if index < width:
                hints.add(with_year(raw[index]))
        place = hash(tuple([raw[index] for index in places if index < width]))
        if place not in told:  # the same few stand in all the rows
            told.add(place)
            stages.setdefault(_stage(_cells(placed, raw)))
            if len(stages) > limits.MOST_STAGES:
                raise BadImport(table.source.path, "many_stages", limit=limits.MOST_STAGES)
        referrer = _cells(named, raw).get("referred_by")
        if referrer:
            referring.add(hash(fold(referrer)))
    columns_of_board = tuple(
        _draft_stage(name) for name in stages if name and fold(name) not in (BOOK, ARCHIVED)
    )
    keyed = _Reading(_only(columns, _KEYED), DAY_FIRST, cards, is_own, {})
    referrers = _referrers(table, keyed, referring)
    reading = _Reading(columns, hints.order(), cards, is_own, referrers)
    return reading, columns_of_board, tuple(_notices(hints))


def _only(columns: Columns, fields: Sequence[str]) -> Columns:
    return {field: columns[field] for field in fields if field in columns}


def _referrers(table: Table, reading: _Reading, referring: set[int]) -> dict[int, Key]:
    """The keys of those who are named as having referred somebody; the first of each name."""
    found: dict[int, Key] = {}
    for _row, raw in table.rows(SURVEY) if referring else ():
        cells = _cells(reading, raw)
        name = _name(reading, cells).name
        known = hash(fold(name))
        if known in referring:
            found.setdefault(known, _key(cells, name))
    return found


def _notices(hints: DateHints) -> Iterator[str]:
    """What to say about the dates of a table as a whole."""
    if hints.order().is_ambiguous:
        yield "ambiguous_dates"
    if hints.has_unread:
        yield "unread_dates"


def _draft_stage(name: str) -> DraftStage:
    return DraftStage("", key=name) if name in _OWN_STAGES else DraftStage(name)


def _cells(reading: _Reading, raw: Sequence[str]) -> dict[str, str]:
    """Field to its first filled cell; notes and HubSpot's codes are taken from all of theirs."""
    cells: dict[str, str] = {}
    width = len(raw)
    for field, indexes in reading.columns.items():
        for index in indexes:
            cell = raw[index] if index < width else ""
            if not cell:
                continue
            if field in _JOINED:
                both = cells.get(field), block(typed(cell))
                cells[field] = "\n".join(filter(None, both))
            elif text := line(typed(cell)):
                cells[field] = text
                break
    return cells


def _drafts(table: Table, reading: _Reading) -> Iterator[Draft | Skipped]:
    seen: set[int] = set()
    for row, raw in table.rows(DRAFTS):
        cells = _cells(reading, raw)
        name = _name(reading, cells)
        key = _key(cells, name.name)
        known = hash(key)
        if not has_words(name.name):
            told = cells.get("email") or cells.get("company") or ""
            yield Skipped(row, told, "no_name")
        elif known in seen:
            yield Skipped(row, name.name, "duplicate")
        else:
            yield _draft(reading, cells, name, key, row)
            seen.add(known)


def _name(reading: _Reading, cells: Mapping[str, str]) -> CardName:
    name = cells.get("name", "")
    first, last = cells.get("first", ""), cells.get("last", "")
    if reading.cards:
        return split_card_name(name)
    # In Spanish tables 'Nombre' is the first name wherever 'Apellidos' stands beside it.
    if last and not first and name and fold(last) not in fold(name):
        return CardName(f"{name} {last}")
    return CardName(name or line(f"{first} {last}"))


def _key(cells: Mapping[str, str], name: str) -> Key:
    if cells.get("hubspot_id"):
        return "hubspot", cells["hubspot_id"]
    if cells.get("trello_id"):
        return "trello", cells["trello_id"]
    return "csv", fingerprint(name, cells.get("company", ""), cells.get("email", ""))


def _stage(cells: Mapping[str, str]) -> str:
    return cells.get("stage", "") or stage_of_codes(cells.get("lifecycle", ""))


def _draft(
    reading: _Reading, cells: Mapping[str, str], name: CardName, key: Key, row: int
) -> Draft:
    stage = _stage(cells)
    place = fold(stage)
    opt_out, blocked = _opt_out(cells)
    email, linkedin, source = (cells.get(name, "") for name in ("email", "linkedin", "source"))
    return Draft(
        name=name.name,
        role=cells.get("role", "") or name.role,
        company=cells.get("company", "") or name.company,
        email=email if reading.is_own else _email(email),
        phone=cells.get("phone", ""),
        linkedin=linkedin if reading.is_own else profile_address(linkedin),
        city=cells.get("city", ""),
        country=cells.get("country", ""),
        source=source if reading.is_own else source_of(source),
        tags=_tags(cells.get("tags", ""), reading),
        cost=_cents(cells.get("cost", "")),
        opt_out=opt_out,
        stage="" if place in (BOOK, ARCHIVED) else stage,
        archived=place == ARCHIVED or is_yes(cells.get("archived", "")),
        created=noon(parse_date(cells.get("created", ""), reading.order)),
        pinned_on=parse_date(cells.get("pinned_on", ""), reading.order),
        keys=(key,),
        notes=(DraftNote(cells["notes"]),) if cells.get("notes") else (),
        steps=_steps(reading, cells),
        links=_links(reading, cells, key),
        dates=_birthday(reading, cells),
        opt_outs=tuple(DraftOptOut("channel", channel=channel) for channel in blocked),
        sheet=tuple((field, cells[field]) for field in SHEET if field in cells),
        line=row,
        in_book=place == BOOK,
    )


def _email(cell: str) -> str:
    """The first of several, as Pipedrive joins them."""
    if _ONE_EMAIL.fullmatch(cell):
        return cell
    found = [part for part in re.split(r"[,;\s]+", cell) if "@" in part]
    return found[0] if found else ""


def _tags(cell: str, reading: _Reading) -> tuple[str, ...]:
    if not cell:
        return ()
    if reading.is_own:
        parts: Iterable[str] = cells_of(cell, ";", skip_blanks=True)
    else:
        parts = cell.split(";") if ";" in cell else cell.split(",")
    names = [part.strip() for part in parts]
    if reading.cards:  # Trello's own table says the colour of each
        names = [_COLOUR.sub("", name) for name in names]
    return tuple(dict.fromkeys(filter(None, names)))


def _cents(cell: str) -> int:
    """'1.234,56 €' and '$1,234.50' in cents; 0 for what is no amount."""
    if not cell:
        return 0
    digits = re.sub(r"[^0-9.,]", "", cell)
    parts = re.split(r"[.,]", digits)
    has_cents = len(parts) > 1 and len(parts[-1]) in (1, 2)
    whole = "".join(parts[:-1] if has_cents else parts)
    if len(whole) > 12:
        return 0
    return int(whole or 0) * 100 + (int(parts[-1].ljust(2, "0")) if has_cents else 0)


def _opt_out(cells: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    level, channels = opt_out_of(cells.get("opt_out", ""))
    return ("total" if is_yes(cells.get("no_contact", "")) else level), channels


def _birthday(reading: _Reading, cells: Mapping[str, str]) -> tuple[DraftDate, ...]:
    on = parse_date(with_year(cells.get("birthday", "")), reading.order)
    return (DraftDate("birthday", on),) if on else ()


def _steps(reading: _Reading, cells: Mapping[str, str]) -> tuple[DraftStep, ...]:
    text, on = cells.get("step", ""), parse_date(cells.get("step_on", ""), reading.order)
    return (DraftStep(text, on),) if text or on else ()


def _links(reading: _Reading, cells: Mapping[str, str], key: Key) -> tuple[DraftLink, ...]:
    named = cells.get("referred_by", "")
    other = reading.referrers.get(hash(fold(named))) if named else None
    return (DraftLink(other, "referred"),) if other and other != key else ()
