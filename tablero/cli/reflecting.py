"""Ideas for people, and what one takes from their silence."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tablero import words
from tablero.cli.arguments import as_json, number, numbered, optional, somebody
from tablero.cli.paper import say, table, tell, tell_json
from tablero.cli.session import Session
from tablero.cli.shapes import dated
from tablero.i18n import _, ngettext
from tablero.model import IDEA_STATES
from tablero.person import CAUSES, Reflection, Written
from tablero.words.known import cause as cause_word

# --- reflections -------------------------------------------------------------------------


@click.command(
    help=_(
        "Keep what you take from a silence. Without anything to keep it lists the reflections,"
        " theirs or everybody's."
    )
)
@somebody
@click.option("--missed", metavar=_("TEXT"), help=_("What you missed."))
@click.option("--should-not", metavar=_("TEXT"), help=_("What you should not have done."))
@click.option("--cause", type=click.Choice(CAUSES), help=_("Why they may have gone quiet."))
@click.option("--edit", type=number, metavar="ID", help=_("Correct that reflection."))
@click.option("--delete", type=number, metavar="ID", help=_("Delete that reflection."))
@as_json
@click.pass_obj
def reflect(
    session: Session,
    who: str | None,
    missed: str | None,
    should_not: str | None,
    cause: str | None,
    edit: int | None,
    delete: int | None,
    as_json: bool,
) -> None:
    says = (missed, should_not, cause) != (None,) * 3
    match who, edit, delete, says:
        case _, None, None, False:
            _tell_reflections(session, who, as_json)
        case str(), None, None, True:
            prospect = session.board.find(who)
            with session.act() as board:
                board.reflect(
                    prospect.id,
                    missed=missed or "",
                    should_not=should_not or "",
                    cause=cause or "",
                )
        case None, int(), None, True:
            with numbered(_no_reflection(), edit), session.act() as board:
                board.edit_reflection(edit, missed=missed, should_not=should_not, cause=cause)
        case None, None, int(), False:
            with numbered(_no_reflection(), delete), session.act() as board:
                board.delete_reflection(delete)
        case _:
            raise click.UsageError(
                _("Say whom it is about and what you take from it, or give --edit or --delete.")
            )


def _no_reflection() -> str:
    return _("There is no reflection {id} on this board. `tablero reflect` gives the numbers.")


def _tell_reflections(session: Session, who: str | None, as_json: bool) -> None:
    about = session.board.find(who).id if who is not None else None
    found = [row for row in session.board.reflections() if about in (None, row[0])]
    if as_json:
        tell_json([{"prospect": key, "name": name, **dated(r)} for key, name, r in found])
        return
    for line in table([_reflection_row(*row) for row in found], right=(0,)):
        tell(line)
    if not found:
        say(_("No reflections yet."))
    elif about is None:
        _tell_repeated(found)


def _reflection_row(_key: int, name: str, reflection: Reflection) -> tuple[str, ...]:
    number, day = str(reflection.id), words.day_full(reflection.on)
    return number, day, name, reflection_words(reflection)


def reflection_words(reflection: Reflection) -> str:
    """What was missed, what was too much, and the cause."""
    missed, too_much = reflection.missed, reflection.should_not
    said = (
        _("missed: {text}").format(text=missed) if missed else "",
        _("should not: {text}").format(text=too_much) if too_much else "",
        cause_word(reflection.cause),
    )
    return " · ".join(filter(None, said))


def _tell_repeated(found: Sequence[Written]) -> None:
    """What stands there more than once, the most frequent first."""
    from tablero.rules.reflecting import most_repeated

    texts = [(text, count) for text, count in most_repeated([r for *_, r in found]) if count > 1]
    if texts:
        tell("")
        tell(_("Most repeated"))
    for text, count in texts:
        times = ngettext("{count} time", "{count} times", count).format(count=count)
        tell(f"  {text} ({times})")


# --- ideas -------------------------------------------------------------------------------


@click.command(help=_("Write down an idea for a person. Without a text it lists theirs."))
@somebody
@click.argument("text", required=False, metavar=optional(_("TEXT")))
@click.option(
    "--mark",
    type=(number, click.Choice(IDEA_STATES)),
    metavar=_("ID STATE"),
    help=_("How far an idea has come: idea, planned, tried, worked."),
)
@click.option("--delete", type=number, metavar="ID", help=_("Delete that idea."))
@as_json
@click.pass_obj
def idea(
    session: Session,
    who: str | None,
    text: str | None,
    mark: tuple[int, str] | None,
    delete: int | None,
    as_json: bool,
) -> None:
    match who, text, mark, delete:
        case str(), None, None, None:
            _tell_ideas(session, who, as_json)
        case str(), str(), None, None:
            prospect = session.board.find(who)
            with session.act() as board:
                board.add_idea(prospect.id, text)
        case None, None, (idea_id, state), None:
            with numbered(_no_idea(), idea_id), session.act() as board:
                board.mark_idea(idea_id, state)
        case None, None, None, int():
            with numbered(_no_idea(), delete), session.act() as board:
                board.delete_idea(delete)
        case _:
            raise click.UsageError(_("Say whom it is for, or give --mark or --delete."))


def _no_idea() -> str:
    return _("There is no idea {id} on this board. `tablero idea WHO` gives the numbers.")


def _tell_ideas(session: Session, who: str, as_json: bool) -> None:
    ideas = session.board.person(session.board.find(who).id).ideas
    if as_json:
        tell_json([dated(found) for found in ideas])
        return
    rows = [(str(i.id), words.day_full(i.on), words.idea_state(i.state), i.text) for i in ideas]
    for line in table(rows, right=(0,)):
        tell(line)
    if not ideas:
        say(_("No ideas yet."))


COMMANDS = {"reflect": reflect, "idea": idea}
