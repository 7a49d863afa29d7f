"""What a day came to, in words: counts of touches by channel, and how long the review took."""

from __future__ import annotations

from tablero.i18n import _, ngettext
from tablero.words.review import in_words

LONGEST = 180
"""Minutes from which a review was not done in one go, and its time says nothing."""


def sent(channel: str, count: int) -> str:
    """'4 emails', '2 calls', '1 on LinkedIn'."""
    match channel:
        case "email":
            text = ngettext("{count} email", "{count} emails", count)
        case "linkedin":
            text = ngettext("{count} on LinkedIn", "{count} on LinkedIn", count)
        case "whatsapp":
            text = ngettext("{count} by WhatsApp", "{count} by WhatsApp", count)
        case "phone":
            text = ngettext("{count} call", "{count} calls", count)
        case "video":
            text = ngettext("{count} video call", "{count} video calls", count)
        case "meeting":
            text = ngettext("{count} meeting", "{count} meetings", count)
        case "event":
            text = ngettext("{count} at an event", "{count} at events", count)
        case "visit":
            text = ngettext("{count} visit", "{count} visits", count)
        case "web":
            text = ngettext("{count} on the web", "{count} on the web", count)
        case _:
            text = ngettext("{count} in another way", "{count} in other ways", count)
    return text.format(count=count)


def finished(people: int, minutes: int | None) -> str:
    """'Done: nine people in 31 minutes.', without the time where it was spread over the day."""
    if not people:
        return _("Nobody is waiting for you today.")
    if minutes is None or not 1 <= minutes <= LONGEST:
        return ngettext("Done: one person.", "Done: {count} people.", people).format(
            count=in_words(people)
        )
    who = ngettext("one person", "{count} people", people).format(count=in_words(people))
    return ngettext(
        "Done: {who} in {minutes} minute.", "Done: {who} in {minutes} minutes.", minutes
    ).format(who=who, minutes=minutes)
