"""`r`: the day's names one by one, why today, and every key of a card."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from textual.pilot import Pilot

from tablero.clock import Clock
from tablero.rules import follow_up, judged
from tablero.store.board import Board
from tablero.ui.app import TableroApp
from tablero.ui.screens.board import BoardScreen
from tablero.ui.screens.review import ReviewScreen
from tests.conftest import DAY
from tests.ui.conftest import PLAIN, MakeApp, screen_text
from tests.ui.walking import LARGE, SMALL, page, prospect, type_text

UX = (120, 35)


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is ten o'clock, whatever the hour is."""
    ahead = (10 - datetime.now(UTC).hour + 12) % 24 - 12
    monkeypatch.setenv("TZ", f"<TST>{-ahead}")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def subject(app: TableroApp) -> str:
    """Whose turn it is."""
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    return screen.subject.name if screen.subject is not None else ""


def who(app: TableroApp, name: str) -> int:
    return app.board.find(name).id


async def begin(pilot: Pilot[str], looks: int = 0) -> None:
    """Into the review, and past so many names."""
    await pilot.press("r")
    await pilot.pause()
    await pilot.press(*["space"] * looks)
    await pilot.pause()


# --- what a name shows ---------------------------------------------------------------------


async def test_a_name_shows_why_today_the_story_and_what_one_could_do(make_app: MakeApp) -> None:
    app = make_app()
    # The word of caution takes one line or two, by what time it is where he lives.
    async with app.run_test(size=(120, 37)) as pilot:
        await begin(pilot, looks=4)
        text = screen_text(app)
        for said in (
            "REVIEW  5 of 9  ■■■■□□□□□   about 20 min left",
            "Diego Armenta",
            "#5  conversation zone",
            "Sales Manager · AgroNorte · Culiacán",
            "10 days",
            "Today because  you promised this for today: call.",
            "They have been on your wall for",
            "18 days.",
            "○○○○[○·······]   five of yours, none of theirs",
            "Thu 22 Oct   → WhatsApp   value       seen",
            "Thu 12 Nov   → email      resource    no answer",
            "Why            not written yet (w)",
            "Idea           tell him the case of another field sales team",
            "Way in         Paco Lerma, who gave you their name",
            "You could      ask them something; so far two on value, one on opinion",
            "t  touch: phone, question",
            "space  looked at, next",
            "WALL                     4 of 7",
            "1 Joaquín Peralta",
        ):
            assert said in text
        assert text.index("Thu 22 Oct") < text.index("Thu 12 Nov"), "the newest at the bottom"
        assert len(text.splitlines()) == 37


@pytest.mark.parametrize("size", [SMALL, (60, 20), UX, LARGE])
@pytest.mark.parametrize("looks", range(9))
async def test_reason_caution_and_keys_are_always_in_sight(
    make_app: MakeApp, size: tuple[int, int], looks: int
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await begin(pilot, looks)
        name = subject(app)
        lines = screen_text(app).splitlines()
        text = "\n".join(lines)
        assert len(lines) <= size[1]
        assert name in "\n".join(lines[1:5])
        assert "Today because" in text
        for key in ("t  touch", "s  another moment", "x  close", "space  ", "u  undo"):
            assert key in text


async def test_on_a_small_terminal_the_wall_is_one_line_of_surnames(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot)
        lines = screen_text(app).splitlines()
        assert lines[1] == " WALL 4/7  Peralta · Sabater · Echeverri · Armenta"
        assert "you could" in screen_text(app).lower()


async def test_the_status_line_names_who_comes_after(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        last = screen_text(app).splitlines()[-1]
        assert last.startswith(
            " After: Ana Belén Casares (call: questions on the proposal), Lourdes Mamani"
        )


async def test_keys_of_ones_own_stand_in_the_review(make_app: MakeApp) -> None:
    keys = {"card.log-touch": "z", "review.next": "v", "review.why": "ctrl+y"}
    app = make_app(settings=PLAIN._replace(keys=keys))
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        text = screen_text(app)
        assert "z  touch: email, value" in text
        assert "v  looked at, next" in text
        await pilot.press("v")
        assert subject(app) == "Ana Belén Casares"


@pytest.mark.parametrize(
    ("looked_at", "touch"), [(0, "t  touch: email, value"), (1, "t  touch: phone, question")]
)
async def test_the_key_says_what_it_would_log_also_on_a_small_terminal(
    make_app: MakeApp, looked_at: int, touch: str
) -> None:
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("r", *["space"] * looked_at)
        await pilot.pause()
        assert touch in screen_text(app)


async def test_their_hour_is_said_before_a_call_at_night(make_app: MakeApp) -> None:
    no_good_hour = PLAIN.discipline._replace(hours=(0, 0))
    app = make_app(settings=PLAIN._replace(discipline=no_good_hour))
    async with app.run_test(size=UX) as pilot:
        await begin(pilot, looks=4)
        assert "Careful        In Culiacán it is " in screen_text(app)


# --- from name to name -----------------------------------------------------------------------


async def test_an_act_that_handles_somebody_brings_the_next_name_and_stays_in_words(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        assert subject(app) == "Gabriela Somoza"
        await pilot.press("t", "enter")
        await pilot.pause()
        assert subject(app) == "Ana Belén Casares"
        assert "Touch #2 with Gabriela Somoza, email." in screen_text(app)
        await pilot.press("s", "1")
        await pilot.pause()
        assert subject(app) == "Lourdes Mamani"
        await pilot.press("m", "8")
        await pilot.pause()
        assert subject(app) == "Joaquín Peralta"


async def test_undo_brings_the_name_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        await pilot.press("t", "enter", "space")
        await pilot.pause()
        assert subject(app) == "Lourdes Mamani"
        await pilot.press("u")
        assert subject(app) == "Ana Belén Casares"
        await pilot.press("u")
        assert subject(app) == "Gabriela Somoza"
        await pilot.press("U")
        assert subject(app) == "Ana Belén Casares"


async def test_pinning_and_an_idea_leave_the_name_where_it_is(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        await pilot.press("p")
        assert subject(app) == "Gabriela Somoza"
        assert "Gabriela Somoza is on the wall." in screen_text(app)
        await pilot.press("i")
        await type_text(pilot, "a short call")
        await pilot.press("enter")
        await pilot.pause()
        assert subject(app) == "Gabriela Somoza"
        assert "Idea           a short call" in screen_text(app)


async def test_backspace_goes_to_a_name_that_is_done_and_space_on_from_it(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        await pilot.press("t", "enter")
        await pilot.pause()
        await pilot.press("backspace")
        assert subject(app) == "Gabriela Somoza"
        text = screen_text(app)
        assert "Done           touch #2 today. Then: " in text
        assert "REVIEW  1 of 9  ■□□□□□□□□" in text
        await pilot.press("backspace")
        assert "This is the first name." in screen_text(app)
        steps = len(app.board.history())
        await pilot.press("space")
        assert subject(app) == "Ana Belén Casares"
        assert len(app.board.history()) == steps


async def test_later_today_is_done_for_now_and_comes_again_at_its_hour(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        gabriela = who(app, "Gabriela")
        await pilot.press("s", "h")
        await pilot.pause()
        assert subject(app) == "Ana Belén Casares"
        step = prospect(app, gabriela).step
        assert step is not None
        assert step.on == DAY
        assert step.at is not None
        app.board.snooze([gabriela], DAY, at=1)
        app.redraw()
        await pilot.press(*["space"] * 8)
        await pilot.pause()
        assert subject(app) == "Gabriela Somoza"


async def test_the_page_opens_and_closes_over_the_review(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Story" in screen_text(app)
        await pilot.press("t", "enter")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert subject(app) == "Ana Belén Casares"


async def test_after_an_answer_the_strip_speaks_of_the_same_person(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot, looks=1)
        await pilot.press("T", "p")
        await pilot.pause()
        assert "Ana Belén Casares" in screen_text(app)
        assert "no answer needed" in screen_text(app)
        await pilot.press("s", "2")
        await pilot.pause()
        assert subject(app) == "Lourdes Mamani"
        step = prospect(app, who(app, "Casares")).step
        assert step is not None
        assert step.on == date(2026, 11, 25)


async def test_the_review_goes_on_the_same_day_where_it_was_left(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot, looks=3)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
        assert "Review 3 of 9" in screen_text(app)
        await begin(pilot)
        assert subject(app) == "Joaquín Peralta"
        assert [day.queue for day in app.board.review_days()][-1][0] == who(app, "Gabriela")


async def test_whoever_leaves_the_board_elsewhere_is_passed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        app.board.archive([who(app, "Gabriela"), who(app, "Casares")])
        app.redraw()
        await pilot.pause()
        assert subject(app) == "Lourdes Mamani"


# --- what the review asks --------------------------------------------------------------------


async def test_a_real_silence_is_asked_about_in_one_line(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot, looks=4)
        question = "No answer to five touches: what did you miss? r, or go on."
        assert question in screen_text(app)
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert subject(app) == "Diego Armenta"
        assert question not in screen_text(app)
        assert page(app, who(app, "Armenta")).reflection_asked == DAY


async def test_a_reflection_is_kept_from_the_review(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot, looks=4)
        await pilot.press("r", "v")
        await type_text(pilot, "asked nothing")
        await pilot.press("enter")
        await pilot.pause()
        (kept,) = page(app, who(app, "Armenta")).reflections
        assert (kept.missed, kept.cause) == ("asked nothing", "value")


def looked_before(app: TableroApp, name: str, days: int) -> None:
    """Somebody whom the reviews of that many days before today passed."""
    for ago in range(days, 0, -1):
        with Board(app.board.path, Clock(DAY - timedelta(days=ago))) as earlier:
            earlier.look(who(app, name))
    app.board.reload()


async def test_the_third_look_in_a_row_offers_nurture_once(make_app: MakeApp) -> None:
    app = make_app()
    looked_before(app, "Gabriela", 2)
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        assert "three times" not in screen_text(app)
        await pilot.press("space")
        text = "Gabriela Somoza: looked at three times in a row. n lets them rest in Nurture."
        assert text in screen_text(app)
        assert subject(app) == "Ana Belén Casares"
        await pilot.press("n")
        await pilot.pause()
        now = prospect(app, who(app, "Gabriela"))
        assert now.stage is not None
        assert app.board.snapshot().stage(now.stage).key == "nurture"


async def test_the_offer_stands_the_day_after_the_third_look(make_app: MakeApp) -> None:
    app = make_app()
    looked_before(app, "Gabriela", 3)
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        assert "Looked at three times in a row. n lets them rest" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert subject(app) == "Ana Belén Casares"


async def test_nobody_is_offered_nurture_without_that_key_being_offered(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        steps = len(app.board.history())
        await pilot.press("n")
        assert subject(app) == "Gabriela Somoza"
        assert len(app.board.history()) == steps


async def test_why_this_person_is_written_from_the_review(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot, looks=4)
        await pilot.press("w")
        await type_text(pilot, "a field team like ours")
        await pilot.press("enter")
        await pilot.pause()
        assert "Why            a field team like ours" in screen_text(app)
        assert page(app, who(app, "Armenta")).sheet["why"] == "a field team like ours"


async def test_one_idea_a_day_is_asked_for_the_wall_name_longest_without_one(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        review = app.board.snapshot().review
        assert review is not None
        assert review.idea_for in {pinned.id for pinned in app.scene.wall}


# --- time and energy -------------------------------------------------------------------------


async def test_a_mode_visits_only_who_fits_and_says_so(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        await pilot.press("f", "2", "m", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "15 min, medium energy: 4 of 9" in text
        seen = []
        for _turn in range(9):
            if not subject(app):
                break
            seen.append(subject(app))
            await pilot.press("space")
            await pilot.pause()
        assert "Montserrat Gual" not in seen
        text = screen_text(app)
        assert "That was everybody for 15 min, medium energy: 4 of 9 are done." in text
        assert "5 more people wait. f widens it; q leaves" in text
        await pilot.press("f", "x")
        await pilot.pause()
        assert subject(app) == "Ana Belén Casares"


# --- odd people ------------------------------------------------------------------------------


async def test_a_long_story_scrolls_and_says_how_much_is_hidden(make_app: MakeApp) -> None:
    app = make_app()
    who_it_is = who(app, "Gabriela")
    for ago in range(60, 0, -1):
        app.board.log_touch(who_it_is, "email", topic="value", on=DAY - timedelta(days=100 + ago))
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot)
        assert "60 above (k)" in screen_text(app)
        await pilot.press("k", "k")
        text = screen_text(app)
        assert "58 above (k)" in text
        assert "2 below (j)" in text
        await pilot.press("j")
        assert "59 above (k)" in screen_text(app)


async def test_long_names_emoji_and_markup_are_drawn_and_never_break_the_frame(
    make_app: MakeApp,
) -> None:
    app = make_app()
    odd = who(app, "Gabriela")
    app.board.edit_prospect(
        odd,
        name="[/red] 👩‍👩‍👧 " + "Wolfeschlegelsteinhausen " * 6,
        role="役員 " * 30,
        company="[b]",
    )
    for size in (UX, SMALL, (60, 20), (20, 8), (1, 1)):
        async with make_app_again(app).run_test(size=size) as pilot:
            await begin(pilot)
            lines = screen_text(pilot.app).splitlines()  # type: ignore[arg-type]
            assert len(lines) <= size[1]
            if size[0] >= 60:
                assert any("[/red]" in line for line in lines[:5])
        app.board.reload()


def make_app_again(app: TableroApp) -> TableroApp:
    return TableroApp(app.board, Clock(DAY), PLAIN, True)


# --- what a key may cost ---------------------------------------------------------------------


async def test_a_key_judges_one_person_and_never_asks_the_whole_queue(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=UX) as pilot:
        await begin(pilot)
        judged_now: list[int] = []
        judge = follow_up.judge

        def counting(one, *rest):  # type: ignore[no-untyped-def]
            judged_now.append(one.id)
            return judge(one, *rest)

        def refuse(*_args: object) -> None:
            raise AssertionError("the whole board was asked")

        monkeypatch.setattr(judged, "judge", counting)
        monkeypatch.setattr("tablero.rules.review.queue", refuse)
        monkeypatch.setattr("tablero.ui.screens.review.queue", refuse)
        await pilot.press("space")
        await pilot.press("t", "enter")
        await pilot.pause()
        assert subject(app) == "Lourdes Mamani"
        assert len(judged_now) <= 2
