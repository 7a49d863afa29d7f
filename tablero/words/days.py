"""Days and next steps in words."""

from __future__ import annotations

from datetime import date, datetime

from tablero.i18n import _, ngettext
from tablero.model import NextStep
from tablero.words.terms import channel

NEAR = 27
"""Days ahead within which a weekday and a number name one day only."""


def weekday_short(day: date) -> str:
    """'Sun'."""
    return _("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]


def weekday_long(day: date) -> str:
    """'Sunday'."""
    return _("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()[day.weekday()]


def month_short(day: date) -> str:
    """'Nov'."""
    return _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[day.month - 1]


def day_short(day: date) -> str:
    """'22 Nov'."""
    return _("{day} {month}").format(day=day.day, month=month_short(day))


def day_full(day: date) -> str:
    """'22 Nov 2026'."""
    return _("{day} {month} {year}").format(day=day.day, month=month_short(day), year=day.year)


def day_medium(day: date) -> str:
    """'Sun 22 Nov'."""
    return _("{weekday} {date}").format(weekday=weekday_short(day), date=day_short(day))


def day_long(day: date) -> str:
    """'Sunday 22 Nov 2026'."""
    return _("{weekday} {date}").format(weekday=weekday_long(day), date=day_full(day))


def days_count(days: int) -> str:
    """'17 days'."""
    return ngettext("{count} day", "{count} days", days).format(count=days)


def step_day(on: date, today: date) -> str:
    """'9 d ago', 'yesterday', 'today', 'Tue 24', '14 Jan' or '14 Jan 2028'."""
    ahead = (on - today).days
    if ahead < -1:
        return _("{count} d ago").format(count=-ahead)
    if ahead < 1:
        return _("today") if ahead == 0 else _("yesterday")
    if ahead <= NEAR:
        return _("{weekday} {day}").format(weekday=weekday_short(on), day=on.day)
    return day_short(on) if ahead < 330 else day_full(on)


def hour(minutes: int) -> str:
    """'17:00', from minutes after midnight."""
    return f"{minutes // 60}:{minutes % 60:02}"


def clock_hour(moment: datetime) -> str:
    """'17:00', as the clocks of that moment's zone show it."""
    return hour(moment.hour * 60 + moment.minute)


def step_moment(step: NextStep, today: date) -> str:
    """Its day as `step_day`, and its hour where it has one: 'today 17:00'."""
    if step.on is None:
        return ""
    day = step_day(step.on, today)
    return day if step.at is None else f"{day} {hour(step.at)}"


def step_line(step: NextStep | None, today: date) -> str:
    """'today 17:00 · call'; without a text, the channel says what."""
    if step is None:
        return _("no next step")
    day = step_moment(step, today)
    return " · ".join(part for part in (day, step.text or channel(step.channel)) if part)
