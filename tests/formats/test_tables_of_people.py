"""Tables with headings in English or Spanish, however a spreadsheet or a CRM wrote them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftNote,
    DraftOptOut,
    DraftStage,
    DraftStep,
    Skipped,
)
from tablero.formats import read
from tablero.formats.dates import DAY_FIRST, parse_date
from tablero.formats.headings import field_of
from tablero.refusals import BadImport

FIXTURES = Path(__file__).parents[1] / "fixtures"
HUBSPOT = FIXTURES / "hubspot-contacts.csv"
EXPECTED = json.loads((FIXTURES / "EXPECTED.json").read_text())[HUBSPOT.name]


def batch_of(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> Batch:
    path = tmp_path / "people.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return read(path)


def entries_of(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> list[Draft | Skipped]:
    return list(batch_of(tmp_path, text, encoding))


def person(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> Draft:
    [entry] = entries_of(tmp_path, text, encoding)
    assert isinstance(entry, Draft)
    return entry


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("linkedin.com/in/Ana-Gil/", "https://www.linkedin.com/in/Ana-Gil"),
        ("www.linkedin.com/in/ana-gil", "https://www.linkedin.com/in/ana-gil"),
        ("http://es.linkedin.com/in/ana-gil?trk=x", "https://www.linkedin.com/in/ana-gil"),
        ("notlinkedin.com/in/ana-gil", ""),
        ("acme.example", ""),
    ],
)
def test_a_profile_is_known_without_its_scheme(tmp_path: Path, written: str, kept: str) -> None:
    assert person(tmp_path, f"name,linkedin\nAna Gil,{written}\n").linkedin == kept


def test_the_hubspot_fixture_gives_its_people_in_stages_of_ours() -> None:
    batch = read(HUBSPOT)
    drafts = [entry for entry in batch if isinstance(entry, Draft)]
    assert batch.format == "csv"
    assert len(drafts) == EXPECTED["people"]
    opted_out = [draft for draft in drafts if draft.opt_outs]
    assert len(opted_out) == EXPECTED["opted_out"]
    assert {draft.opt_outs for draft in opted_out} == {(DraftOptOut("channel", channel="email"),)}
    assert {draft.opt_out for draft in drafts} == {""}
    assert Counter(draft.stage for draft in drafts) == {
        "proposal": 24,
        "to_contact": 14,
        "client": 13,
        "not_a_fit": 6,
        "conversation": 3,
    }
    assert drafts[0].keys == (("hubspot", "10000"),)
    assert drafts[0].created == datetime(2026, 3, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = (
        ("Nombre", "Apellidos", "Cargo", "Empresa", "Teléfono", "Notas"),
        ("Begoña", "Núñez", "Socia", '"Café, Sierra; y | Cía"', "+34 600", '"Dijo ""sí""\nayer"'),
    )
    text = "\r\n".join(delimiter.join(row) for row in rows)
    draft = person(tmp_path, text, encoding)
    assert (draft.name, draft.role) == ("Begoña Núñez", "Socia")
    assert (draft.company, draft.phone) == ("Café, Sierra; y | Cía", "+34 600")
    assert draft.notes == (DraftNote('Dijo "sí"\nayer'),)


def test_a_stray_byte_does_not_spoil_the_accents_of_the_rest(tmp_path: Path) -> None:
    names = "Begoña Núñez Íñiguez Çelik".encode() + b"\xff"
    assert person(tmp_path, b"Nombre\n" + names).name.startswith("Begoña Núñez Íñiguez Çelik")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Person - Name*", "name"),
        ("PERSON - EMAIL (WORK)", "email"),
        ("Organization - Name*", "company"),
        ("E-mail 1 - Value", "email"),
        ("Teléfono móvil", "phone"),
        ("proximo_paso", "step"),
        ("Próxima fecha", "step_on"),
        ("País", "country"),
        ("Country/Region", "country"),
        ("Activity - Due date", "step_on"),
        ("Contact owner", ""),
        ("Deal - Value", ""),
        ("", ""),
    ],
)
def test_headings_are_known_in_any_dress(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_headings_may_stand_under_a_title_and_a_separator_line(tmp_path: Path) -> None:
    text = "sep=;\n\nClientes de la feria;;\n\nNombre;Empresa;Correo\nAna;Acme, S.A.;a@x.example\n"
    draft = person(tmp_path, text)
    assert (draft.name, draft.company, draft.line) == ("Ana", "Acme, S.A.", 6)


def test_cliente_is_a_person_only_where_no_contact_stands_beside_it(tmp_path: Path) -> None:
    assert person(tmp_path, "Cliente;Correo\nAna;a@x.example").name == "Ana"
    assert person(tmp_path, "Cliente;Contacto\nAcme;Ana").name == "Ana"


def test_estado_beside_a_city_is_no_stage(tmp_path: Path) -> None:
    assert person(tmp_path, "Nombre,Estado\nAna,Propuesta").stage == "Propuesta"
    assert person(tmp_path, "Nombre,Ciudad,Estado\nAna,Zapopan,Jalisco").stage == ""


def test_ragged_blank_and_nul_rows_are_borne(tmp_path: Path) -> None:
    text = "Nombre,Empresa,Notas\nAna\n\n,,,\nLuis,Acme,x,y,z,,,\n\x00\x00,\nE\x00va,\x00Sol\x00\n"
    text += "".join(f"P{n},Acme\n" for n in range(40))
    drafts = [entry for entry in entries_of(tmp_path, text) if isinstance(entry, Draft)]
    assert [d.name for d in drafts[:3]] == ["Ana", "Luis", "E\x00va"]
    assert len(drafts) == 43
    assert [d.line for d in drafts[:3]] == [2, 5, 7]


def test_a_quote_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    text = 'Nombre,Empresa\nAna,Acme\nLuis,"Talleres\nEva,Sol\nPaz,Mar\n'
    names = [entry.name for entry in entries_of(tmp_path, text)]
    assert names == ["Ana", "Luis", "Eva", "Paz"]


def test_a_cell_longer_than_the_csv_module_allows_is_read(tmp_path: Path) -> None:
    draft = person(tmp_path, f"Nombre,Notas\nAna,{'x' * 300_000}\n")
    assert len(draft.notes[0].text) == 300_000


def test_a_row_without_a_name_is_told_by_its_email(tmp_path: Path) -> None:
    entries = entries_of(tmp_path, "Nombre,Correo\n,a@x.example\n-,b@x.example\n")
    assert entries == [Skipped(2, "a@x.example", "no_name"), Skipped(3, "b@x.example", "no_name")]


def test_the_same_row_twice_is_one_person_with_a_steady_key(tmp_path: Path) -> None:
    text = "Nombre,Empresa,Correo\nAna Pérez,Acme,a@x.example\nANA PEREZ,acme,A@X.EXAMPLE\n"
    first, second = entries_of(tmp_path, text)
    assert isinstance(first, Draft)
    assert second == Skipped(3, "ANA PEREZ", "duplicate")
    again = person(tmp_path, "Correo;Empresa;Name\na@x.example;Acme;Ana Pérez")
    assert again.keys == first.keys


@pytest.mark.parametrize(
    ("dates", "first", "notices"),
    [
        (("03/04/2024", "25/12/2024"), date(2024, 4, 3), ()),
        (("03/04/2024", "12/25/2024 2:30 PM"), date(2024, 3, 4), ()),
        (("03/04/2024", "05/06/2024"), date(2024, 4, 3), ("ambiguous_dates",)),
        (("03/04/2024", "25/12/2024", "12/25/2024"), date(2024, 4, 3), ("ambiguous_dates",)),
        (("05/05/2024", "06/06/2024"), date(2024, 5, 5), ()),
        (("2024-04-03 10:00", "2024-04-04T10:00:00Z"), date(2024, 4, 3), ()),
        (("15 de marzo de 2024", "n/a"), date(2024, 3, 15), ()),
        (("15 Mar 2024",), date(2024, 3, 15), ()),
        (("15/03/2024", "31/31/2024"), date(2024, 3, 15), ("unread_dates",)),
        (("2024-03-15", "2026-02-30"), date(2024, 3, 15), ("unread_dates",)),
        (("March 15, 2024",), date(2024, 3, 15), ()),
        (("45631",), date(2024, 12, 5), ()),
        (("3.4.24", "25.4.24"), date(2024, 4, 3), ()),
        (("31/02/2024",), None, ("unread_dates",)),
        (("99999999999",), None, ("unread_dates",)),
    ],
)
def test_the_order_of_dates_is_decided_over_the_whole_column(
    tmp_path: Path, dates: tuple[str, ...], first: date | None, notices: tuple[str, ...]
) -> None:
    rows = "".join(f'P{n},"{value}"\n' for n, value in enumerate(dates))
    batch = batch_of(tmp_path, f"Nombre,Próxima fecha\n{rows}")
    start = next(iter(batch))
    assert isinstance(start, Draft)
    assert batch.notices == notices
    assert start.steps == ((DraftStep("", first),) if first else ())


def test_a_date_that_does_not_exist_is_no_date() -> None:
    assert parse_date("30/02/2024", DAY_FIRST) is None
    assert parse_date("0/0/0000", DAY_FIRST) is None


def test_every_field_is_read(tmp_path: Path) -> None:
    headings = (
        "Nombre completo;Puesto;Empresa;Correo electrónico;Móvil;LinkedIn;Ciudad;País;Etapa;Origen;"
        "Etiquetas;Notas;Próximo paso;Próxima fecha;Creado;Coste;Baja;Cumpleaños;Por qué;Aficiones;"
        "Competencia"
    )
    cells = (
        "Ana Pérez;CEO;Acme;a@x.example, b@x.example;'+34 600;linkedin.com;Lima;Perú;Propuesta;"
        '"Referido";"feria, GTD";Nota;Llamar;2026-11-30;2026-01-02;1.234,50 €;sí;'
        "22/11/1974;contrata cada mes;remo;una consultora"
    )
    batch = batch_of(tmp_path, f"{headings}\n{cells}\n")
    assert batch.stages == (DraftStage("Propuesta"),)
    [draft] = batch
    assert isinstance(draft, Draft)
    assert draft == Draft(
        name="Ana Pérez",
        role="CEO",
        company="Acme",
        email="a@x.example",
        phone="+34 600",
        city="Lima",
        country="Perú",
        source="referral",
        tags=("feria", "GTD"),
        cost=123_450,
        stage="Propuesta",
        created=datetime(2026, 1, 2, 12, tzinfo=UTC),
        keys=draft.keys,
        notes=(DraftNote("Nota"),),
        steps=(DraftStep("Llamar", date(2026, 11, 30)),),
        dates=(DraftDate("birthday", date(1974, 11, 22)),),
        opt_outs=(DraftOptOut("channel", channel="email"),),
        sheet=(
            ("why", "contrata cada mes"),
            ("interests", "remo"),
            ("competitor", "una consultora"),
        ),
        line=2,
    )


def test_a_pipedrive_sheet_is_read_by_its_marked_headings(tmp_path: Path) -> None:
    text = (
        "Person - Name*,Person - Phone,Person - Email (Work),Person - Email (Home),"
        "Organization - Name*,Deal - Title,Activity - Subject*,Activity - Due date,"
        "Note - Content*\n"
        "Ana,+34 600,,home@x.example,Acme,Big deal,Call,2026-11-30,Hello\n"
    )
    draft = person(tmp_path, text)
    assert (draft.name, draft.company, draft.email) == ("Ana", "Acme", "home@x.example")
    assert draft.steps == (DraftStep("Call", date(2026, 11, 30)),)


def test_trellos_own_table_is_read_as_its_cards(tmp_path: Path) -> None:
    text = (
        "Card ID,Card Name,Card Description,Labels,Due Date,List Name,Archived\n"
        "6a4e,Ana — Acme,Nota,Urgente (red),2026-11-30,Propuesta,true\n"
    )
    draft = person(tmp_path, text)
    assert (draft.name, draft.company, draft.tags) == ("Ana", "Acme", ("Urgente",))
    assert (draft.keys, draft.archived) == ((("trello", "6a4e"),), True)


def test_a_deals_export_has_no_people(tmp_path: Path) -> None:
    with pytest.raises(BadImport) as caught:
        batch_of(tmp_path, "Record ID,Deal Name,Deal Stage,Amount\n1,Big,Won,5\n")
    assert caught.value.why == "no_names"
    assert "Deal Name" in caught.value.detail


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("1974-11-22", date(1974, 11, 22)),
        ("22/11/1974", date(1974, 11, 22)),
        ("22 de noviembre de 1974", date(1974, 11, 22)),
        ("22/11", date(2000, 11, 22)),
        ("22 de noviembre", date(2000, 11, 22)),
        ("November 22", date(2000, 11, 22)),
        ("--11-22", date(2000, 11, 22)),
        ("29/2", date(2000, 2, 29)),
    ],
)
def test_a_birthday_is_read_with_its_year_or_without(tmp_path: Path, cell: str, on: date) -> None:
    batch = batch_of(tmp_path, f"Name;Birthday\nAna;{cell}\n")
    [draft] = batch
    assert isinstance(draft, Draft)
    assert draft.dates == (DraftDate("birthday", on),)
    assert batch.notices == ()


def test_a_birthday_that_is_none_is_told_and_a_step_needs_its_year(tmp_path: Path) -> None:
    batch = batch_of(tmp_path, "Name;Cumpleaños\nAna;31/2\n")
    assert [draft.dates for draft in batch if isinstance(draft, Draft)] == [()]
    assert batch.notices == ("unread_dates",)
    assert batch_of(tmp_path, "Name;Next date\nAna;22/11\n").notices == ("unread_dates",)


@pytest.mark.parametrize(
    ("heading", "cell", "level", "channels"),
    [
        ("Unsubscribed from all email", "true", "", ("email",)),
        ("Unsubscribed from all email", "false", "", ()),
        ("Opt out", "sales", "sales", ()),
        ("Baja", "solo ventas; teléfono", "sales", ("phone",)),
        ("Baja", "total", "total", ()),
        ("Opt out", "whatsapp; email", "", ("whatsapp", "email")),
        ("Opt out", "channel", "", ("email",)),
        ("Do not contact", "yes", "total", ()),
    ],
)
def test_an_opt_out_is_a_level_or_channels(
    tmp_path: Path, heading: str, cell: str, level: str, channels: tuple[str, ...]
) -> None:
    draft = person(tmp_path, f'Name,{heading}\nAna,"{cell}"\n')
    assert draft.opt_out == level
    assert [(one.level, one.channel) for one in draft.opt_outs] == [
        ("channel", channel) for channel in channels
    ]
