"""Files as no program writes them: real exports with bytes turned, cut, doubled and spliced in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from tablero.clock import Clock
from tablero.drafts import Batch, Draft, DraftLink, DraftNote, DraftStep, DraftTouch
from tablero.formats import export_csv, export_json
from tablero.store.board import Board

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
TODAY = date(2026, 11, 22)
_ZIPPED = (
    "Connections.csv",
    "Basic/CONNECTIONS.CSV",
    "../../Connections.csv",
    "/etc/connections.csv",
    "C:\\Connections.csv",
    "messages.csv",
)
_TOKENS = (
    b'"', b'""', b'"""', b"\x00", b"\r", b"\n", b"\r\n\r\n", b",", b";", b"\t", b"|", b"'", b"\\",
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\xc3", b"\xed\xa0\x80",
    b"\x1a", b"\x1b[2J", b"\xe2\x80\xa8", b"\xe2\x80\xae",
    b'"\\ud800"', b"\\udfff", b"NaN", b"-Infinity", b"1e999", b"-0", b"9" * 5_000, b"null",
    b"[]", b"{}", b"[", b"{", b"]", b"}", b"[" * 3_000, b'{"a":' * 3_000, b'"name":"twice",',
    b'"lists":[],', b'"cards":[{}],', b'"prospects":[{"name":"Eva"}],', b'"tablero":1,',
    b'"tablero":99999999999999999999,', b'"id":null,', b'"2026-13-45"', b"31/02/2026",
    b"=HYPERLINK(1)", b"@SUM(1)", b"\xef\xbc\x9d1", b"Nombre", b"Connected On", b"sep=;",
    b"," * 3_000, b"x" * 140_000, b"a,b\n" * 300, b"PK\x03\x04", b"<!doctype html>", b"%PDF-",
)  # fmt: skip
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037")
_DELIMITERS = (b",", b";", b"\t", b"|", b" ")
Change = Callable[[bytes], bytes]


@cache
def samples() -> tuple[bytes, ...]:
    """Every kind of file that is read, each with a few people, so that most changes matter."""
    connections = _first_rows("linkedin-connections.csv")
    return (
        _small_board(),
        connections,
        _first_rows("hubspot-contacts.csv"),
        *_own_exports(),
        zipped("Connections.csv", connections),
        "Nombre;Empresa;Próxima fecha\nAna;\"Talleres; S.A.\";3/4/2026\n".encode("cp1252"),
        "Name\tNotes\tTags\nAna\t\"two\nlines\"\tone; two\n".encode("utf-16"),
        b"Card Name,List Name,Labels,Card ID\n\"Ana (CEO, Acme)\",Leads,hot (red),c1\n",
    )  # fmt: skip


def _first_rows(name: str) -> bytes:
    return b"".join((FIXTURES / name).read_bytes().splitlines(keepends=True)[:12])


def _small_board() -> bytes:
    """Trello's, with a handful of everything."""
    board = json.loads((FIXTURES / "trello-board.json").read_text(encoding="utf-8"))
    kept = ("lists", "cards", "actions", "checklists")
    return json.dumps({key: board[key][:5] for key in kept}).encode()


def _own_exports() -> tuple[bytes, bytes]:
    people = (
        Draft(
            "Ana Ruiz",
            role="Directora, Compras",
            company="Acme",
            email="ana@acme.example",
            phone="+34 600 000 001",
            tags=("VIP", "a; b"),
            stage="proposal",
            keys=(("tablero", "1-1-ana"),),
            touches=(DraftTouch(TODAY, "out", "email", "value", "seen", "hello"),),
            notes=(DraftNote("two\nlines"),),
            steps=(DraftStep("call", TODAY),),
        ),
        Draft(
            "Bea =Gil",
            opt_out="sales",
            stage="Mi etapa",
            keys=(("tablero", "1-2-bea"),),
            links=(DraftLink(("tablero", "1-1-ana"), "referred"),),
        ),
    )
    with TemporaryDirectory() as folder, Board(Path(folder) / "b.db", Clock(TODAY)) as board:
        board.import_drafts(Batch("tablero", "", (), people))
        snapshot = board.snapshot()
        texts = export_csv(snapshot, {}), export_json(snapshot, board.people(snapshot.prospects))
    return texts[0].encode(), texts[1].encode()


def zipped(name: str, content: bytes) -> bytes:
    """An archive of that one file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


# --- changes ---------------------------------------------------------------------------------


def _at(content: bytes, where: int) -> int:
    return where % (len(content) + 1)


def _written_over(where: int, put: bytes) -> Change:
    return lambda old: old[: _at(old, where)] + put + old[_at(old, where) + len(put) :]


def _put_in(where: int, put: bytes) -> Change:
    return lambda old: old[: _at(old, where)] + put + old[_at(old, where) :]


def _cut(where: int, length: int) -> Change:
    return lambda old: old[: _at(old, where)] + old[_at(old, where) + length :]


def _doubled(where: int, length: int, times: int) -> Change:
    return lambda old: (
        old[: _at(old, where)]
        + old[_at(old, where) : _at(old, where) + length] * times
        + old[_at(old, where) :]
    )


def _spliced(other: int, where: int) -> Change:
    def splice(old: bytes) -> bytes:
        tail = samples()[other % len(samples())]
        return old[: _at(old, where)] + tail[_at(tail, where) :]

    return splice


def _recoded(encoding: str) -> Change:
    return lambda old: old.decode("utf-8", "replace").encode(encoding, "replace")


def _parted(old: bytes, new: bytes) -> Change:
    return lambda content: content.replace(old, new)


def _packed(name: str) -> Change:
    return lambda content: zipped(name, content)


_PLACES = st.integers(0, 20_000)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(_written_over, _PLACES, st.binary(min_size=1, max_size=6)),
    st.builds(_put_in, _PLACES, st.sampled_from(_TOKENS)),
    st.builds(_put_in, _PLACES, st.binary(min_size=1, max_size=12)),
    st.builds(_cut, _PLACES, st.integers(1, 400)),
    st.builds(_doubled, _PLACES, st.integers(1, 400), st.integers(1, 20)),
    st.builds(_spliced, st.integers(0, 8), _PLACES),
    st.builds(_recoded, st.sampled_from(_ENCODINGS)),
    st.builds(_parted, st.sampled_from(_DELIMITERS), st.sampled_from(_DELIMITERS)),
    st.builds(_packed, st.sampled_from(_ZIPPED)),
)
"""What may be done to a file."""


@st.composite
def mangled_files(draw: st.DrawFn) -> bytes:
    """The bytes of a real export, changed once to four times."""
    content = draw(st.sampled_from(samples()))
    for change in draw(st.lists(CHANGES, min_size=1, max_size=4)):
        content = change(content)
    return content


def monsters() -> tuple[bytes, ...]:
    """What was made to break a reader, a file each."""
    heads = b"Name,Notes\n"
    return (
        b"[" * 200_000,
        b'{"lists": [], "cards": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"tablero": 1, "prospects": [' + b'{"name":' * 100_000,
        b'{"tablero": 1, "prospects": [{"name": "Ana", "cost": ' + b"9" * 500_000 + b"}]}",
        b'{"tablero": 1, "prospects": [{"name": "\\ud800 \\udfff", "email": "\\ud800"}]}',
        b'{"tablero": 1, "prospects": [{"name": "Ana", "cost": NaN, "period": -Infinity}]}',
        b'{"tablero": 1, "prospects": [{"name": "Ana"}], "prospects": [{"name": "Bea"}]}',
        heads + b"Ana," + b"x" * 1_100_000 + b"\n",
        heads + b'Ana,"open\n' + b"Bea,x\n" * 2_000,
        b"Name,Stage\n" + b"".join(b"Ana %d,stage %d\n" % (n, n) for n in range(300)),
        zipped("Connections.csv", samples()[1]).replace(b"PK\x01\x02", b"PK\x01\x03"),
    )


def giants() -> tuple[bytes, ...]:
    """The same, but each takes up to a second."""
    heads = b"Name,Notes\n"
    return (
        b'{"lists": [], "cards": [' + b"[]," * 2_100_000 + b"0]}",
        heads + b'Ana,"' + b"y\n" * 1_100_000 + b'"\n',
        heads + b'Ana,"open\n' + b"Bea,x\n" * 400_000,
        heads + b'"' * 1_000_001,
        b"Name" + b",x" * 1_000_000 + b"\nAna\n",
        heads + b"Ana" + b"," * 1_000_000 + b"\n",
        zipped("Connections.csv", b"0" * 300_000_000),
        zipped("Connections.csv", b"First Name,Last Name,Connected On\n" + b"A,B,\n" * 90_000),
    )
