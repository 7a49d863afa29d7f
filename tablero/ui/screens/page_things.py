"""What stands on a person's page: what one may do with each thing, and how it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tablero.i18n import _
from tablero.person import SHEET, Person
from tablero.ui import discipline_messages as discipline
from tablero.ui import messages as ask
from tablero.ui.widgets.page_lines import Thing

if TYPE_CHECKING:
    from tablero.ui.app import TableroApp


def correct(app: TableroApp, person: Person, thing: Thing) -> bool:
    """Open the strip of a touch, note, date or reflection; False where there is none."""
    match thing.kind:
        case "touch":
            from tablero.ui.screens.logging_touches import Correction

            touch = next(each for each in person.touches if each.id == thing.id)
            app.open_strip(Correction(person.prospect, app.scene, touch))
        case "note":
            from tablero.ui.screens.note import ask_for_other_note

            note = next(each for each in person.notes if each.id == thing.id)
            ask_for_other_note(app, person.prospect, note)
        case "date":
            from tablero.ui.screens.key_dates import ask_for_other_date

            key_date = next(each for each in person.prospect.dates if each.id == thing.id)
            ask_for_other_date(app, person.prospect, key_date)
        case "reflection":
            from tablero.ui.screens.reflecting import ask_to_correct

            reflection = next(each for each in person.reflections if each.id == thing.id)
            ask_to_correct(app, person.prospect.name, reflection)
        case _:
            return False
    return True


def deletion(person: Person | None, thing: Thing | None) -> ask.Request | None:
    """What deletes that thing; None where nothing does. A line of the sheet is emptied."""
    match thing:
        case Thing("touch", number):
            return ask.DeleteTouch(number)
        case Thing("note", number):
            return ask.DeleteNote(number)
        case Thing("idea", number):
            return ask.DeleteIdea(number)
        case Thing("date", number):
            return discipline.DeleteDate(number)
        case Thing("reflection", number):
            return discipline.DeleteReflection(number)
        case Thing("link", number):
            return discipline.DeleteWayIn(number)
        case Thing("sheet", number) if person is not None:
            return discipline.WriteSheet(person.prospect.id, {SHEET[number]: ""})
    return None


def told_of(kind: str) -> str:
    """What one may do with a thing of that kind; its keys are to be filled in."""
    match kind:
        case "touch":
            return _("This touch:  {edit} corrects it   {delete} deletes it")
        case "note":
            return _("This note:  {edit} edits it   {delete} deletes it")
        case "idea":
            return _("This idea:  {enter} takes it one state on   {delete} deletes it")
        case "step":
            return _("The next step:  {step} sets another moment")
        case "sheet":
            return _("The sheet:  {edit} writes it   {delete} empties this line")
        case "date":
            return _("This date:  {edit} edits it   {delete} deletes it")
        case "reflection":
            return _("This reflection:  {edit} edits it   {delete} deletes it")
        case "opt_out":
            return _("What they asked:  {edit} adds to it or takes it back")
        case "link":
            return _("{enter} opens their page   {delete} takes the link away")
        case "referred":
            return _("{enter} opens their page")
        case "bridge":
            return _("{enter} opens their page   {way} keeps them as a way in")
    return ""
