"""The two themes of our own, a light whiteboard and a dark slate, and what other themes lack."""

from __future__ import annotations

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


def variable_defaults(theme: Theme) -> dict[str, str]:
    """What our stylesheet needs of a theme that is not ours, made from its own colours."""
    if theme in THEMES:
        return {}
    if theme.ansi:
        return {"tablero-muted": "ansi_default", "tablero-slot": "ansi_default"}
    variables = theme.to_color_system().generate()
    return {
        "tablero-muted": variables.get("text-muted", "auto 75%"),
        "tablero-slot": variables.get("primary-muted", "ansi_blue"),
    }
