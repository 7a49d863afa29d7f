"""Single keys that differ from language to language: each catalog chooses its letters."""

from __future__ import annotations


def letters(translated: str, fallback: str) -> str:
    """The letters after the colon of a translated text such as `copy letters: mpls`.

    A catalog that gives too few, or one twice, is set aside.
    """
    found = translated.rpartition(":")[2].strip()
    fits = len(found) == len(fallback) == len(set(found))
    return found if fits else fallback
