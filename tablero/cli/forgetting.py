"""Forgetting a person for ever."""

from __future__ import annotations

import sys

import click

from tablero.cli.arguments import somebody
from tablero.cli.paper import say, table, tell
from tablero.cli.session import Session
from tablero.forgotten import Forgotten, Holdings, Identity
from tablero.i18n import _
from tablero.refusals import BadFile, NoSuchProspect, Refusal
from tablero.rules.search import fold, matches, name_is
from tablero.store.backup_traces import Holder, forget_there, holders_of, people_of, strays_of
from tablero.words import forgetting as words
from tablero.words import number, refusal, shown


@click.command(
    help=_(
        "Remove a person for ever: everything about them, also what undo knows and the unused"
        " parts of the file. It cannot be undone, so it asks for their name."
    )
)
@somebody
@click.option("--yes", is_flag=True, help=_("Do not ask for the name."))
@click.option("--from-backups", is_flag=True, help=_("Take them out of the backups too."))
@click.option("--sweep", is_flag=True, help=_("Only clear the unused parts of the file."))
@click.pass_obj
def forget(session: Session, who: str | None, yes: bool, from_backups: bool, sweep: bool) -> None:
    if sweep and who is None:
        _sweep(session)
        return
    if sweep or who is None:
        raise click.UsageError(_("Say who is to be forgotten, or give --sweep alone."))
    held = _find(session, who)
    _tell_what_goes(held)
    if not yes:
        _ask_for(held.identity.name)
    clean = _forget(session, held)
    clean = _tell_backups(session, held.identity, from_backups) and clean
    _tell_strays(session, held.identity)
    say(
        _(
            "Copies made by hand, exports and snapshots of the disk are not known to tablero, and"
            " were not looked into."
        )
    )
    if not clean:
        raise click.exceptions.Exit(1)


def _sweep(session: Session) -> None:
    why = session.board.sweep()
    if why:
        raise Refusal(words.unswept(why))
    say(_("The unused parts of the file are cleared."))


# --- whom ------------------------------------------------------------------------------------


def _find(session: Session, who: str) -> Holdings:
    """Somebody of the board, of what undo knows, or of the backups alone."""
    board = session.board
    try:
        return board.holdings(board.find(who).id)
    except NoSuchProspect:
        gone = board.gone_people()
        found = [one for one in gone if _fits(who, one)]
        if found:
            return board.holdings(_only(who, found).id)
        found = [one for one in people_of(session.path) if _fits(who, one)]
        if not found:
            raise
        return Holdings(_only(who, found), None, {}, 0, 0)


def _fits(who: str, one: Identity) -> bool:
    return who.strip() == str(one.id) or any(
        bool(who.strip()) and matches(who, fold(name)) for name in one.names
    )


def _only(who: str, found: list[Identity]) -> Identity:
    exact = [one for one in found if any(name_is(who, name) for name in one.names)] or found
    if len(exact) > 1:
        fits = ", ".join(f"{one.name} ({one.id})" for one in exact)
        text = _('Several people who are gone fit "{who}": {people}. Give the number.')
        raise Refusal(text.format(who=shown(who), people=fits))
    return exact[0]


# --- asking ----------------------------------------------------------------------------------


def _tell_what_goes(held: Holdings) -> None:
    who = held.identity
    about = f", {who.about}" if who.about else ""
    tell(f"{who.name} ({who.id}){about}")
    rows = [(f"  {name}", number(count)) for name, count in words.rows_told(held)]
    for line in table(rows, right=(1,)):
        tell(line)
    stays = words.digests_stay(held)
    if stays:
        tell(stays)


def _ask_for(name: str) -> None:
    """Raises Refusal unless the name is typed."""
    if not sys.stdin.isatty():
        raise Refusal(
            _(
                "Nothing was forgotten: it cannot be undone, so the name has to be typed, and"
                " there is no terminal to type it in. Add --yes if you are sure."
            )
        )
    say(_("This cannot be undone. Type the whole name to forget them:"))
    if not name_is(sys.stdin.readline(), name):
        raise Refusal(_("That is not the name, so nothing was forgotten."))


# --- doing it, and what is left ----------------------------------------------------------------


def _forget(session: Session, held: Holdings) -> bool:
    """Says whether nothing of them is left in the file."""
    if not (held.rows or held.steps):
        say(_("The board holds nothing of {name} any more.").format(name=held.identity.name))
        return True
    done = session.board.forget(held.identity.id)
    say(words.forgotten(done.name))
    if done.unswept:
        say(words.unswept(done.unswept))
    _tell_mentions(done)
    return not done.unswept


def _tell_mentions(done: Forgotten) -> None:
    if done.mentions:
        say(_("Their name stands in texts of others, which were left as they are:"))
    rows = [(f"  {one.prospect or ''}", one.name, words.place(one.table)) for one in done.mentions]
    for line in table(rows, right=(0,)):
        tell(line)
    if done.steps:
        say(words.in_history(done.steps))


def _tell_backups(session: Session, who: Identity, take_out: bool) -> bool:
    """Says whether every backup that may be changed was."""
    holders = holders_of(session.path, who)
    if not take_out:
        if holders:
            say(words.in_backups(len(holders), who.id))
        for holder in holders:
            tell(f"  {holder.backup.path}")
        return True
    taken = [_take_out(holder) for holder in holders]
    return all(taken)


def _tell_strays(session: Session, who: Identity) -> None:
    strays = strays_of(session.path, who)
    if strays:
        say(_("These files hold their name too, and are no backups of tablero's. Look at them:"))
    for stray in strays:
        tell(f"  {stray}")


def _take_out(holder: Holder) -> bool:
    try:
        place = forget_there(holder)
    except BadFile as error:
        text = _("{file} still holds them: {why} Delete it yourself if it has to go.")
        say(text.format(file=holder.backup.path, why=refusal(error)))
        return False
    say(_("Taken out of the backup {file}").format(file=place))
    return True


COMMANDS = {"forget": forget}
