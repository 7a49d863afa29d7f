"""The exports found in a folder, and what an import would do, as rows of text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap

from tablero import words
from tablero.drafts import ImportReport
from tablero.formats.downloads import FoundFile
from tablero.i18n import _, ngettext
from tablero.locations import homely
from tablero.model import Stage
from tablero.rules.stage_names import slug
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.paint import Line, fit, pad, spread
from tablero.ui.widgets.pane import Row

BLANK = Row(())
AGE, SIZE = 12, 10
NAME = 64
"""Cells a file's name takes at most."""
INDENT = "   "
SKIPPED_SHOWN = 200
BAR = 20
"""Cells of a bar that says how much is done."""


def file_rows(
    files: Sequence[FoundFile], folder: Path, today: date, glyphs: Glyphs, width: int
) -> list[Row]:
    """The files that may be exports, newest first, and that another may be named."""
    name = max(10, min(NAME, width - AGE - SIZE - 2))
    rows = [BLANK, Row(((_("In {folder}").format(folder=homely(folder)), "muted"),)), BLANK]
    for number, file in enumerate(files):
        line: Line = (
            (pad(file.path.name, name, glyphs.ellipsis), "name"),
            ("  ", "text"),
            (pad(words.step_day(file.on, today), AGE), "text"),
            (_size(file.size), "muted"),
        )
        rows.append(Row(line, number))
    if not files:
        rows.append(Row(((INDENT + _("No export lies there."), "text"),)))
    rows += [BLANK, *(Row(((fit(text, width), "muted"),)) for text in _sources())]
    return rows


def _sources() -> tuple[str, ...]:
    return (
        _("Trello: Menu, Print, export and share, Export as JSON."),
        _("LinkedIn: Settings, Data privacy, Get a copy of your data: Connections."),
        _("Any other program: a CSV with a column of names."),
    )


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return _("{size} kB").format(size=words.number(max(1, round(size / 1024))))
    return _("{size} MB").format(size=words.number(size / 1024 / 1024, 1))


def progress_bar(share: float, glyphs: Glyphs) -> str:
    """How much is done, from 0 to 1, as a bar and in percent."""
    full = round(share * BAR)
    return f"{glyphs.full * full}{glyphs.dot * (BAR - full)} {int(share * 100):3} %"


def preview_rows(
    report: ImportReport, path: Path, stages: Iterable[Stage], glyphs: Glyphs, width: int
) -> list[Row]:
    """What the import would do, where everybody goes and why somebody is left out."""
    names = {stage.key: words.stage_name(stage) for stage in stages}
    kind: Line = ((words.format_name(report.format), "muted"),)
    name: Line = ((fit(path.name, width - 14, glyphs.ellipsis), "name"),)
    lines: list[Line] = [(), spread(name, kind, min(width, NAME)), ()]
    lines += _counts(report, names)
    for code in _notices(report):
        lines += [(), *(((text, "text"),) for text in wrap(words.notice(code), max(20, width)))]
    if report.skipped:
        lines += [(), ((_("Left out"), "head"),), *_skipped(report, glyphs, width)]
    return [Row(line) for line in lines]


def _counts(report: ImportReport, names: Mapping[str, str]) -> Iterator[Line]:
    count = report.imported
    yield _count(count, ngettext("new person", "new people", count), "name")
    new = {slug(name, ()): name for name in report.new_stages}
    for key, people in report.by_stage.items():
        if not people:
            continue
        stage = names.get(key) or new.get(key, key) if key else _("the book")
        note = _("new stage") if key and key not in names else ""
        yield (
            (f"{INDENT}{people:>6}  ", "text"),
            (pad(stage, 28), "text"),
            (note, "key"),
        )
    empty = [name for key, name in new.items() if not report.by_stage.get(key)]
    for name in empty:
        yield ((f"{INDENT}{0:>6}  ", "muted"), (pad(name, 28), "text"), (_("new stage"), "key"))
    yield ()
    others = (
        (report.archived, _("archived")),
        (report.updated, _("here already, and completed")),
        (report.duplicates, _("here already, or twice in the file")),
        (report.notes, ngettext("note", "notes", report.notes)),
        (report.touches, ngettext("touch", "touches", report.touches)),
        (report.steps, ngettext("next step", "next steps", report.steps)),
        (report.ideas, ngettext("idea", "ideas", report.ideas)),
        (report.left_out, _("left out")),
    )
    for number, text in others:
        if number:
            yield _count(number, text)


def _count(number: int, text: str, ink: str = "text") -> Line:
    return ((f"{words.number(number):>6}  ", ink), (text, ink))


def _notices(report: ImportReport) -> list[str]:
    codes = list(report.notices)
    if report.partial_history and "partial_history" not in codes:
        codes.append("partial_history")
    return codes


def _skipped(report: ImportReport, glyphs: Glyphs, width: int) -> Iterator[Line]:
    for skipped in report.skipped[:SKIPPED_SHOWN]:
        who = skipped.name or glyphs.dot
        text = f"{who}: {words.skip_reason(skipped.reason)}"
        yield ((f"{skipped.line:>6}  ", "muted"), (fit(text, width - 8, glyphs.ellipsis), "text"))
    more = report.left_out - SKIPPED_SHOWN
    if more > 0:
        yield ((_("and {count} more").format(count=more), "muted"),)
