"""The one-line bars as text: header, status line and footer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Prospect
from tablero.ui.commands import BY_ID, FOOTER, SHORT, WIDE_ONLY, keys_in_force
from tablero.ui.finder import Found
from tablero.ui.scene import Scene
from tablero.ui.widgets.geometry import Grid
from tablero.ui.widgets.paint import Line, cells, filled, fit, spread, width_of

KEY_ROOM = 12
"""Cells that the key for undoing takes beside a sentence."""
WIDE = 110
"""Cells from which a bar says everything."""


def header(scene: Scene, width: int, day_is_set: bool) -> Line:
    """The board's name, the day and how far its review is; the mode while one narrows."""
    name = words.board_name(scene.snapshot.board)
    wide = width >= WIDE
    day = words.day_long(scene.today) if wide else words.day_medium(scene.today)
    mark = _("set by TABLERO_TODAY") if day_is_set and wide else ""
    narrowed, review = _narrowed(scene), _review(scene)
    right: Line = (
        (f"{mark}   " if mark else "", "muted"),
        (f"{narrowed}   " if narrowed else "", "key"),
        (day, "head"),
        (f"   {review}" if review else "", "text"),
        (" ", "text"),
    )
    room = max(0, width - width_of(right) - 2)
    if wide:
        left: Line = (
            (" tablero   ", "muted"),
            (fit(name, room - 11, scene.glyphs.ellipsis), "name"),
        )
    else:
        left = ((" ", "text"), (fit(name, room, scene.glyphs.ellipsis), "name"))
    return spread(left, right, width)


def _narrowed(scene: Scene) -> str:
    mode = scene.mode
    return "" if mode is None else mode.name or words.effort(mode.minutes, mode.energy)


def _review(scene: Scene) -> str:
    if scene.review is None:
        return ""
    done, everybody = scene.review
    return _("Review {done} of {all}").format(done=done, all=everybody)


def status(scene: Scene, prospect: Prospect | None, grid: Grid, width: int) -> Line:
    """The selected card in one sentence, and the folded columns where nothing else shows them."""
    if prospect is None:
        return spread((), _folded(scene, grid), width)
    if width < WIDE:
        return _short_status(scene, prospect, grid, width)
    about = ", ".join(
        part
        for part in (prospect.name, prospect.role, prospect.company, _place(scene, prospect))
        if part
    )
    aside = " ".join(part for part in (_date(scene, prospect), _way_in(scene, prospect)) if part)
    said = _silence(scene, prospect)
    room = width - cells(said) - 4
    left: Line = (
        (f" {fit(about, room, scene.glyphs.ellipsis)}.", "text"),
        (f"  {aside}", "muted"),
    )
    return spread(left, ((f"{said} ", "text"),), width)


def _place(scene: Scene, prospect: Prospect) -> str:
    """The city, and its hour where that is another than here."""
    if scene.now is None:
        return prospect.city
    # The first frame needs no zones.
    from tablero.rules.hours import other_clock

    other = other_clock(prospect.city, prospect.country, scene.now)
    if other is None:
        return prospect.city
    hour = words.clock_hour(other[1])
    return _("{city} (there {hour})").format(city=prospect.city or prospect.country, hour=hour)


def _date(scene: Scene, prospect: Prospect) -> str:
    """'Birthday in 3 days.', from the days on which a date is noticed (F18)."""
    if not prospect.dates:
        return ""
    # Few people have a date, and the first frame shows none.
    from tablero.rules.dates import upcoming
    from tablero.words.review import coming

    near = upcoming(prospect, scene.today, scene.discipline.date_notice)
    if not near:
        return ""
    text = coming(near[0][1], near[0][0], scene.today)
    return f"{text[:1].upper()}{text[1:]}."


def _short_status(scene: Scene, prospect: Prospect, grid: Grid, width: int) -> Line:
    right = _folded(scene, grid)
    said = _("{name}: {said}.").format(name=prospect.name, said=_silence(scene, prospect))
    date = _date(scene, prospect)
    company = f" {prospect.company}." if prospect.company else ""
    company = f" {date}{company}" if date else company
    step = words.step_line(prospect.step, scene.today)
    if prospect.step is None or prospect.step.on is not None:
        # It begins with a word of ours, not with a person's own text.
        step = step[:1].upper() + step[1:]
    room = max(0, width - width_of(right) - 2)
    text = fit(f" {said}{company} {step}", room, scene.glyphs.ellipsis)
    return spread(((text, "text"),), right, width)


def _silence(scene: Scene, prospect: Prospect) -> str:
    standing = scene.standing(prospect.id)
    return f"{words.said(standing)}, {words.days_count(standing.days)}"


def _way_in(scene: Scene, prospect: Prospect) -> str:
    referrer = scene.prospect(prospect.referrer) if prospect.referrer is not None else None
    if referrer is None:
        return ""
    return _("Way in: {name}, who gave you their name.").format(name=referrer.name)


def _folded(scene: Scene, grid: Grid) -> Line:
    """`◄ 1   4 5 6 7 ►`: the columns that are not in sight, where there is no edge for them."""
    if not grid.folded or grid.edge_x is not None:
        return ()
    first = grid.columns[0].number
    before = [str(index + 1) for index in grid.folded if index < first]
    after = [str(index + 1) for index in grid.folded if index > first]
    glyphs = scene.glyphs
    left = f"{glyphs.back} {' '.join(before)}" if before else ""
    right = f"{' '.join(after)} {glyphs.cursor}" if after else ""
    return ((f" {'   '.join(part for part in (left, right) if part)} ", "muted"),)


def said(sentence: str, undo_key: str, width: int, alarm: bool = False) -> Line:
    """What was just done, with the key that undoes it."""
    right: Line = ()
    if undo_key:
        right = ((undo_key, "key"), (f" {BY_ID['app.undo'].label} ", "muted"))
    text = fit(f" {sentence}", width - width_of(right) - 1)
    return spread(((text, "alarm" if alarm else "name"),), right, width)


def told(sentence: str, undo_key: str, width: int, alarm: bool = False) -> tuple[Line, ...]:
    """The same, never cut where two lines hold it: the second takes the place of the keys."""
    if not sentence:
        return ()
    if cells(sentence) <= width - KEY_ROOM:
        return (said(sentence, undo_key, width, alarm),)
    # Most sentences fit.
    from tablero.ui.widgets.page_lines import wrapped

    first, *rest = wrapped(sentence, width - KEY_ROOM)
    ink = "alarm" if alarm else "name"
    return filled(((f" {first}", ink),), width), said(" ".join(rest), undo_key, width, alarm)


def hint(text: str, width: int) -> Line:
    """One plain sentence across a bar."""
    return filled(((fit(f" {text}", width), "text"),), width)


def filtered(typed: str, found: Found, width: int) -> Line:
    """'3 match, and 2 closed, 5 in the book (tab)'."""
    count = found.on_board
    parts = [
        (len(found.closed), _("{count} closed")),
        (len(found.archived), _("{count} archived")),
        (len(found.book), _("{count} in the book")),
    ]
    here = ngettext("{count} match", "{count} matches", count).format(count=count)
    text = _("«{words}»: {matches}").format(words=typed, matches=here)
    elsewhere = ", ".join(part.format(count=n) for n, part in parts if n)
    if elsewhere:
        text = _("{text}, and {elsewhere} (tab)").format(text=text, elsewhere=elsewhere)
    return hint(text, width)


def footer(
    remapped: Mapping[str, str], width: int, ids: Iterable[str] = FOOTER, last: str = "app.help"
) -> Line:
    """As many of the most wanted commands as fit, and the key to all of them."""
    gap = "   " if width >= WIDE else "  "
    closing = _entry(last, remapped, width)
    room = width - 1 - width_of(closing)
    spans: list[tuple[str, str]] = [(" ", "text")]
    for command_id in ids:
        if width < WIDE and command_id in WIDE_ONLY:
            continue
        entry = _entry(command_id, remapped, width)
        needed = width_of(entry) + len(gap)
        if needed > room:
            continue
        room -= needed
        spans += [*entry, (gap, "text")]
    return filled((*spans, *closing), width)


def first_footer(remapped: Mapping[str, str], width: int) -> Line:
    """The few keys that mean something on an empty board."""
    shown = [BY_ID[name] for name in ("board.new", "board.import", "board.demo")]
    shown += [BY_ID["app.help"]._replace(label=SHORT["app.help"]), BY_ID["app.quit"]]
    pairs = [(keys_in_force(command, remapped), command.label) for command in shown]
    return keys_line([(keys[0], label) for keys, label in pairs if keys], width, gap="   ")


def _entry(command_id: str, remapped: Mapping[str, str], width: int) -> Line:
    command = BY_ID[command_id]
    keys = keys_in_force(command, remapped)
    label = command.label if width >= WIDE else SHORT.get(command_id, command.label)
    return ((keys[0] if keys else "", "key"), (f" {label}", "muted"))


def titled(scene: Scene, title: str, about: str, width: int) -> Line:
    """The header of a screen that is not the board: its title, then what it is about, the day."""
    day = words.day_long(scene.today) if width >= WIDE else words.day_medium(scene.today)
    right: Line = ((day, "head"), (" ", "text"))
    room = max(0, width - width_of(right) - cells(title) - 6)
    text = fit(about, room, scene.glyphs.ellipsis)
    return spread(((f" {title}   ", "name"), (text, "muted")), right, width)


def keys_line(shown: Iterable[tuple[str, str]], width: int, gap: str = "") -> Line:
    """Keys and their words; the last one, the way back, always stays."""
    entries = [((key, "key"), (f" {label}", "muted")) for key, label in shown]
    gap = gap or ("   " if width >= WIDE else "  ")
    *others, closing = entries
    room = width - 1 - width_of(closing)
    spans: list[tuple[str, str]] = [(" ", "text")]
    for entry in others:
        room -= width_of(entry) + len(gap)
        if room < 0:
            break
        spans += [*entry, (gap, "text")]
    return filled((*spans, *closing), width)
