"""Who is in the demo (DOMAIN section 4), in the order of the columns."""

from __future__ import annotations

from tablero.demo.afterwards import BOOK, CLIENTS, EXITS, NURTURE
from tablero.demo.beginnings import FIRST_CONTACT, TO_CONTACT
from tablero.demo.talks import CONVERSATION, NEGOTIATION, PROPOSAL

PEOPLE = (
    *TO_CONTACT,
    *FIRST_CONTACT,
    *CONVERSATION,
    *PROPOSAL,
    *NEGOTIATION,
    *CLIENTS,
    *NURTURE,
    *EXITS,
    *BOOK,
)
