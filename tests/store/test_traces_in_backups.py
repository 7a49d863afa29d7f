"""Looking for somebody in files of any size, in the app's own thread."""

from __future__ import annotations

import tracemalloc

import pytest
from looks import add

from tablero.store.backup_traces import strays_of

MIB = 1 << 20


@pytest.mark.parametrize("at", [0, 1, MIB - 4, MIB, 3 * MIB - 1, 8 * MIB])
def test_a_name_is_found_wherever_it_lies_and_in_little_memory(board, path, at):
    add(board, "Ñusta Quispe")
    who = board.holdings(1).identity
    left = path.with_name(f"{path.name}.copy")
    with left.open("wb") as file:
        file.seek(at)
        file.write("Ñusta Quispe".encode())
        file.truncate(max(file.tell(), 8 * MIB))
    tracemalloc.start()
    found = strays_of(path, who)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [left]
    assert most < 4 * MIB


def test_what_holds_nobody_is_no_trace(board, path):
    add(board, "Ñusta Quispe")
    who = board.holdings(1).identity
    path.with_name(f"{path.name}.copy").write_bytes("Ñusta Quisp".encode() * 200_000)
    assert strays_of(path, who) == []
