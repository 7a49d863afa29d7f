"""Ways in to somebody through others: who gave whose name, and who could help now (F8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tablero.everybody import of_companies
from tablero.model import LINK_KINDS, Prospect, Snapshot
from tablero.person import Person
from tablero.rules.follow_up import last_heard
from tablero.rules.judged import Judged
from tablero.rules.search import fold

SILENCES = 2
"""The streak from which another door is proposed; five touches without any reply are more."""


class Bridge(NamedTuple):
    """Somebody who can bring me closer."""

    prospect: Prospect
    why: str
    """One of LINK_KINDS, or company: of the same company, and they have answered me."""


def chain(snapshot: Snapshot, prospect: Prospect) -> list[Prospect]:
    """Who gave the name of whom, from the first to this one; just this one without a referrer.

    Nobody comes twice, also where two gave each other's names.
    """
    found = [prospect]
    seen = {prospect.id}
    while (referrer := found[-1].referrer) is not None and referrer not in seen:
        before = snapshot.prospects.get(referrer)
        if before is None:
            break
        seen.add(referrer)
        found.append(before)
    return found[::-1]


def brought(snapshot: Snapshot, prospect: Prospect) -> list[Prospect]:
    """Whose names this one gave me, in the order in which they came."""
    found = (p for p in snapshot.prospects.values() if p.referrer == prospect.id)
    return sorted(found, key=lambda p: (p.added, p.id))


def best_bridge(snapshot: Snapshot, judged: Judged, person: Person) -> Bridge | None:
    """The best way in to somebody who does not answer, or None.

    Those of the same company go first, then who gave the name, then clients, then who
    answered me last (F8). Nobody with a total opt-out, archived or not to be contacted.
    """
    prospect = person.prospect
    standing = judged.standings.get(prospect.id)
    if standing is None or standing.streak < SILENCES:
        return None
    linked = _linked(person)
    clients = {stage.id for stage in snapshot.stages if stage.kind == "client"}
    barred = {stage.id for stage in snapshot.stages if stage.key == "do_not_contact"}

    def rank(bridge: Bridge) -> tuple[bool, bool, bool, int, int]:
        other = bridge.prospect
        return (
            not _same_company(other, prospect),
            bridge.why != "referred",
            other.stage not in clients,
            -last_heard(other.beats),
            other.id,
        )

    open_ones = (
        bridge
        for bridge in _candidates(snapshot, prospect, linked)
        if bridge.prospect.stage not in barred and _may_ask(bridge.prospect, prospect)
    )
    return min(open_ones, key=rank, default=None)


def _linked(person: Person) -> dict[int, str]:
    """Id to kind; where somebody is linked twice, the kind that comes first in LINK_KINDS."""
    found: dict[int, str] = {}
    if person.prospect.referrer is not None:
        found[person.prospect.referrer] = "referred"
    for link in sorted(person.links, key=lambda link: LINK_KINDS.index(link.kind)):
        found.setdefault(link.other, link.kind)
    return found


def _candidates(snapshot: Snapshot, prospect: Prospect, linked: dict[int, str]) -> Iterator[Bridge]:
    for key, kind in linked.items():
        if key in snapshot.prospects:
            yield Bridge(snapshot.prospects[key], kind)
    wanted = _company(prospect.company)
    if not wanted:
        return
    start = wanted[:1]

    def is_theirs(written: str) -> bool:
        # Folding is dear, so only what begins alike is folded.
        return _initial(written[0]) == start and _company(written) == wanted

    for key in of_companies(snapshot.prospects, is_theirs):
        other = snapshot.prospects[key]
        if key not in linked and last_heard(other.beats):
            yield Bridge(other, "company")


def _may_ask(other: Prospect, prospect: Prospect) -> bool:
    return other.id != prospect.id and other.opt_out != "total" and not other.archived


def _same_company(one: Prospect, other: Prospect) -> bool:
    return bool(one.company) and _company(one.company) == _company(other.company)


@lru_cache(maxsize=512)
def _initial(letter: str) -> str:
    return fold(letter)[:1]


@lru_cache(maxsize=16384)
def _company(name: str) -> str:
    return " ".join(fold(name).split())
