"""The board, its people and the wall as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tablero import words
from tablero.cli.paper import pad, plain, table, tell
from tablero.cli.session import Session
from tablero.i18n import _
from tablero.model import WALL_LINES, Prospect, Stage
from tablero.rules.wall import proposals, wall_order

_WALL_WIDTH = 38


def list_lines(
    session: Session, people: Iterable[Prospect], *, with_stage: bool = True
) -> Iterator[str]:
    """One line a person, in aligned columns."""
    rows = [_row(session, prospect, with_stage) for prospect in people]
    return table(rows, right=(0, 5))


def _row(session: Session, prospect: Prospect, with_stage: bool) -> tuple[str, ...]:
    standing = session.judged.standings.of(prospect)
    return (
        str(prospect.id),
        prospect.name,
        ", ".join(filter(None, (prospect.role, prospect.company))),
        where(prospect, session.stage_of(prospect.stage)) if with_stage else "",
        words.said_of(standing),
        _("{count} d").format(count=standing.days),
        words.freshness(standing.freshness) if standing.freshness != "fresh" else "",
        words.step_line(prospect.step, session.clock.today()),
    )


def where(prospect: Prospect, stage: Stage | None) -> str:
    """The stage, or the book."""
    place = words.stage_name(stage) if stage else _("book")
    return _("{stage} (archived)").format(stage=place) if prospect.archived else place


def tell_board(session: Session) -> None:
    """The whole board as text: each column with its people, then the wall."""
    snapshot, judged = session.snapshot, session.judged
    title = words.board_name(snapshot.board)
    tell(f"{title} · {words.day_long(session.clock.today())}")
    for stage in snapshot.open_stages:
        tell("")
        tell(_head(stage, snapshot.counts.get(stage.id, 0), judged.stalled.get(stage.id, 0)))
        people = (snapshot.prospects[key] for key in snapshot.columns.get(stage.id, ()))
        for line in list_lines(session, people, with_stage=False):
            tell(f"  {line}")
    tell("")
    for line in wall_lines(session):
        tell(line)


def _head(stage: Stage, count: int, stalled: int) -> str:
    held = str(count) if stage.card_limit is None else f"{count}/{stage.card_limit}"
    late = _(", {count} stalled").format(count=stalled) if stalled else ""
    return f"{words.stage_name(stage)}: {held}{late}"


def wall_lines(session: Session) -> Iterator[str]:
    """The wall as it hangs beside the board: the longest silence first, then who is proposed."""
    snapshot, judged = session.snapshot, session.judged
    names = wall_order(snapshot.pinned, judged.standings)
    places = _("{count} of {places}").format(count=len(names), places=WALL_LINES)
    yield _ends(_("WALL"), places)
    for number, prospect in enumerate(names, 1):
        yield ""
        yield from _wall_entry(session, number, prospect)
    if session.settings.wall == "off":
        return
    for at, (prospect, standing) in enumerate(proposals(judged)):
        yield ""
        if at == 0:
            yield _("Pin them?")
        stage = session.stage_of(prospect.stage)
        yield _ends(f"+ {plain(prospect.name)}", _("{count} d").format(count=standing.days))
        yield from inset(prospect.company, words.proposal_of(standing, stage) if stage else "")


def _wall_entry(session: Session, number: int, prospect: Prospect) -> Iterator[str]:
    standing = session.judged.standings[prospect.id]
    yield f"{number} {prospect.name.upper()}"
    yield from inset(prospect.role, prospect.company)
    yield _ends(f"  {words.said_of(standing)}", _("{count} d").format(count=standing.days))
    yield from inset(words.step_line(prospect.step, session.clock.today()))


def inset(*texts: str) -> Iterator[str]:
    """The texts that say something, under what stands above them."""
    return (f"  {text}" for text in texts if text)


def _ends(left: str, right: str) -> str:
    """Two texts at the two ends of a line of the wall."""
    return f"{pad(left, _WALL_WIDTH - len(right) - 1)} {right}"
