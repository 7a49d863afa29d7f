"""Their hour: which zone a place keeps, and when it is a good time to call (UX 1.6)."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.rules.hours import good_from, is_good, their_hour, zone_of
from tablero.rules.hours_places import CITY_ZONES, COUNTRY_CODES, COUNTRY_ZONES
from tablero.rules.search import fold

HOURS = (9, 19)
MADRID = ZoneInfo("Europe/Madrid")
ZONES = sorted(
    {zone for zone in COUNTRY_ZONES.values() if zone}
    | {zone for cities in CITY_ZONES.values() for zone in cities.values()}
)


@pytest.mark.parametrize(
    ("city", "country", "zone"),
    [
        ("Culiacán", "México", "America/Mazatlan"),
        ("Querétaro", "Mexico", "America/Mexico_City"),
        ("Monterrey", "MX", "America/Monterrey"),
        ("CANCÚN", "méxico", "America/Cancun"),
        ("Bogotá", "Colombia", "America/Bogota"),
        ("Villavicencio", "Colombia", "America/Bogota"),
        ("", "Perú", "America/Lima"),
        ("Rosario", "Argentina", "America/Argentina/Buenos_Aires"),
        ("València", "España", "Europe/Madrid"),
        ("Las Palmas de Gran Canaria", "Spain", "Atlantic/Canary"),
        ("Valencia", "Venezuela", "America/Caracas"),
        ("Punta Arenas", "Chile", "America/Punta_Arenas"),
        ("Puerto Ayora, Galápagos", "Ecuador", "Pacific/Galapagos"),
        ("Manaus", "Brasil", "America/Manaus"),
        ("Austin, TX", "EE. UU.", "America/Chicago"),
        ("Toronto", "Canada", "America/Toronto"),
        ("Manchester", "UK", "Europe/London"),
    ],
)
def test_city_and_country_tell_the_zone(city, country, zone):
    assert zone_of(city, country) == zone


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Culiacán, Sinaloa, México", "America/Mazatlan"),
        ("Bogotá", "America/Bogota"),
        ("Medellín (Colombia)", "America/Bogota"),
        ("Denver, CO", "America/Denver"),
        ("Chicago, IL", "America/Chicago"),
        ("Cambridge, MA", "America/New_York"),
        ("Guadalajara, Jalisco", "America/Mexico_City"),
        ("Mendoza", "America/Argentina/Buenos_Aires"),
        ("Singapore", "Asia/Singapore"),
        ("Panamá", "America/Panama"),
    ],
)
def test_a_city_alone_may_carry_its_state_or_country(city, zone):
    assert zone_of(city, "") == zone


@pytest.mark.parametrize(
    ("city", "country"),
    [
        ("", ""),
        ("", "México"),
        ("Villanueva", "Estados Unidos"),
        ("Córdoba", ""),
        ("Valencia", ""),
        ("Portland, ME", ""),
        ("Toledo", "Filipinas"),
        ("Atlantis", ""),
        ("[/red]", "💥"),
    ],
)
def test_where_there_is_a_doubt_there_is_no_zone(city, country):
    assert zone_of(city, country) is None


def test_a_country_unknown_here_still_has_the_cities_that_zones_are_called_after():
    assert zone_of("Almaty", "Kazajistán") == "Asia/Almaty"


def test_every_name_is_folded_and_every_zone_exists():
    names = [*COUNTRY_CODES, *(name for cities in CITY_ZONES.values() for name in cities)]
    assert [name for name in names if name != fold(name) or not name.strip()] == []
    assert set(ZONES) <= available_timezones()


def test_the_zones_are_there_on_a_machine_that_has_none():
    code = "from tablero.rules import hours as h; from datetime import datetime, UTC;"
    code += "print(h.their_hour(h.zone_of('Singapore', ''), datetime(2026, 1, 1, tzinfo=UTC)).hour)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONTZPATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "8\n"


def test_it_is_night_in_culiacan_when_valencia_has_breakfast():
    now = datetime(2026, 11, 22, 9, 10, tzinfo=MADRID)
    assert their_hour("America/Mazatlan", now).strftime("%H:%M") == "01:10"
    assert not is_good("America/Mazatlan", now, HOURS)
    good = good_from("America/Mazatlan", now, HOURS)
    assert good is not None
    assert (good.date(), good.strftime("%H:%M")) == (now.date(), "17:00")
    assert good.tzinfo is MADRID


def test_in_their_good_hours_there_is_nothing_to_wait_for():
    now = datetime(2026, 11, 22, 18, 0, tzinfo=MADRID)
    assert is_good("America/Mazatlan", now, HOURS)
    assert good_from("America/Mazatlan", now, HOURS) is None


def test_what_becomes_good_after_my_midnight_is_not_today():
    now = datetime(2026, 11, 22, 15, 0, tzinfo=ZoneInfo("America/Mexico_City"))
    assert not is_good("Europe/Madrid", now, HOURS)
    assert good_from("Europe/Madrid", now, HOURS) is None


def test_their_tomorrow_may_be_my_today():
    now = datetime(2026, 11, 22, 8, 0, tzinfo=MADRID)
    good = good_from("Pacific/Auckland", now, HOURS)
    assert good is not None
    assert good.strftime("%d %H:%M") == "22 21:00"
    assert their_hour("Pacific/Auckland", good).strftime("%d %H:%M") == "23 09:00"


def test_on_the_night_of_the_change_their_nine_is_still_nine():
    now = datetime(2026, 3, 28, 20, 0, tzinfo=ZoneInfo("America/Mexico_City"))
    good = good_from("Europe/Madrid", now - timedelta(hours=19, minutes=30), HOURS)
    assert good is not None
    assert good.strftime("%d %H:%M") == "28 02:00"
    late = good_from("Europe/Madrid", datetime(2026, 3, 29, 0, 30, tzinfo=now.tzinfo), HOURS)
    assert late is not None
    assert late.strftime("%d %H:%M") == "29 01:00"


moments = st.datetimes(
    datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC), allow_imaginary=False
)


@given(moments, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_the_good_moment_is_later_today_and_opens_their_day(moment, here, there):
    now = moment.astimezone(ZoneInfo(here))
    good = good_from(there, now, HOURS)
    if good is None:
        return
    assert not is_good(there, now, HOURS)
    assert is_good(there, good, HOURS)
    assert now < good
    assert good.date() == now.date()
    assert not is_good(there, good.astimezone(UTC) - timedelta(minutes=1), HOURS)


@given(moments, st.sampled_from(ZONES), st.integers(0, 23), st.integers(1, 24))
def test_any_hours_may_be_set(moment, there, start, long):
    hours = (start, min(24, start + long))
    good = good_from(there, moment, hours)
    assert good is None or (is_good(there, good, hours) and good > moment)
