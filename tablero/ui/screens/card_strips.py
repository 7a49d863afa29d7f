"""The commands on a card that ask something first: each opens its strip.

The strips are imported when first opened, since the first frame of the board needs none of them.
"""

from __future__ import annotations

from tablero.ui.screens.card_actions import CardActions


class CardStrips(CardActions):
    """Touch, answer, note, next step, channel, edit, copy, close and the page."""

    def action_open_page(self) -> None:
        """The person's page."""
        if self.subject is not None:
            self.app.open_page(self.subject.id)

    def action_log_touch(self) -> None:
        """A touch of mine."""
        from tablero.ui.screens.logging_touches import OwnTouch

        if self.subject is not None:
            self.app.open_strip(OwnTouch(self.subject, self.scene))

    def action_log_answer(self) -> None:
        """They answered; then one key more, or none."""
        from tablero.ui.screens.answered import ask_what_follows
        from tablero.ui.screens.logging_touches import TheirTouch

        who = self.subject
        if who is None:
            return

        def follow(logged: bool | None) -> None:
            if logged:
                ask_what_follows(self.app, who)

        self.app.open_strip(TheirTouch(who, self.scene), follow)

    def action_add_note(self) -> None:
        """A note about this person."""
        from tablero.ui.screens.note import ask_for_note

        if self.subject is not None:
            ask_for_note(self.app, self.subject)

    def action_plan_step(self) -> None:
        """Another moment for one, or for all that are marked."""
        from tablero.ui.screens.step import ask_for_step

        if self.subjects:
            ask_for_step(self.app, self.subjects)

    def action_close(self) -> None:
        """Close; or open again who is closed."""
        from tablero.ui.screens.closing import ask_how_to_close

        if self.subject is not None:
            ask_how_to_close(self.app, self.subject)

    def action_edit(self) -> None:
        """Every field of theirs."""
        from tablero.ui.screens.editing import ask_for_fields

        if self.subject is not None:
            ask_for_fields(self.app, self.subject)

    def action_copy(self) -> None:
        """Mail, phone, link or a summary, for another program."""
        from tablero.ui.screens.copying import ask_what_to_copy

        if self.subject is not None:
            ask_what_to_copy(self.app, self.subject)

    def action_open_channel(self) -> None:
        """Open what one writes or calls with, then log the touch."""
        from tablero.ui.screens.reaching import reach

        if self.subject is not None:
            reach(self.app, self.subject)
