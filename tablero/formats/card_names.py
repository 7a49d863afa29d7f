"""What people write into a card's name and description: a name, a role, a company, a channel.

Only what is certain is taken apart; a doubtful card keeps its whole name.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from tablero.formats.plain import fold, has_words, line

_JOINTS = re.compile(r"\s+[-–·]\s+|\s*[—|]\s*")
_BRACKETED = re.compile(r"(?P<head>[^()]+?)\s*\((?P<inner>.*?)\)?")
_AT_COMPANY = re.compile(r"(?P<role>.+?)\s+(?:en|at|@)\s+(?P<company>.+)", re.IGNORECASE)
_LEGAL_FORM_WORDS = """
sa sl slu sau sll srl sas sac saa scp sca spa sarl sdadecv sadecv srldecv saesp eirl ltda cia
ltd limited inc llc llp plc corp co gmbh ag kg bv nv ab oy as pty
"""
_TITLE_WORDS = "phd mba md jr sr msc bsc ma pmp cpa esq ii iii iv mg lic dr dra"
_ROLE_WORDS = """
director directora subdirector subdirectora gerente jefe jefa responsable coordinador coordinadora
encargado encargada socio socia fundador fundadora cofundador cofundadora presidente presidenta
vicepresidente vicepresidenta propietario propietaria dueno duena consejero consejera delegado
delegada administrador administradora consultor consultora asesor asesora ingeniero ingeniera
tecnico tecnica analista comprador compradora secretario secretaria abogado abogada arquitecto
arquitecta profesor profesora autonomo autonoma
ceo cfo coo cto cmo cio chro ciso cpo cro vp svp evp manager head chief founder cofounder owner
partner president lead leader officer engineer consultant analyst buyer advisor coordinator
specialist executive professor teacher lawyer architect developer designer
"""
_LEGAL_FORMS = frozenset(_LEGAL_FORM_WORDS.split())
_TITLES = frozenset(_TITLE_WORDS.split())
_ROLES = frozenset(_ROLE_WORDS.split())


_MOST_LETTERS = 500
"""Longer than any name with its role and company."""


class CardName(NamedTuple):
    name: str
    role: str = ""
    company: str = ""


class Contact(NamedTuple):
    """What a description says of how to reach someone, and who they are."""

    email: str = ""
    phone: str = ""
    linkedin: str = ""
    role: str = ""
    company: str = ""


def split_card_name(text: str) -> CardName:
    """'Ana (CEO, Acme)', 'Ana — Acme', 'Ana - Acme', 'Ana | Acme', 'Ana, CEO, Acme', or the
    whole as the name where none of these is certain."""
    whole = line(text)
    if len(whole) > _MOST_LETTERS:
        return CardName(whole)
    split = _bracketed(whole) or _jointed(whole) or _listed(whole)
    return split if split and has_words(split.name) else CardName(whole)


def _bracketed(text: str) -> CardName | None:
    found = _BRACKETED.fullmatch(text)
    if not found or not has_words(found["inner"]) or _closes_early(found["inner"]):
        return None
    head, inner = split_card_name(found["head"]), found["inner"].strip()
    role, company = _role_and_company(inner, is_pair=True)
    if head.company and company and not role:
        return CardName(head.name, head.role, f"{head.company} ({inner})")
    return CardName(head.name, role or head.role, company or head.company)


def _closes_early(inner: str) -> bool:
    """'Ana (Anita) Pérez' has her surname behind the brackets."""
    return inner.count(")") > inner.count("(")


def _jointed(text: str) -> CardName | None:
    name, *rest = (piece.strip() for piece in _JOINTS.split(text))
    rest = [piece for piece in rest if has_words(piece)]
    if not rest:
        return None
    if len(rest) == 1:
        return CardName(name, *_role_and_company(rest[0], is_pair=False))
    roles = [piece for piece in rest if _is_role(piece)]
    if len(roles) != 1:
        return CardName(name, "", " — ".join(rest))
    rest.remove(roles[0])
    return CardName(name, roles[0], " — ".join(rest))


def _listed(text: str) -> CardName | None:
    name, *rest = _comma_parts(text)
    if not rest or _ends_in(name, _LEGAL_FORMS):
        return None
    if len(rest) > 1:
        return CardName(name, ", ".join(rest[:-1]), rest[-1])
    role, company = _role_and_company(rest[0], is_pair=False)
    # 'García Peralta, Ana' is a surname first; only a role or a legal form is certain.
    if role or _ends_in(company, _LEGAL_FORMS):
        return CardName(name, role, company)
    return None


def _role_and_company(text: str, *, is_pair: bool) -> tuple[str, str]:
    """'CEO, Acme' or 'CEO at Acme' as its two halves; `is_pair` means the comma is certain."""
    parts = _comma_parts(text)
    if len(parts) > 1 and (is_pair or _is_role(parts[0])):
        return ", ".join(parts[:-1]), parts[-1]
    at = _AT_COMPANY.fullmatch(text)
    if at and _is_role(at["role"]):
        return at["role"], at["company"]
    return (text, "") if _is_role(text) else ("", text)


def _comma_parts(text: str) -> list[str]:
    """What stands between commas; 'S.A.' belongs to the company before it, 'Ph.D.' to the name."""
    parts: list[str] = []
    for piece in (part.strip() for part in text.split(",")):
        code = fold(piece).replace(" ", "")
        if parts and (code in _LEGAL_FORMS or (len(parts) == 1 and code in _TITLES)):
            parts[-1] += f", {piece}"
        elif piece or not parts:
            parts.append(piece)
    return parts


def _ends_in(text: str, words: frozenset[str]) -> bool:
    return "," in text and fold(text.rpartition(",")[2]).replace(" ", "") in words


def _is_role(text: str) -> bool:
    """A job's word stands first ('Directora de Compras') or last ('People Manager')."""
    words = fold(text).split()
    return bool(words) and len(text) <= 60 and (words[0] in _ROLES or words[-1] in _ROLES)


_EMAIL = re.compile(r"[^\s<>()\[\],;:\"'|]{1,64}@[^\s<>()\[\],;:\"'|@]{1,190}\.\w{2,24}")
_LABELLED_EMAIL = re.compile(
    r"(?im)^[^\w\n]*(?:correo(?: electr[oó]nico)?|e-?mail|mail)[^\w\n]*:(.*)$"
)
_LABELLED_PHONE = re.compile(
    r"(?im)^[^\w\n]*(?:tel(?:[eé]fono|[eé]f|f|ephone)?|m[oó]vil|cel(?:ular)?|phone|mobile|whatsapp)"
    r"[^\w\n]*:(.*)$"
)
_PHONE = re.compile(r"\+?[\d(][\d ().\-/]{4,24}\d")
_LINKEDIN = re.compile(
    r"https?://(?:\w{2,3}\.)?linkedin\.com/in/[^\s<>()\[\]\"|?#]+", re.IGNORECASE
)


def contact_in(description: str, company: str) -> Contact:
    """What a description tells for certain: labelled lines, a lone e-mail, a LinkedIn address,
    and the role in a first line 'Directora de Compras en Café Sierra.' of that company."""
    linkedin = {found.rstrip("/.,;") for found in _LINKEDIN.findall(description)}
    role, named = _first_line(description, company)
    return Contact(
        email=_email_in(description),
        phone=_phone_in(description),
        linkedin=linkedin.pop() if len(linkedin) == 1 else "",
        role=role,
        company=named,
    )


def _email_in(text: str) -> str:
    for label in _LABELLED_EMAIL.finditer(text):
        found = _EMAIL.search(label[1])
        if found:
            return line(unquote(found[0]))
    every = {line(unquote(found)) for found in _EMAIL.findall(text)}
    return every.pop() if len(every) == 1 else ""


def _phone_in(text: str) -> str:
    for label in _LABELLED_PHONE.finditer(text):
        found = _PHONE.search(label[1])
        if found:
            return line(found[0])
    return ""


def _first_line(description: str, company: str) -> tuple[str, str]:
    first = line(description.split("\n", 1)[0])
    at = _AT_COMPANY.fullmatch(first) if len(first) <= 120 else None
    if not at:
        return "", ""
    role, named = at["role"], at["company"].removesuffix(".")
    if company:
        return (role, "") if fold(named) == fold(company) else ("", "")
    return (role, named) if _is_role(role) else ("", "")
