import pytest

from tablero.model import DEFAULT_STAGES, Stage
from tablero.rules.stage_names import match_stage, slug

STAGES = tuple(
    Stage(number, spec.key, "", spec.kind, spec.stall_days, None)
    for number, spec in enumerate(DEFAULT_STAGES, 1)
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ganado ✅", "client"),
        ("Propuesta enviada", "proposal"),
        ("To do", "to_contact"),
        ("Por contactar", "to_contact"),
        ("PRIMER CONTACTO", "first_contact"),
        ("3. Negociación", "negotiation"),
        ("first_contact", "first_contact"),
        ("Closed - lost", "not_a_fit"),
        ("No contactar", "do_not_contact"),
    ],
)
def test_a_stage_is_known_by_its_words_in_both_languages(name, key):
    found = match_stage(name, STAGES)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("name", ["", "🔥", "Reunión con finanzas", "Doing"])
def test_other_names_mean_no_stage(name):
    assert match_stage(name, STAGES) is None


def test_a_given_name_wins_over_the_usual_words():
    demo = Stage(20, "demo", "Propuesta", "open", 7, None)
    assert match_stage("propuesta", (*STAGES, demo)) is demo


def test_a_stage_named_only_by_a_sign_is_found_by_it():
    fire = Stage(20, "stage", "🔥", "open", 7, None)
    assert match_stage("🔥", (*STAGES, fire)) is fire


def test_a_renamed_stage_keeps_answering_to_its_key():
    renamed = (STAGES[3]._replace(name="Oferta final"),)
    assert match_stage("proposal", renamed) is renamed[0]
    assert match_stage("oferta FINAL", renamed) is renamed[0]


def test_a_key_is_a_slug_that_nobody_else_has():
    assert slug("Demo agendada", ()) == "demo_agendada"
    assert slug("Año nuevo", {"ano_nuevo"}) == "ano_nuevo_2"
    assert slug("🔥", ()) == "stage"
