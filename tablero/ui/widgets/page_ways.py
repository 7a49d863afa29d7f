"""Who leads to a person, and whom they led to, as rows of their page (F8). Pure."""

from __future__ import annotations

from collections.abc import Iterator

from tablero import words
from tablero.i18n import _
from tablero.person import Link, Person
from tablero.rules.ways_in import best_bridge, chain
from tablero.ui.scene import Scene
from tablero.ui.widgets.page_lines import BLANK, heading, key_of, wrapped
from tablero.ui.widgets.paint import Line, cells, fit
from tablero.ui.widgets.pane import Row
from tablero.words.courtesy import bridge as bridge_words


def way_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    """The chain of names, each link, the best bridge; then those whose names they gave."""
    ways = [*_chain_rows(person, scene, width), *_links(person, scene, width)]
    ways += _bridge_rows(person, scene, width)
    if ways:
        yield heading(_("Who leads to them"))
        yield from ways
    if person.referred:
        if ways:
            yield BLANK
        yield heading(_("Whom they led to"))
        yield from _led_rows(person, scene, width)


def chain_line(person: Person, scene: Scene) -> str:
    """'Hernán Quiroga → Sofía Lleras → Martín Echeverri'; empty where nobody gave the name."""
    names = [prospect.name for prospect in chain(scene.snapshot, person.prospect)]
    return f" {scene.glyphs.outbound} ".join(names) if len(names) > 1 else ""


def _chain_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    text = chain_line(person, scene)
    if text:
        for line in wrapped(text, width - 2):
            yield Row(((f"  {line}", "text"),))


def _links(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    for link in person.links:
        yield _link_row(link, "link", words.link_kind(link.kind), scene, width)


def _led_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    """Each with the stage they are in now."""
    for link in person.referred:
        other = scene.prospect(link.other)
        stage = None if other is None else other.stage
        place = "" if stage is None else words.stage_name(scene.snapshot.stage(stage))
        yield _link_row(link, "referred", place, scene, width)


def _link_row(link: Link, kind: str, word: str, scene: Scene, width: int) -> Row:
    name = fit(link.name, width - cells(word) - 4, scene.glyphs.ellipsis)
    line: Line = ((f"  {name}", "text"), (f"  {word}" if word else "", "muted"))
    return Row(line, key_of(kind, link.id))


def _bridge_rows(person: Person, scene: Scene, width: int) -> Iterator[Row]:
    """The best way in, where the silence asks for one."""
    bridge = best_bridge(scene.snapshot, scene.judged, person)
    if bridge is None:
        return
    text = _("Best now: {way}").format(way=bridge_words(bridge))
    for n, line in enumerate(wrapped(text, width - 2)):
        key = None if n else key_of("bridge", bridge.prospect.id)
        yield Row(((f"  {line}", "text"),), key)
