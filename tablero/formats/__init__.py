"""Files in and out: other programs' exports read as drafts, tablero's own written and read."""

from tablero.formats.reading import read
from tablero.formats.spreadsheet import export_csv
from tablero.formats.tablero_export import export_json

__all__ = ["export_csv", "export_json", "read"]
