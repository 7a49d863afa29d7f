"""What courtesy says, in words: each caution names its rule and proposes, and never scolds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tablero.i18n import N_, _, ngettext
from tablero.model import CALLS
from tablero.person import LISTENING
from tablero.words.known import ahead, date_name
from tablero.words.terms import channel

if TYPE_CHECKING:
    # Whoever logs a touch hears of one of these, and should not wait for all of them.
    from tablero.rules.courtesy import Caution, Needle
    from tablero.rules.phrases import Meaning
    from tablero.rules.talk import Talk
    from tablero.rules.ways_in import Bridge

_ROUTES = {
    "value": N_("bring something of value to their business"),
    "opinion": N_("give an opinion that shows what you know"),
    "resource": N_("be of use with a resource or a contact"),
    "question": N_("ask them something"),
}
_BRIDGES = {
    "referred": N_("{name}, who gave you their name"),
    "closer": N_("{name}, who can bring you closer"),
    "decides": N_("{name}, who decides"),
    "influences": N_("{name}, who has influence"),
    "company": N_("{name}, of the same company, who has answered you"),
}
_NEEDLE = {
    "much": N_("in touch too much"),
    "right": N_("in touch about right"),
    "little": N_("in touch too little"),
}
_CALLS = {
    2: N_("Second call without an answer."),
    3: N_("Third call without an answer."),
    4: N_("Fourth call without an answer."),
}


def address_caution(name: str) -> str:
    """For an address, written to somebody, that is on the suppression list (F10)."""
    return _("{name} has an address of somebody who asked for no contact at all.").format(name=name)


def caution(found: Caution, name: str) -> str:
    """One sentence that names the rule; `name` is the person's."""
    number, limit = found.number, found.limit
    match found.code:
        case "opt_out":
            return _("{name} asked for no contact at all.").format(name=name)
        case "opt_out_channel":
            return _("{name} asked for nothing by {channel}; another channel is welcome.").format(
                name=name, channel=channel(found.channel)
            )
        case "opt_out_sales":
            return _("{name} asked for no sales talk; a conversation is welcome.").format(name=name)
        case "same_channel":
            return _same_channel(found)
        case "too_soon":
            return ngettext(
                "Less than {count} day after your last touch, without an answer: let it rest.",
                "Less than {count} days after your last touch, without an answer: let it rest.",
                limit,
            ).format(count=limit)
        case "too_many":
            return _too_many(found)
        case "another_call":
            return _calls(number)
        case "monologue":
            return ngettext(
                "A monologue: {count} touch without a word of theirs. A question may open it.",
                "A monologue: {count} touches without a word of theirs. A question may open it.",
                number,
            ).format(count=number)
        case "topic":
            return ngettext(
                "{count} touch about your product without an answer: talk of something else.",
                "{count} touches in a row about your product without an answer:"
                " talk of something else.",
                number,
            ).format(count=number)
        case "topic_red":
            return ngettext(
                "{count} touch about your product without an answer: it is time to talk of them.",
                "{count} touches in a row about your product without an answer:"
                " it is time to talk of them.",
                number,
            ).format(count=number)
        case "hypothesis":
            return _("Why this person is not written down yet: one line helps to find the words.")
        case "one_way_move":
            return _("Still a monologue: {name} has not said a word yet.").format(name=name)
    return _(
        "The listening sheet has {count} of {all}: a proposal goes better from {least}."
    ).format(count=number, all=len(LISTENING), least=limit)


def bridge(found: Bridge) -> str:
    """'Sofía Lleras, who gave you their name'."""
    return _(_BRIDGES[found.why]).format(name=found.prospect.name)


def talk(found: Talk, today: date) -> str:
    """What one could do today: 'ask them something', 'remember a date: birthday, in 3 days'."""
    if found.code == "interests":
        return _("talk about what they like: {interests}").format(interests=found.text)
    if found.key_date is None or found.on is None:
        return _(_ROUTES[found.code])
    return _("remember a date of theirs: {date}, {when}").format(
        date=date_name(found.key_date), when=ahead(found.on, today)
    )


def needle_words(found: Needle) -> str:
    """'in touch too little'."""
    return _(_NEEDLE[found.side])


def sounds_like(found: Meaning, key: str) -> str:
    """What a pasted message sounds like, and what the key that is proposed does."""
    match found.code:
        case "opt_out":
            text = _("Their words sound like «do not write to me»: {key} notes it.")
        case "no_sales":
            text = _("Their words sound like «no sales talk»: {key} notes it.")
        case "referred":
            text = _("Their words sound like «talk to somebody else»: {key} adds that person.")
        case "later":
            return _later(found.month, key)
        case _:
            text = _("Their words sound like «thank you»: {key} says no answer is needed.")
    return text.format(key=key)


def _same_channel(found: Caution) -> str:
    if found.channel in CALLS:
        advice = _("Another channel may do better (at most {most} in a row).")
        return f"{_calls(found.number)} {advice.format(most=found.limit)}"
    return ngettext(
        "{count} touch in a row by {channel} without an answer:"
        " another channel may do better (at most {most}).",
        "{count} touches in a row by {channel} without an answer:"
        " another channel may do better (at most {most}).",
        found.number,
    ).format(count=found.number, channel=channel(found.channel), most=found.limit)


def _calls(number: int) -> str:
    if number in _CALLS:
        return _(_CALLS[number])
    return ngettext(
        "{count} call without an answer.", "{count} calls without an answer.", number
    ).format(count=number)


def _too_many(found: Caution) -> str:
    return ngettext(
        "{count} touch in {days} days without a word of theirs:"
        " a pause may say more (at most {most}).",
        "{count} touches in {days} days without a word of theirs:"
        " a pause may say more (at most {most}).",
        found.number,
    ).format(count=found.number, days=found.days, most=found.limit)


def _later(month: int | None, key: str) -> str:
    if month is None:
        return _("Their words sound like «some other time»: {key} plans it.").format(key=key)
    months = _(
        "January February March April May June July August September October November December"
    )
    return _("Their words sound like «call me in {month}»: {key} plans it.").format(
        month=months.split()[month - 1], key=key
    )
