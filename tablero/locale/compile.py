"""Compiles every catalog beside it: a build hook of hatch, and a script of its own.

python tablero/locale/compile.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


def compile_catalogs(folder: Path) -> list[Path]:
    """Writes a .mo beside each .po under the folder and returns those written.

    Fuzzy messages are left out. Raises `PoFileError` for a broken catalog.
    """
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalog)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_catalogs(FOLDER):
        print(path)
else:
    # Only the build has hatchling; the script runs without it.
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CatalogHook(BuildHookInterface[Any]):
        """Puts the compiled catalogs into the wheel."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            del version, build_data
            compile_catalogs(Path(self.root) / "tablero" / "locale")
