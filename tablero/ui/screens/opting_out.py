"""What somebody asked not to get, in their words, and how that is taken back (F10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tablero import words
from tablero.i18n import _
from tablero.model import CHANNELS, Prospect
from tablero.person import Person
from tablero.refusals import StillOptedOut
from tablero.ui import messages as ask
from tablero.ui.discipline_messages import LiftOptOut
from tablero.ui.screens.digits import Choice, KeyStrip, chosen
from tablero.ui.screens.form import Field, FormStrip, Wrong
from tablero.ui.screens.letters import letters
from tablero.ui.screens.sheet import in_one_line
from tablero.ui.screens.touch import channel_letters
from tablero.words.known import opted_out

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp

LIFT = "lift"


def ask_for_opt_out(app: TableroApp, prospect: Prospect, said: str = "") -> None:
    """A letter for what they asked; `said` is what they wrote, where that is at hand."""
    prospect = app.scene.prospect(prospect.id) or prospect
    if prospect.opt_out == "total":
        ask_to_lift(app, prospect)
        return
    keys = letters(_("opt-out letters: scnl"), "scnl")
    levels = dict(zip(keys, ("sales", "channel", "total", LIFT), strict=True))
    labels = {
        "sales": words.opt_out("sales"),
        "channel": _("nothing on one channel"),
        "total": words.opt_out("total"),
        LIFT: _("take back what stands"),
    }
    offered = {key: level for key, level in levels.items() if level != LIFT or prospect.opt_out}

    def follow(key: str) -> None:
        match levels[key]:
            case "channel":
                _ask_which_channel(app, prospect, said)
            case "lift":
                app.carry_out(ask.LimitTalk(prospect.id, ""))
            case level:
                _ask_for_words(app, prospect, level, "", said)

    title = _("What did {name} ask not to get?").format(name=prospect.name)
    choices = [Choice(key, labels[level]) for key, level in offered.items()]
    about = _standing(app.board.person(prospect.id))
    app.open_strip(KeyStrip(title, choices, about=about), chosen(follow))


def _standing(person: Person) -> str:
    """What they asked already."""
    asked = ", ".join(opted_out(each) for each in person.opt_outs)
    return _("So far: {asked}.").format(asked=asked) if asked else ""


def _ask_which_channel(app: TableroApp, prospect: Prospect, said: str) -> None:
    channels = dict(zip(channel_letters(), CHANNELS, strict=True))

    def follow(key: str) -> None:
        _ask_for_words(app, prospect, "channel", channels[key], said)

    title = _("On which channel does {name} want nothing?").format(name=prospect.name)
    choices = [Choice(key, words.channel(channel)) for key, channel in channels.items()]
    app.open_strip(KeyStrip(title, choices), chosen(follow))


def _ask_for_words(
    app: TableroApp, prospect: Prospect, level: str, channel: str, said: str
) -> None:
    def keep(values: Mapping[str, str]) -> str | None:
        # What was pasted may hold several lines; an untouched field keeps them.
        typed = values["said"]
        theirs = said if typed == in_one_line(said) else typed
        return app.carry_out(ask.LimitTalk(prospect.id, level, channel, theirs))

    word = _("nothing by {channel}").format(channel=words.channel(channel)) if channel else ""
    title = f"{prospect.name}: {word or words.opt_out(level)}"
    hint = _("as they said it, or nothing")
    fields = [Field("said", _("Their words"), in_one_line(said), hint)]
    app.open_strip(FormStrip(title, fields, keep))


def ask_to_lift(app: TableroApp, prospect: Prospect) -> None:
    """A total opt-out is taken back by their name, typed, once they have written again."""
    # Asked first, so that nobody types a name in vain.
    if not app.board.wrote_since_opt_out(prospect.id):
        app.say(words.refusal(StillOptedOut(prospect, "silent")), alarm=True)
        return

    def lift(values: Mapping[str, str]) -> str | None:
        if not values["name"].strip():
            raise Wrong("name", words.refusal(StillOptedOut(prospect, "unconfirmed")))
        return app.carry_out(LiftOptOut(prospect.id, values["name"]))

    title = _("{name} asked for no contact, and wrote again").format(name=prospect.name)
    fields = [Field("name", _("Their name"), "", prospect.name)]
    hint = _("their whole name and enter take it back    esc leaves it")
    app.open_strip(FormStrip(title, fields, lift, hint=hint))
