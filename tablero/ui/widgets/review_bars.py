"""The one-line bars of the review: where it stands, and who comes after. Pure."""

from __future__ import annotations

from tablero import words
from tablero.i18n import _
from tablero.model import Prospect
from tablero.person import Mode
from tablero.ui.review_walk import Walk
from tablero.ui.scene import Scene
from tablero.ui.widgets import bars
from tablero.ui.widgets.glyphs import Glyphs
from tablero.ui.widgets.page_lines import wrapped
from tablero.ui.widgets.paint import Line, Span, cells, fit, spread, width_of
from tablero.words.review import about_left

MOST_SQUARES = 20


def header(walk: Walk, who: int | None, scene: Scene, width: int) -> Line:
    """'REVIEW  3 of 9  ■■□□□□□□□   about 30 min left', and how one leaves."""
    everybody = len(walk.everybody)
    number = walk.done + 1 if who in walk.waiting else walk.done
    if who is not None and who not in walk.waiting:
        number = walk.everybody.index(who) + 1 if who in walk.everybody else walk.done
    place = _("{number} of {all}").format(number=number, all=everybody)
    left: tuple[Span, ...] = ((f" {_('REVIEW')}  ", "name"), (f"{place}  ", "text"))
    left += squares(walk.done, everybody, scene.glyphs)
    left += ((f"   {_pace(walk, scene.mode)}", "text" if scene.mode is None else "key"),)
    leave = _("esc leaves; r goes on from here")
    if width_of(left) + cells(leave) + 4 > width:
        leave = _("esc leaves")
    right: Line = ((f"{leave} ", "muted"),)
    if width_of(left) + width_of(right) + 1 > width:
        right = ()
    return spread(left, right, width)


def squares(done: int, everybody: int, glyphs: Glyphs) -> tuple[Span, ...]:
    """One a person, filled when they are done; none where they would be a long row."""
    if everybody > MOST_SQUARES:
        return ()
    return (
        (glyphs.done * done, "key"),
        (glyphs.undone * (everybody - done), "muted"),
    )


def _pace(walk: Walk, mode: Mode | None) -> str:
    """The time that is left; in a mode, how many of those who wait fit it."""
    if mode is None:
        return about_left(len(walk.waiting)) if walk.waiting else ""
    return _("{mode}: {count} of {left}").format(
        mode=mode_words(mode), count=len(walk.fitting), left=len(walk.waiting)
    )


def mode_words(mode: Mode) -> str:
    """Its name, else its time and energy."""
    return mode.name or words.effort(mode.minutes, mode.energy)


def after(people: list[Prospect], scene: Scene, width: int) -> Line:
    """'After: Joaquín Peralta (open by their sector), ...', as many as fit in whole."""
    if not people:
        alone = _("After: nobody, this is the last name.")
        return spread(((f" {alone}", "text"),), (), width)
    after_word = _("After:")
    start = f" {after_word} "
    room = width - cells(start) - 1
    told = ""
    for prospect in people:
        step = prospect.step
        what = "" if step is None else step.text or words.channel(step.channel)
        name = f"{prospect.name} ({what})" if what else prospect.name
        longer = f"{told}, {name}" if told else name
        if told and cells(longer) > room:
            break
        told = longer
    text = fit(told, room, scene.glyphs.ellipsis)
    return spread(((start, "muted"), (text, "text")), (), width)


def said(sentence: str, undo_key: str, width: int, alarm: bool) -> tuple[Line, ...]:
    """What was just done, in as many lines as it takes; the last one has the key that undoes."""
    if not sentence:
        return ()
    *first, last = wrapped(sentence, width - 12)
    lines: list[Line] = [((f" {text}", "alarm" if alarm else "name"),) for text in first]
    return (*lines, bars.said(last, undo_key, width, alarm))
