"""Demo clients, nurture, exits and book. They and their companies are invented."""

from __future__ import annotations

from tablero.demo.sketches import (
    ARGENTINA,
    COLOMBIA,
    EVENT,
    SPAIN,
    Ask,
    Day,
    Link,
    Plea,
    Said,
    Sketch,
    Thought,
    Two,
)

CLIENTS = (
    Sketch(
        18,
        "Beatriz Úbeda",
        Two("Socia", "Partner"),
        "Úbeda & Leal Abogados",
        "Madrid",
        SPAIN,
        "client",
        "referral",
        (
            Said(200, "out", "email", "value", "replied"),
            Said(199, "in", "email", "", "replied"),
            Said(180, "out", "meeting", "product", "replied"),
            Said(178, "in", "email", "", "yes"),
            Said(95, "both", "phone", "value", "replied"),
        ),
        links=(Link(5),),
        days=(Day("wedding", 21, text=Two("se casa en Segovia", "gets married in Segovia")),),
    ),
    Sketch(
        20,
        "Rosa Tormo",
        Two("Gerente", "General Manager"),
        "Conservas Tormo",
        "Alicante",
        SPAIN,
        "client",
        "client",
        (
            Said(300, "both", "meeting", "question", "replied"),
            Said(290, "out", "email", "product", "replied"),
            Said(288, "in", "email", "", "yes"),
            Said(21, "both", "phone", "value", "replied", Two("refiere a Iñaki", "refers Iñaki")),
        ),
        Ask(
            2,
            "phone",
            Two("agradecer el referido de Iñaki", "thank her for referring Iñaki"),
        ),
        days=(Day("birthday", 0, 52),),
    ),
    Sketch(
        3,
        "Hernán Quiroga",
        Two("Director Comercial", "Commercial Director"),
        "Grupo Andariega",
        "Medellín",
        COLOMBIA,
        "client",
        "event",
        (
            Said(75, "both", "meeting", "question", "replied", Two("un almuerzo", "a lunch")),
            Said(60, "out", "email", "value", "replied"),
            Said(58, "in", "email", "", "replied"),
            Said(40, "out", "email", "product", "replied", Two("la propuesta", "the proposal")),
            Said(36, "in", "email", "", "yes"),
            Said(9, "both", "phone", "value", "replied"),
        ),
        Ask(14, "phone", Two("pedir referidos", "ask for referrals")),
        days=(Day("company", 54, 40, Two("Grupo Andariega", "Grupo Andariega")),),
        cost=EVENT,
    ),
)

NURTURE = (
    Sketch(
        23,
        "Wilmer Chacón",
        Two("Coordinador de Talento", "Talent Coordinator"),
        "Cooperativa Tequendama",
        "Bogotá",
        COLOMBIA,
        "nurture",
        "content",
        (
            Said(66, "in", "email", note=Two("descarga la guía", "downloads the guide")),
            Said(65, "out", "email", "resource", "replied"),
            Said(60, "in", "email", "", "replied", Two("da las gracias", "says thank you")),
            Said(52, "out", "email", "value"),
        ),
        Ask(-1, "email", Two("retomar: qué hizo con la guía", "pick up: what became of the guide")),
    ),
    Sketch(
        8,
        "Carmen Ruiz-Olmo",
        Two("Directora de RR. HH.", "HR Director"),
        "Hotel Miramar",
        "Málaga",
        SPAIN,
        "nurture",
        "event",
        (
            Said(120, "both", "event", "question", "replied"),
            Said(100, "out", "email", "product", "replied"),
            Said(98, "in", "email", "", "replied", Two("no por ahora", "not for now")),
            Said(40, "out", "email", "resource", "replied"),
            Said(38, "in", "email", "", "replied", Two("da las gracias", "says thank you")),
        ),
        Ask(7, "phone", Two("retomar: el presupuesto nuevo", "pick up: the new budget")),
        days=(Day("budget", 54),),
        cost=EVENT,
    ),
)

EXITS = (
    Sketch(
        21,
        "Fabián Escudero",
        Two("Jefe de Operaciones", "Head of Operations"),
        "Transandes",
        "Mendoza",
        ARGENTINA,
        "not_a_fit",
        "finder",
        (
            Said(88, "both", "phone", "question", "replied"),
            Said(83, "out", "email", "product", "replied"),
            Said(82, "in", "email", "", "no"),
        ),
        notes=(
            (
                82,
                Two(
                    "Se puede reabrir en seis meses.",
                    "Could be opened again in six months.",
                ),
            ),
        ),
        links=(Link(25),),
        thought=Thought(82, missed=Two("preguntar quién decide", "ask who decides"), closing=True),
        closed_why=Two("la formación la decide la matriz", "the parent company decides training"),
    ),
    Sketch(
        17,
        "Luis Fernando Pardo",
        Two("Director Financiero", "Finance Director"),
        "Energía Llanera",
        "Villavicencio",
        COLOMBIA,
        "do_not_contact",
        "linkedin",
        (
            Said(80, "out", "email", "product"),
            Said(73, "out", "email", "product", "no"),
            Said(72, "in", "email", "", "opt_out"),
        ),
        plea=Plea(
            "total",
            72,
            Two(
                "No me interesa. Sáqueme de su lista, por favor.",
                "Not interested. Please take me off your list.",
            ),
        ),
        closed_why=Two("pidió la baja", "asked for no contact"),
    ),
)

BOOK = (
    Sketch(
        25,
        "Paco Lerma",
        Two("Consultor", "Consultant"),
        "Lerma y Asociados",
        "Valencia",
        SPAIN,
        "",
        "event",
        added=200,
        notes=(
            (
                200,
                Two(
                    "Socio: me pasa nombres por el 10 % de lo que se cierre.",
                    "Partner: passes me names for 10% of whatever comes of them.",
                ),
            ),
        ),
        tags=(Two("socio", "partner"),),
    ),
)
"""The finder of two of the 24, off the board himself."""
