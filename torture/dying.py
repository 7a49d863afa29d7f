"""A work that is killed: forked from one process that has everything loaded, so a kill costs
milliseconds and may fall on any of them."""

from __future__ import annotations

import subprocess
import sys

_SERVER = """
import os, signal, sys
from tablero.store.database import Database

def die_at(number):
    run = Database.execute_sql
    left = iter(range(number))
    def counted(self, *given, **named):
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(self, *given, **named)
    Database.execute_sql = counted

{work}

for line in sys.stdin:
    when, path = line.rstrip("\\n").split(" ", 1)
    child = os.fork()
    if not child:
        code = 1
        try:
            if when.startswith("#"):
                die_at(int(when[1:]))
            elif float(when):
                signal.setitimer(signal.ITIMER_REAL, float(when))  # its signal ends a process
            work(path)
            code = 0
        finally:
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Dying:
    """A program that does its work in a fork of itself, as often as it is told."""

    def __init__(self, work: str) -> None:
        """`work` is Python that defines `work(path)`."""
        command = [sys.executable, "-c", _SERVER.format(work=work)]
        self._server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Dying:
        return self

    def __exit__(self, *_error: object) -> None:
        with self._server:
            self._server.stdin.close()

    def work(self, path: object, *, seconds: float = 0.0, statement: int | None = None) -> int:
        """Does it until it is killed: after so many seconds, or before that statement of SQL
        (from 0). Gives the exit code, below 0 where the kill came before the end."""
        when = f"#{statement}" if statement is not None else f"{seconds:.6f}"
        self._server.stdin.write(f"{when} {path}\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())
