"""What is wrong with a setting, in a sentence or two."""

from __future__ import annotations

from tablero.config import BadSetting
from tablero.i18n import N_, _

_WHY = {
    "unknown_key": N_('There is no setting "{key}". `tablero config list` shows those there are.'),
    "unknown": N_('The setting {key} cannot be "{value}". Choose one of: {choices}.'),
    "number": N_(
        'The setting {key} cannot be "{value}". Write a whole number from {least} to {most}.'
    ),
    "numbers": N_('The setting {key} cannot be "{value}". Write numbers of days: 3,4,7.'),
    "pair": N_('The setting {key} cannot be "{value}". Write the first touch and the last: 5,12.'),
    "per_cent": N_(
        'The setting {key} cannot be "{value}". Write two shares of the planned wait in per cent,'
        " the smaller one first: 50,150."
    ),
    "hours": N_(
        'The setting {key} cannot be "{value}". Write the first hour and the last, from 0 to 24:'
        " 9,19."
    ),
    "text": N_('The setting {key} cannot be "{value}". Write one plain line.'),
    "keys": N_('The setting {key} cannot be "{value}". Write keys with commas between: t,f2.'),
    "no_keys": N_("No keys of yours are set for {key}: the program's own hold."),
    "broken": N_(
        "The settings file cannot be understood: {value} ({file}). Mend that line, or delete it."
    ),
    "unreadable": N_("The settings file {key} cannot be used ({value}). Check it and its folder."),
}


_UNKNOWN = N_('There is no setting "{key}" ({place}). Take it out, or put a # before it.')
_PLACED = N_("{sentence} ({place})")


def bad_setting(error: BadSetting) -> str:
    """The sentence for a setting that cannot be used, and where it stands if that is in a file."""
    least, most = error.choices if error.why == "number" else ("", "")
    sentence = _(_WHY[error.why]).format(
        key=error.key,
        value=error.value,
        choices=", ".join(error.choices),
        least=least,
        most=most,
        file=error.path,
    )
    if not error.path or error.why == "broken":
        return sentence
    placed = _UNKNOWN if error.why == "unknown_key" else _PLACED
    return _(placed).format(sentence=sentence, key=error.key, place=_place(error))


def _place(error: BadSetting) -> str:
    if not error.line:
        return error.path
    return _("{file}, line {line}").format(file=error.path, line=error.line)
