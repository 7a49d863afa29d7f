"""The ways in to a person through others."""

from __future__ import annotations

import click

from tablero import words
from tablero.cli.arguments import as_json, who
from tablero.cli.completion import people
from tablero.cli.paper import plain, say, table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import Shape
from tablero.i18n import _
from tablero.model import LINK_KINDS, Prospect
from tablero.person import Link, Person
from tablero.refusals import Refusal
from tablero.rules.ways_in import best_bridge, brought, chain
from tablero.words.courtesy import bridge as bridge_words


@click.command(
    help=_(
        "Say who leads to a person. Without --by it shows who does, who gave whose name, and the"
        " best way in."
    )
)
@who
@click.option("--by", metavar=_("WHO"), shell_complete=people, help=_("Who leads to them."))
@click.option(
    "--kind",
    type=click.Choice(LINK_KINDS),
    help=_("How: can bring you closer, if you do not say."),
)
@click.option("--remove", is_flag=True, help=_("Whoever --by names no longer does."))
@as_json
@click.pass_obj
def bridge(
    session: Session, who: str, by: str | None, kind: str | None, remove: bool, as_json: bool
) -> None:
    prospect = session.board.find(who)
    if by is None:
        if remove or kind is not None:
            raise click.UsageError(_("Name with --by who leads to them."))
        _tell_ways(session, session.board.person(prospect.id), as_json)
        return
    other = session.board.find(by)
    if other.id == prospect.id:
        raise Refusal(_("Nobody is a way in to themselves. Name somebody else."))
    if remove:
        _remove(session, prospect, other, kind)
        return
    with session.act() as board:
        board.link(prospect.id, other.id, kind or "closer")


def _remove(session: Session, prospect: Prospect, other: Prospect, kind: str | None) -> None:
    links = session.board.person(prospect.id).links
    found = [link for link in links if link.other == other.id and kind in (None, link.kind)]
    if not found:
        text = _("{other} was not down as a way in to {name}. Nothing was changed.")
        raise Refusal(text.format(other=plain(other.name), name=plain(prospect.name)))
    for link in found:
        with session.act() as board:
            board.unlink(link.id)


def _tell_ways(session: Session, person: Person, as_json: bool) -> None:
    if as_json:
        tell_json(ways_shape(session, person))
        return
    lines = ways_lines(session, person)
    for line in lines:
        tell(line)
    if not lines:
        say(_("No way in is known yet."))


def ways_lines(session: Session, person: Person) -> list[str]:
    """Who leads to them, the chain of names, whom they brought, and the best way in."""
    prospect = person.prospect
    snapshot, judged = session.around(prospect)
    lines = list(table([(link.name, words.link_kind(link.kind)) for link in person.links]))
    names = [found.name for found in chain(snapshot, prospect)]
    if len(names) > 1:
        lines.append(" → ".join(names))
    led_to = [found.name for found in brought(snapshot, prospect)]
    if led_to:
        lines.append(_("Gave you the names of: {people}").format(people=", ".join(led_to)))
    best = best_bridge(snapshot, judged, person)
    if best is not None:
        lines.append(_("Best way in: {way}").format(way=bridge_words(best)))
    return lines


def ways_shape(session: Session, person: Person) -> Shape:
    """The same for other programs; `bridge` is null where none is proposed."""
    prospect = person.prospect
    snapshot, judged = session.around(prospect)
    best = best_bridge(snapshot, judged, person)
    return {
        "links": [_link_shape(link) for link in person.links],
        "chain": [_named(found) for found in chain(snapshot, prospect)],
        "brought": [_named(found) for found in brought(snapshot, prospect)],
        "bridge": {**_named(best.prospect), "why": best.why} if best is not None else None,
    }


def _link_shape(link: Link) -> Shape:
    return link._asdict()


def _named(prospect: Prospect) -> Shape:
    return {"id": prospect.id, "name": prospect.name}


COMMANDS = {"bridge": bridge}
