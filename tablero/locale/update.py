"""Brings the catalogs up to date with the source, or says what they lack.

python -m tablero.locale.update [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).parent
PACKAGE = FOLDER.parent
LANGUAGES = ("en", "es")
SOURCE = "en"
"""The language the source is written in: its catalog says what the source says."""
# Words of other programs, which are marked for translation where they are listed.
KEYWORDS = {**DEFAULT_KEYWORDS, "NN_": (1, 2)}
HEADER = "# The words of tablero. `make catalogs` brings this file up to date with the source."


def extracted() -> Catalog:
    """Every text of the source that a person may read."""
    template = Catalog(domain="tablero", charset="utf-8")
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for file, line, text, comments, context in sorted(found, key=lambda entry: entry[:2]):
        place = (f"tablero/{Path(file).as_posix()}", line)
        template.add(text, None, [place], auto_comments=comments, context=context)
    return template


def catalog_file(language: str) -> Path:
    """Where the catalog of that language is kept."""
    return FOLDER / language / "LC_MESSAGES" / "tablero.po"


def read(language: str) -> Catalog:
    """The catalog of that language as it is in the tree; an empty one where there is none."""
    path = catalog_file(language)
    if not path.exists():
        return Catalog(locale=language, domain="tablero", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="tablero")


def update(language: str, template: Catalog) -> None:
    """Write that catalog with the template's texts; those of the source's language are filled."""
    catalog = read(language)
    catalog.project, catalog.version, catalog.header_comment = "tablero", "0.1", HEADER
    # A catalog takes the template's messages themselves, and what one says the next would too.
    catalog.update(deepcopy(template), no_fuzzy_matching=True, update_creation_date=False)
    if language == SOURCE:
        for message in _texts(catalog):
            message.string = message.id
    path = catalog_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalog, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True
        )


def gaps(catalog: Catalog, template: Catalog) -> Iterator[str]:
    """What the catalog lacks, one line each: nothing when it is complete and up to date."""
    for message in _texts(template):
        said = catalog.get(message.id, message.context)
        if said is None:
            yield f"missing: {message.id}"
        elif said.fuzzy or not all(_forms(said.string)):
            yield f"not translated: {message.id}"
        elif not _same_places(message, said):
            yield f"other placeholders: {message.id}"
    for message in _texts(catalog):
        if template.get(message.id, message.context) is None:
            yield f"not in the source any more: {message.id}"
    for text in catalog.obsolete:
        yield f"obsolete: {text}"


def _texts(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _same_places(message: Message, said: Message) -> bool:
    """A form may leave out the number ('one person'), but the last one names all there are, and
    none names what the source does not."""
    given = [_places(form) for form in _forms(message.id)]
    told = [_places(form) for form in _forms(said.string)]
    return told[-1] == given[-1] and set().union(*told) <= set().union(*given)


def _places(text: str) -> set[str]:
    try:
        return {name for _text, name, _spec, _how in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def main(check: bool) -> int:
    """Update the catalogs, or only check them. The exit code: 1 where something is lacking."""
    template = extracted()
    lacks = []
    for language in LANGUAGES:
        if not check:
            update(language, template)
        lacks += [f"{language}: {gap}" for gap in gaps(read(language), template)]
    print("\n".join(lacks) or "Every text is in both catalogs.")
    return 1 if check and lacks else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
