"""Whatever bytes a file holds: people, skipped rows, or one refusal. Never another exception."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tablero.drafts import Draft, Skipped
from tablero.formats import read
from tablero.formats.card_names import contact_in, split_card_name
from tablero.formats.dates import DateHints, parse_date
from tablero.refusals import BadImport
from torture.mangled import mangled_files

BRIEF = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "file"


def read_anything(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for format in (None, "csv", "linkedin"):
        try:
            entries = list(read(path, format=format))
        except BadImport:
            continue
        for entry in entries:
            assert isinstance(entry, (Draft, Skipped))
            assert isinstance(entry.name, str)
            if isinstance(entry, Draft):
                assert entry.name.strip()
                repr(entry).encode()


@BRIEF
@given(st.binary(max_size=400))
def test_any_bytes(path: Path, content: bytes) -> None:
    read_anything(path, content)


@BRIEF
@given(st.text(max_size=300))
def test_any_text_under_headings(path: Path, text: str) -> None:
    read_anything(path, f"Name,Empresa;Notas,Fecha\n{text}".encode("utf-8", "surrogatepass"))


@BRIEF
@given(mangled_files())
def test_any_export_mangled(path: Path, content: bytes) -> None:
    read_anything(path, content)


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["l1", "c1", "2026-01-01T10:00:00Z", "9999-12-31T23:59:59-14:00", "0001-01-01"]
    )
)
KEY_WORDS = """
id name closed pos idList desc due dueComplete labels idLabels color idCard checkItems state type
date data card text memberCreator fullName listBefore listAfter list isTemplate cardRole idShort
customFieldItems idCustomField value idValue options stage touches notes steps ideas moves links
keys uid on at channel direction minutes cost tags in_book added kind other
"""
KEYS = st.sampled_from(KEY_WORDS.split())
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
RECORDS = st.lists(st.dictionaries(KEYS, ANYTHING, max_size=6) | ANYTHING, max_size=3)


@BRIEF
@given(
    st.fixed_dictionaries(
        {"cards": RECORDS, "lists": RECORDS},
        optional={
            "actions": RECORDS | ANYTHING,
            "checklists": RECORDS | ANYTHING,
            "labels": RECORDS | ANYTHING,
            "members": RECORDS | ANYTHING,
            "customFields": RECORDS | ANYTHING,
            "name": ANYTHING,
        },
    )
)
def test_any_values_in_a_trello_board(path: Path, board: dict[str, object]) -> None:
    read_anything(path, json.dumps(board).encode())


@BRIEF
@given(
    st.fixed_dictionaries(
        {"tablero": st.just(1) | SCALARS, "prospects": RECORDS},
        optional={"stages": RECORDS | ANYTHING, "board": ANYTHING},
    )
)
def test_any_values_in_a_board_of_ours(path: Path, board: dict[str, object]) -> None:
    read_anything(path, json.dumps(board).encode())


@BRIEF
@given(st.text(alphabet="aÁ1 -—|(),.@:/\n%", max_size=60), st.text(max_size=10))
def test_any_card_has_a_name_and_any_description_is_read(text: str, company: str) -> None:
    split = split_card_name(text)
    assert all(isinstance(part, str) for part in (*split, *contact_in(text, company)))
    assert bool(split.name) == bool(text.strip())


@BRIEF
@given(st.text(alphabet="0123456789/-. :TZde marzo", max_size=24))
def test_any_date_is_a_day_or_none(text: str) -> None:
    hints = DateHints()
    hints.add(text)
    parse_date(text, hints.order())
