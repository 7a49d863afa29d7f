"""Changing one value in the text of a TOML file, so that whatever else stands there stays."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

Value = str | int | tuple[int, ...]


def literal(value: Value) -> str:
    """The value as TOML writes it."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def with_value(text: str, section: str, name: str, value: Value) -> str | None:
    """The text with that one value changed; an empty section means the top. None where no way of
    writing it works.

    Every way is tried and what comes out is read again, so that a name which also stands in a
    longer text cannot be hit by mistake.
    """
    wanted = tomllib.loads(text)
    place = wanted.setdefault(section, {}) if section else wanted
    place[name] = list(value) if isinstance(value, tuple) else value
    entry = f"{json.dumps(name) if section else name} = {literal(value)}"
    lines = text.splitlines()
    for draft in (*_replaced(lines, name, entry), _inserted(lines, section, entry)):
        candidate = "\n".join(draft).rstrip("\n") + "\n"
        if _read(candidate) == wanted:
            return candidate
    return None


def _replaced(lines: list[str], name: str, entry: str) -> Iterator[list[str]]:
    """The lines with `entry` in the place of each that seems to give the name a value."""
    here = re.compile(rf"""\s*(['"]?){re.escape(name)}\1\s*=""")
    for at, line in enumerate(lines):
        if here.match(line):
            end = _end(lines, at)
            yield [*lines[:at], entry + _comment(lines[at:end]), *lines[end:]]


def _end(lines: list[str], at: int) -> int:
    """Where the value that begins in a line is over: a list may take several lines."""
    ends = range(at + 1, len(lines) + 1)
    return next((end for end in ends if _read("\n".join(lines[at:end])) is not None), at + 1)


def _comment(entry: list[str]) -> str:
    """The comment behind a value, with the blanks before it."""
    whole, last = "\n".join(entry), entry[-1]
    for mark in re.finditer(r"\s*#", last):
        without = whole[: len(whole) - len(last) + mark.start()]
        if _read(whole) is not None and _read(without) == _read(whole):
            return last[mark.start() :]
    return ""


def _inserted(lines: list[str], section: str, entry: str) -> list[str]:
    """The lines with `entry` as a new one in its section."""
    heads = [at for at, line in enumerate(lines) if line.lstrip().startswith("[")]
    if not section:
        at = heads[0] if heads else len(lines)
        # What stands right above a section's head speaks of that section.
        while heads and at and lines[at - 1].lstrip().startswith("#"):
            at -= 1
        return [*lines[:at], entry, *([""] if heads else []), *lines[at:]]
    for at in heads:
        if lines[at].split("#")[0].strip() == f"[{section}]":
            return [*lines[: at + 1], entry, *lines[at + 1 :]]
    return [*lines, "", f"[{section}]", entry]


def _read(text: str) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
