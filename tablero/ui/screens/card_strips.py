"""The commands on a card that ask something first: each opens its strip."""

from __future__ import annotations

from tablero.ui.screens.card_actions import CardActions


class CardStrips(CardActions):
    """Touch, answer, next step, channel, edit, copy, close and the page."""

    def action_open_page(self) -> None:
        """The person's page."""
        if self.subject is not None:
            self.app.open_page(self.subject.id)
