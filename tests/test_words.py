"""What people read about values: in English here, the catalogs have their own test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tablero import clock, model, refusals, words
from tablero.i18n import set_language
from tablero.model import JournalStep, NextStep, Stage, Standing
from tablero.rules.days import BadDay
from tablero.store.board import Board

TODAY = date(2026, 11, 22)
STAGES = (
    Stage(1, "proposal", "", "open", 7, None),
    Stage(2, "demo", "Demo [/red]", "open", 7, None),
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def standing(touches: int = 3, tag: str = "none", seen: int = 0, today: bool = False) -> Standing:
    return Standing(
        touches=touches,
        zone="give_up",
        streak=0,
        days=9,
        limit=7,
        freshness="stalled",
        turn="theirs",
        left_on_read=True,
        owes_reply=False,
        track=(),
        tag=tag,
        seen_streak=seen,
        answered_today=today,
    )


def step(verb: str, *names: str, many: int | None = None, detail: str = "") -> JournalStep:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    count = len(names) if many is None else many
    return JournalStep(1, moment, verb, names, count, False, (), detail)


def test_a_stage_has_the_word_of_the_language_until_it_is_renamed():
    assert [words.stage_name(stage) for stage in STAGES] == ["Proposal", "Demo [/red]"]
    assert words.board_name(model.BoardName(1, "")) == "My board"


@pytest.mark.parametrize(
    ("tell", "codes"),
    [
        (words.channel, model.CHANNELS),
        (words.topic, model.TOPICS),
        (words.result, model.RESULTS),
        (words.direction, model.DIRECTIONS),
        (words.energy, model.ENERGIES),
        (words.source, model.SOURCES),
        (words.idea_state, model.IDEA_STATES),
        (words.stage_kind, model.STAGE_KINDS),
        (words.link_kind, model.LINK_KINDS),
        (words.opt_out, model.OPT_OUTS[1:]),
        (words.stage_word, [spec.key for spec in model.DEFAULT_STAGES]),
        (words.zone, ("give_up", "threshold", "conversation", "change")),
        (words.freshness, ("fresh", "cooling", "stalled", "frozen")),
        (words.turn, ("yours", "theirs")),
    ],
)
def test_every_code_has_a_word_of_its_own(tell, codes):
    told = [tell(code) for code in codes]
    assert all(told)
    assert len(set(told)) == len(told)
    assert not any("_" in word for word in told)


def test_a_source_in_somebody_s_own_words_stays():
    assert words.source("the baker") == "the baker"


def test_days_are_written_as_on_the_board():
    assert words.day_long(TODAY) == "Sunday 22 Nov 2026"
    assert words.day_medium(TODAY) == "Sun 22 Nov"
    assert words.day_full(TODAY) == "22 Nov 2026"
    assert words.days_count(1) == "1 day"
    assert words.days_count(17) == "17 days"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 11, 13), "9 d ago"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "Mon 23"),
        (date(2026, 12, 19), "Sat 19"),
        (date(2026, 12, 20), "20 Dec"),
        (date(2028, 1, 14), "14 Jan 2028"),
    ],
)
def test_the_day_of_a_step_is_as_short_as_it_is_clear(on: date, expected: str):
    assert words.step_day(on, TODAY) == expected


def test_a_missing_step_is_words_and_a_step_without_text_names_its_channel():
    assert words.step_line(None, TODAY) == "no next step"
    assert words.step_line(NextStep("call", TODAY, "phone", 15, ""), TODAY) == "today · call"
    assert words.step_line(NextStep("", TODAY, "phone", None, ""), TODAY) == "today · phone"
    assert words.step_line(NextStep("call", None, "", None, ""), TODAY) == "call"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (standing(3), "#3 no answer"),
        (standing(1, "seen", 1), "#1 seen"),
        (standing(2, "seen", 2), "#2 seen twice"),
        (standing(6, "seen", 3), "#6 seen 3 times"),
        (standing(4, "theirs"), "#4 answered"),
        (standing(5, "talked"), "#5 we talked"),
        (standing(2, "theirs", today=True), "#2 answered today"),
        (standing(0, "theirs"), "wrote first"),
        (standing(0, ""), "not contacted yet"),
    ],
)
def test_the_wall_says_what_happened_last(at: Standing, expected: str):
    assert words.said_of(at) == expected


def test_a_proposal_names_its_stage_and_never_recases_a_name():
    assert words.proposal_of(standing(3), STAGES[0]) == "proposal, no answer, #3"
    assert words.proposal_of(standing(3), STAGES[1]).startswith("Demo [/red], ")


def test_numbers_and_money_follow_the_language():
    assert (words.number(12345), words.number(56.46, 1)) == ("12,345", "56.5")
    assert (words.money(4200), words.money(-4250)) == ("€42", "-€42.50")
    set_language("es")
    assert (words.number(12345), words.number(1234), words.number(56.46, 1)) == (
        "12.345",
        "1234",
        "56,5",
    )
    assert (words.money(4200), words.money(123450)) == ("42 €", "1234,50 €")


# --- the journal -------------------------------------------------------------------------

READINGS = {
    "all_held",
    "arrive",
    "came_today",
    "changed_elsewhere",
    "when_held",
    "clock",
    "close_file",
    "extend_review",
    "find",
    "find_stage",
    "finish_review",
    "forget",
    "gone_people",
    "is_importing",
    "ahead",
    "edition",
    "boards",
    "board",
    "history",
    "holdings",
    "is_suppressed",
    "mentions",
    "modes",
    "note_idea_asked",
    "note_texts",
    "open_board",
    "opening",
    "path",
    "person",
    "read_ahead",
    "redo",
    "reflections",
    "reload",
    "review_days",
    "snapshot",
    "stage_history",
    "start_review",
    "sweep",
    "takeaways",
    "undo",
    "wall_history",
    "wrote_since_opt_out",
}
"""What reads, what the program notes down without a step, and what cannot be undone."""


def test_every_verb_of_the_board_has_words_for_one_and_for_many():
    for verb in {name for name in dir(Board) if not name.startswith("_")} - READINGS:
        assert words.verb(step(verb, "Ana")) != verb
        assert "_" not in words.verb(step(verb, "Ana", many=3))


def test_a_step_is_told_with_whom_and_where():
    moved = step("move", "Martín Echeverri", detail="proposal")
    assert words.verb(moved) == "Moved Martín Echeverri to Proposal"
    assert words.undone(moved) == "Undone: moved Martín Echeverri to Proposal."
    assert words.redone(moved) == "Done again: moved Martín Echeverri to Proposal."
    assert words.verb(step("move", "Ana")) == "Put Ana into the book"
    assert words.verb(step("tag", "Ana", "Bo", detail="warm")) == "Tagged Ana and Bo: warm"
    assert words.verb(step("archive", "Ana", many=4)) == "Archived Ana and 3 more"
    assert words.verb(step("import_drafts", many=24)) == "Imported 24 people"
    assert words.verb(step("import_drafts", many=1)) == "Imported 1 person"
    assert words.verb(step("snooze", "Ana", detail="2026-11-24")) == "Snoozed Ana until Tue 24 Nov"
    assert words.verb(step("remove_stage", "client", many=0)) == "Removed the stage Client"
    wrote = step("write_sheet", "Ana", detail="decider")
    assert words.verb(wrote) == "Wrote down about Ana: who decides"
    assert words.verb(step("add_date", "Ana", detail="birthday")) == "Kept a date of Ana: birthday"
    mine = step("write_takeaway", many=0, detail="ask more")
    assert words.verb(mine) == "Wrote the day's own line: ask more"
    assert words.verb(step("keep_mode", "Train", many=0)) == "Kept the mode Train"


# --- refusals ----------------------------------------------------------------------------

ANA = model.Prospect(
    7, "Ana", "", "", 1, "", "", "", "", "", "", (), 0, None, "", False, TODAY, False, None, None,
    False, "", None,
)  # fmt: skip


REFUSALS: list[tuple[Exception, str]] = [
    (refusals.NoSuchProspect("zoe"), 'Nobody fits "zoe".'),
    (refusals.Gone("7"), "it was deleted meanwhile"),
    (refusals.TextChanged("note", "theirs", "mine"), "Somebody else changed the note meanwhile"),
    (refusals.SeveralFit("an", (ANA, ANA)), 'Several people fit "an": Ana (7), Ana (7).'),
    (refusals.NoSuchStage("x", STAGES), "Choose one of: Proposal, Demo [/red]."),
    (refusals.NoSuchBoard("x"), 'There is no board "x".'),
    (refusals.NameTaken("Demo"), "is taken"),
    (refusals.BadValue("name", "", "empty"), "The name is empty."),
    (
        refusals.BadValue("channel", "fax", "unknown", ("email", "web")),
        "Choose one of: email, web.",
    ),
    (refusals.BadValue("cost", "much", "number"), "Write a number"),
    (refusals.WallFull((ANA,) * 7), "Take one name down"),
    (refusals.OptedOut(ANA), "Ana asked for no contact at all"),
    (refusals.StillOptedOut(ANA, "silent"), "has not written since"),
    (refusals.StillOptedOut(ANA, "unconfirmed"), "their whole name is typed"),
    (refusals.StageOccupied(STAGES[0], 1), "1 person is in Proposal."),
    (refusals.StageOccupied(STAGES[0], 2), "2 people are in Proposal."),
    (refusals.LastOne("stage"), "last open stage"),
    (refusals.LastOne("board"), "last board"),
    (refusals.NothingToUndo(), "nothing to undo"),
    (refusals.NothingToRedo(), "nothing to do again"),
    (refusals.ChangedSince(step("pin", "Ana")), '"Pinned Ana on the wall"'),
    (refusals.Busy("x"), "Try again"),
    (refusals.Cancelled(), "Nothing was changed"),
    (BadDay("someday"), '"someday" is no day.'),
    (clock.BadDay("soon"), '"soon" is no day.'),
]


@pytest.mark.parametrize(("error", "expected"), REFUSALS)
def test_a_refusal_says_what_happened_and_what_to_do(error: Exception, expected: str):
    sentence = words.refusal(error)
    assert expected in sentence
    assert sentence.endswith(".")
    assert "!" not in sentence


FILES = [
    "directory",
    "not_database",
    "empty",
    "foreign",
    "truncated",
    "damaged",
    "unreadable",
    "newer",
    "read_only",
    "moved",
    "missing",
    "missing_folder",
    "symlink",
    "linked_folder",
    "disk_full",
    "unwritable",
    "locked",
    "io",
]
IMPORTS = [
    "empty",
    "not_export",
    "broken_json",
    "too_deep",
    "too_big",
    "too_many",
    "long_row",
    "many_rows",
    "many_stages",
    "changed",
    "no_names",
    "binary",
    "bad_zip",
    "no_file",
    "directory",
    "unreadable",
    "unknown_format",
]


def test_every_trouble_with_a_file_has_a_sentence_of_its_own():
    told = [words.refusal(refusals.BadFile("/b.db", why)) for why in FILES]
    told += [words.refusal(refusals.BadImport("/b.csv", why)) for why in IMPORTS]
    told.append(words.refusal(refusals.BadImport("/b.xlsx", "not_export", "workbook")))
    assert len(set(told)) == len(FILES) + len(IMPORTS) + 1
    assert all("/b." in sentence and sentence.endswith(".") for sentence in told)


def test_where_broken_json_breaks_is_told():
    assert "(3:17)" in words.refusal(refusals.BadImport("/b.json", "broken_json", "3:17"))


def test_a_limit_is_told_with_the_refusal():
    too_big = refusals.BadImport("/b.json", "too_big", limit=32 * 1024 * 1024)
    assert "32 MB" in words.refusal(too_big)
    long_row = refusals.BadImport("/b.csv", "long_row", limit=1_048_576)
    assert words.number(1_048_576) in words.refusal(long_row)


def test_what_somebody_typed_never_reaches_the_terminal_as_commands():
    sentence = words.refusal(refusals.NoSuchProspect("\x1b[2J" + "x" * 1000))
    assert "\x1b" not in sentence
    assert len(sentence) < 500


def test_every_exception_of_the_model_has_a_sentence():
    told = {type(error).__name__ for error, _ in REFUSALS} | {"BadFile", "BadImport"}
    errors = {
        name
        for name, kind in vars(refusals).items()
        if isinstance(kind, type) and issubclass(kind, Exception) and kind is not refusals.Refusal
    }
    assert errors <= told


def test_codes_of_imports_have_words_and_unknown_ones_are_shown():
    for reason in [
        "no_name",
        "hidden",
        "archived_list",
        "duplicate",
        "suppressed",
        "bad_text",
        "template",
    ]:
        assert words.skip_reason(reason) != reason
    assert words.skip_reason("other") == "other"
    assert words.notice("no_checklists").endswith(".")
