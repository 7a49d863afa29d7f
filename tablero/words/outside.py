"""What came of a text that was written in somebody's own editor."""

from __future__ import annotations

from tablero.editor import Edited, EditorFailed, NoEditor
from tablero.i18n import _
from tablero.text import MARK


def no_edit(error: NoEditor | EditorFailed | OSError) -> str:
    """Why the editor was not opened, and what to do."""
    if isinstance(error, NoEditor):
        return _("No editor is known. Set EDITOR, for instance to nano, and try again.")
    if isinstance(error, EditorFailed):
        text = _("{program} did not start ({why}). EDITOR says which editor is opened.")
        return text.format(program=error.program, why=error.why)
    return _("There is no room for the editor's file ({why}).").format(why=error.strerror)


def edited(done: Edited) -> str:
    """What is to be said of it; nothing where all went well."""
    if done.is_back_at_once:
        text = _(
            "{program} came back at once with nothing written. If it opens a window of its own,"
            " let it wait, as EDITOR='code --wait' does."
        )
        return text.format(program=done.program)
    if done.ran.code:
        text = _("{program} ended with an error ({code}). What it had written is kept.")
        return text.format(program=done.program, code=done.ran.code)
    if MARK in done.text:
        return _("Some signs that cannot be kept stand as {mark} now.").format(mark=MARK)
    return ""
