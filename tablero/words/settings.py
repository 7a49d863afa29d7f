"""What is wrong with a setting, in a sentence or two."""

from __future__ import annotations

from tablero.config import BadSetting
from tablero.i18n import N_, _

_WHY = {
    "unknown_key": N_('There is no setting "{key}". `tablero config` lists them.'),
    "unknown": N_('The setting {key} cannot be "{value}". Choose one of: {choices}.'),
    "number": N_('The setting {key} cannot be "{value}". Write a number of days, from 1 to 3650.'),
    "numbers": N_('The setting {key} cannot be "{value}". Write numbers of days: 3,4,7.'),
    "pair": N_('The setting {key} cannot be "{value}". Write the first touch and the last: 5,12.'),
    "text": N_('The setting {key} cannot be "{value}". Write one plain line.'),
    "keys": N_('The setting {key} cannot be "{value}". Write keys with commas between: t,f2.'),
    "broken": N_("The settings file cannot be understood: {value}. Mend that line, or delete it."),
    "unreadable": N_("The settings file {key} cannot be used ({value}). Check it and its folder."),
}


def bad_setting(error: BadSetting) -> str:
    """The sentence for a setting that cannot be used."""
    return _(_WHY[error.why]).format(
        key=error.key, value=error.value, choices=", ".join(error.choices)
    )
