"""The words other programs' tables use for stages, sources, opt-outs and yes or no."""

from __future__ import annotations

import re

from tablero.formats.plain import fold
from tablero.model import CHANNELS, SOURCES

BOOK = "book"
ARCHIVED = "archived"
"""What stands in the stage column of tablero's own table for those off the board."""

_YES = frozenset(("yes", "y", "si", "s", "true", "verdadero", "1", "x", "on"))

_HUBSPOT_STAGES = {
    "customer": "client",
    "evangelist": "client",
    "unqualified": "not_a_fit",
    "badtiming": "nurture",
    "opportunity": "proposal",
    "opendeal": "proposal",
    "inprogress": "conversation",
    "connected": "conversation",
    "attemptedtocontact": "first_contact",
    "open": "to_contact",
    "new": "to_contact",
    "salesqualifiedlead": "to_contact",
    "marketingqualifiedlead": "to_contact",
    "lead": "to_contact",
    "subscriber": "to_contact",
}
"""Lifecycle stage and lead status together; of two codes the one further up says more."""

_OPT_OUT_WORDS = {
    "sales": "sales",
    "ventas": "sales",
    "solo ventas": "sales",
    "sin ventas": "sales",
    "no sales talk": "sales",
    "total": "total",
    "all": "total",
    "todo": "total",
    "nada": "total",
}
_CHANNEL_WORDS = {
    **{channel: channel for channel in CHANNELS},
    "e mail": "email",
    "correo": "email",
    "correo electronico": "email",
    "channel": "email",
    "canal": "email",
    "telefono": "phone",
    "llamadas": "phone",
    "calls": "phone",
}
"""A channel that is not named is the one these columns are about: e-mail."""
_SOURCE_WORDS = {
    "referido": "referral",
    "referidos": "referral",
    "referencia": "referral",
    "referrals": "referral",
    "recomendacion": "referral",
    "redes": "web",
    "pagina web": "web",
    "website": "web",
    "tienda": "store",
    "senalamiento": "finder",
    "evento": "event",
    "feria": "event",
    "contenido": "content",
    "cliente": "client",
    "congreso": "conference",
    "jornadas": "conference",
}


def is_yes(cell: str) -> bool:
    return bool(cell) and fold(cell) in _YES


def stage_of_codes(codes: str) -> str:
    """The stage for HubSpot's codes, one a line, by name or label; '' where none is known."""
    if not codes:
        return ""
    told = {fold(code).replace(" ", "") for code in codes.splitlines()}
    return next((stage for code, stage in _HUBSPOT_STAGES.items() if code in told), "")


def opt_out_of(cell: str) -> tuple[str, tuple[str, ...]]:
    """'', sales or total, and the channels they want nothing on. A yes is about e-mail."""
    if not cell:
        return "", ()
    words = [fold(part) for part in re.split("[;,]", cell)]
    levels = {_OPT_OUT_WORDS.get(word, "") for word in words}
    channels = ("email" if word in _YES else _CHANNEL_WORDS.get(word, "") for word in words)
    level = next((level for level in ("total", "sales") if level in levels), "")
    return level, tuple(dict.fromkeys(filter(None, channels)))


def source_of(cell: str) -> str:
    """One of SOURCES where the words fit one, else the words."""
    word = fold(cell) if cell else ""
    return word if word in SOURCES else _SOURCE_WORDS.get(word, cell)
