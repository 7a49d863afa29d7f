"""How much of a file is read: every bound of an import, with its reason.

They keep the memory of an import within 300 MB, whatever a file holds.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MOST_BYTES = 256 * MEGABYTE
"""Of a file, or of what comes out of an archive: a million people in a table. It is read piece by
piece, so this bounds the time and the board's file, not the memory."""
MOST_ARCHIVE_BYTES = 2048 * MEGABYTE
"""LinkedIn's complete archive may hold pictures; only one file of it is read."""
MOST_DIRECTORY_BYTES = 4 * MEGABYTE
"""Of an archive's list of names, some 50,000 of them: Python reads it whole."""
MOST_DOCUMENT = 32 * MEGABYTE
"""Letters of a document that has to be read whole, as Trello's, or of one person in ours. Trello
exports a thousand actions at most, which is a few megabytes."""
MOST_VALUES = 2_000_000
"""Brackets and commas in as much: `[],[],` takes twenty times its bytes once parsed."""
MOST_DIGITS = 18
"""Of a whole number: what fits into a database. Python refuses 4,300 of them with an error."""
MOST_IN_A_CELL = MEGABYTE
"""Letters. Ten times what a note may hold; the csv module takes 131,072 unless told otherwise."""
MOST_IN_A_ROW = 2 * MEGABYTE
"""Letters. Past them a quote was never closed, or it is no table."""
MOST_ROWS = 2_000_000
"""Of a table. A row may be of two letters, and a zip of a hundred kilobytes hold millions of those:
an hour of work that nobody asked for."""
MOST_STAGES = 200
"""Different words in a column of stages; each would become a column of the board."""
MOST_LINES_ABOVE = 1_000
"""How far down a file LinkedIn's headings are looked for: its notes take three lines."""
