"""The stages of a board."""

from __future__ import annotations

import click

from tablero import words
from tablero.cli.arguments import BELOW_ZERO, as_json, days, stage
from tablero.cli.completion import stages as stage_names
from tablero.cli.paper import table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import stage_shape
from tablero.i18n import _
from tablero.model import STAGE_KINDS, Stage


@click.group(invoke_without_command=True, help=_("List and change the stages."))
@as_json
@click.pass_context
def stages(ctx: click.Context, as_json: bool) -> None:
    if ctx.invoked_subcommand is None:
        _tell_stages(ctx.obj, as_json)


@stages.command("list", help=_("List the stages."))
@as_json
@click.pass_obj
def list_(session: Session, as_json: bool) -> None:
    _tell_stages(session, as_json)


def _tell_stages(session: Session, as_json: bool) -> None:
    stalled = session.judged.stalled
    found = session.snapshot.stages
    if as_json:
        tell_json(
            [
                stage_shape(s, words.stage_name(s), session.snapshot, stalled.get(s.id, 0))
                for s in found
            ]
        )
        return
    for line in table([_row(session, s) for s in found], right=(2,)):
        tell(line)


def _row(session: Session, stage: Stage) -> tuple[str, ...]:
    return (
        stage.key,
        words.stage_name(stage),
        str(session.snapshot.counts.get(stage.id, 0)),
        words.stage_kind(stage.kind),
        _("stalled after {days}").format(days=words.days_count(stage.stall_days))
        if stage.stall_days
        else "",
        _("at most {count}").format(count=stage.card_limit) if stage.card_limit else "",
    )


@stages.command(help=_("Add a stage."))
@click.argument("name", metavar=_("NAME"))
@click.option("--kind", type=click.Choice(STAGE_KINDS), default="open", help=_("What it is."))
@click.option(
    "--after", metavar=_("STAGE"), shell_complete=stage_names, help=_("The stage it stands behind.")
)
@click.pass_obj
def add(session: Session, name: str, kind: str, after: str | None) -> None:
    before = session.board.find_stage(after).id if after is not None else None
    with session.act() as board:
        board.add_stage(name, kind=kind, after=before)


@stages.command(help=_("Give a stage another name; its key stays."))
@stage
@click.argument("name", metavar=_("NEW"))
@click.pass_obj
def rename(session: Session, stage: str, name: str) -> None:
    found = session.board.find_stage(stage)
    with session.act() as board:
        board.rename_stage(found.id, name)


@stages.command(help=_("Put a stage at a place, counted from 1."), context_settings=BELOW_ZERO)
@stage
@click.argument("place", metavar="N", type=click.IntRange(1, 1000))
@click.pass_obj
def order(session: Session, stage: str, place: int) -> None:
    found = session.board.find_stage(stage)
    with session.act() as board:
        board.order_stage(found.id, place - 1)


@stages.command(
    help=_("Say how many people a stage should hold; 0 takes the limit away."),
    context_settings=BELOW_ZERO,
)
@stage
@click.argument("count", metavar="N")
@click.pass_obj
def limit(session: Session, stage: str, count: str) -> None:
    found = session.board.find_stage(stage)
    with session.act() as board:
        board.limit_stage(found.id, days("limit", count) or None)


@stages.command(
    help=_("Say after how many days without a touch people stall; 0 means never."),
    context_settings=BELOW_ZERO,
)
@stage
@click.argument("count", metavar=_("DAYS"))
@click.pass_obj
def stall(session: Session, stage: str, count: str) -> None:
    found = session.board.find_stage(stage)
    with session.act() as board:
        board.stall_stage(found.id, days("stall", count) or None)


@stages.command(help=_("Say what a stage is: open, client, nurture or exit."))
@stage
@click.argument("kind", type=click.Choice(STAGE_KINDS))
@click.pass_obj
def kind(session: Session, stage: str, kind: str) -> None:
    found = session.board.find_stage(stage)
    with session.act() as board:
        board.kind_stage(found.id, kind)


@stages.command(help=_("Remove a stage; its people go to another one."))
@stage
@click.option(
    "--to", metavar=_("STAGE"), shell_complete=stage_names, help=_("Where its people go.")
)
@click.pass_obj
def remove(session: Session, stage: str, to: str | None) -> None:
    found = session.board.find_stage(stage)
    target = session.board.find_stage(to).id if to is not None else None
    with session.act() as board:
        board.remove_stage(found.id, target)


COMMANDS = {"stages": stages}
