"""`tablero stats`: the figures page as text, or as JSON for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click

from tablero import words
from tablero.cli.arguments import as_json
from tablero.cli.paper import table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import Shape
from tablero.i18n import _
from tablero.rules.insight import Answered, AtRisk, Figures, Origin, Pace, figures
from tablero.words import insight as say

_NAMED = 10
"""How many people of a fact are named; with --json all of them are."""


@click.command(help=_("What your touches bring: answers, stages, sources, the week."))
@as_json
@click.pass_obj
def stats(session: Session, as_json: bool) -> None:
    board = session.board
    found = figures(
        session.snapshot,
        session.judged,
        session.clock.today(),
        board.stage_history(),
        board.review_days(),
        session.settings.discipline,
    )
    if as_json:
        tell_json({"day": session.clock.today().isoformat(), **figures_shape(found)})
        return
    for line in _lines(session, found):
        tell(line)


# --- as text -----------------------------------------------------------------------------


def _lines(session: Session, found: Figures) -> Iterator[str]:
    title = words.board_name(session.snapshot.board)
    yield f"{title} · {words.day_long(session.clock.today())}"
    yield ""
    yield say.conversion(found.conversion)
    yield say.conversion_span(found.conversion)
    yield from _block(_("Today"), _today(found))
    if not found.initiatives:
        # Nobody is on the board yet: the rest would be empty.
        return
    yield from _block(_("This week"), _facts(session, say.week(found.week)))
    if found.at_risk is not None:
        yield from _block(_money(found.at_risk), _facts(session, say.at_risk(found.at_risk)))
    yield from _block(_("First answer, by touch"), _curve(session, found))
    yield from _block(_("From stage to stage"), _stages(found))
    yield from _block(_("By source"), _origins(found.sources, say.source_name))
    yield from _block(_("Who began"), _origins(found.initiatives, say.initiative))


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield ""
        yield title
        yield from (f"  {line}" for line in told)


def _today(found: Figures) -> Iterator[str]:
    rows = [
        (_("Touches"), say.touches_today(found.today)),
        (_("Reviews"), say.streak(found.today)),
        (_("Two-way talk"), say.two_way(found.today)),
    ]
    return table([row for row in rows if row[1]])


def _money(found: AtRisk) -> str:
    return _("Money: {risk}").format(risk=say.risk(found)) if found.cents else _("Money")


def _facts(session: Session, facts: Iterable[say.Fact]) -> Iterator[str]:
    for fact in facts:
        yield fact.text
        people = [session.snapshot.prospects[number] for number in fact.people]
        for line in table([(str(p.id), p.name) for p in people[:_NAMED]], right=(0,)):
            yield f"  {line}"
        if len(people) > _NAMED:
            yield "  " + _("and {count} more").format(count=len(people) - _NAMED)


def _curve(session: Session, found: Figures) -> Iterator[str]:
    curve = found.curve
    yield say.curve(curve, session.settings.discipline)
    if curve.wrote_first:
        yield say.wrote_first(curve)
    yield from table([(f"#{p.touch}", say.at_touch(p)) for p in curve.touches if p.reached])
    yield " ".join(say.rule(curve))


def _stages(found: Figures) -> Iterator[str]:
    rows = [
        (
            words.stage_name(reached.stage),
            str(reached.people),
            "" if not at or reached.per_cent is None else say.per_cent(reached.per_cent),
            "" if reached.days is None else say.median_days(reached.days),
        )
        for at, reached in enumerate(found.journey.stages)
    ]
    yield from table(rows, right=(1, 2, 3))
    yield from say.paces(found.journey)


def _origins(origins: Iterable[Origin], name_of: Callable[[str], str]) -> Iterator[str]:
    return table([_origin(name_of(origin.name), origin) for origin in origins], right=(1, 2, 3, 4))


def _origin(name: str, origin: Origin) -> tuple[str, ...]:
    answered = origin.answered
    return (
        name,
        say.people(origin.people),
        say.part(answered.answered, answered.touches) if answered.touches else "",
        say.share(answered),
        say.clients(origin.clients) if origin.clients else "",
    )


# --- as JSON -----------------------------------------------------------------------------


def figures_shape(found: Figures) -> Shape:
    """Every figure. Shares are per cents with one decimal, null where there are too few."""
    line, today, week = found.conversion, found.today, found.week
    return {
        "conversion": {
            "days": line.days,
            **_answered(line.today),
            "yesterday": _answered(line.yesterday),
            "line": [_rounded(point.per_cent) for point in line.line],
        },
        "today": {
            "touches": today.touches,
            "goal": today.goal,
            "review_streak": today.streak,
            "two_way": today.two_way,
            "active": today.active,
        },
        "week": {
            "without_step": list(week.without_step),
            "put_off": list(week.put_off),
            "workdays": week.workdays,
            "workdays_without_review": week.unreviewed,
            "stalled_off_wall": list(week.off_wall),
        },
        "at_risk": _at_risk(found),
        "first_answer": {
            "wrote_first": found.curve.wrote_first,
            "zone": list(found.curve.zone),
            "touches": [point._asdict() for point in found.curve.touches if point.reached],
        },
        "stages": [
            {
                "stage": reached.stage.key,
                "people": reached.people,
                "percent": _rounded(reached.per_cent) if at else None,
                "median_days": reached.days,
            }
            for at, reached in enumerate(found.journey.stages)
        ],
        "to_conversation": _pace(found.journey.to_conversation),
        "to_client": _pace(found.journey.to_client),
        "sources": [{"source": o.name, **_counts(o)} for o in found.sources],
        "initiatives": [{"initiative": o.name, **_counts(o)} for o in found.initiatives],
    }


def _answered(answered: Answered) -> Shape:
    return {
        "touches": answered.touches,
        "answered": answered.answered,
        "percent": _rounded(answered.per_cent),
    }


def _counts(origin: Origin) -> Shape:
    return {"people": origin.people, **_answered(origin.answered), "clients": origin.clients}


def _at_risk(found: Figures) -> Shape | None:
    risk = found.at_risk
    if risk is None:
        return None
    return {
        "untouched": list(risk.untouched),
        "closed_early": list(risk.closed_early),
        "cost": risk.cents,
    }


def _pace(pace: Pace) -> Shape:
    return {"people": pace.people, "median_days": pace.days}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


COMMANDS = {"stats": stats}
