"""What a pasted message asks for: found where it is said, not where it only sounds like it."""

from __future__ import annotations

import time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.rules.phrases import MEANINGS, Meaning, meaning

SAID = {
    "opt_out": (
        "No me escribas más, por favor",
        "No me escribas.",
        "No me vuelvas a llamar",
        "Dame de baja",
        "BAJA",
        "Bórrame de tu lista",
        "Deja de escribirme",
        "No quiero recibir más correos.",
        "No me envíes más",
        "Unsubscribe",
        "Please remove me from your list",
        "Please don't contact me again",
        "Stop emailing me.",
        "We don’t want to hear from you",
        "Please stop.",
    ),
    "no_sales": (
        "Voy a tener que pedirte que este tipo de mensajes no me los envíes",
        "Este tipo de mensajes no, por favor. Si quieres conversar, conversemos.",
        "No quiero recibir más este tipo de mensajes",
        "Nada de ventas, por favor",
        "No me vendas nada",
        "No sales messages please",
        "I'd rather not get this kind of emails",
        "Please don't sell to me",
    ),
    "referred": (
        "Es otro quien toma las decisiones, te doy su contacto",
        "Te paso el contacto de Martín",
        "Habla con mi compañera Ana, lleva estos temas",
        "Hable con Marta Gil, por favor",
        "No soy la persona indicada, escríbele a recursos humanos",
        "Ya no trabajo aquí. El responsable es Juan Pérez",
        "Te presento a Jorge, que es quien decide",
        "Please contact Ana García",
        "The right person is Sofía",
        "I'm not the right person for this, talk to my colleague",
        "Someone else handles this",
        "Don't call me, call my colleague Ana: here's her number",
    ),
    "later": (
        "Llámame la semana que viene",
        "Después de vacaciones lo vemos",
        "Ahora no es el momento, quizá más adelante",
        "El próximo trimestre tendremos presupuesto",
        "Next quarter would be better",
        "Get back to me in three months",
        "Now is not a good time",
    ),
    "thanks": (
        "Gracias",
        "¡Muchas gracias, Lucía!",
        "Te agradezco el detalle",
        "Thank you for your call in January",
        "Thanks!",
    ),
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in SAID.items() for text in texts]
)
def test_a_message_is_understood_in_both_languages(code, text):
    assert meaning(text) == Meaning(code)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Llámame en enero", 1),
        ("Este año ya no, llámanos en febrero o marzo", 2),
        ("Mejor lo hablamos a principios de marzo", 3),
        ("En septiembre lo retomamos", 9),
        ("Gracias. Llámame en enero, por favor", 1),
        ("Call me in January", 1),
        ("Let's talk in May", 5),
        ("Please reach out again in early September", 9),
        ("In December call me", 12),
    ],
)
def test_a_month_they_name_comes_with_it(text, month):
    assert meaning(text) == Meaning("later", month)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vale, perfecto",
        "No me escribas tan formal, hombre",
        "No me escribas más tarde de las 8",
        "No me escribas, llámame",
        "No me llames Paco",
        "Prefiero que no me llames, mejor por correo",
        "No me mandes la propuesta todavía",
        "Estoy de baja, vuelvo en marzo",
        "Me encanta este tipo de mensajes, no los esperaba",
        "Hablé con mi jefe y te digo",
        "Mi jefe habla con los proveedores los lunes",
        "Habla conmigo cuando quieras",
        "Te paso mi número",
        "Nos conocimos en enero en la feria",
        "Como hablamos en enero, sigo interesado",
        "No, gracias",
        "Gracias, pero no",
        "Thanks but no thanks",
        "Gracias, ¿te va bien el martes?",
        "You may call me",
        "We may talk in person",
        "Don't remove me from your list!",
        "We'd love to hear from you",
        "To unsubscribe from these emails, click here",
        "If you have received this email in error please contact the sender.",
        "Si usted no es el destinatario, elimine este mensaje",
    ],
)
def test_false_friends_mean_nothing(text):
    assert meaning(text) is None


def test_the_strongest_of_two_is_meant():
    assert meaning("Gracias. No me escribas más. Habla con Ana.") == Meaning("opt_out")
    assert meaning("Habla con Ana. Gracias, y llámame en enero.") == Meaning("referred")


def test_what_they_quote_of_mine_is_not_theirs():
    assert meaning("> Llámame en enero\nPerfecto") is None
    assert meaning("Perfecto\n\nEl lun, 3 nov 2026, Lucía escribió:\nHabla con Ana") is None
    assert meaning("Fine\n-----Original Message-----\nUnsubscribe") is None


def test_long_thanks_may_hold_more_than_thanks():
    assert meaning("Gracias por el artículo. " + "Lo leímos todos con calma. " * 4) is None


def test_accents_capitals_and_composition_do_not_matter():
    for text in ("LLÁMAME EN ENERO", "llamame en enero", normalize("NFD", "Llámame en enero")):
        assert meaning(text) == Meaning("later", 1)
    assert meaning(normalize("NFD", "Hablé con mi jefe")) is None


@pytest.mark.parametrize("text", ["no ", "llamame ", "not ", "\n", "El \n", "> ", "- "])
def test_a_message_of_any_length_is_read_at_once(text):
    start = time.perf_counter()
    meaning(text * (100_000 // len(text)))
    assert time.perf_counter() - start < 2


texts = st.lists(
    st.sampled_from([text for texts in SAID.values() for text in texts]) | st.text(max_size=20),
    max_size=4,
)


@given(texts)
def test_any_text_has_one_meaning_or_none(parts):
    found = meaning(". ".join(parts))
    assert found is None or found.code in MEANINGS
    assert found is None or found.month is None or found.code == "later"


@given(texts)
def test_an_opt_out_is_never_lost_among_other_words(parts):
    assert meaning("\n".join(["Dame de baja", *(part.replace(">", "") for part in parts)])) == (
        Meaning("opt_out")
    )
