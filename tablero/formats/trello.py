"""Trello's board export (menu, Print, export and share, Export as JSON).

Fields as real exports have them (DOMAIN 2.3); anything may be missing or of another type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tablero.civil import local_day
from tablero.drafts import (
    Batch,
    Draft,
    DraftIdea,
    DraftMove,
    DraftNote,
    DraftStage,
    DraftStep,
    Skipped,
)
from tablero.formats.card_names import contact_in, split_card_name
from tablero.formats.codes import source_of
from tablero.formats.json_values import (
    Members,
    items,
    members,
    moment,
    number,
    records,
    string,
    whole,
)
from tablero.formats.linkedin import profile_address
from tablero.formats.plain import block, has_words, line
from tablero.formats.trello_fields import CardValues, CustomFields, custom_fields

MOST_ACTIONS = 1000
"""Trello leaves the older ones out of an export."""
_COMMENTS = ("commentCard", "copyCommentCard")
_NOT_PEOPLE = ("separator", "board", "mirror", "link")


@dataclass(frozen=True, slots=True)
class _List:
    name: str
    closed: bool


@dataclass(frozen=True, slots=True)
class _Board:
    """The export's tables, each by the id it is asked for."""

    lists: Mapping[str, _List]
    labels: Mapping[str, str]
    authors: Mapping[str, str]
    checklists: Mapping[str, list[Members]]
    comments: Mapping[str, list[Members]]
    moves: Mapping[str, list[Members]]
    fields: CustomFields


def is_trello(document: object) -> bool:
    board = members(document)
    return isinstance(board.get("lists"), list) and isinstance(board.get("cards"), list)


def read_trello(document: object) -> Batch:
    """A board of Trello's, its cards in the order they hang. Never raises."""
    export = members(document)
    cards = records(export["cards"])
    actions = records(export.get("actions"))
    board = _board(export, actions)
    has_lost_checklists = not isinstance(export.get("checklists"), list) and any(
        items(card.get("idChecklists")) and not records(card.get("checklists")) for card in cards
    )
    return Batch(
        format="trello",
        title=line(export.get("name")),
        stages=_stages(board),
        drafts=_drafts(board, cards),
        partial_history=len(actions) >= MOST_ACTIONS,
        notices=("no_checklists",) if has_lost_checklists else (),
    )


def _board(export: Members, actions: list[Members]) -> _Board:
    lists = sorted(records(export.get("lists")), key=lambda entry: number(entry.get("pos")))
    return _Board(
        lists={
            string(entry.get("id")): _List(line(entry.get("name")), entry.get("closed") is True)
            for entry in lists
        },
        labels={string(label.get("id")): _label(label) for label in records(export.get("labels"))},
        authors={
            string(person.get("id")): _author(person) for person in records(export.get("members"))
        },
        checklists=_by_card(
            records(export.get("checklists")), lambda entry: string(entry.get("idCard"))
        ),
        comments=_by_card((a for a in actions if a.get("type") in _COMMENTS), _card_of),
        moves=_by_card((a for a in actions if _is_move(a)), _card_of),
        fields=custom_fields(export),
    )


def _by_card(
    entries: Iterable[Members], card_of: Callable[[Members], str]
) -> dict[str, list[Members]]:
    table: dict[str, list[Members]] = {}
    for entry in entries:
        table.setdefault(card_of(entry), []).append(entry)
    table.pop("", None)
    return table


def _card_of(action: Members) -> str:
    return string(members(members(action.get("data")).get("card")).get("id"))


def _is_move(action: Members) -> bool:
    data = members(action.get("data"))
    return action.get("type") == "updateCard" and "listBefore" in data and "listAfter" in data


def _stages(board: _Board) -> tuple[DraftStage, ...]:
    names = dict.fromkeys(entry.name for entry in board.lists.values() if not entry.closed)
    return tuple(DraftStage(name) for name in names if name)


def _drafts(board: _Board, cards: list[Members]) -> Iterator[Draft | Skipped]:
    ranks = {list_id: rank for rank, list_id in enumerate(board.lists)}
    seen: set[str] = set()

    def place(numbered: tuple[int, Members]) -> tuple[float, float]:
        card = numbered[1]
        rank = ranks.get(string(card.get("idList")), len(ranks))
        return rank, number(card.get("pos"))

    for index, card in sorted(enumerate(cards, start=1), key=place):
        card_id = string(card.get("id"))
        card_number = whole(card.get("idShort")) or index
        reason = "duplicate" if card_id and card_id in seen else _reason_to_skip(board, card)
        seen.add(card_id)
        if reason:
            yield Skipped(card_number, line(card.get("name")), reason)
        else:
            yield _draft(board, card, card_number)


def _reason_to_skip(board: _Board, card: Members) -> str:
    if card.get("isTemplate") is True:
        return "template"
    if not has_words(line(card.get("name"))) or card.get("cardRole") in _NOT_PEOPLE:
        return "no_name"
    home = board.lists.get(string(card.get("idList")))
    if home and home.closed and card.get("closed") is not True:
        return "archived_list"
    return ""


def _draft(board: _Board, card: Members, card_number: int) -> Draft:
    card_id = string(card.get("id"))
    name, role, company = split_card_name(line(card.get("name")))
    description = block(card.get("desc"))
    values = board.fields.values_of(card)
    known = values.known
    company = company or known.get("company", "")
    contact = contact_in(description, company)
    created = born(card_id)
    home = board.lists.get(string(card.get("idList")))
    return Draft(
        name=name,
        role=role or known.get("role", "") or contact.role,
        company=company or contact.company,
        email=known.get("email", "") or contact.email,
        phone=known.get("phone", "") or contact.phone,
        linkedin=profile_address(contact.linkedin),
        city=known.get("city", ""),
        country=known.get("country", ""),
        source=source_of(known.get("source", "")),
        tags=_tags(board, card),
        stage=home.name if home and not home.closed else "",
        archived=card.get("closed") is True,
        created=created,
        keys=(("trello", card_id),) if card_id else (),
        notes=_told(description, values, created) + _comments(board, card_id),
        steps=_steps(card),
        ideas=_ideas(board.checklists.get(card_id) or records(card.get("checklists"))),
        moves=_moves(board.moves.get(card_id, [])),
        line=card_number,
    )


def born(object_id: str) -> datetime | None:
    """When an object of Trello's was made: its id's first 8 hex digits are Unix seconds."""
    try:
        return datetime.fromtimestamp(int(object_id[:8], 16), UTC) if len(object_id) == 24 else None
    except (ValueError, OverflowError, OSError):
        return None


def _label(label: Members) -> str:
    return line(label.get("name")) or line(label.get("color"))


def _tags(board: _Board, card: Members) -> tuple[str, ...]:
    labels = records(card.get("labels"))
    names = [_label(label) for label in labels] or [
        board.labels.get(string(label_id), "") for label_id in items(card.get("idLabels"))
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _told(description: str, values: CardValues, created: datetime | None) -> tuple[DraftNote, ...]:
    """The description, and the custom fields that have no place of their own."""
    texts = (description, "\n".join(values.others))
    return tuple(DraftNote(text, created) for text in texts if text)


def _comments(board: _Board, card_id: str) -> tuple[DraftNote, ...]:
    """Oldest first; the export has the newest first. A comment is never a touch."""
    return tuple(
        DraftNote(text, _when(action), _commenter(board, action))
        for action in reversed(board.comments.get(card_id, []))
        if (text := block(members(action.get("data")).get("text")))
    )


def _when(action: Members) -> datetime | None:
    return moment(action.get("date")) or born(string(action.get("id")))


def _commenter(board: _Board, action: Members) -> str:
    """Whoever left the board is no longer among its members, but stands in the comment."""
    named = _author(members(action.get("memberCreator")))
    return named or board.authors.get(string(action.get("idMemberCreator")), "")


def _author(person: Members) -> str:
    return line(person.get("fullName")) or line(person.get("username"))


def _steps(card: Members) -> tuple[DraftStep, ...]:
    """The due date, without a text of its own: the reader's language has the word."""
    due = moment(card.get("due"))
    if due is None:
        return ()
    on = local_day(due)
    return (DraftStep("", on, done_on=on if card.get("dueComplete") is True else None),)


def _ideas(checklists: list[Members]) -> tuple[DraftIdea, ...]:
    ideas = []
    for checklist in sorted(checklists, key=lambda entry: number(entry.get("pos"))):
        entries = records(checklist.get("checkItems"))
        for entry in sorted(entries, key=lambda entry: number(entry.get("pos"))):
            state = "tried" if entry.get("state") == "complete" else "idea"
            text = line(entry.get("name"))
            if text:
                ideas.append(DraftIdea(text, state))
    return tuple(ideas)


def _moves(actions: list[Members]) -> tuple[DraftMove, ...]:
    """The stage history, oldest first; the export has the newest first."""
    moves = []
    for action in reversed(actions):
        data, at = members(action.get("data")), _when(action)
        came_from, went_to = (
            line(members(data.get(side)).get("name")) for side in ("listBefore", "listAfter")
        )
        if at and (came_from or went_to):
            moves.append(DraftMove(at, came_from, went_to))
    return tuple(sorted(moves, key=lambda move: move.at))
