"""Demo people to contact and in first contact. They and their companies are invented."""

from __future__ import annotations

from tablero.demo.sketches import (
    ARGENTINA,
    BOLIVIA,
    CHILE,
    COLOMBIA,
    EVENT,
    MEXICO,
    SPAIN,
    WEB,
    Ask,
    Link,
    Plea,
    Said,
    Sketch,
    Thought,
    Two,
)

TO_CONTACT = (
    Sketch(
        10,
        "Lourdes Mamani",
        Two("Directora Académica", "Academic Director"),
        "Instituto Illimani",
        "La Paz",
        BOLIVIA,
        "to_contact",
        "web",
        step=Ask(-1, "email", Two("primer contacto", "first contact")),
        added=2,
        notes=((2, Two("Escribió por el formulario de la web.", "Wrote through the web form.")),),
        cost=WEB,
    ),
    Sketch(
        11,
        "Pau Ferrandis",
        Two("CEO", "CEO"),
        "Nau Digital",
        "València",
        SPAIN,
        "to_contact",
        "event",
        step=Ask(0, "", Two("investigar empresa", "look into the company")),
        added=5,
        notes=(
            (
                5,
                Two(
                    "Me dio su tarjeta en el encuentro. Conoce a Nuria Sabater.",
                    "Gave me a card at the meet-up. Knows Nuria Sabater.",
                ),
            ),
        ),
        cost=EVENT,
    ),
)

FIRST_CONTACT = (
    Sketch(
        9,
        "Diego Armenta",
        Two("Gerente de Ventas", "Sales Manager"),
        "AgroNorte",
        "Culiacán",
        MEXICO,
        "first_contact",
        "finder",
        (
            Said(31, "out", "whatsapp", "value", "seen"),
            Said(28, "out", "phone", "question"),
            Said(24, "out", "email", "value"),
            Said(17, "out", "linkedin", "opinion", "seen"),
            Said(10, "out", "email", "resource"),
        ),
        Ask(0, "phone", Two("llamar", "call")),
        pinned=18,
        idea=Two(
            "contarle el caso de otra gerencia de ventas de campo",
            "tell him the case of another field sales team",
        ),
        notes=(
            (
                32,
                Two(
                    "Paco Lerma me dio su nombre. Comisión pactada: 10 %.",
                    "Paco Lerma gave me the name. Agreed commission: 10%.",
                ),
            ),
        ),
        tags=(Two("ventas", "sales team"),),
        links=(Link(25),),
    ),
    Sketch(
        7,
        "Joaquín Peralta",
        Two("COO", "COO"),
        "Logística del Plata",
        "Rosario",
        ARGENTINA,
        "first_contact",
        "linkedin",
        (
            Said(45, "out", "linkedin", "product", "seen"),
            Said(43, "out", "linkedin", "product", "seen"),
            Said(40, "out", "email", "product"),
        ),
        Ask(0, "email", Two("abrir por su sector", "open with their industry")),
        pinned=4,
        idea=Two(
            "preguntarle cómo forman a los conductores nuevos",
            "ask how they train new drivers",
        ),
        thought=Thought(
            37, should_not=Two("hablé solo de mí", "I only spoke of myself"), cause="value"
        ),
    ),
    Sketch(
        24,
        "Montserrat Gual",
        Two("Directora de Personas", "Director of People"),
        "Farma Llevant",
        "Barcelona",
        SPAIN,
        "first_contact",
        "referral",
        (Said(3, "out", "email", "value"),),
        Ask(0, "phone", Two("llamar", "call")),
        links=(Link(18),),
    ),
    Sketch(
        1,
        "Martín Echeverri",
        Two("Director de Compras LatAm", "Purchasing Director LatAm"),
        "Grupo Andariega",
        "Bogotá",
        COLOMBIA,
        "first_contact",
        "referral",
        (
            Said(24, "out", "linkedin", "value", "seen"),
            Said(17, "out", "email", "value", "seen"),
        ),
        Ask(2, "email", Two("correo con caso del sector", "email with a case from the sector")),
        pinned=10,
        idea=Two(
            "enseñarle las cifras de otra empresa de su sector",
            "show him the figures of another company in the sector",
        ),
        notes=(
            (
                26,
                Two(
                    "Sofía: «es otro quien toma las decisiones, te doy su contacto».",
                    'Sofía: "somebody else decides, here is the contact."',
                ),
            ),
        ),
        tags=(Two("decide", "decides"),),
        thought=Thought(14, cause="timing"),
        links=(Link(2), Link(3, "closer")),
    ),
    Sketch(
        14,
        "Nuria Sabater",
        Two("Directora de Innovación", "Director of Innovation"),
        "Caixa Rural Segarra",
        "Lleida",
        SPAIN,
        "first_contact",
        "conference",
        (
            Said(90, "out", "email", "value"),
            Said(86, "out", "linkedin", "resource", "seen"),
            Said(80, "out", "email", "opinion"),
            Said(70, "out", "phone", "question"),
            Said(58, "out", "email", "value"),
            Said(44, "out", "linkedin", "opinion", "seen"),
            Said(29, "out", "email", "resource"),
        ),
        Ask(4, "whatsapp", Two("puente: Pau Ferrandis", "way in: Pau Ferrandis")),
        pinned=33,
        idea=Two(
            "mandarle lo que preguntó el público en su charla",
            "send her what the audience asked at her talk",
        ),
        links=(Link(11, "closer"),),
    ),
    Sketch(
        16,
        "Teresa Aldunate",
        Two("Jefa de Compras", "Head of Purchasing"),
        "Clínica Alameda",
        "Santiago",
        CHILE,
        "first_contact",
        "linkedin",
        (
            Said(70, "out", "linkedin", "product", "seen"),
            Said(66, "out", "linkedin", "product", "seen"),
            Said(60, "out", "email", "product"),
            Said(52, "out", "email", "product"),
            Said(
                51,
                "in",
                "email",
                "",
                "opt_out",
                Two("pide que no le venda", "asks me not to sell to her"),
            ),
        ),
        notes=(
            (
                51,
                Two(
                    "Sigue abierta a conversar, si no es de ventas.",
                    "Still open to a conversation, as long as it is not a sales talk.",
                ),
            ),
        ),
        plea=Plea(
            "sales",
            51,
            Two(
                "Este tipo de mensajes no, por favor. Si quieres conversar, conversemos.",
                "Not this kind of message, please. If you want to talk, let us talk.",
            ),
        ),
        thought=Thought(
            51, should_not=Two("cuatro mensajes de producto", "four messages about my product")
        ),
    ),
)
