"""Opening what one writes or calls with: the mail program, WhatsApp, the phone, the profile."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from tablero.beats import decode_beats
from tablero.model import Prospect

FIELD_OF = {
    "email": "email",
    "whatsapp": "phone",
    "phone": "phone",
    "linkedin": "linkedin",
}
"""The field that holds the address of a channel; the others have none."""


class Way(NamedTuple):
    """How somebody is reached through a channel."""

    address: str
    """What a person would copy."""
    url: str
    """What the machine opens."""


def channel_to_open(prospect: Prospect) -> str:
    """The next step's channel, else the last touch's, else the first there is an address for."""
    if prospect.step is not None and prospect.step.channel:
        return prospect.step.channel
    beats = decode_beats(prospect.beats)
    if beats:
        return beats[-1].channel
    return next((c for c in FIELD_OF if way_to(prospect, c) is not None), "email")


def way_to(prospect: Prospect, channel: str) -> Way | None:
    """The way to somebody through a channel; None where the address is missing or is none."""
    field = FIELD_OF.get(channel)
    address = getattr(prospect, field).strip() if field else ""
    if not address:
        return None
    url = _url(channel, address)
    return Way(address, url) if url else None


def _url(channel: str, address: str) -> str:
    digits = re.sub(r"\D", "", address)
    match channel:
        case "email":
            return f"mailto:{quote(address, safe='@')}" if "@" in address else ""
        case "whatsapp":
            # wa.me takes the international number in digits, without + or 00.
            number = digits.removeprefix("00")
            return f"https://wa.me/{number}" if number else ""
        case "phone":
            return f"tel:{'+' if address.startswith('+') else ''}{digits}" if digits else ""
    return _link(address)


def _link(address: str) -> str:
    """Only the web: a field can hold anything, and any other scheme could start a program."""
    if re.match(r"(www\.)?linkedin\.com/", address, re.IGNORECASE):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    clean = parts.scheme in ("http", "https") and parts.netloc and address.isprintable()
    return address if clean and " " not in address else ""


def opener(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The command that opens an address on the screen one sits at; empty where there is none."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return ()
    if sys.platform == "darwin":
        return ("open",)
    if sys.platform == "win32":
        return ("explorer",)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return ()
    for name in ("xdg-open", "wslview"):
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            return (found,)
    return ()


def open_address(url: str, environment: Mapping[str, str]) -> bool:
    """Opens it beside the terminal, without a shell; says whether something was started.

    Not `webbrowser`: it may start a browser of text in the terminal that the app draws on.
    """
    command = opener(environment)
    if not command:
        return False
    try:
        subprocess.Popen(
            [*command, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(environment),
        )
    except OSError:
        return False
    return True
