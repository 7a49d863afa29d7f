"""Acts on what was said and what is planned: touches, steps, notes and ideas."""

from __future__ import annotations

from tablero import words
from tablero.i18n import _, ngettext
from tablero.rules.follow_up import judge
from tablero.store.board import Board
from tablero.ui import messages as ask
from tablero.ui.acts.done import Done, name_of
from tablero.ui.acts.rules_said import after_touch
from tablero.ui.scene import Scene


def perform(board: Board, request: ask.Request, scene: Scene) -> Done | None:
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
            board.edit_touch(touch, **fields, was=request.was)
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
                at=request.at,
                was=request.was,
            )
            return _planned(board, scene, ids)
        case ask.Snooze(ids=ids, on=on):
            board.snooze(ids, on, at=request.at)
            return _planned(board, scene, ids)
        case ask.FinishStep(id=who):
            board.finish_step(who)
            return Done(_("{name}: the step is done.").format(name=name_of(board, who)))
        case ask.Settle(id=who):
            board.settle(who)
            return Done(_("{name}: no answer is needed.").format(name=name_of(board, who)))
    return None


def perform_text(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.AddNote(id=who, text=text):
            board.add_note(who, text)
            return Done(_("{name}: note kept.").format(name=name_of(board, who)))
        case ask.EditNote(id=note, text=text):
            board.edit_note(note, text, was=request.was)
            return Done(_("Note saved."))
        case ask.DeleteNote(id=note):
            board.delete_note(note)
            return Done(_("Note deleted."))
        case ask.DeleteIdea(id=idea):
            board.delete_idea(idea)
            return Done(_("Idea deleted."))
        case ask.AddIdea(id=who, text=text):
            board.add_idea(who, text)
            return Done(_("{name}: idea kept.").format(name=name_of(board, who)))
        case ask.MarkIdea(id=idea, state=state):
            board.mark_idea(idea, state)
            return Done(_("Idea: {state}.").format(state=words.idea_state(state)))
    return None


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
    return Done(f"{sentence} {after_touch(board, request.id, scene)}".rstrip())


def _planned(board: Board, scene: Scene, ids: tuple[int, ...]) -> Done:
    prospect = board.snapshot().prospects[ids[0]]
    step = words.step_line(prospect.step, scene.today)
    if len(ids) == 1:
        return Done(_("{name}: {step}.").format(name=prospect.name, step=step))
    said = ngettext("{count} person: {step}.", "{count} people: {step}.", len(ids))
    return Done(said.format(count=len(ids), step=step))
