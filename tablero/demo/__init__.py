"""The demo: 24 invented people on the board and one in the book.

Their days are counted from today, so it never goes stale.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tablero.demo.people import PEOPLE
from tablero.demo.sheets import SHEETS
from tablero.demo.sketches import (
    AUTHOR,
    Ask,
    Day,
    Link,
    Plea,
    Said,
    Sketch,
    Stay,
    Thought,
    Two,
)
from tablero.drafts import (
    Batch,
    Draft,
    DraftDate,
    DraftIdea,
    DraftLink,
    DraftNote,
    DraftOptOut,
    DraftReflection,
    DraftStage,
    DraftStep,
    DraftTouch,
    DraftVisit,
)
from tablero.model import DEFAULT_STAGES
from tablero.person import SHEET
from tablero.rules.search import fold

TITLE = Two("Formación 2026", "Training 2026")
MORNING = time(9, tzinfo=UTC)
_EFFORTS = {
    "": (30, "medium"),
    "whatsapp": (5, "low"),
    "email": (15, "medium"),
    "linkedin": (15, "medium"),
    "phone": (15, "high"),
    "meeting": (60, "high"),
}
"""Minutes and energy of a next step by its channel; without one it is research (F14)."""


def demo_batch(today: date, language: str) -> Batch:
    """The demo's board as a file would bring it: 'es' or 'en', in the order of the columns.

    A draft's `line` is the person's number in the table of DOMAIN section 4.
    """
    teller = _Teller(today, language)
    return Batch(
        "tablero",
        teller.words(TITLE),
        tuple(DraftStage("", spec.key, spec.kind, spec.stall_days) for spec in DEFAULT_STAGES),
        tuple(teller.draft(sketch) for sketch in PEOPLE),
    )


def _key(number: int) -> tuple[str, str]:
    return ("tablero", f"demo-{number}")


class _Teller:
    """Turns sketches into drafts of one language, counted from one day."""

    def __init__(self, today: date, language: str) -> None:
        self._today = today
        self._spanish = language == "es"

    def words(self, two: Two) -> str:
        return two.es if self._spanish else two.en

    def draft(self, sketch: Sketch) -> Draft:
        added = self._ago(sketch.added or max(touch.ago for touch in sketch.touches))
        return Draft(
            name=sketch.name,
            role=self.words(sketch.role),
            company=sketch.company,
            email=_address(sketch),
            phone=f"+34 600 000 0{sketch.number:02d}",
            linkedin=_profile(sketch),
            city=sketch.city,
            country=self.words(sketch.country),
            source=sketch.source,
            tags=tuple(self.words(tag) for tag in sketch.tags),
            cost=sketch.cost,
            opt_out=sketch.plea.level if sketch.plea else "",
            stage=sketch.stage,
            closed_why=self.words(sketch.closed_why),
            created=datetime.combine(added, MORNING),
            added=added,
            pinned_on=self._ago(sketch.pinned) if sketch.pinned else None,
            imported=False,
            keys=(_key(sketch.number),),
            touches=tuple(self._touch(said) for said in sketch.touches),
            notes=tuple(self._note(ago, two) for ago, two in sketch.notes),
            steps=(self._step(sketch.step),) if sketch.step else (),
            ideas=self._ideas(sketch),
            links=tuple(_link(link) for link in sketch.links),
            dates=tuple(self._day(day) for day in sketch.days),
            reflections=(self._reflection(sketch.thought),) if sketch.thought else (),
            opt_outs=(self._opt_out(sketch.plea),) if sketch.plea else (),
            sheet=self._sheet(sketch.number),
            reflection_asked=self._ago(sketch.thought.ago) if sketch.thought else None,
            wall_visits=(self._visit(sketch.stay),) if sketch.stay else (),
            line=sketch.number,
            in_book=not sketch.stage,
        )

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _touch(self, said: Said) -> DraftTouch:
        return DraftTouch(
            self._ago(said.ago),
            said.direction,
            said.channel,
            said.topic,
            said.result,
            self.words(said.note),
        )

    def _note(self, ago: int, two: Two) -> DraftNote:
        return DraftNote(self.words(two), datetime.combine(self._ago(ago), MORNING), AUTHOR)

    def _step(self, ask: Ask) -> DraftStep:
        minutes, energy = _EFFORTS[ask.channel]
        return DraftStep(self.words(ask.text), self._ago(-ask.ahead), ask.channel, minutes, energy)

    def _ideas(self, sketch: Sketch) -> tuple[DraftIdea, ...]:
        if sketch.idea is None:
            return ()
        return (DraftIdea(self.words(sketch.idea), on=self._ago(sketch.pinned)),)

    def _day(self, day: Day) -> DraftDate:
        on = self._ago(-day.ahead)
        return DraftDate(day.kind, on.replace(year=on.year - day.years), self.words(day.text))

    def _reflection(self, thought: Thought) -> DraftReflection:
        return DraftReflection(
            self._ago(thought.ago),
            self.words(thought.missed),
            self.words(thought.should_not),
            thought.cause,
            thought.closing,
        )

    def _opt_out(self, plea: Plea) -> DraftOptOut:
        return DraftOptOut(plea.level, self._ago(plea.ago), said=self.words(plea.said))

    def _sheet(self, number: int) -> tuple[tuple[str, str], ...]:
        texts = SHEETS.get(number, {})
        return tuple((field, self.words(texts[field])) for field in SHEET if field in texts)

    def _visit(self, stay: Stay) -> DraftVisit:
        """Every stay of the demo ended with an answer."""
        return DraftVisit(self._ago(stay.pinned), self._ago(stay.wiped), stay.touches, True)


def _address(sketch: Sketch) -> str:
    """`nombre@empresa.example`: the domain is reserved, so no letter ever arrives."""
    name = fold(sketch.name).split()[0]
    company = "".join(letter for letter in fold(sketch.company) if letter.isalnum())
    return f"{name}@{company}.example"


def _profile(sketch: Sketch) -> str:
    slug = fold(sketch.name).replace(" ", "-")
    return f"https://www.linkedin.com/in/{slug}-ejemplo"


def _link(link: Link) -> DraftLink:
    return DraftLink(_key(link.other), link.kind)
