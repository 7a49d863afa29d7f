"""A name of the review as lines of text: why today, the story, what one could do. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tablero import words
from tablero.i18n import _, ngettext
from tablero.person import Mode, Touch
from tablero.rules.review import Due
from tablero.ui.commands import BY_ID, keys_in_force
from tablero.ui.review_walk import Walk
from tablero.ui.scene import Scene
from tablero.ui.visit import Visit
from tablero.ui.widgets import review_words as said
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.page_story import touch_line
from tablero.ui.widgets.paint import Line, Span, cells, fit, pad, spread, track_spans, width_of
from tablero.ui.widgets.review_keys import key_lines, keys_of
from tablero.words.review import reason

WIDEST = 104
"""Cells from which a line would be too long to read."""
STORY = 3
"""Touches that stay in sight before a blank line does."""
TOLD = 5
"""Touches that stay in sight before the keys that are not always wanted do."""
ASKING = ("review.reflect", "review.rest", "review.why", "card.idea")
"""The commands whose keys stand in sentences."""


class Drawn(NamedTuple):
    """The lines, and how much of the story they leave out."""

    lines: tuple[Line, ...] = ()
    above: int = 0
    """Older touches out of sight."""
    below: int = 0
    """Newer ones."""


class Page(NamedTuple):
    """What there is to draw a visit on."""

    scene: Scene
    remapped: Mapping[str, str]
    """The keys of one's own."""
    width: int
    height: int
    back: int = 0
    """How many touches one has scrolled back."""

    def key(self, command: str) -> str:
        """The first key in force, or nothing."""
        return next(iter(keys_in_force(BY_ID[command], self.remapped)), "")

    def letter(self, command: str) -> str:
        """The last key in force: behind an arrow stands its letter."""
        return next(reversed(keys_in_force(BY_ID[command], self.remapped)), "")


class _Rows:
    """How many rows are left."""

    def __init__(self, rows: int) -> None:
        self.left = max(0, rows)

    def take(self, rows: int) -> bool:
        """All of them, or none."""
        if rows > self.left:
            return False
        self.left -= rows
        return True

    def up_to(self, rows: int) -> int:
        """As many of them as there are."""
        taken = max(0, min(rows, self.left))
        self.left -= taken
        return taken


def review_lines(visit: Visit, page: Page) -> Drawn:
    """What fits on the page. Name, reason, caution and keys are always there; then come the
    facts, three touches, the blank lines between, and of the story as much as there is room for.
    """
    page = page._replace(width=min(page.width, WIDEST))
    keys = key_lines(keys_of(visit, page.remapped), page.width)
    top = [*_head(visit, page), *_reasons(visit, page)]
    questions = list(_questions(visit, page))
    rows = _Rows(page.height - len(top) - len(questions) - 1 - len(keys.acts) - len(keys.moves))
    count = len(visit.person.touches)
    has_story = rows.take(1)
    touches = rows.up_to(min(1, count))
    facts = {name: lines for name, lines in _facts(visit, page) if rows.take(len(lines))}
    touches += rows.up_to(min(STORY, count) - touches)
    gaps = {name for name in _gaps(facts, bool(questions)) if rows.take(1)}
    touches += rows.up_to(min(TOLD, count) - touches)
    more = keys.more if rows.take(len(keys.more)) else ()
    touches += rows.up_to(count - touches)
    end = max(touches, count - page.back)
    window = visit.person.touches[end - touches : end]
    above, below = end - touches, count - end
    head = [_story_head(visit, page, above, below)] if has_story else []
    parts: tuple[tuple[str, Iterable[Line]], ...] = (
        ("top", top[:2]),
        ("reasons", top[2:]),
        ("questions", questions),
        ("story", [*head, *(_touch(touch, page) for touch in window)]),
        ("known", [line for name in _KNOWN for line in facts.get(name, ())]),
        ("could", facts.get("could", ())),
        ("rule", [_rule(page)]),
        ("acts", [*keys.acts, *more]),
        ("moves", keys.moves),
    )
    return Drawn(tuple(_joined(parts, gaps))[: max(0, page.height)], above, below)


def _gaps(facts: Mapping[str, object], has_questions: bool) -> Iterator[str]:
    """Before which parts a blank line may stand, the most wanted first."""
    yield from ("story", "rule", "reasons")
    if any(name in facts for name in _KNOWN):
        yield "known"
    yield from ("acts", "moves")
    if has_questions:
        yield "questions"
    if "could" in facts:
        yield "could"
    yield "top"


def _joined(parts: Iterable[tuple[str, Iterable[Line]]], gaps: set[str]) -> Iterator[Line]:
    for name, lines in parts:
        if name in gaps:
            yield ()
        yield from lines


def _rule(page: Page) -> Line:
    across, question = page.scene.glyphs.across, _("What do you do?")
    text = f"  {across} {question} "
    return ((text + across * max(0, page.width - cells(text) - 2), "head"),)


# --- who, and why today -------------------------------------------------------------------


def _head(visit: Visit, page: Page) -> Iterator[Line]:
    prospect, standing = visit.person.prospect, visit.standing
    glyphs = page.scene.glyphs
    zone = words.zone(standing.zone)
    number = f"#{standing.touches}  {zone}" if standing.touches else _("no touch yet")
    days = words.days_count(standing.days)
    room = max(cells(number), cells(days)) + 1
    left = max(1, page.width - room - 4)
    about = f" {glyphs.dot} ".join(
        part for part in (prospect.role, prospect.company, prospect.city) if part
    )
    for text, ink, beside, pale in (
        (prospect.name, "name", number, "text"),
        (about, "text", days, "muted"),
    ):
        start: Line = (("  ", "text"), (fit(text, left, glyphs.ellipsis), ink))
        yield spread(start, ((pad(beside, room), pale),), page.width)


def _reasons(visit: Visit, page: Page) -> Iterator[Line]:
    """Why today, or what became of them; and what to mind."""
    if not visit.waits:
        yield from _fact(_("Done"), said.done_today(visit, page.scene), page)
    elif visit.due is not None:
        yield from _fact(_("Today because"), _because(visit.due, page), page, most=3)
    caution = said.mind(visit)
    if caution and visit.waits:
        yield from _fact(_("Careful"), caution, page)


def _because(due: Due, page: Page) -> str:
    return reason(due, page.scene.today)


def _questions(visit: Visit, page: Page) -> Iterator[Line]:
    if visit.waits:
        for question in said.questions(visit, {name: page.key(name) for name in ASKING}):
            for line in wrapped(question, page.width - 4):
                yield ((f"  {line}", "name"),)


def label_room() -> int:
    """Cells of the column of labels, in the reader's language."""
    labels = (_("Today because"), _("Careful"), _("The story"), _("Why"), _("Idea"))
    more = (_("Way in"), _("You could"), _("Done"))
    return max(cells(label) for label in (*labels, *more)) + 2


def _fact(label: str, text: str, page: Page, *, most: int = 2, ink: str = "text") -> Iterator[Line]:
    """A label and its text in at most so many lines."""
    room = page.width - label_room() - 4
    lines = wrapped(text, room)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], fit(rest, room, page.scene.glyphs.ellipsis)]
    for n, line in enumerate(lines):
        head: Span = (f"  {pad('' if n else label, label_room())}", "muted")
        yield head, (line, ink)


# --- the story ----------------------------------------------------------------------------


def _story_head(visit: Visit, page: Page, above: int, below: int) -> Line:
    """The track and whose the touches are; at its end, how many are out of sight."""
    scene = page.scene
    left: Line = (
        (f"  {pad(_('The story'), label_room())}", "muted"),
        *track_spans(visit.standing, scene.numbers, scene.glyphs),
        (f"   {said.shares(visit) or _('no touch yet')}", "text"),
    )
    up, down = (page.letter(f"review.{way}") for way in ("up", "down"))
    hidden = [_("{count} above ({key})").format(count=above, key=up)] if above else []
    hidden += [_("{count} below ({key})").format(count=below, key=down)] if below else []
    text = f" {scene.glyphs.dot} ".join(hidden)
    return spread(left, ((f"  {text}  ", "muted"),) if text else (), page.width)


def _touch(touch: Touch, page: Page) -> Line:
    """As on the page, with the note behind it."""
    line: Line = (("  ", "text"), *touch_line(touch, page.scene, page.width - 2))
    room = page.width - width_of(line) - 4
    note = " ".join(touch.note.split())
    if not note or room < 8:
        return line
    return (*line, ("  ", "text"), (fit(note, room, page.scene.glyphs.ellipsis), "muted"))


# --- what is known, and what one could do -------------------------------------------------

_KNOWN = ("why", "idea", "way")


def _facts(visit: Visit, page: Page) -> Iterator[tuple[str, list[Line]]]:
    """The most useful first; on a small screen the last ones are left out."""
    for name, label, text in (
        ("could", _("You could"), said.could(visit, page.scene)),
        ("why", _("Why"), said.why(visit, page.key("review.why"))),
        ("way", _("Way in"), said.way_in(visit, page.scene)),
        ("idea", _("Idea"), said.idea(visit)),
    ):
        if text:
            yield name, list(_fact(label, text, page))


# --- nobody who fits ----------------------------------------------------------------------


def pause_lines(now: Walk, mode: Mode | None, page: Page) -> Drawn:
    """All who fit the time and energy are visited, and others wait."""
    count = len(now.waiting)
    if mode is None or not count:
        return Drawn()
    effort = words.effort(mode.minutes, mode.energy)
    if now.done:
        told = _("That was everybody for {mode}: {done} of {all} are done.").format(
            mode=effort, done=now.done, all=len(now.everybody)
        )
    else:
        told = _("Nobody of today's names fits {mode}.").format(mode=effort)
    waits = ngettext("One more person waits.", "{count} more people wait.", count).format(
        count=count
    )
    ways = _("{mode} widens it; {leave} leaves, and tomorrow is fine too.").format(
        mode=page.key("review.mode"), leave=page.key("app.quit")
    )
    lines: list[Line] = [()]
    for text, ink in ((told, "name"), (f"{waits} {ways}", "text")):
        lines += [((f"  {line}", ink),) for line in wrapped(text, page.width - 4)]
        lines.append(())
    return Drawn(tuple(lines[: max(0, page.height)]))
