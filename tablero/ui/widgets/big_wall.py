"""The wall alone, in letters as large as the screen allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.strip import Strip

from tablero import words
from tablero.i18n import _
from tablero.model import WALL_LINES, Prospect
from tablero.rules.follow_up import bar
from tablero.ui.scene import Scene
from tablero.ui.widgets.big_letters import Bitmap, blocks, hashes, letters
from tablero.ui.widgets.lines import Lines
from tablero.ui.widgets.paint import Line, filled, fit, spread, width_of
from tablero.ui.widgets.wall_lines import surname

MARGIN = 6
"""Cells before a name: its number and the bar."""
SCALES = (6, 5, 4, 3, 2, 1)
PLAIN = 0
"""The scale of a name in the terminal's own letters."""


class Plan(NamedTuple):
    """How large the names are drawn, and how many lines stand between them."""

    scale: int
    told: bool
    """Is there a line below each name that says who it is?"""
    gap: int


def big_wall_lines(scene: Scene, width: int, height: int) -> list[Line]:
    """The names on the wall, longest silence first, in at most `height` lines."""
    people = scene.wall[:WALL_LINES]
    if not people:
        return _nobody(width, height)
    room = max(1, width - MARGIN - 1)
    plan = _plan(people, room, height, scene)
    lines: list[Line] = []
    for number, prospect in enumerate(people, 1):
        lines += _entry(scene, number, prospect, plan, width)
        lines += [()] * (plan.gap if number < len(people) else 0)
    above = max(0, (height - len(lines)) // 3) if plan.scale else 0
    return ([()] * above + lines)[:height]


def _plan(people: Sequence[Prospect], room: int, height: int, scene: Scene) -> Plan:
    """The largest letters in which every whole name fits; at the smallest, surnames will do."""
    for scale in SCALES:
        rows = len(_draw((".",) * 8, scale, scene))
        fits = all(_wide(letters(p.name), scale) <= room for p in people)
        for told in (True, False):
            block = rows + told
            if block * len(people) <= height and (fits or scale == 1) and (told or scale == 1):
                spare = height - block * len(people)
                return Plan(scale, told, min(2, spare // max(1, len(people))))
    told = 2 * len(people) <= height
    spare = height - (1 + told) * len(people)
    return Plan(PLAIN, told, 1 if spare >= len(people) - 1 else 0)


def _wide(bitmap: Bitmap | None, scale: int) -> int:
    """Cells; nothing for a name that is drawn in the terminal's own letters anyhow."""
    return len(bitmap[0]) * scale if bitmap else 0


def _draw(bitmap: Bitmap, scale: int, scene: Scene) -> list[str]:
    return hashes(bitmap, scale) if scene.glyphs.full == "#" else blocks(bitmap, scale)


def _entry(scene: Scene, number: int, prospect: Prospect, plan: Plan, width: int) -> list[Line]:
    ink = bar(scene.standing(prospect.id), prospect, scene.today)
    edge: Line = ((f"{scene.glyphs.bar(ink)} ", ink), (" ", "text"))
    name = _name(scene, prospect, plan.scale, width - MARGIN - 1)
    if plan.told:
        name.append(_about(scene, prospect, width - MARGIN))
    first: Line = ((f" {number} ", "key"), *edge, *name[0])
    rest = [(("   ", "text"), *edge, *line) for line in name[1:]]
    return [filled(line, width) for line in (first, *rest)]


def _name(scene: Scene, prospect: Prospect, scale: int, room: int) -> list[Line]:
    """In blocks; else its first two words, or the surname, in blocks; else the name in bold."""
    first_two = " ".join(prospect.name.split()[:2])
    for text in (prospect.name, first_two, surname(prospect.name)):
        bitmap = letters(text) if scale else None
        if bitmap and _wide(bitmap, scale) <= room:
            return [((row, "name"),) for row in _draw(bitmap, scale, scene)]
    plain: Line = ((fit(prospect.name, room, scene.glyphs.ellipsis), "name"),)
    rows = len(_draw((".",) * 8, scale, scene)) if scale else 1
    return [*[()] * (rows // 2), plain, *[()] * (rows - rows // 2 - 1)]


def _about(scene: Scene, prospect: Prospect, width: int) -> Line:
    """Role, company, how it stands, what is next; the days at the right."""
    standing = scene.standing(prospect.id)
    days = words.days_count(standing.days)
    right: Line = (
        (words.said_of(standing), "answered" if standing.answered_today else "text"),
        (f"   {days} ", "text"),
    )
    step = words.step_line(prospect.step, scene.today)
    who = [(prospect.role, "role"), (prospect.company, "muted")]
    left = _parted([*who, (step, "muted")])
    if width_of(left) + width_of(right) + 2 > width:
        left = _parted(who)
    room = max(0, width - width_of(right) - 2)
    if width_of(left) > room:
        left = ((fit(prospect.role or prospect.company, room, scene.glyphs.ellipsis), "role"),)
    return spread(left, right, width)


def _parted(spans: Sequence[tuple[str, str]]) -> Line:
    """The spans that say something, with blanks between."""
    shown = [(text, ink) for text, ink in spans if text]
    return tuple(
        (f"   {text}" if number else text, ink) for number, (text, ink) in enumerate(shown)
    )


def _nobody(width: int, height: int) -> list[Line]:
    text = _("Nobody is on the wall. p pins whoever must not be forgotten.")
    return [*[()] * (height // 3), ((f"  {fit(text, max(0, width - 3))}", "muted"),)]


class BigWall(Lines):
    """Draws it, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._lines: list[Line] = []

    def show(self, scene: Scene) -> None:
        """Draw this scene."""
        drawn = self._lines
        self._scene = scene
        self._arrange()
        if self._lines != drawn:
            self.refresh()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        if self._scene is not None:
            self._lines = big_wall_lines(self._scene, self.size.width, self.size.height)

    def render_line(self, y: int) -> Strip:
        line = self._lines[y] if y < len(self._lines) else ()
        return self.strip(line, self.size.width)
