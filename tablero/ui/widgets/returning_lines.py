"""The return as lines: what it proposes, and who comes first. Pure."""

from __future__ import annotations

from tablero.i18n import _
from tablero.rules.returning import Return
from tablero.ui.scene import Scene
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.paint import Line, cells, fit, pad
from tablero.words.review import reason, returned

WIDEST = 96


def returning_lines(plan: Return, scene: Scene, width: int, height: int) -> list[Line]:
    """The sentence, today's names with their reasons, and what the two keys do."""
    width = min(width, WIDEST)
    lines: list[Line] = [(), *(((f"  {t}", "name"),) for t in wrapped(returned(plan), width - 4))]
    told = _("Nothing is lost and nothing is late: steps only get new days, and u undoes it.")
    ending: list[Line] = [(), *(((f"  {t}", "text"),) for t in wrapped(told, width - 4))]
    room = max((cells(due.prospect.name) for due in plan.today), default=0) + 2
    room = min(room, width // 3)
    ellipsis = scene.glyphs.ellipsis
    names: list[Line] = [()]
    for due in plan.today[: max(0, height - len(lines) - len(ending) - 1)]:
        why = fit(reason(due, scene.today), width - room - 5, ellipsis)
        names.append(((f"  {pad(due.prospect.name, room)} ", "text"), (why, "muted")))
    return [*lines, *names, *ending][: max(0, height)]
