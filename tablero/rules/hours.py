"""What time it is where somebody lives, and when it is a good time to call them (UX 1.6).

City and country tell the zone; where they leave a doubt there is none, and nothing is said.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tablero.rules.hours_places import CITY_ZONES, COUNTRY_CODES, COUNTRY_ZONES
from tablero.rules.search import fold

_BETWEEN = re.compile(r"[,;/()|]+")
_AREAS = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)


@lru_cache(maxsize=4096)
def zone_of(city: str, country: str) -> str | None:
    """The IANA zone of a place, or None where it is unknown or could be one of several.

    The country is a name in Spanish or English or its two letters; the city may carry its
    state or its country after a comma ('Culiacán, Sinaloa, México').
    """
    places = _parts(city)
    code = COUNTRY_CODES.get(" ".join(_parts(country)))
    # Two letters after a comma are a state more often than a country ('Denver, CO').
    if code is None and not country.strip() and places and len(places[-1]) > 2:
        code = COUNTRY_CODES.get(places[-1])
        places = places[:-1] if code else places
    if code is not None:
        return _zone_in(code, places)
    return _zone_anywhere(places, _parts(country))


def their_hour(zone: str, now: datetime) -> datetime:
    """The (aware) moment as their clocks show it."""
    return now.astimezone(ZoneInfo(zone))


def other_clock(city: str, country: str, now: datetime) -> tuple[str, datetime] | None:
    """Their zone and the moment there, where their clocks show another hour than `now` does."""
    zone = zone_of(city, country)
    if zone is None:
        return None
    there = their_hour(zone, now)
    return None if there.utcoffset() == now.utcoffset() else (zone, there)


def is_good(zone: str, now: datetime, hours: tuple[int, int]) -> bool:
    """Whether their clocks are between those hours, the second one excluded."""
    return hours[0] <= their_hour(zone, now).hour < hours[1]


def good_from(zone: str, now: datetime, hours: tuple[int, int]) -> datetime | None:
    """When calling them becomes good today, on the clock of `now`; None if it is good now or
    becomes good only after midnight here.

    `now` is in the caller's own zone, which says where its day ends. The hours are from 0
    to 24, the second after the first.
    """
    if is_good(zone, now, hours):
        return None
    there = their_hour(zone, now)
    for day in (there.date(), there.date() + timedelta(days=1)):
        opening = datetime.combine(day, time(hours[0]), ZoneInfo(zone)).astimezone(UTC)
        if opening > now:
            here = opening.astimezone(now.tzinfo)
            return here if here.date() == now.date() else None
    return None


def _parts(text: str) -> list[str]:
    words = (" ".join(fold(part).split()) for part in _BETWEEN.split(text))
    return [word for word in words if word]


def _zone_in(code: str, places: list[str]) -> str | None:
    """The zone of the places in that country; else the country's one zone."""
    cities = CITY_ZONES.get(code, {})
    found = {cities[place] for place in places if place in cities}
    if found:
        return found.pop() if len(found) == 1 else None
    return COUNTRY_ZONES[code]


def _zone_anywhere(places: list[str], country: list[str]) -> str | None:
    """The one zone on which all the places that are known agree.

    A country unknown here may have a city of any name, so only the IANA's own names hold.
    """
    is_strange = bool(country) and not any(_zones_of(place) for place in country)
    known = [
        zones
        for place in (*places, *country)
        if (zones := _iana_zones(place) if is_strange else _zones_of(place))
    ]
    agreed = set.intersection(*known) if known else set()
    return agreed.pop() if len(agreed) == 1 else None


def _zones_of(place: str) -> set[str]:
    found = {cities[place] for cities in CITY_ZONES.values() if place in cities}
    return found or _iana_zones(place)


def _iana_zones(place: str) -> set[str]:
    zone = _iana_cities().get(place)
    return set() if zone is None else {zone}


@lru_cache(maxsize=1)
def _iana_cities() -> dict[str, str]:
    """Folded city to zone, for every zone that is called after one."""
    from importlib.resources import files  # most cities are of a known country

    found: dict[str, str] = {}
    for zone in (files("tzdata") / "zones").read_text("utf-8").split():
        names = zone.split("/")
        name = fold(names[-1].replace("_", " "))
        # A zone of three parts is the newer name of the one of two.
        if names[0] in _AREAS and zone.count("/") >= found.get(name, "").count("/"):
            found[name] = zone
    return found
