"""What each setting is for, in one line of the reader's language."""

from __future__ import annotations

from tablero.i18n import _


def reasons() -> dict[str, str]:
    """Every setting with its reason, in the order in which they are listed."""
    return {**_of_the_program(), **_of_following_up(), **_of_the_review(), **_of_the_guards()} | (
        {**_of_first_answers(), **_of_the_figures(), **_of_backups()}
    )


def _of_the_program() -> dict[str, str]:
    return {
        "lang": _("The language, en or es; empty follows the system."),
        "theme": _("The colours: auto asks the terminal whether it is light or dark."),
        "glyphs": _("unicode, or ascii for fonts that lack the circles and blocks."),
        "wall": _("suggest proposes up to two quiet names for the wall; off keeps silent."),
        "author": _("Your name on the notes you write, for boards that several people share."),
    }


def _of_following_up() -> dict[str, str]:
    return {
        "zone": _("The touches between which conversations begin, by Rozo's rule."),
        "give_up": _("Up to this touch most people give up."),
        "read_after": _("Days without an answer until a touch counts as left on read."),
        "ladder": _(
            "Days to wait after each touch: close at first, then wider, so nobody feels chased."
        ),
        "beyond": _("Days to wait once the ladder has ended: long-term contact."),
        "first": _("Days a new name may wait for the first touch."),
        "quiet_after_import": _("Days without proposals for people who came from a file."),
    }


def _of_the_review() -> dict[str, str]:
    return {
        "ration": _("People a day's review visits, so that it ends; the rest waits for tomorrow."),
        "goal": _("Touches a working day: a number one can keep up."),
        "date_notice": _("Days before a birthday or another date from which it is noticed."),
        "return_after": _("Working days away after which the review spreads what has waited."),
        "nurture_days": _("Days somebody rests in nurture before they come up again."),
        "reflect_from": _("Touches left on read after which the review asks what you missed."),
        "skips_offer": _("Times in a row you only look at somebody before nurture is offered."),
        "tell_after": _("Days until you tell whoever gave you a name how it went."),
        "ask_after": _("Days after winning somebody until you ask who else it would help."),
        "put_offs": _("Times a step is moved before the figures mention it."),
        "hours": _("Between which of their hours one calls people: the first and the last."),
    }


def _of_the_guards() -> dict[str, str]:
    return {
        "channel_run": _(
            "Unanswered touches in a row on one channel after which another one does better."
        ),
        "breath": _("Days to leave them after a touch of yours without an answer."),
        "month_touches": _("Touches without an answer within month_days: the ladder's own most."),
        "month_days": _("The days over which month_touches counts."),
        "monologue": _("Unanswered touches in a row from which it is a monologue."),
        "product_run": _(
            "Touches about your product in a row after which it is time for another topic."
        ),
        "listened": _("Lines of the listening sheet, of five, to have before a proposal."),
        "needle": _(
            "Per cent of the planned wait: below the first is too much, above the second too"
            " little."
        ),
    }


def _of_first_answers() -> dict[str, str]:
    return {
        "respond_referral": _("Days to a referral's first touch: somebody has put in a word."),
        "respond_web": _("Days to the first touch of who wrote on your web: they ask elsewhere."),
        "respond_store": _(
            "Days to the first touch of who came to the store: they have ruled others out."
        ),
        "respond_finder": _("Days to the first touch of a name for which a finder is paid."),
        "respond_event": _("Days to the first touch after an event, while they remember you."),
        "respond_content": _("Days to the first touch of who took something you published."),
        "respond_linkedin": _("Days to the first touch of a cold contact on LinkedIn."),
        "respond_client": _("Days to the first touch of who is a client: they know you."),
        "respond_conference": _(
            "Days to the first touch after a conference, while they remember you."
        ),
    }


def _of_the_figures() -> dict[str, str]:
    return {
        "conversion_days": _("Days that the share of answered touches looks back on."),
        "answer_days": _("Days within which their word counts as the answer to a touch."),
        "few_touches": _("Touches under which there are too few data for a share."),
    }


def _of_backups() -> dict[str, str]:
    return {
        "backups_daily": _("Days of which the last backup stays; 0 makes none by itself."),
        "backups_weekly": _("Weeks of which the last of those backups stays."),
        "backups_monthly": _("Months of which the last of those backups stays."),
    }
