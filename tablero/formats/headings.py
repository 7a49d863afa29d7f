"""What the columns of other programs' tables are called, in English and in Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from tablero.formats.plain import fold

_WORDS = {
    "name": "name; nombre completo; full name; display name; person; persona; contact; contacto; "
    "contact name; contact person; persona de contacto; nombre y apellidos; nombre apellidos; "
    "apellidos y nombre; prospect; prospecto; lead name; client name; nombre del contacto; "
    "nombre contacto; card name; nombre",
    "weak_name": "cliente; client; customer; customer name; lead; nombre del cliente",
    "first": "first name; given name; nombre de pila; forename; primer nombre; nombres",
    "last": "last name; surname; family name; apellidos; apellido",
    "role": "role; cargo; puesto; position; job title; title; job; rol; occupation; ocupacion; "
    "profesion; funcion; organization title; puesto de trabajo",
    "company": "company; empresa; organization; organisation; company name; organizacion; account; "
    "account name; associated company; organization name; compania; employer; business; "
    "nombre de la empresa; nombre empresa; razon social; entidad",
    "email": "email; e mail; correo; email address; e mail address; correo electronico; mail; "
    "email work; email home; work email; business email; e mail value; direccion de correo; "
    "direccion de correo electronico; e mail 1 value; email otros",
    "phone": "phone; telefono; movil; celular; mobile; phone number; mobile phone; tel; whatsapp; "
    "mobile phone number; phone value; phone work; phone mobile; telefono movil; telefono fijo; "
    "tfno; tlf; cell; cell phone; work phone; numero de telefono; phone home",
    "linkedin": "linkedin; linkedin url; linkedin profile; url; profile url; perfil de linkedin; "
    "perfil linkedin; linkedin bio; linkedin profile url",
    "city": "city; ciudad; poblacion; localidad; municipio; town",
    "country": "country; pais; country region; pais region",
    "stage": "stage; etapa; pipeline stage; deal stage; fase; list name; lista; columna; status; "
    "column; list; estado",
    "lifecycle": "lifecycle stage; etapa del ciclo de vida; lead status; "
    "estado del lead; estado de lead; estado de oportunidad de venta",
    "source": "source; fuente; origen; lead source; original source; procedencia; canal de origen; "
    "original traffic source",
    "tags": "tags; etiquetas; labels; label; tag; etiqueta; categories; categorias; categoria; "
    "category",
    "notes": "notes; notas; note; nota; comments; comentarios; observaciones; description; "
    "descripcion; note content; card description; comentario; remarks",
    "step": "next step; proximo paso; siguiente paso; next action; proxima accion; "
    "siguiente accion; activity subject; next activity; next activity subject",
    "step_on": "next date; proxima fecha; due date; fecha limite; vencimiento; activity due date; "
    "next activity date; next step date; fecha proximo paso; fecha del proximo paso; "
    "next contact; proximo contacto; follow up; follow up date; fecha de seguimiento; due",
    "created": "created; creado; create date; created at; creation date; fecha de creacion; "
    "fecha de alta; connected on; date added; created on; created date; add time; creada",
    "cost": "cost; coste; costo",
    "opt_out": "opt out; baja; unsubscribed; opted out; unsubscribed from all email; "
    "email opt out; dado de baja; cancelo su suscripcion a todo el correo electronico; "
    "baja de todos los correos; has opted out of email",
    "no_contact": "do not contact; no contactar; do not call",
    "pinned_on": "on wall; en muro",
    "referred_by": "referred by; referido por; referrer; recomendado por; quien lo refirio",
    "birthday": "birthday; cumpleanos; birth date; birthdate; date of birth; fecha de nacimiento; "
    "nacimiento; fecha de cumpleanos; bday",
    "why": "why; por que; why this person; por que a esta persona; value hypothesis; "
    "hipotesis de valor",
    "interests": "interests; intereses; aficiones; hobbies; hobby",
    "competitor": "competitor; competidor; competencia",
    "hubspot_id": "record id",
    "trello_id": "card id",
    "archived": "archived; archivado; archivada",
}
_FIELDS = {word.strip(): field for field, words in _WORDS.items() for word in words.split(";")}
_PLACES = frozenset({"city", "country"})
_PREFIXES = ("person ", "persona ", "contact ", "contacto ")


MOST_COLUMNS = 500
"""Wider than any export; what stands further right is not read."""


def field_of(heading: str) -> str:
    """The field a heading means; '' for one we do not read.

    Case, accents and marks do not count: 'Person - Name*' is the name, 'E-mail 1 - Value' the
    e-mail.
    """
    words = " ".join(word for word in fold(heading).split() if not word.isdigit())
    if words in _FIELDS:
        return _FIELDS[words]
    for prefix in _PREFIXES:
        if words.startswith(prefix):
            return _FIELDS.get(words.removeprefix(prefix), "")
    return ""


def heading_score(cells: Iterable[str]) -> int:
    """How many cells are headings we know; a row of them without a name counts for less."""
    fields = [field for field in map(field_of, islice(cells, MOST_COLUMNS)) if field]
    return 2 * len(fields) + has_name(fields)


def has_name(fields: Iterable[str]) -> bool:
    return not {"name", "first", "last"}.isdisjoint(fields)


def columns_of(headings: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Field to the columns that hold it, in the table's order."""
    columns: dict[str, tuple[int, ...]] = {}
    for index, heading in enumerate(headings[:MOST_COLUMNS]):
        field = field_of(heading)
        if field:
            columns[field] = (*columns.get(field, ()), index)
    # 'Cliente' is a company where a contact stands beside it, and a person where none does.
    if not has_name(columns) and "weak_name" in columns:
        columns["name"] = columns["weak_name"]
    return _without_states(headings, columns)


def _without_states(
    headings: Sequence[str], columns: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """'Estado' beside a city is a part of Mexico, and no stage."""
    if _PLACES.isdisjoint(columns):
        return columns
    stages = tuple(i for i in columns.get("stage", ()) if fold(headings[i]) != "estado")
    rest = {field: indexes for field, indexes in columns.items() if field != "stage"}
    return {**rest, "stage": stages} if stages else rest
