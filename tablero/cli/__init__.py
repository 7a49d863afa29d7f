"""The command line: `main` chooses the language, then hands over to the commands."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from tablero import own_files
from tablero.config import BadSetting, load
from tablero.i18n import choose_language, set_language
from tablero.locations import config_file


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
    set_language(_language(argv))
    # The commands' texts are made when they are imported, so the language comes first.
    from tablero.cli.root import answer

    return answer(argv)


def _language(argv: Sequence[str]) -> str:
    env = os.environ.get
    system = env("LC_ALL") or env("LC_MESSAGES") or env("LANG")
    return choose_language(_flag(argv), env("TABLERO_LANG"), _setting(), system)


def _flag(argv: Sequence[str]) -> str | None:
    """What `--lang` says among the options before the command."""
    words = iter(argv)
    for word in words:
        if word == "--lang":
            return next(words, None)
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word in ("--db", "--board"):
            next(words, None)
        elif not word.startswith("-") or word == "--":
            return None
    return None


def _setting() -> str | None:
    try:
        return load(config_file()).lang
    except BadSetting:
        # The command that needs the settings says what is wrong with them, in some language.
        return None
