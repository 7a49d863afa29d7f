"""The two themes of our own, a light whiteboard and a dark slate, and what other themes lack."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

ROTULADOR = Theme(
    name="rotulador",
    dark=False,
    background="#F4F6F5",
    surface="#FFFFFF",
    panel="#E6EAE8",
    foreground="#1C2326",
    primary="#1B4F9C",
    secondary="#0F6B4F",
    accent="#7A2E8E",
    warning="#8A4B00",
    error="#B3261E",
    success="#0F6B4F",
    variables={
        "border": "#6E7A80",
        "border-blurred": "#A9B2B5",
        "block-cursor-background": "#1B4F9C",
        "block-cursor-foreground": "#FFFFFF",
        "footer-key-foreground": "#1B4F9C",
        "tablero-muted": "#55606A",
        "tablero-slot": "#CFE0F7",
    },
)
PIZARRA = Theme(
    name="pizarra",
    dark=True,
    background="#17211D",
    surface="#1E2A25",
    panel="#283630",
    foreground="#EEF1EA",
    primary="#9CCBF2",
    secondary="#A6D9B0",
    accent="#D9B8F0",
    warning="#F2C879",
    error="#F5A19A",
    success="#A6D9B0",
    variables={
        "border": "#7C8A83",
        "border-blurred": "#46554E",
        "block-cursor-background": "#F2C879",
        "block-cursor-foreground": "#17211D",
        "footer-key-foreground": "#9CCBF2",
        "tablero-muted": "#B4BFB9",
        "tablero-slot": "#2E4A5C",
    },
)
THEMES = (ROTULADOR, PIZARRA)


READABLE = 4.5
"""The contrast that WCAG 2 asks of text."""


def variable_defaults(theme: Theme) -> dict[str, str]:
    """The colours our stylesheet draws with, from any theme.

    Ours were chosen readable. Others are mixed with their text until they are: on Textual's own
    light theme `$warning` has 1.38:1."""
    named = {
        "warning": theme.warning,
        "success": theme.success,
        "accent": theme.accent,
        "primary": theme.primary,
        "error": theme.error,
    }
    own = {f"tablero-{name}": colour or "ansi_default" for name, colour in named.items()}
    if theme in THEMES:
        return own | {
            "tablero-key": theme.variables["footer-key-foreground"],
            "tablero-blank": theme.variables["border-blurred"],
        }
    if theme.ansi:
        plain = ("tablero-muted", "tablero-slot", "tablero-blank")
        return own | dict.fromkeys(plain, "ansi_default") | {"tablero-key": own["tablero-primary"]}
    return _mixed(theme)


def _mixed(theme: Theme) -> dict[str, str]:
    colours = {name: Color.parse(value) for name, value in _plain(theme).items()}
    grounds = [colours[name] for name in ("background", "surface", "panel")]
    text = colours["foreground"]

    def worst(colour: Color) -> float:
        return min(contrast(colour, ground) for ground in grounds)

    def readable(colour: Color) -> str:
        # A theme whose own text reads worse than asked can give no more than that.
        wanted = min(READABLE, worst(text))
        mixtures = (colour.blend(text, share / 10) for share in range(11))
        return next((mixed.hex for mixed in mixtures if worst(mixed) >= wanted), text.hex)

    names = ("warning", "success", "accent", "primary", "error")
    return {f"tablero-{name}": readable(colours[name]) for name in names} | {
        "tablero-key": readable(colours["primary"]),
        "tablero-muted": readable(text.blend(colours["panel"], 0.25)),
        "tablero-blank": text.blend(colours["panel"], 0.65).hex,
        "tablero-slot": colours["primary"].blend(colours["panel"], 0.6).hex,
    }


def _plain(theme: Theme) -> dict[str, str]:
    """The theme's few named colours, none of them relative to another."""
    names = ("background", "surface", "panel", "foreground")
    named = (*names, "warning", "success", "accent", "primary", "error")
    colours = theme.to_color_system().generate()
    return {name: colours[name] for name in named}


def contrast(one: Color, other: Color) -> float:
    """How well one colour reads on the other, 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
