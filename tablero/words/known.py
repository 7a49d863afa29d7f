"""What is known of a person, in words: their dates, the sheet, reflections, opt-outs, the wall."""

from __future__ import annotations

from datetime import date

from tablero.i18n import N_, _, ngettext
from tablero.model import KeyDate
from tablero.person import OptOut, WallVisit
from tablero.words.days import days_count
from tablero.words.terms import channel, opt_out

_DATES = {
    "birthday": N_("birthday"),
    "wedding": N_("wedding"),
    "child": N_("child's birthday"),
    "company": N_("company's anniversary"),
    "budget": N_("budget closing"),
    "renewal": N_("renewal"),
    "decision": N_("decision"),
    "other": N_("another date"),
}
_CAUSES = {
    "interest": N_("it did not interest them"),
    "value": N_("they saw no value in it"),
    "clarity": N_("they did not understand it"),
    "timing": N_("it was not the moment"),
}
_SHEET = {
    "why": N_("why them"),
    "needs": N_("needs"),
    "worries": N_("worries"),
    "manner": N_("their manner"),
    "process": N_("the process"),
    "decider": N_("who decides"),
    "interests": N_("interests"),
    "competitor": N_("competitor"),
}


def date_kind(code: str) -> str:
    """The word for one of DATE_KINDS."""
    return _(_DATES[code]) if code in _DATES else code


def date_name(found: KeyDate) -> str:
    """The word for its kind; of another kind, one's own words if there are any."""
    return found.text if found.kind == "other" and found.text else date_kind(found.kind)


def cause(code: str) -> str:
    """One of CAUSES as a short clause; empty for none."""
    return _(_CAUSES[code]) if code in _CAUSES else code


def sheet_field(name: str) -> str:
    """The word for one of SHEET, in twelve cells at most."""
    return _(_SHEET[name]) if name in _SHEET else name


def ahead(day: date, today: date) -> str:
    """'today', 'tomorrow', 'in 3 days'; for a day that is past, 'yesterday' or '3 days ago'."""
    match days := (day - today).days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
    if days < 0:
        return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def opted_out(asked: OptOut) -> str:
    """What they asked not to get; for one channel, which."""
    if asked.level == "channel" and asked.channel:
        return _("nothing by {channel}").format(channel=channel(asked.channel))
    return opt_out(asked.level)


def wall_visit(visit: WallVisit) -> str:
    """'41 days on the wall, answered at touch 5'."""
    days = max(1, (visit.wiped_on - visit.pinned_on).days)
    stayed = _("{days} on the wall").format(days=days_count(days))
    if visit.answered and visit.touches:
        return _("{stayed}, answered at touch {touch}").format(stayed=stayed, touch=visit.touches)
    if visit.answered:
        return _("{stayed}, they wrote").format(stayed=stayed)
    if visit.touches:
        return _("{stayed}, no answer up to touch {touch}").format(
            stayed=stayed, touch=visit.touches
        )
    return _("{stayed}, without a touch").format(stayed=stayed)
