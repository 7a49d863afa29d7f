"""The command line: `main` chooses the language, then hands over to the app or the commands."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence

from tablero import own_files
from tablero.config import BadSetting, load
from tablero.i18n import LANGUAGES, choose_language, set_language
from tablero.locations import config_file

OPTIONS = ("--db", "--board", "--lang")
"""The program's own, each with a value. `root` says what they mean."""
COMPLETING = "_TABLERO_COMPLETE"
"""Set where the shell asks what could come next."""


def main() -> None:
    """The program `tablero`. Exits with 0 when done, 1 when refused or failed, 2 for misuse."""
    # Starting makes much that stays and little waste; the app collects again once it stands.
    gc.disable()
    own_files.keep_to_oneself()
    if not sys.flags.dev_mode:
        sys.excepthook = _confess
    sys.exit(run(sys.argv[1:]))


def _confess(kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """What goes wrong before the commands are there, or after them. Python would quote it."""
    if issubclass(kind, Exception):
        from tablero.cli.root import confess

        confess(error, sys.argv[1:])


def run(argv: Sequence[str]) -> int:
    """Do what the words say; the exit code."""
    options, are_all = _options(argv)
    set_language(_language(options.get("--lang")))
    # The texts are made when they are imported, so the language comes first.
    if are_all and _opens_app(options):
        from tablero.cli.start import start  # the app needs nothing of what reads commands

        return start(argv, options)
    from tablero.cli.root import answer

    return answer(argv)


def _options(argv: Sequence[str]) -> tuple[Mapping[str, str], bool]:
    """The options before the command, and whether there is nothing else."""
    found: dict[str, str] = {}
    are_all = True
    words = iter(argv)
    for word in words:
        name, is_joined, value = word.partition("=")
        given = value if is_joined else next(words, None) if name in OPTIONS else None
        if name in OPTIONS and given is not None:
            found[name] = given
            continue
        are_all = False
        if not word.startswith("-") or word == "--":
            break
    return found, are_all


def _opens_app(options: Mapping[str, str]) -> bool:
    """Whether there is a terminal for it, and all that is asked is plain."""
    is_plain = options.get("--lang", "en") in LANGUAGES and COMPLETING not in os.environ
    # Python has no stream where the shell closed it.
    return is_plain and all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _language(flag: str | None) -> str:
    env = os.environ.get
    system = env("LC_ALL") or env("LC_MESSAGES") or env("LANG")
    return choose_language(flag, env("TABLERO_LANG"), _setting(), system)


def _setting() -> str | None:
    try:
        return load(config_file()).lang
    except BadSetting:
        # The command that needs the settings says what is wrong with them, in some language.
        return None
