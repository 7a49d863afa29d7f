"""Stages by their names in both languages, as people and other programs write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tablero.model import Stage
from tablero.rules.search import fold

_WORDS = {
    "to_contact": (
        "por contactar, to contact, to do, por hacer, pendiente, pendientes, nuevo, nuevos, new,"
        "lead, leads, new lead, new leads, prospecto, prospectos, prospect, prospects,"
        "sin contactar, not contacted, inbox, bandeja de entrada"
    ),
    "first_contact": (
        "primer contacto, first contact, primer acercamiento, contactado, contactados, contactada,"
        "contacted, attempted to contact, primer correo, outreach"
    ),
    "conversation": (
        "conversacion, conversation, en conversacion, in conversation, conversaciones,"
        "conversations, hablando, talking, en contacto, connected, dialogo"
    ),
    "proposal": (
        "propuesta, proposal, propuesta enviada, proposal sent, propuestas, proposals,"
        "proposal made, propuesta hecha, presupuesto, presupuesto enviado, presupuestado, quote,"
        "quote sent, quoted, cotizacion, cotizado, oferta, oferta enviada, offer, offer sent"
    ),
    "negotiation": (
        "negociacion, negotiation, en negociacion, in negotiation, negociando, negotiating,"
        "negotiations started, negociaciones, negotiations, contract sent, contrato enviado"
    ),
    "client": (
        "cliente, client, clientes, clients, customer, customers, ganado, ganados, ganada, won,"
        "closed won, cerrado ganado, deal won, trato ganado"
    ),
    "nurture": (
        "cultivo, nurture, nurturing, cultivar, long term, largo plazo, a largo plazo,"
        "mas adelante, later, not now, no por ahora"
    ),
    "not_a_fit": (
        "no encaja, not a fit, no encajan, perdido, perdidos, perdida, lost, closed lost,"
        "cerrado perdido, deal lost, trato perdido, descartado, descartados, discarded,"
        "disqualified, unqualified, no interesado, no interesados, not interested"
    ),
    "do_not_contact": (
        "no contactar, do not contact, baja, bajas, unsubscribed, opted out, no molestar"
    ),
}
_WORDS_OF = {key: tuple(w.strip() for w in words.split(",")) for key, words in _WORDS.items()}
_KEY_OF = {word: key for key, words in _WORDS_OF.items() for word in words}
_NOT_WORDS = re.compile(r"[^\w]+|_+")
_NUMBER_BEFORE = re.compile(r"^\d+ (?=\D)")


def plain_name(name: str) -> str:
    """The folded words of a name, without signs, emoji and a number before it."""
    return _NUMBER_BEFORE.sub("", _NOT_WORDS.sub(" ", fold(name)).strip())


def names_of(stage: Stage) -> frozenset[str]:
    """Every plain name that belongs to this stage alone: its key, its name, its own words."""
    own = {plain_name(stage.key), plain_name(stage.name)} - {""}
    return frozenset(own | set(_WORDS_OF.get(stage.key, ())[:2]))


def match_stage(name: str, stages: Sequence[Stage]) -> Stage | None:
    """The stage a name means: by key or name, then by what others call it ('Won' is client)."""
    for stage in stages:
        if name == stage.key:
            return stage
    plain = plain_name(name)
    if not plain:
        return next((s for s in stages if s.name and s.name.strip() == name.strip()), None)
    for stage in stages:
        if stage.name and plain_name(stage.name) == plain:
            return stage
    key = _KEY_OF.get(plain)
    for stage in stages:
        if plain in names_of(stage) or (key is not None and stage.key == key):
            return stage
    return None


def slug(name: str, taken: Collection[str]) -> str:
    """A stage's key from its first name: `demo_booked`, `demo_booked_2`."""
    base = _NOT_WORDS.sub("_", fold(name)).strip("_") or "stage"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key
