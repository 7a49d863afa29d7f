"""The settings file in the person's own editor, and what it says applied at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from tablero import editor, words
from tablero.config import BadSetting, Settings, load
from tablero.config.file import set_value, start_file
from tablero.i18n import _
from tablero.locations import config_file, homely
from tablero.ui.commands import BY_ID
from tablero.ui.outside import run_outside
from tablero.words.outside import no_edit

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def edit_settings(app: TableroApp) -> None:
    """Open the file, wait until it is closed, and do what it says."""
    path = config_file()
    where = _("Your settings are in {file}.").format(file=homely(path))
    try:
        start_file(path)
        run_outside(app, [*editor.words(os.environ), str(path)])
    except editor.NoEditor:
        app.say(where + " " + _("Set EDITOR to open it from here."))
    except SuspendNotSupported:
        app.say(where)
    except BadSetting as refused:
        app.say(words.refusal(refused), alarm=True)
    except editor.EditorFailed as failed:
        app.say(no_edit(failed) + " " + where, alarm=True)
    else:
        reread_settings(app)


def reread_settings(app: TableroApp) -> None:
    """Apply what the file says now; if it cannot be used, what held before still holds."""
    try:
        settings = load(config_file())
    except BadSetting as refused:
        app.say(words.refusal(refused), alarm=True)
        return
    before = app.settings
    app.apply_settings(settings)
    doubt = complaint(app, settings)
    if doubt:
        app.say(doubt, alarm=True)
    elif settings.lang != before.lang:
        app.say(_("The language changes at the next start."))
    elif settings != before:
        app.say(_("The settings hold from now on."))


def choose_theme(app: TableroApp, name: str) -> None:
    """Keep that theme in the file, and show it."""
    _keep_setting(app, "theme", name)


def choose_language(app: TableroApp, code: str) -> None:
    """Keep that language in the file, for the next start."""
    if _keep_setting(app, "lang", code):
        app.say(_("The language changes at the next start."))


def _keep_setting(app: TableroApp, key: str, value: str) -> bool:
    try:
        set_value(config_file(), key, value)
        app.apply_settings(load(config_file()))
    except BadSetting as refused:
        app.say(words.refusal(refused), alarm=True)
        return False
    return True


def complaint(app: App[str], settings: Settings) -> str:
    """What the file names that does not exist."""
    if settings.theme != "auto" and settings.theme not in app.available_themes:
        names = ", ".join(sorted(app.available_themes))
        text = _('There is no theme "{name}". Choose auto or one of: {names}.')
        return text.format(name=settings.theme, names=names)
    unknown = [name for name in settings.keys if name not in BY_ID]
    if unknown:
        text = _('No command is called "{name}". The help (?) shows their names.')
        return text.format(name=unknown[0])
    return ""
