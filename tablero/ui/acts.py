"""Each request is one verb of Board, and one sentence that says what was done."""

from __future__ import annotations

from typing import NamedTuple

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Prospect, Snapshot
from tablero.rules.follow_up import judge
from tablero.store.board import Board
from tablero.ui import messages as ask
from tablero.ui.scene import Scene


class Done(NamedTuple):
    """What the screen says and where the cursor goes."""

    sentence: str = ""
    select: int | None = None
    undoable: bool = True


def perform(board: Board, request: ask.Request, scene: Scene) -> Done:
    """Carries out one request. Raises what the verb raises; then nothing was changed."""
    for answer in (_people, _touches, _texts, _stages, _boards, _journal):
        done = answer(board, request, scene)
        if done is not None:
            return done
    raise TypeError(f"nobody answers {type(request).__name__}")


def _people(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.MoveCards(ids=ids, stage=stage, place=place):
            changes_stage = any(_stage_of(scene.snapshot, i) != stage for i in ids)
            board.move(ids, stage, place)
            return _moved(board.snapshot(), ids, stage) if changes_stage else Done()
        case ask.AddProspect(name=name, role=role, company=company):
            added = board.add_prospect(
                name,
                role=role,
                company=company,
                stage=request.stage,
                referrer=request.referrer,
                referred_in=request.referred_in,
                **request.fields,
            )
            return Done(_added(board, request), select=added)
        case ask.EditProspect(id=who, fields=fields):
            board.edit_prospect(who, **fields)
            return Done(_("{name}: saved.").format(name=_name(board, who)))
        case ask.ArchiveProspects(ids=ids):
            many = ngettext("{count} person archived.", "{count} people archived.", len(ids))
            said = _about(scene, ids, _("{name} is archived."), many)
            board.archive(ids)
            return Done(said)
        case ask.RestoreProspects(ids=ids):
            board.unarchive(ids)
            many = ngettext("{count} person is back.", "{count} people are back.", len(ids))
            return Done(_about(scene, ids, _("{name} is back."), many), ids[0])
        case ask.CloseProspect(id=who, exit=exit_key, why=why):
            board.close(who, exit_key, why)
            word = words.stage_name(board.find_stage(exit_key))
            return Done(_("{name}: {stage}.").format(name=_name(board, who), stage=word))
        case ask.NurtureProspect(id=who, on=on, why=why):
            board.nurture(who, on, _("wakes up"), why)
            day = words.day_medium(on)
            return Done(
                _("{name} rests until {day}.").format(name=_name(board, who), day=day),
                _beside(scene, who),
            )
        case ask.LimitTalk(id=who, level=level):
            board.opt_out(who, level)
            word = words.opt_out(level)
            return Done(_("{name}: {level}.").format(name=_name(board, who), level=word))
        case ask.ReopenProspect(id=who):
            board.reopen(who)
            return Done(_("{name} is open again.").format(name=_name(board, who)), select=who)
        case ask.Pin(id=who, instead_of=other):
            return _pinned(board, scene, who, other)
        case ask.Unpin(id=who):
            board.unpin(who)
            return Done(_("{name} is off the wall.").format(name=_name(board, who)))
        case ask.TagProspects(ids=ids, tag=tag, remove=remove):
            (board.untag if remove else board.tag)(ids, tag)
            sentence = _("Tag {tag} taken off.") if remove else _("Tag {tag} put on.")
            return Done(sentence.format(tag=tag))
    return None


def _touches(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.LogTouch(id=who):
            board.log_touch(
                who,
                request.channel,
                direction=request.direction,
                topic=request.topic,
                result=request.result,
                note=request.note,
                on=request.on,
                next_step=request.next_step,
            )
            return _logged(board, scene, request)
        case ask.EditTouch(id=touch, fields=fields):
            board.edit_touch(touch, **fields)
            return Done(_("Touch corrected."))
        case ask.DeleteTouch(id=touch):
            board.delete_touch(touch)
            return Done(_("Touch deleted."))
        case ask.PlanStep(ids=ids, text=text, on=on):
            board.plan_step(
                ids,
                text,
                on=on,
                channel=request.channel,
                minutes=request.minutes,
                energy=request.energy,
            )
            return _planned(board, scene, ids)
        case ask.Snooze(ids=ids, on=on):
            board.snooze(ids, on)
            return _planned(board, scene, ids)
        case ask.FinishStep(id=who):
            board.finish_step(who)
            return Done(_("{name}: the step is done.").format(name=_name(board, who)))
        case ask.Settle(id=who):
            board.settle(who)
            return Done(_("{name}: no answer is needed.").format(name=_name(board, who)))
    return None


def _texts(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.AddNote(id=who, text=text):
            board.add_note(who, text)
            return Done(_("{name}: note kept.").format(name=_name(board, who)))
        case ask.EditNote(id=note, text=text):
            board.edit_note(note, text)
            return Done(_("Note saved."))
        case ask.DeleteNote(id=note):
            board.delete_note(note)
            return Done(_("Note deleted."))
        case ask.DeleteIdea(id=idea):
            board.delete_idea(idea)
            return Done(_("Idea deleted."))
        case ask.AddIdea(id=who, text=text):
            board.add_idea(who, text)
            return Done(_("{name}: idea kept.").format(name=_name(board, who)))
        case ask.MarkIdea(id=idea, state=state):
            board.mark_idea(idea, state)
            return Done(_("Idea: {state}.").format(state=words.idea_state(state)))
    return None


def _stages(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.AddStage(name=name, after=after):
            board.add_stage(name, after=after)
            return Done(_("Stage {name} added.").format(name=name))
        case ask.RenameStage(id=stage, name=name):
            board.rename_stage(stage, name)
        case ask.OrderStage(id=stage, index=index):
            board.order_stage(stage, index)
        case ask.LimitStage(id=stage, limit=limit):
            board.limit_stage(stage, limit)
        case ask.StallStage(id=stage, days=days):
            board.stall_stage(stage, days)
        case ask.KindStage(id=stage, kind=kind):
            board.kind_stage(stage, kind)
        case ask.RemoveStage(id=stage, to=to):
            name = words.stage_name(scene.snapshot.stage(stage))
            board.remove_stage(stage, to)
            return Done(_("Stage {name} removed.").format(name=name))
        case _:
            return None
    name = words.stage_name(board.snapshot().stage(stage))
    return Done(_("Stage {name}: saved.").format(name=name))


def _boards(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.AddBoard(name=name):
            board.open_board(board.add_board(name))
            return Done(_("Board {name} added.").format(name=name))
        case ask.RenameBoard(id=which, name=name):
            board.rename_board(which, name)
            return Done(_("Board {name}: saved.").format(name=name))
        case ask.RemoveBoard(id=which):
            board.remove_board(which)
            return Done(_("Board removed."))
        case ask.OpenBoard(id=which):
            board.open_board(which)
            return Done(undoable=False)
    return None


def _journal(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.Undo():
            step = board.undo()
            return Done(words.undone(step), _first(step.prospects), undoable=False)
        case ask.Redo():
            step = board.redo()
            return Done(words.redone(step), _first(step.prospects))
    return None


# --- the sentences -------------------------------------------------------------------------


def _moved(snapshot: Snapshot, ids: tuple[int, ...], stage_id: int) -> Done:
    stage = snapshot.stage(stage_id)
    word = words.stage_name(stage)
    if len(ids) == 1:
        who = snapshot.prospects[ids[0]].name
        sentence = _("{name} is in {stage}.").format(name=who, stage=word)
    else:
        sentence = ngettext(
            "{count} person is in {stage}.", "{count} people are in {stage}.", len(ids)
        ).format(count=len(ids), stage=word)
    count = snapshot.counts.get(stage_id, 0)
    if stage.card_limit is not None and count > stage.card_limit:
        over = _("That makes {count}, over its limit of {limit}.")
        sentence += " " + over.format(count=count, limit=stage.card_limit)
    return Done(sentence, select=ids[0])


def _added(board: Board, request: ask.AddProspect) -> str:
    if request.referrer is None:
        return _("{name} is on the board.").format(name=request.name)
    return _("{name} is on the board; {other} gave you the name.").format(
        name=request.name, other=_name(board, request.referrer)
    )


def _pinned(board: Board, scene: Scene, who: int, other: int | None) -> Done:
    board.pin(who, instead_of=other)
    name = _name(board, who)
    if other is None:
        return Done(_("{name} is on the wall.").format(name=name))
    gone = scene.prospect(other)
    return Done(
        _("{name} is on the wall in place of {other}.").format(
            name=name, other=gone.name if gone else ""
        )
    )


def _logged(board: Board, scene: Scene, request: ask.LogTouch) -> Done:
    snapshot = board.snapshot()
    prospect = snapshot.prospects[request.id]
    channel = words.channel(request.channel)
    if request.direction != "out":
        sentence = _("{name} answered, {channel}.").format(name=prospect.name, channel=channel)
        if prospect.is_pinned:
            sentence += " " + _("They can come off the wall with p.")
        return Done(sentence)
    stage = snapshot.stage(prospect.stage) if prospect.stage is not None else None
    standing = judge(prospect, stage, scene.today, scene.numbers)
    if request.topic == "personal":
        sentence = _("A gesture for {name}, {channel}.")
    else:
        sentence = _("Touch #{number} with {name}, {channel}.")
    sentence = sentence.format(number=standing.touches, name=prospect.name, channel=channel)
    if prospect.step is not None and prospect.step.on is not None and request.next_step:
        day = words.day_medium(prospect.step.on)
        sentence += " " + _("Next: {day}.").format(day=day)
    return Done(sentence)


def _planned(board: Board, scene: Scene, ids: tuple[int, ...]) -> Done:
    prospect = board.snapshot().prospects[ids[0]]
    step = words.step_line(prospect.step, scene.today)
    if len(ids) == 1:
        return Done(_("{name}: {step}.").format(name=prospect.name, step=step))
    said = ngettext("{count} person: {step}.", "{count} people: {step}.", len(ids))
    return Done(said.format(count=len(ids), step=step))


def _about(scene: Scene, ids: tuple[int, ...], one: str, many: str) -> str:
    prospect = scene.prospect(ids[0])
    if len(ids) == 1 and prospect is not None:
        return one.format(name=prospect.name)
    return many.format(count=len(ids))


def _beside(scene: Scene, who: int) -> int | None:
    """The neighbour the cursor goes to when somebody leaves their column."""
    for ids in scene.columns.values():
        if who in ids and len(ids) > 1:
            place = ids.index(who)
            return ids[place + 1] if place + 1 < len(ids) else ids[place - 1]
    return None


def _name(board: Board, who: int) -> str:
    prospect: Prospect | None = board.snapshot().prospects.get(who)
    return prospect.name if prospect else ""


def _stage_of(snapshot: Snapshot, who: int) -> int | None:
    prospect = snapshot.prospects.get(who)
    return prospect.stage if prospect else None


def _first(ids: tuple[int, ...]) -> int | None:
    return ids[0] if ids else None
