"""Acts on people: moving, adding, closing, pinning, tagging."""

from __future__ import annotations

from collections.abc import Mapping

from tablero import words
from tablero.i18n import _, ngettext
from tablero.model import Snapshot
from tablero.store.board import Board
from tablero.ui import messages as ask
from tablero.ui.acts.done import Done, name_of
from tablero.ui.acts.rules_said import after_move, won
from tablero.ui.scene import Scene


def perform(board: Board, request: ask.Request, scene: Scene) -> Done | None:
    match request:
        case ask.MoveCards(ids=ids, stage=stage, place=place):
            changes_stage = any(_stage_of(scene.snapshot, i) != stage for i in ids)
            board.move(ids, stage, place)
            return _moved(board, ids, stage, scene) if changes_stage else Done()
        case ask.AddProspect(name=name, role=role, company=company):
            added = board.add_prospect(
                name,
                role=role,
                company=company,
                stage=request.stage,
                referrer=request.referrer,
                referred_in=request.referred_in,
                tell=request.tell,
                **request.fields,
            )
            return Done(_added(board, request), select=added)
        case ask.EditProspect(id=who, fields=fields):
            board.edit_prospect(who, request.was, **fields)
            return Done(_saved(board, who, fields))
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
            return Done(_("{name}: {stage}.").format(name=name_of(board, who), stage=word))
        case ask.NurtureProspect(id=who, on=on, why=why):
            board.nurture(who, on, _("wakes up"), why)
            day = words.day_medium(on)
            return Done(
                _("{name} rests until {day}.").format(name=name_of(board, who), day=day),
                _beside(scene, who),
            )
        case ask.LimitTalk(id=who, level=level):
            board.opt_out(who, level, channel=request.channel, said=request.said)
            return Done(_limited(name_of(board, who), level, request.channel))
        case ask.ReopenProspect(id=who):
            board.reopen(who)
            return Done(_("{name} is open again.").format(name=name_of(board, who)), select=who)
        case ask.Pin(id=who, instead_of=other):
            return _pinned(board, scene, who, other)
        case ask.Unpin(id=who):
            board.unpin(who)
            return Done(_("{name} is off the wall.").format(name=name_of(board, who)))
        case ask.TagProspects(ids=ids, tag=tag, remove=remove):
            (board.untag if remove else board.tag)(ids, tag)
            sentence = _("Tag {tag} taken off.") if remove else _("Tag {tag} put on.")
            return Done(sentence.format(tag=tag))
    return None


def _moved(board: Board, ids: tuple[int, ...], stage_id: int, scene: Scene) -> Done:
    snapshot = board.snapshot()
    stage = snapshot.stage(stage_id)
    word = words.stage_name(stage)
    if len(ids) == 1 and stage.kind == "client":
        return won(board, ids[0], scene)
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
    elif len(ids) == 1:
        sentence = f"{sentence} {after_move(board, ids[0], stage_id, scene)}".rstrip()
    return Done(sentence, select=ids[0])


def _added(board: Board, request: ask.AddProspect) -> str:
    if request.referrer is None:
        sentence = _("{name} is on the board.").format(name=request.name)
    else:
        sentence = _("{name} is on the board; {other} gave you the name.").format(
            name=request.name, other=name_of(board, request.referrer)
        )
    return f"{sentence} {_of_addresses(board, request.name, request.fields)}".rstrip()


def _saved(board: Board, who: int, fields: Mapping[str, object]) -> str:
    person = board.snapshot().prospects[who]
    sentence = _("{name}: saved.").format(name=person.name)
    if person.opt_out == "total":
        return sentence
    return f"{sentence} {_of_addresses(board, person.name, fields)}".rstrip()


def _of_addresses(board: Board, name: str, fields: Mapping[str, object]) -> str:
    """What is to be said of an address that is on the suppression list (F10)."""
    given = {key: str(fields.get(key, "")) for key in ("email", "phone", "linkedin")}
    if not board.is_suppressed(**given):
        return ""
    # Most people are new, and so is their address.
    from tablero.words.courtesy import address_caution

    return address_caution(name)


def _limited(name: str, level: str, channel: str) -> str:
    if not level:
        return _("{name}: you may talk of anything again.").format(name=name)
    word = words.opt_out(level)
    if level == "channel":
        word = _("nothing by {channel}").format(channel=words.channel(channel))
    return _("{name}: {level}.").format(name=name, level=word)


def _pinned(board: Board, scene: Scene, who: int, other: int | None) -> Done:
    board.pin(who, instead_of=other)
    name = name_of(board, who)
    if other is None:
        return Done(_("{name} is on the wall.").format(name=name))
    gone = scene.prospect(other)
    return Done(
        _("{name} is on the wall in place of {other}.").format(
            name=name, other=gone.name if gone else ""
        )
    )


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


def _stage_of(snapshot: Snapshot, who: int) -> int | None:
    prospect = snapshot.prospects.get(who)
    return prospect.stage if prospect else None
