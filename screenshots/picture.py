"""The screen of a running app as a small SVG.

Textual's own export is four times as large and asks a remote host for a font. This keeps what it
says, one element a line and without anything random, so that two pictures can be compared as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from rich.cells import cell_len
from textual.app import App

CELL, LINE, SIZE, EDGE = 12, 23, 20, 10
"""Width and height of a cell, the letters' size and the margin, in pixels. Letters of that size
are as high as the line in the usual fonts, so that the strokes of a frame meet."""
FONTS = "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace"
SVG = "{http://www.w3.org/2000/svg}"
CELL_EXPORTED, LINE_EXPORTED = 12.2, 24.4
WORDS = re.compile(r"\S+(?: \S+)*")
"""Of several spaces side by side a browser draws one."""


class Patch(NamedTuple):
    """Cells of one row with the same background, or the same look."""

    row: int
    column: int
    width: int
    look: str
    """A colour, or the CSS of the letters."""
    text: str = ""


def picture(app: App[str]) -> str:
    """What that app shows now. Only within `app.run_test()`."""
    root = ElementTree.fromstring(app.export_screenshot(simplify=True))
    grounds, letters = list(_grounds(root)), list(_letters(root))
    columns, rows = app.size
    area = Counter[str]()
    for ground in grounds:
        area[ground.look] += ground.width
    most = area.most_common(1)[0][0]
    looks = {look: f"l{n}" for n, look in enumerate(dict.fromkeys(one.look for one in letters))}
    width, height = columns * CELL + 2 * EDGE, rows * LINE + 2 * EDGE
    lines = [
        f'<svg xmlns="{SVG[1:-1]}" viewBox="0 0 {width} {height}" width="{width}">',
        f"<style>rect{{shape-rendering:crispEdges}}text{{font:{SIZE}px {FONTS}}}",
        *(f".{name}{{{look}}}" for look, name in looks.items()),
        "</style>",
        f'<rect width="{width}" height="{height}" fill="{most}"/>',
        *(_rect(ground) for ground in _joined(grounds) if ground.look != most),
        *(_text(one, looks[one.look]) for one in letters),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _grounds(root: ElementTree.Element) -> Iterator[Patch]:
    for rect in root.iterfind(f"{SVG}g/{SVG}rect"):
        x, y, width = (float(rect.attrib[name]) for name in ("x", "y", "width"))
        row, column = round((y - 1.5) / LINE_EXPORTED), round(x / CELL_EXPORTED)
        yield Patch(row, column, round(width / CELL_EXPORTED), rect.attrib["fill"])


def _letters(root: ElementTree.Element) -> Iterator[Patch]:
    style = root.findtext(f"{SVG}style") or ""
    looks = dict(re.findall(r"\.(\S+-r\d+) \{ (.*?);? \}", style))
    for text in root.iterfind(f"{SVG}g/{SVG}g/{SVG}text"):
        row = round((float(text.attrib["y"]) - SIZE) / LINE_EXPORTED)
        column = round(float(text.attrib["x"]) / CELL_EXPORTED)
        look = looks[text.attrib["class"]].replace(": ", ":")
        said = (text.text or "").replace("\N{NO-BREAK SPACE}", " ")
        for words in WORDS.finditer(said):
            before, shown = cell_len(said[: words.start()]), words.group()
            yield Patch(row, column + before, cell_len(shown), look, shown)


def _joined(patches: list[Patch]) -> Iterator[Patch]:
    """Neighbours of one colour as one."""
    last: Patch | None = None
    for patch in patches:
        if last is None:
            last = patch
        elif (last.row, last.column + last.width, last.look) == (patch.row, *patch[1::2]):
            last = last._replace(width=last.width + patch.width)
        else:
            yield last
            last = patch
    if last is not None:
        yield last


def _rect(patch: Patch) -> str:
    x, y = EDGE + patch.column * CELL, EDGE + patch.row * LINE
    size = f'width="{patch.width * CELL}" height="{LINE}"'
    return f'<rect x="{x}" y="{y}" {size} fill="{patch.look}"/>'


def _text(patch: Patch, name: str) -> str:
    x, y = EDGE + patch.column * CELL, EDGE + patch.row * LINE + SIZE - 2
    place = f'x="{x}" y="{y}" textLength="{patch.width * CELL}"'
    return f'<text class="{name}" {place}>{escape(patch.text)}</text>'
