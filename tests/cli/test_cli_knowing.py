"""The sheet, dates, opt-outs and ways in, from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call


@pytest.fixture(autouse=True)
def people(call: Call) -> None:
    call("add", "Ana Ruiz", "--company", "Acme")
    call("add", "Berta Gil", "--company", "Acme")


def shown(call: Call, who: str) -> dict[str, object]:
    found: dict[str, object] = call("show", who, "--json").json
    return found


# --- the sheet ---------------------------------------------------------------------------


def test_the_sheet_keeps_what_was_heard_in_one_step(call: Call) -> None:
    said = call(
        "sheet", "ana", "--why", "opens three shops", "--needs", "staff", "--decider", "she"
    )
    assert (said.code, said.out) == (0, "")
    found = shown(call, "ana")
    assert found["listened"] == 2
    assert found["sheet"]["why"] == "opens three shops"  # type: ignore[index]
    lines = call("sheet", "ana").out.splitlines()
    assert lines[0] == "Listening sheet: 2 of 5"
    assert any(line.endswith("staff") for line in lines)
    call("undo")
    assert shown(call, "ana")["listened"] == 0


def test_an_empty_text_clears_a_line_of_the_sheet(call: Call) -> None:
    call("sheet", "ana", "--needs", "staff", "--worries", "prices")
    call("sheet", "ana", "--needs", "")
    sheet = call("sheet", "ana", "--json").json
    assert (sheet["needs"], sheet["worries"]) == ("", "prices")


# --- dates -------------------------------------------------------------------------------


def test_a_date_is_kept_listed_corrected_and_deleted(call: Call) -> None:
    assert call("date", "ana", "birthday", "25/11/1980").code == 0
    assert call("date", "ana", "decision", "fri", "--text", "the budget").code == 0
    birthday, decision = call("date", "ana", "--json").json
    assert (birthday["on"], birthday["next"]) == ("1980-11-25", "2026-11-25")
    assert (decision["on"], decision["text"]) == ("2026-11-27", "the budget")
    assert "in 3 days" in call("date", "ana").out
    assert (
        call("date", "--edit", str(decision["id"]), "--on", "1/12", "--kind", "renewal").code == 0
    )
    assert call("date", "ana", "--json").json[1]["kind"] == "renewal"
    assert call("date", "--delete", str(birthday["id"])).code == 0
    (left,) = call("date", "ana", "--json").json
    assert (left["on"], left["next"]) == ("2026-12-01", "2026-12-01")


def test_a_birthday_with_a_short_year_was_long_ago(call: Call) -> None:
    call("date", "ana", "birthday", "3/5/80")
    (kept,) = call("date", "ana", "--json").json
    assert (kept["on"], kept["next"]) == ("1980-05-03", "2027-05-03")
    call("date", "--edit", str(kept["id"]), "--on", "4/5/81")
    assert call("date", "ana", "--json").json[0]["on"] == "1981-05-04"
    call("date", "--edit", str(kept["id"]), "--kind", "renewal", "--on", "4/5/81")
    assert call("date", "ana", "--json").json[0]["on"] == "2081-05-04"


def test_a_date_that_is_over_comes_no_more(call: Call) -> None:
    call("date", "ana", "decision", "1/3/2026")
    assert call("date", "ana", "--json").json[0]["next"] is None


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("ana", "birthday"), 2),
        (("ana", "nameday", "1/1"), 2),
        (("ana", "birthday", "31/2"), 1),
        (("nobody", "birthday", "1/1"), 1),
        (("--edit", "99", "--on", "1/1"), 1),
        (("--edit", "99"), 2),
        (("--delete", "99"), 1),
        (("--delete", "0"), 2),
        (("ana", "--delete", "1"), 2),
        ((), 2),
    ],
)
def test_a_date_that_cannot_be_is_refused(call: Call, argv: tuple[str, ...], code: int) -> None:
    said = call("date", *argv)
    assert (said.code, said.out) == (code, "")
    assert said.err
    assert call("date", "ana", "--json").json == []


def test_a_number_that_is_no_dates_is_not_called_a_persons(call: Call) -> None:
    assert "no date 99" in call("date", "--delete", "99").err


# --- opt-outs ----------------------------------------------------------------------------


def test_an_opt_out_keeps_its_day_and_their_words(call: Call) -> None:
    assert call("optout", "ana", "sales", "--said", "no more offers", "--on", "20/11").code == 0
    call("optout", "ana", "channel", "--channel", "whatsapp")
    asked = call("optout", "ana", "--json").json
    assert [(a["level"], a["channel"]) for a in asked] == [("sales", ""), ("channel", "whatsapp")]
    assert (asked[0]["on"], asked[0]["said"]) == ("2026-11-20", "no more offers")
    assert shown(call, "ana")["blocked"] == ["whatsapp"]
    assert "no more offers" in call("optout", "ana").out
    assert "no more offers" in call("show", "ana").out
    assert call("optout", "ana", "--lift").code == 0
    assert call("optout", "ana", "--json").json == []


def test_a_total_opt_out_is_lifted_after_a_word_of_theirs_and_by_their_full_name(
    call: Call,
) -> None:
    call("optout", "ana", "total", "--said", "do not write again")
    assert call("log", "ana", "--channel", "email").code == 1
    assert [due["name"] for due in call("today", "--all", "--json").json] == ["Berta Gil"]
    silent = call("optout", "ana", "--lift", "--name", "Ana Ruiz")
    assert silent.code == 1
    assert "Ana Ruiz" in silent.err
    call("log", "ana", "--channel", "email", "--in")
    assert call("optout", "ana", "--lift").code == 1
    assert call("optout", "ana", "--lift", "--name", "ana").code == 1
    assert shown(call, "ana")["opt_out"] == "total"
    assert call("optout", "ana", "--lift", "--name", "ana ruiz").code == 0
    assert shown(call, "ana")["opt_out"] == ""


@pytest.mark.parametrize(
    "argv",
    [
        ("never",),
        ("channel",),
        ("sales", "--channel", "email"),
        ("sales", "--lift"),
        ("sales", "--name", "Ana Ruiz"),
        ("--name", "Ana Ruiz"),
        ("--said", "no"),
        ("channel", "--channel", "pigeon"),
    ],
)
def test_an_opt_out_that_says_two_things_is_misuse(call: Call, argv: tuple[str, ...]) -> None:
    said = call("optout", "ana", *argv)
    assert said.code == 2
    assert said.err
    assert call("optout", "ana", "--json").json == []


def test_an_opt_out_cannot_lie_in_the_future(call: Call) -> None:
    assert call("optout", "ana", "sales", "--on", "2026-12-24").code == 1


# --- ways in -----------------------------------------------------------------------------


def test_a_way_in_is_kept_shown_and_removed(call: Call) -> None:
    assert call("bridge", "ana", "--by", "berta", "--kind", "decides").code == 0
    (link,) = call("bridge", "ana", "--json").json["links"]
    assert (link["name"], link["kind"]) == ("Berta Gil", "decides")
    assert "Berta Gil" in call("bridge", "ana").out
    assert call("bridge", "ana", "--by", "berta", "--remove", "--kind", "closer").code == 1
    assert call("bridge", "ana", "--by", "berta", "--remove").code == 0
    assert call("bridge", "ana", "--json").json["links"] == []
    assert call("bridge", "ana", "--by", "berta", "--remove").code == 1


def test_without_a_kind_they_can_bring_you_closer(call: Call) -> None:
    call("bridge", "ana", "--by", "berta")
    assert call("bridge", "ana", "--json").json["links"][0]["kind"] == "closer"


def test_the_best_way_in_is_proposed_to_somebody_who_does_not_answer(call: Call) -> None:
    call("log", "berta", "--channel", "email", "--in", "--on", "1/10")
    for day in ("1/10", "10/10", "20/10"):
        call("log", "ana", "--channel", "email", "--on", day)
    found = call("bridge", "ana", "--json").json["bridge"]
    assert (found["name"], found["why"]) == ("Berta Gil", "company")
    assert "Berta Gil" in call("bridge", "ana").out


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("ana", "--by", "ana"), 1),
        (("ana", "--by", "nobody"), 1),
        (("ana", "--by", "berta", "--kind", "cousin"), 2),
        (("ana", "--kind", "closer"), 2),
        (("ana", "--remove"), 2),
        ((), 2),
    ],
)
def test_a_way_in_that_cannot_be_is_refused(call: Call, argv: tuple[str, ...], code: int) -> None:
    said = call("bridge", *argv)
    assert said.code == code
    assert said.err


def test_whoever_gave_the_name_is_kept_and_is_to_be_told(call: Call) -> None:
    said = call("add", "Carla Mas", "--referrer", "berta")
    assert said.code == 0
    assert shown(call, "carla")["referrer"] == shown(call, "berta")["id"]
    step = shown(call, "berta")["next_step"]
    assert isinstance(step, dict)
    assert "Carla Mas" in step["text"]
    assert step["on"] > "2026-11-22"
    ways = call("bridge", "carla", "--json").json
    assert [found["name"] for found in ways["chain"]] == ["Berta Gil", "Carla Mas"]
    assert "Berta Gil → Carla Mas" in call("bridge", "carla").out
    assert "Carla Mas" in call("bridge", "berta").out
    call("undo")
    assert shown(call, "berta")["next_step"] is None


def test_a_referrer_nobody_knows_adds_nobody(call: Call) -> None:
    assert call("add", "Carla Mas", "--referrer", "nobody").code == 1
    assert call("show", "carla").code == 1


def test_who_came_to_the_store_is_in_conversation_from_the_start(call: Call) -> None:
    call("add", "Carla Mas", "--source", "store")
    call("add", "Dora Pla", "--source", "web")
    call("add", "Eva Sol", "--source", "store", "--stage", "proposal")
    stages = [shown(call, who)["stage"] for who in ("carla", "dora", "eva")]
    assert stages == ["conversation", "to_contact", "proposal"]
