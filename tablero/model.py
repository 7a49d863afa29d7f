"""The values everyone speaks in: what is on a board, as people see it.

The lowest floor: it imports nothing of ours.
Days are local civil dates, moments are UTC, money is in cents.
"""

# Without `annotations` from the future: NamedTuple compiles each that is a text, at every start.
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

CHANNELS = (
    "email",
    "linkedin",
    "whatsapp",
    "phone",
    "video",
    "meeting",
    "event",
    "visit",
    "web",
    "other",
)
LIVE_CHANNELS = frozenset({"phone", "video", "meeting", "event", "visit"})
CALLS = frozenset({"phone", "video"})
"""Channels for which their hour counts, and where silence is felt sooner."""
TOPICS = ("value", "opinion", "resource", "question", "product", "personal")
RESULTS = (
    "none",
    "seen",
    "replied",
    "referred",
    "meeting",
    "objection",
    "yes",
    "no",
    "opt_out",
)
DIRECTIONS = ("out", "in", "both")
ENERGIES = ("low", "medium", "high")
IDEA_STATES = ("idea", "planned", "tried", "worked")
STAGE_KINDS = ("open", "client", "nurture", "exit")
LINK_KINDS = ("referred", "closer", "decides", "influences")
OPT_OUTS = ("", "sales", "channel", "total")
SOURCES = (
    "referral",
    "web",
    "store",
    "finder",
    "event",
    "content",
    "linkedin",
    "client",
    "conference",
)

DATE_KINDS = (
    "birthday",
    "wedding",
    "child",
    "company",
    "budget",
    "renewal",
    "decision",
    "other",
)
YEARLY_DATES = frozenset({"birthday", "wedding", "child", "company", "budget"})
"""Those come back every year; the others happen once (F18)."""

WALL_LINES = 7
"""A whiteboard is finite, and a wall of thirty is a list (F1)."""


class StageSpec(NamedTuple):
    """A stage as a new board is born with it."""

    key: str
    kind: str
    stall_days: int | None


DEFAULT_STAGES = (
    StageSpec("to_contact", "open", 3),
    StageSpec("first_contact", "open", 7),
    StageSpec("conversation", "open", 10),
    StageSpec("proposal", "open", 7),
    StageSpec("negotiation", "open", 5),
    StageSpec("client", "client", 90),
    StageSpec("nurture", "nurture", 45),
    StageSpec("not_a_fit", "exit", None),
    StageSpec("do_not_contact", "exit", None),
)
"""The stages and their stall limits in days (DOMAIN 1.0)."""


class BoardName(NamedTuple):
    """One of the boards in the file. An empty name means the language's 'My board'."""

    id: int
    name: str


class Stage(NamedTuple):
    """A column. An empty name means the language's own word for the key."""

    id: int
    key: str
    name: str
    kind: str
    """One of STAGE_KINDS."""
    stall_days: int | None
    """Days without a touch until someone here is stalled; None in exits."""
    card_limit: int | None

    @property
    def is_exit(self) -> bool:
        return self.kind == "exit"


class NextStep(NamedTuple):
    """What is promised next, and for which day."""

    text: str
    on: date | None
    channel: str = ""
    """One of CHANNELS, or empty."""
    minutes: int | None = None
    energy: str = ""
    """One of ENERGIES, or empty."""
    at: int | None = None
    """Minutes after local midnight, where an hour was chosen ('later today')."""
    put_off: int = 0
    """How many times it was moved to a later day."""


class KeyDate(NamedTuple):
    """A day that matters to somebody (F18)."""

    id: int
    kind: str
    """One of DATE_KINDS; those of YEARLY_DATES come back every year."""
    on: date
    text: str = ""
    """What it is about, in the person's own words, or nothing."""


class ReviewDay(NamedTuple):
    """One day's review as far as it has come (F20)."""

    day: date
    queue: tuple[int, ...]
    """The ids of the day's ration, in order; chosen when the review begins."""
    started: datetime
    """UTC."""
    finished: datetime | None
    """UTC; None while it goes on."""
    idea_for: int | None
    """Who was asked today's idea; None where nobody was asked yet."""


class Prospect(NamedTuple):
    """One person as the board, the wall and the lists show them. 10,000 are built at once."""

    id: int
    name: str
    role: str
    company: str
    stage: int | None
    """The stage's id; None in the book (people kept off the board)."""
    email: str
    phone: str
    linkedin: str
    city: str
    country: str
    source: str
    tags: tuple[str, ...]
    cost: int
    """In cents."""
    period: int | None
    """The person's own cadence in days, over the ladder's."""
    opt_out: str
    """The strongest of theirs, one of OPT_OUTS."""
    archived: bool
    added: date
    """Local day on which the days start counting without a touch (an import's own day)."""
    imported: bool
    pinned_on: date | None
    step: NextStep | None
    settled: bool
    """Their last message needs no answer (`settle`)."""
    beats: str
    """Every touch, oldest first, as `beats.encode_beat` writes it, with spaces between."""
    referrer: int | None
    """Who gave their name: the id of a prospect."""
    blocked: tuple[str, ...] = ()
    """Channels on which they want nothing (F10)."""
    dates: tuple[KeyDate, ...] = ()
    looked_on: date | None = None
    """The last day a review looked at them and left them as they are."""

    @property
    def is_pinned(self) -> bool:
        return self.pinned_on is not None

    @property
    def on_board(self) -> bool:
        """In a column (exits have none but are stages too)."""
        return self.stage is not None and not self.archived


class Standing(NamedTuple):
    """What the rules of follow-up say of one prospect on one day (DOMAIN 1.0)."""

    touches: int
    """Counted touches of mine, n."""
    zone: str
    """none, give_up, threshold, conversation or change."""
    streak: int
    """Counted touches since the last inbound."""
    days: int
    """Days since the last counted touch in either direction; never negative."""
    limit: int | None
    """Days at which this person is stalled; None in exits and in the book."""
    freshness: str | None
    """fresh, cooling, stalled or frozen; None where there is no limit."""
    turn: str
    """yours, theirs or none."""
    left_on_read: bool
    owes_reply: bool
    """Their last word has waited a day or more, and nothing is planned."""
    track: tuple[bool, ...]
    """One a counted touch: was it answered?"""
    tag: str
    """'' nothing yet, none (no answer), seen, theirs (they wrote), talked."""
    seen_streak: int
    """How many of the last touches in a row were seen and not answered."""
    answered_today: bool

    @property
    def stalled(self) -> bool:
        return self.freshness in ("stalled", "frozen")


class FollowUp(NamedTuple):
    """The numbers of the rules, each a setting (DOMAIN 1.0)."""

    zone: tuple[int, int] = (5, 12)
    """Touches where conversations begin, in Rozo's rule (seed 003)."""
    give_up: int = 3
    """Up to here most people abandon (seed 003)."""
    read_after: int = 3
    """Days until a touch of mine without an answer is 'left on read'."""
    ladder: tuple[int, ...] = (3, 4, 7, 7, 10, 14, 14, 21, 21, 30, 30)
    """Days to wait after touch n; touch 5 falls on day 21, touch 12 on day 161."""
    beyond: int = 45
    """Days to wait once the ladder ends."""
    first: int = 3
    """Days to wait before the first touch."""
    quiet_after_import: int = 14
    """Days without proposals for imported people."""


class Snapshot(NamedTuple):
    """One board at one moment. A prospect nobody touched stays the same object from one
    snapshot to the next, so whoever judges may keep what it judged by identity."""

    board: BoardName
    boards: tuple[BoardName, ...]
    stages: tuple[Stage, ...]
    """All of them in order, the exits last."""
    prospects: Mapping[int, Prospect]
    """Everybody read so far, by id: on the board, in the exits, archived and in the book."""
    columns: Mapping[int, tuple[int, ...]]
    """Stage id to the ids of its people in order (the archived are not in it)."""
    counts: Mapping[int, int]
    """Stage id to how many are in it, also while not everybody is read."""
    complete: bool
    """False in the opening snapshot: only each column's first screenful and the wall."""
    review: ReviewDay | None = None
    """The newest review of this board, today's or an older one; none of a day to come."""
    wall: tuple[int, ...] = ()
    """The ids of those pinned, in no order."""

    def stage(self, stage_id: int) -> Stage:
        """The stage of that id. Raises KeyError."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    @property
    def open_stages(self) -> tuple[Stage, ...]:
        """The columns: every stage but the exits."""
        return tuple(stage for stage in self.stages if not stage.is_exit)

    @property
    def pinned(self) -> tuple[Prospect, ...]:
        """The names on the wall, in no order."""
        return tuple(self.prospects[number] for number in self.wall)


class JournalStep(NamedTuple):
    """One act, as the journal names it; `ui` and `cli` find the words."""

    id: int
    at: datetime
    """UTC."""
    verb: str
    """The name of the method of Board."""
    names: tuple[str, ...]
    """Whom or what it was about (the first ones), as they were called then."""
    many: int
    """How many prospects it was about."""
    undone: bool
    prospects: tuple[int, ...] = ()
    """The ids it was about, the first ones."""
    detail: str = ""
    """What else the act names: the stage moved to, the new name, the tag, the channel."""
