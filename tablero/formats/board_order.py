"""The order in which a board's people leave it: column by column, then book and archive."""

from __future__ import annotations

from tablero.model import Prospect, Snapshot


def in_board_order(snapshot: Snapshot) -> list[Prospect]:
    """Everybody of a complete snapshot once, as they hang; the rest by id."""
    hung = (
        snapshot.prospects[prospect_id]
        for stage in snapshot.stages
        for prospect_id in snapshot.columns.get(stage.id, ())
        if prospect_id in snapshot.prospects
    )
    rest = sorted(snapshot.prospects.values(), key=lambda p: (p.archived, p.id))
    return list({prospect.id: prospect for people in (hung, rest) for prospect in people}.values())
