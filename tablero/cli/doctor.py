"""Looking the board's file over, and mending it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import click

from tablero import words
from tablero.cli.arguments import as_json
from tablero.cli.paper import pad, say, tell, tell_json
from tablero.cli.session import Session
from tablero.config import BadSetting, load
from tablero.i18n import _
from tablero.locations import config_file
from tablero.store.doctor.findings import OK, WRONG, Fact, Finding
from tablero.store.doctor.repairing import examine, repair
from tablero.words.doctor import check_name, state_name, told

_STATES = ("ok", "doubt", "wrong")


class Check(NamedTuple):
    """One check, as it is told."""

    name: str
    state: str
    found: tuple[tuple[str, str], ...]
    """Codes and sentences."""


@click.command(
    help=_(
        "Look the board's file over: its structure, its values, permissions, where it lies, the"
        " backups. Nothing is written without --repair."
    )
)
@click.option(
    "--repair", "wants_repair", is_flag=True, help=_("Mend what can be mended, after a copy.")
)
@as_json
@click.pass_context
def doctor(ctx: click.Context, wants_repair: bool, as_json: bool) -> None:
    session: Session = ctx.obj
    now, done = session.clock.now(), list[Fact]()
    if wants_repair:
        findings, done = repair(session.path, now, session.clock.today())
    else:
        findings = examine(session.path, now)
    checks = [*_checks(session, findings), _settings()]
    acts = [(fact.code, _said(session, fact)) for fact in done]
    is_well = all(check.state != WRONG for check in checks)
    if as_json:
        tell_json(_shape(session, checks, acts, is_well))
    else:
        _tell(session, checks, acts)
        say(_verdict(is_well, wants_repair))
    ctx.exit(0 if is_well else 1)


def _checks(session: Session, findings: Iterable[Finding]) -> list[Check]:
    return [
        Check(
            finding.check,
            finding.state,
            tuple((fact.code, _said(session, fact)) for fact in finding.found),
        )
        for finding in findings
    ]


def _said(session: Session, fact: Fact) -> str:
    return told(fact.code, fact.values, str(session.path))


def _settings() -> Check:
    try:
        load(config_file())
    except BadSetting as error:
        return Check("settings", WRONG, (("setting", words.refusal(error)),))
    return Check("settings", OK, ())


def _shape(
    session: Session, checks: list[Check], acts: list[tuple[str, str]], is_well: bool
) -> dict[str, object]:
    return {
        "file": str(session.path),
        "well": is_well,
        "checks": [
            {
                "check": check.name,
                "state": check.state,
                "found": [{"code": code, "text": text} for code, text in check.found],
            }
            for check in checks
        ],
        "done": [{"code": code, "text": text} for code, text in acts],
    }


def _tell(session: Session, checks: list[Check], acts: list[tuple[str, str]]) -> None:
    tell(str(session.path))
    width = max(len(state_name(state)) for state in _STATES)
    for check in checks:
        tell(f"{pad(state_name(check.state), width)}  {check_name(check.name)}")
        for _code, text in check.found:
            tell(f"{' ' * width}  {text}")
    if acts:
        tell("")
        tell(_("Done:"))
    for _code, text in acts:
        tell(f"{' ' * width}  {text}")


def _verdict(is_well: bool, was_repaired: bool) -> str:
    if is_well:
        return _("All is well.")
    if was_repaired:
        return _("Not everything could be mended. `tablero restore` lists the backups.")
    return _(
        "Something is wrong. `tablero doctor --repair` mends what can be mended, after a copy."
    )


COMMANDS = {"doctor": doctor}
