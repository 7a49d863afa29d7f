"""The review in words: why somebody is due, how the day opens, the return, a win.

Whoever reads them has just opened the review or made a touch, so no start pays for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tablero.i18n import N_, _, ngettext
from tablero.model import KeyDate, NextStep
from tablero.rules.dates import next_on
from tablero.rules.returning import Return
from tablero.rules.review import Due, minutes_for
from tablero.rules.winning import Win
from tablero.words.days import (
    day_full,
    day_long,
    day_medium,
    day_short,
    days_count,
    hour,
    weekday_long,
)
from tablero.words.known import ahead, date_name
from tablero.words.terms import channel, source

_TODAYS = {
    "birthday": N_("it is their birthday."),
    "wedding": N_("it is the day of their wedding."),
    "child": N_("it is their child's birthday."),
    "company": N_("it is their company's anniversary."),
    "budget": N_("their budget closes today."),
    "renewal": N_("their renewal is due today."),
    "decision": N_("today they decide."),
}
_CAME = {
    "referral": N_("somebody gave you their name"),
    "web": N_("they came by your web"),
    "store": N_("they came by your store"),
    "finder": N_("they came by a finder's fee"),
    "event": N_("you met at an event"),
    "content": N_("they came by what you publish"),
    "linkedin": N_("they came by LinkedIn"),
    "client": N_("they came by a client"),
    "conference": N_("you met at a conference"),
}
MORNING, AFTERNOON, EVENING = 5, 12, 20
"""The hours from which each greeting holds."""
FAR = 330
"""Days from which a day needs its year."""


# --- why somebody is due -----------------------------------------------------------------


def reason(due: Due, today: date) -> str:
    """What follows 'Today because': one clause, and a sentence for a name on the wall."""
    told = _reason(due, today)
    pinned = due.prospect.pinned_on
    return told if pinned is None else f"{told} {on_the_wall(pinned, today)}"


def on_the_wall(pinned: date, today: date) -> str:
    """'They have been on your wall for 18 days.'"""
    days = (today - pinned).days
    if days < 1:
        return _("You put them on your wall today.")
    return ngettext(
        "They have been on your wall for {count} day.",
        "They have been on your wall for {count} days.",
        days,
    ).format(count=days)


def _reason(due: Due, today: date) -> str:
    days = due.standing.days
    match due.reason:
        case "owed_reply":
            return _owed(days)
        case "promised_step" if due.prospect.step is not None:
            return _promised(due.prospect.step, today)
        case "date":
            return _todays_date(due.prospect.dates, today)
        case "first_response":
            return _unanswered(due.prospect.source, days)
        case "nurture_awake":
            return _awake(due.prospect.step, days, today)
        case "stalled":
            return _stalled(days, due.standing.limit)
        case "no_step":
            return _("there is no next step with them yet.")
    return _cadence(due.standing.touches + 1, days, due.reason == "cadence_zone")


def _owed(days: int) -> str:
    if days == 1:
        return _("they wrote to you yesterday and are waiting for your answer.")
    return ngettext(
        "they wrote to you {count} day ago and are waiting for your answer.",
        "they wrote to you {count} days ago and are waiting for your answer.",
        days,
    ).format(count=days)


def _promised(step: NextStep, today: date) -> str:
    what = step.text or channel(step.channel)
    if step.on == today and step.at is not None:
        moment = _("today at {hour}").format(hour=hour(step.at))
    else:
        moment = past_day(step.on or today, today)
    if not what:
        return _("you meant to get in touch with them {day}.").format(day=moment)
    return _ended(_("you promised this for {day}: {what}").format(day=moment, what=what))


def _todays_date(dates: Sequence[KeyDate], today: date) -> str:
    found = next((d for d in dates if next_on(d, today) == today), None)
    if found is None:
        return _("a date of theirs is today.")
    if found.kind in _TODAYS:
        return _(_TODAYS[found.kind])
    if not found.text:
        return _("a date of theirs is today.")
    return _ended(_("today there is, for them: {what}").format(what=found.text))


def _unanswered(came_by: str, days: int) -> str:
    return ngettext(
        "you have had their name for {count} day ({source}) and the first touch is to come.",
        "you have had their name for {count} days ({source}) and the first touch is to come.",
        days,
    ).format(count=days, source=source(came_by))


def _awake(step: NextStep | None, days: int, today: date) -> str:
    if step is None or step.on is None:
        return ngettext(
            "they have rested in nurture for {count} day.",
            "they have rested in nurture for {count} days.",
            days,
        ).format(count=days)
    day = past_day(step.on, today)
    if not step.text:
        return _("you let them rest until {day}.").format(day=day)
    return _ended(_("you let them rest until {day}: {what}").format(day=day, what=step.text))


def _stalled(days: int, limit: int | None) -> str:
    return ngettext(
        "there has been no touch for {count} day, and the limit of this stage is {limit}.",
        "there has been no touch for {count} days, and the limit of this stage is {limit}.",
        days,
    ).format(count=days, limit=limit or days)


def _cadence(number: int, days: int, in_zone: bool) -> str:
    if number == 1:
        return _("it is time for the first touch.")
    told = (
        ngettext(
            "it is time for touch #{number}, in the conversation zone: {count} day has passed.",
            "it is time for touch #{number}, in the conversation zone: {count} days have passed.",
            days,
        )
        if in_zone
        else ngettext(
            "it is time for touch #{number}: {count} day has passed.",
            "it is time for touch #{number}: {count} days have passed.",
            days,
        )
    )
    return told.format(number=number, count=days)


def past_day(day: date, today: date) -> str:
    """'today', 'yesterday', 'Fri 20 Nov' or '14 Jan 2025'."""
    days = (today - day).days
    if days in (0, 1):
        return _("yesterday") if days else _("today")
    written = day_medium(day) if abs(days) < FAR else day_full(day)
    # Some languages want an article here, which 'today' and 'yesterday' have not.
    return _("a date after 'for' or 'until': {day}").partition(": ")[2].format(day=written)


def _ended(sentence: str) -> str:
    """With a stop, unless a person's own text has brought one."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


# --- how the day opens -------------------------------------------------------------------


def greeting(hour: int) -> str:
    """By the local hour, 0 to 23."""
    if MORNING <= hour < AFTERNOON:
        return _("Good morning.")
    return _("Good afternoon.") if AFTERNOON <= hour < EVENING else _("Good evening.")


def opening(
    dues: Sequence[Due],
    progress: tuple[int, int] | None,
    today: date,
    hour: int,
    room: int | None = None,
) -> str:
    """'Good morning. Nine people, about 40 minutes. Gabriela has been waiting ten days.'

    `dues` is the day's ration, `progress` how many of it are done and of how many (None: the
    review has not begun). Empty where nobody is due, or the day's review is through. In less
    room, so many letters, the greeting goes first, and then whoever waits.
    """
    done, everybody = progress or (0, len(dues))
    left = everybody - done
    if not dues or left <= 0:
        return ""
    told = [greeting(hour), _people(left) if done == 0 else _left(done, everybody)]
    if done == 0 and dues[0].reason == "owed_reply":
        told.append(_waiting(dues[0].prospect.name, (today - dues[0].since).days))
    whole = " ".join(told)
    if room is None or len(whole) <= room:
        return whole
    plain = " ".join(told[1:])
    return plain if len(plain) <= room else told[1]


def in_words(number: int) -> str:
    """'nine', up to ten; '11' from there on."""
    spelled = _("one two three four five six seven eight nine ten").split()
    return spelled[number - 1] if 1 <= number <= len(spelled) else str(number)


def about_left(people: int) -> str:
    """'about 30 min left', for so many visits still to come."""
    return _("about {minutes} min left").format(minutes=minutes_for(people))


def _people(count: int) -> str:
    spelled = in_words(count)
    return ngettext(
        "One person, about {minutes} minutes.", "{count} people, about {minutes} minutes.", count
    ).format(count=spelled[:1].upper() + spelled[1:], minutes=minutes_for(count))


def _left(done: int, everybody: int) -> str:
    return _("The review waits at {done} of {everybody}, about {minutes} minutes more.").format(
        done=done, everybody=everybody, minutes=minutes_for(everybody - done)
    )


def _waiting(name: str, days: int) -> str:
    return ngettext(
        "{name} has been waiting one day.", "{name} has been waiting {count} days.", days
    ).format(name=_given(name), count=in_words(days))


def _given(name: str) -> str:
    """The first word of a name, unless it is a title."""
    first = name.split()[0]
    return name if first.endswith(".") else first


# --- dates and the agenda ----------------------------------------------------------------


def coming(key_date: KeyDate, day: date, today: date) -> str:
    """'birthday today', 'wedding in 3 days'; one's own words for another kind of date."""
    return _("{what} {when}").format(what=date_name(key_date), when=ahead(day, today))


def agenda_heading(day: date, today: date) -> str:
    """Over the entries of a day: 'Overdue', 'Today', 'Tomorrow', 'Wednesday 25 Nov'.

    A day that is far needs its year.
    """
    days = (day - today).days
    if days < 0:
        return _("Overdue")
    if days < 2:
        return _("Tomorrow") if days else _("Today")
    if days >= FAR:
        return day_long(day)
    return _("{weekday} {date}").format(weekday=weekday_long(day), date=day_short(day))


# --- coming back, winning ----------------------------------------------------------------


def returned(plan: Return) -> str:
    """What the first review after some time away proposes; empty where nobody is due."""
    if not plan.today:
        return ""
    greeted = _("Welcome back. {today}").format(today=_people(len(plan.today)))
    return f"{greeted} {spread(plan)}" if plan.later else greeted


def spread(plan: Return) -> str:
    """'The other 51 come on the weekdays until Fri 4 Dec.'"""
    count = len(plan.later)
    return ngettext(
        "One more comes on {day}.", "The other {count} come on the weekdays until {day}.", count
    ).format(count=count, day=day_medium(max(plan.later.values())))


def won(win: Win) -> str:
    """'Won: 4 touches, 40 days, and they came by your web. On 22 Dec ask who else ...'"""
    touches = ngettext("{count} touch", "{count} touches", win.touches).format(count=win.touches)
    days = days_count(win.days)
    came = _came(win.source)
    if came:
        told = _("Won: {touches}, {days}, and {came}.").format(
            touches=touches, days=days, came=came
        )
    else:
        told = _("Won: {touches}, {days}.").format(touches=touches, days=days)
    ask = _("On {day} you could ask who else it would help.").format(day=day_short(win.ask_on))
    return f"{told} {ask}"


def _came(by: str) -> str:
    if by in _CAME:
        return _(_CAME[by])
    return _("they came by {source}").format(source=by) if by else ""
