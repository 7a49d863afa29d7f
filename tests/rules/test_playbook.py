"""The advice for each source and stage (F17)."""

from __future__ import annotations

import pytest

from tablero.discipline import Discipline
from tablero.model import DEFAULT_STAGES, SOURCES
from tablero.rules.playbook import advice, entry_stage


@pytest.mark.parametrize(
    ("source", "days"),
    [("web", 1), ("store", 1), ("referral", 2), ("event", 3), ("client", 5), ("the baker", None)],
)
def test_the_first_touch_has_its_days_while_it_is_to_come(source, days):
    assert advice(source, "to_contact").respond == days
    assert advice(source, "first_contact").respond is None


def test_one_s_own_days_are_told():
    own = Discipline(respond=tuple(range(10, 19)))
    assert advice(SOURCES[2], "to_contact", own).respond == 12


def test_the_source_decides_early_and_later_all_go_alike():
    assert advice("web", "conversation").code == "web.conversation"
    assert advice("web", "proposal").code == "general.proposal"
    assert advice("the baker", "to_contact").code == "general.to_contact"
    assert advice("", "nurture").code == "general.nurture"
    assert advice("web", "demo_booked").code == "general"


def test_every_column_has_an_advice_of_its_own():
    columns = [spec.key for spec in DEFAULT_STAGES if spec.kind != "exit"]
    assert len({advice("", key).code for key in columns}) == len(columns)


def test_who_comes_into_the_store_is_talking_already():
    assert entry_stage("store") == "conversation"
    assert {entry_stage(source) for source in SOURCES if source != "store"} == {"to_contact"}
