"""A note written in the person's own editor."""

from __future__ import annotations

import sys

import click

from tablero.cli.paper import say
from tablero.cli.session import Session
from tablero.editor import EditorFailed, NoEditor, edit
from tablero.i18n import _
from tablero.words.outside import edited, no_edit


def write_note(session: Session, prospect_id: int) -> None:
    """Open the editor on nothing; what comes back is the note."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(_("Write the note behind the name, or - to read what is piped."))
    try:
        done = edit("")
    except (NoEditor, EditorFailed, OSError) as failed:
        raise click.ClickException(no_edit(failed)) from failed
    sentence = edited(done)
    if sentence:
        say(sentence)
    if done.text:
        _keep(session, prospect_id, done.text)
    else:
        say(_("Nothing was written."))
    if done.ran.told:
        raise click.exceptions.Exit(128 + done.ran.told)
    if done.ran.code:
        raise click.exceptions.Exit(1)


def _keep(session: Session, prospect_id: int, text: str) -> None:
    try:
        with session.act() as board:
            board.add_note(prospect_id, text)
    except Exception:
        # The editor's file is gone: what was written stands here, at least.
        say(text)
        raise
