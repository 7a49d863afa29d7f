"""Acts of the review and of the discipline around it."""

from __future__ import annotations

from tablero import words
from tablero.i18n import _, ngettext
from tablero.store.board import Board
from tablero.ui import discipline_messages as ask
from tablero.ui.acts.done import Done, name_of
from tablero.ui.messages import Request
from tablero.ui.scene import Scene


def perform(board: Board, request: Request, scene: Scene) -> Done:
    """Carries out one request. Raises what the verb raises; then nothing was changed."""
    for answer in (_review, _reflections, _what_is_known, _modes):
        done = answer(board, request)
        if done is not None:
            return done
    raise TypeError(f"nobody answers {type(request).__name__}")


def _review(board: Board, request: Request) -> Done | None:
    match request:
        case ask.LookAt(id=who):
            board.look(who)
            return Done(_("{name}: looked at.").format(name=name_of(board, who)))
        case ask.WriteTakeaway(text=text):
            board.write_takeaway(text, was=request.was)
            return Done(_("Your line is kept."))
        case ask.SpreadSteps(days=days):
            board.spread_steps(days)
            said = ngettext(
                "{count} person has a new day.", "{count} people have a new day.", len(days)
            )
            return Done(said.format(count=len(days)))
    return None


def _reflections(board: Board, request: Request) -> Done | None:
    match request:
        case ask.Reflect(id=who, missed=missed, should_not=should_not, cause=cause):
            board.reflect(
                who, missed=missed, should_not=should_not, cause=cause, closing=request.closing
            )
            return Done(_("{name}: reflection kept.").format(name=name_of(board, who)))
        case ask.EditReflection(id=reflection, fields=fields):
            board.edit_reflection(reflection, request.was, **fields)
            return Done(_("Reflection saved."))
        case ask.DeleteReflection(id=reflection):
            board.delete_reflection(reflection)
            return Done(_("Reflection deleted."))
        case ask.SkipReflection(id=who):
            board.skip_reflection(who)
            return Done()
    return None


def _what_is_known(board: Board, request: Request) -> Done | None:
    match request:
        case ask.WriteSheet(id=who, fields=values):
            board.write_sheet(who, values, was=request.was)
            return Done(_("{name}: saved.").format(name=name_of(board, who)))
        case ask.AddDate(id=who, kind=kind, on=on, text=text):
            board.add_date(who, kind, on, text)
            day = words.day_medium(on)
            return Done(_("{name}: {day} is kept.").format(name=name_of(board, who), day=day))
        case ask.EditDate(id=date, on=on, text=text):
            board.edit_date(date, on=on, text=text, was=request.was)
            return Done(_("Date saved."))
        case ask.DeleteDate(id=date):
            board.delete_date(date)
            return Done(_("Date deleted."))
        case ask.AddWayIn(id=who, other=other, kind=kind):
            board.link(who, other, kind)
            return Done(
                _("{other} leads to {name}.").format(
                    other=name_of(board, other), name=name_of(board, who)
                )
            )
        case ask.DeleteWayIn(id=link):
            board.unlink(link)
            return Done(_("Way in deleted."))
        case ask.Forget(id=who):
            return _forgotten(board, who)
        case ask.LiftOptOut(id=who, name=name):
            board.lift_opt_out(who, name)
            return Done(_("{name} may be contacted again.").format(name=name_of(board, who)))
    return None


def _forgotten(board: Board, who: int) -> Done:
    """What is left of them, as far as one line holds it."""
    # Only whoever forgets somebody needs these.
    from tablero.store.backup_traces import holders_of
    from tablero.words import forgetting

    # Before, so that what cannot be looked at is said while they are still there.
    holders = holders_of(board.path, board.holdings(who).identity)
    done = board.forget(who)
    said = [forgetting.forgotten(done.name)]
    if done.unswept:
        said.append(forgetting.unswept(done.unswept))
    if holders:
        said.append(forgetting.in_backups(len(holders), who))
    if done.mentions:
        said.append(forgetting.named_by([one.name for one in done.mentions]))
    return Done(" ".join(said), undoable=False)


def _modes(board: Board, request: Request) -> Done | None:
    match request:
        case ask.KeepMode(name=name, minutes=minutes, energy=energy):
            board.keep_mode(name, minutes, energy)
            return Done(_("Mode {name} kept.").format(name=name))
        case ask.DropMode(id=mode):
            board.drop_mode(mode)
            return Done(_("Mode removed."))
    return None
