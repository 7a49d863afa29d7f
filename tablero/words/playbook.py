"""The advice for each source and stage in words (F17). One sentence each; nobody has to."""

from __future__ import annotations

from tablero.i18n import N_, _

_ADVICE = {
    "referral.to_contact": N_("Name who gave you their name in the first line."),
    "referral.first_contact": N_("Whoever gave you the name could write one line before you do."),
    "referral.conversation": N_("Tell whoever gave you the name what has come of it."),
    "web.to_contact": N_("Answer soon, and ask what they were looking for."),
    "web.first_contact": N_("Take up what they wrote before you offer anything."),
    "web.conversation": N_("They came looking: ask what they compare, and by when."),
    "store.to_contact": N_("They have ruled out other options: ask what is still missing."),
    "store.first_contact": N_("Recall what they came in for, and answer just that."),
    "store.conversation": N_("They have compared already: an honest comparison helps most."),
    "finder.to_contact": N_("Say first who spoke of them, and why."),
    "finder.first_contact": N_("Ask whoever pointed them out what keeps them busy now."),
    "finder.conversation": N_("Tell whoever pointed them out how it goes."),
    "event.to_contact": N_("Recall what you talked about, while you both remember."),
    "event.first_contact": N_("Send what you promised at the event, and nothing else."),
    "event.conversation": N_("From the event to their own work: ask for an example."),
    "content.to_contact": N_("Ask what made them read it."),
    "content.first_contact": N_("Send what goes one step on from what they read."),
    "content.conversation": N_("Ask what they have tried of what they read."),
    "linkedin.to_contact": N_("They did not call for you: why them, in two lines, no product."),
    "linkedin.first_contact": N_("Comment on something of theirs before you write again."),
    "linkedin.conversation": N_("Propose a short call: it says more than ten messages."),
    "client.to_contact": N_("Say which client of yours they know, and what it changed there."),
    "client.first_contact": N_("The client you share could introduce you."),
    "client.conversation": N_("Tell how it went for the client you share, with their leave."),
    "conference.to_contact": N_("Begin with what was said there, and what you took from it."),
    "conference.first_contact": N_("Send what the audience asked, or what you did with it."),
    "conference.conversation": N_("Ask what has come of what was said there."),
    "general.to_contact": N_("Find out one thing about them, and begin with it."),
    "general.first_contact": N_("Bring something new each time; a question counts too."),
    "general.conversation": N_("Ask and listen: needs, worries, how they decide."),
    "general.proposal": N_("Ask what they have understood before you ask for a decision."),
    "general.negotiation": N_("Answer the objection before you touch the price."),
    "general.client": N_("Ask how it goes; in a month, who else it would help."),
    "general.nurture": N_("A little now and then: something useful, nothing to sell."),
    "general": N_("Ask what has changed for them."),
}


def advice(code: str) -> str:
    """The sentence for the code of `rules.playbook.advice`."""
    return _(_ADVICE.get(code, _ADVICE["general"]))
