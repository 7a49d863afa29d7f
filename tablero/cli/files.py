"""Files in and out, and the demo."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from tablero import words
from tablero.cli.arguments import as_json
from tablero.cli.completion import people
from tablero.cli.paper import say, table, tell, tell_file, tell_json
from tablero.cli.progress import ProgressLine
from tablero.cli.root import open_board
from tablero.cli.session import Session
from tablero.demo.file import make_demo
from tablero.drafts import ImportReport
from tablero.formats import export_csv, export_json, read
from tablero.formats.person_json import export_person
from tablero.formats.writing import write_privately
from tablero.i18n import _
from tablero.refusals import Refusal
from tablero.words.forgetting import place

FORMATS = ("trello", "linkedin", "csv")
EXPORTS = ("csv", "json")


@click.command(
    "import",
    help=_("Bring in a Trello export, LinkedIn's connections, a CSV or an export of tablero's."),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(path_type=Path))
@click.option(
    "--format", type=click.Choice(FORMATS), help=_("What it is, where it does not show by itself.")
)
@click.option("--to", type=click.Choice(("board", "book")), help=_("Where its people go."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@as_json
@click.pass_obj
def import_(
    session: Session, file: Path, format: str | None, to: str | None, dry_run: bool, as_json: bool
) -> None:
    with ProgressLine(file.name) as line:
        batch = read(file, format=format, watch=line.watch)
        if not dry_run:
            session.keep_backup()
        report = session.board.import_drafts(batch, to=to, dry_run=dry_run, progress=line.count)
    if as_json:
        tell_json({"dry_run": dry_run, **_shape(report)})
        return
    if dry_run:
        say(_("Nothing was written. The import would do this:"))
    _tell_report(session, report)


def _shape(report: ImportReport) -> dict[str, object]:
    return {
        "format": report.format,
        "imported": report.imported,
        "updated": report.updated,
        "archived": report.archived,
        "skipped": report.left_out,
        "duplicates": report.duplicates,
        "notes": report.notes,
        "touches": report.touches,
        "steps": report.steps,
        "ideas": report.ideas,
        "by_stage": dict(report.by_stage),
        "new_stages": list(report.new_stages),
        "skipped_rows": [asdict(skipped) for skipped in report.skipped],
        "partial_history": report.partial_history,
        "notices": list(report.notices),
    }


def _tell_report(session: Session, report: ImportReport) -> None:
    counts = (
        (_("imported"), report.imported),
        (_("updated"), report.updated),
        (_("archived"), report.archived),
        (_("skipped"), report.left_out),
        (_("duplicates"), report.duplicates),
        (_("notes"), report.notes),
        (_("touches"), report.touches),
        (_("next steps"), report.steps),
        (_("ideas"), report.ideas),
    )
    for line in table([(name, words.number(count)) for name, count in counts], right=(1,)):
        tell(line)
    for line in (*_places(session, report), *_left_out(report)):
        tell(line)
    for code in report.notices:
        say(words.notice(code))


def _places(session: Session, report: ImportReport) -> Iterator[str]:
    """How many went to each stage."""
    if not report.by_stage:
        return
    yield ""
    named = {stage.key: words.stage_name(stage) for stage in session.board.opening(0).stages}
    rows = [
        (
            named.get(key, key) if key else _("book"),
            words.number(count),
            _("new stage") if key in report.new_stages else "",
        )
        for key, count in report.by_stage.items()
    ]
    yield from table(rows, right=(1,))


def _left_out(report: ImportReport) -> Iterator[str]:
    """Why each row that gives no person does so."""
    if not report.skipped:
        return
    yield ""
    yield _("Skipped:")
    rows = [(f"  {s.line}", s.name or "-", words.skip_reason(s.reason)) for s in report.skipped]
    yield from table(rows, right=(0,))
    if report.untold:
        yield "  " + _("and {count} more").format(count=words.number(report.untold))


@click.command(help=_("Write everybody as JSON, which `import` takes back whole, or as CSV."))
@click.option("--format", type=click.Choice(EXPORTS), help=_("json, if -o does not end in .csv."))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("The file; else stdout."))
@click.option(
    "--person",
    metavar=_("WHO"),
    shell_complete=people,
    help=_("Only this one, with all that is held about them, to give it to them."),
)
@click.pass_obj
def export(session: Session, format: str | None, output: Path | None, person: str | None) -> None:
    wanted = format or ("csv" if output is not None and output.suffix == ".csv" else "json")
    if person is not None and wanted == "csv":
        raise click.UsageError(_("What is held about a person does not fit a table: use json."))
    if person is not None:
        text = _about_one(session, person)
    else:
        text = _as_csv(session) if wanted == "csv" else _as_json(session)
    if output is None:
        tell_file(text, is_json=wanted == "json")
        return
    if output.exists() and output.samefile(session.path):
        raise Refusal(_("That is the board's own file. Name another."))
    write_privately(output, text)
    say(_("Written: {file}").format(file=output))


def _as_csv(session: Session) -> str:
    return export_csv(session.snapshot, session.judged.standings)


def _as_json(session: Session) -> str:
    return export_json(session.snapshot, session.board.people(session.snapshot.prospects))


def _about_one(session: Session, who: str) -> str:
    found = session.board.find(who)
    named = session.board.mentions(found.id)
    if named.mentions:
        text = _("{name} is also named in texts about others, which are not in it:")
        say(text.format(name=found.name))
    rows = [(f"  {one.prospect or ''}", one.name, place(one.table)) for one in named.mentions]
    for line in table(rows, right=(0,)):
        say(line)
    return export_person(found.name, session.board.all_held(found.id), session.clock.today())


@click.command(help=_("Open the app on a fresh copy of the demo, which is thrown away afterwards."))
@click.option(
    "--write",
    metavar=_("FILE"),
    type=click.Path(path_type=Path),
    help=_("Make the demo a file that stays, instead of opening it."),
)
@click.pass_context
def demo(ctx: click.Context, write: Path | None) -> None:
    session: Session = ctx.obj
    if write is not None:
        if write.exists() or write.is_symlink():
            raise Refusal(_("{file} exists already. Name another.").format(file=write))
        make_demo(write, session.clock)
        say(_("Written: {file}").format(file=write))
        return
    with tempfile.TemporaryDirectory(prefix="tablero-") as folder:
        copy = Session(str(Path(folder) / "demo.db"), None, session.clock)
        make_demo(copy.path, session.clock)
        copy.settings = session.settings._replace(backups_daily=0)
        code = open_board(copy)
        copy.close()
    ctx.exit(code)


COMMANDS = {"import": import_, "export": export, "demo": demo}
