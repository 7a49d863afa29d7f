"""Demo clients, nurture and exits. They and their companies are invented."""

from __future__ import annotations

from tablero.demo.sketches import ARGENTINA, COLOMBIA, EVENT, SPAIN, Ask, Link, Said, Sketch, Two

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
                    "Me faltó preguntar quién decide. Se puede reabrir en seis meses.",
                    "I never asked who decides. Could be opened again in six months.",
                ),
            ),
        ),
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
        opt_out="total",
        closed_why=Two("pidió la baja", "asked for no contact"),
    ),
)
