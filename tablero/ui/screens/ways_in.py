"""Who leads to somebody: half a name and a letter; and who brought whom, with the thanks (F8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import LINK_KINDS, Prospect
from tablero.rules.follow_up import is_planned, next_day
from tablero.rules.ways_in import brought, chain
from tablero.ui import messages as ask
from tablero.ui.discipline_messages import AddWayIn
from tablero.ui.palette import Entry, People
from tablero.ui.screens.adding import split_line
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.letters import letters
from tablero.ui.screens.palette import PaletteStrip

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

SHOWN = 7
"""People whose page a digit opens."""


class WhoStrip(PaletteStrip):
    """Half a name finds somebody; a name nobody has is somebody new."""

    def __init__(self, app: TableroApp, prospect: Prospect) -> None:
        others = dict(app.scene.snapshot.prospects)
        others.pop(prospect.id, None)
        take = partial(ask_for_kind, app, prospect)
        self._add = partial(_add_to_book, app, prospect)
        people = People(app.scene.snapshot._replace(prospects=others), take)
        super().__init__(
            (),
            people,
            title=_("Who leads to {name}?").format(name=prospect.name),
            hint=_("half a name"),
            keys=_("enter takes it    esc leaves it"),
        )

    def entries(self, typed: str) -> list[Entry]:
        """Those of that name, and last whoever is new."""
        found = super().entries(typed)
        name = split_line(typed)[0]
        if not name:
            return found
        new = _("{name}, somebody new").format(name=name)
        return [*found, Entry(new, partial(self._add, typed), aside=_("book"))]


def _add_to_book(app: TableroApp, prospect: Prospect, typed: str) -> None:
    """Somebody new is known then, and nobody has to follow them up."""
    name, role, company = split_line(typed)
    if app.carry_out(ask.AddProspect(name, role, company)) is None:
        ask_for_kind(app, prospect, max(app.scene.snapshot.prospects))


def ask_for_way_in(app: TableroApp, prospect: Prospect) -> None:
    """Who, and then how."""
    app.open_strip(WhoStrip(app, prospect), lambda entry: entry.run() if entry else None)


def ask_for_kind(app: TableroApp, prospect: Prospect, other: int) -> None:
    """A letter for how somebody leads to them."""
    keys = letters(_("way in letters: gcdi"), "gcdi")
    kinds = dict(zip(keys, LINK_KINDS, strict=True))

    def link(key: str) -> None:
        app.carry_out(AddWayIn(prospect.id, other, kinds[key]))

    name = app.scene.snapshot.prospects[other].name
    title = _("{other} and {name}").format(other=name, name=prospect.name)
    choices = [Choice(key, words.link_kind(kind)) for key, kind in kinds.items()]
    app.open_strip(KeyStrip(title, choices), chosen(link))


# --- who brought whom ----------------------------------------------------------------------


def ask_who_brought_whom(app: TableroApp, prospect: Prospect) -> None:
    """The chain to them, whom they brought and how that went; a letter plans the thanks."""
    snapshot = app.scene.snapshot
    before = chain(snapshot, prospect)
    after = brought(snapshot, prospect)
    if len(before) < 2 and not after:
        app.say(_("Nobody gave you their name, and they gave you nobody's yet."))
        return
    keys = letters(_("thanks letters: tg"), "tg")
    thanks = dict(zip(keys, _thanks(before, after), strict=False))
    people = [*before[:-1], *after][:SHOWN]
    choices = [
        Choice(key, _("thank {name} for {other}").format(name=whom.name, other=other.name))
        for key, (whom, other) in thanks.items()
    ]
    choices += [Choice(str(n), _how_it_went(app, other)) for n, other in enumerate(people, 1)]

    def follow(key: str) -> None:
        if key in thanks:
            _plan_thanks(app, *thanks[key])
        else:
            app.open_page(people[int(key) - 1].id)

    hint = _("a letter plans the thanks    a digit opens the page    esc leaves it")
    title = _("Who brought whom: {name}").format(name=prospect.name)
    strip = KeyStrip(title, choices, hint=hint, about=_story(app, before, after))
    app.open_strip(strip, chosen(follow))


def _thanks(before: list[Prospect], after: list[Prospect]) -> list[tuple[Prospect, Prospect]]:
    """Whom to thank for whom: who gave this name, and this one for the newest of theirs."""
    here = before[-1]
    found = [(before[-2], here)] if len(before) > 1 else []
    return [*found, (here, after[-1])] if after else found


def _story(app: TableroApp, before: list[Prospect], after: list[Prospect]) -> str:
    arrow = f" {app.scene.glyphs.outbound} "
    lines = [arrow.join(prospect.name for prospect in before)] if len(before) > 1 else []
    if after:
        names = ", ".join(prospect.name for prospect in after)
        lines.append(_("{name} gave you: {names}").format(name=before[-1].name, names=names))
    return "\n".join(lines)


def _how_it_went(app: TableroApp, prospect: Prospect) -> str:
    """'Martín Echeverri: First contact, seen twice'."""
    place = _("in the book")
    if prospect.stage is not None:
        place = words.stage_name(app.scene.snapshot.stage(prospect.stage))
    said = words.said(app.scene.standing(prospect.id))
    return _("{name}: {stage}, {said}").format(name=prospect.name, stage=place, said=said)


def _plan_thanks(app: TableroApp, whom: Prospect, other: Prospect) -> None:
    """On the next working day; where something is planned with them, it is kept as an idea."""
    text = _("thank them for {name}").format(name=other.name)
    if is_planned(whom, app.scene.today):
        app.carry_out(ask.AddIdea(whom.id, text))
        return
    app.carry_out(ask.PlanStep((whom.id,), text, next_day(app.scene.today, 1)))
