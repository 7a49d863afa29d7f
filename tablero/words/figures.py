"""Numbers and money as the reader's language writes them."""

from __future__ import annotations

from tablero.i18n import language


def number(value: float, decimals: int = 0) -> str:
    """`12,345.5` in English, `12.345,5` in Spanish, which groups from five digits on."""
    text = f"{value:,.{decimals}f}"
    if language() != "es":
        return text
    if abs(value) < 10_000:
        text = text.replace(",", "")
    return text.translate({ord(","): ".", ord("."): ","})


def money(cents: int) -> str:
    """Euros, with cents only where there are any."""
    amount = number(cents / 100, 2 if cents % 100 else 0)
    return f"{amount} €" if language() == "es" else f"€{amount}".replace("€-", "-€")
