"""Visits step by step, through the command line on a real file (W1.1 to W1.4)."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tests.services._visits import DAY, WEEK, approved, hold, planned, shown, submitted
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

V1 = "V-2026-0001"


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (DAY, "2026-11-24"),
        ("2026. 11. 24.", "2026-11-24"),
        ("today", "2026-11-19"),
        (WEEK, "2026-11-21 – 2026-11-27"),
        ("next-week", "2026-11-21 – 2026-11-27"),
        ("2026-12", "2026-12-01 – 2026-12-31"),
        ("this-week", "2026-11-14 – 2026-11-20"),
        ("다음 주 월요일", "2026-11-23"),
        ("下周一", "2026-11-23"),
        ("next monday", "2026-11-23"),
        ("11월 20일", "2026-11-20"),
        ("18 Nov", "2027-11-18"),
        ("다음 달", "2026-12-01 – 2026-12-31"),
    ],
)
def test_a_visit_is_planned_for_a_day_a_week_or_a_month(at: At, when: str, days: str) -> None:
    answer = at("company").done(["--as", "kim", "visit", "plan", "H1", "--for", when])

    assert answer.splitlines()[0] == f"{V1} is planned · {days}"


def test_a_plan_says_what_the_visit_is_for(at: At) -> None:
    salescli = at("signed")

    salescli.done(
        f"--as kim visit plan H1 --for {DAY} --contract C-1 --method telephone --purpose 신제품"
        " --expected-order 500000 --planned-collection 10,999 --other-work 전시 --support 견본"
    )

    (row,) = shown(salescli, "visit show V-1")
    assert {
        "number": V1,
        "state": "planned",
        "contract": "C-2026-0001",
        "method": "telephone",
        "purpose": "신제품",
        "expected_order": "500000",
        "planned_collection": "10999",
        "other_work": "전시",
        "support_needed": "견본",
        "salesperson": "kim",
        "unplanned": False,
    }.items() <= row.items()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("H1 --for 2026-11-18", "plan for a day that has not passed"),
        ("H1 --for 2026-W46", "2026-11-13 lies before 2026-11-19"),
        ("H1 --for 2026-10", "visit record"),
        ("H1 --for soon", "is no day, week or month; give 2026-11-20"),
        ("H1 --for 2026-W54", "there is no week 2026-W54"),
        ("H9 --for 2026-11-24", "there is no customer 'H9'"),
        ("H1 --for 2026-11-24 --contract C-9", "there is no contract 'C-9'"),
        ("E1 --for 2026-11-24 --contract C-1 --salesperson kim", "is another customer's"),
        ("H1 --for 2026-11-24 --expected-order -5", "below zero"),
        ("H1 --for 2026-11-24 --purpose ' '", "the purpose is empty"),
        ("H1 --for 2026-11-24 --salesperson nobody", "there is no staff 'nobody'"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(at: At, refuse: Refuse, line: str, why: str) -> None:
    at("signed")

    refuse(f"--as lee visit plan {line}", 65, why)


def test_a_plan_needs_an_account_a_time_and_a_known_method(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("--as kim visit plan", 2, "CUSTOMER, --for")
    refuse(f"--as kim visit plan H1 --for {DAY} --method pigeon", 2, "pigeon")


@pytest.mark.parametrize("who", ["choi", "tan", "gu", "ceo", "admin"])
def test_only_sales_clerk_and_manager_plan_visits(at: At, refuse: Refuse, who: str) -> None:
    at("company")

    refuse(f"--as {who} visit plan H1 --for {DAY}", 77, "may not plan a visit", "(W1.1)")


def test_a_salesperson_plans_for_nobody_else(at: At, refuse: Refuse) -> None:
    at("company")

    refuse(
        f"--as kim visit plan H1 --for {DAY} --salesperson han",
        77,
        "it is for: han, CLERK, MANAGER (W1.1)",
    )
    refuse(f"--as kim visit plan E1 --for {DAY}", 77, "it is for: han, CLERK, MANAGER (1.3.4)")


@pytest.mark.parametrize(
    ("who", "line", "whose"),
    [
        ("kim", "H1", "kim"),
        ("lee", "E1", "han"),
        ("park", "E1", "han"),
        ("park", "E1 --salesperson kim", "kim"),
        ("park", "E1 --salesperson park", "park"),
    ],
)
def test_the_office_plans_for_whom_it_names_or_the_accounts_salesperson(
    at: At, who: str, line: str, whose: str
) -> None:
    salescli = at("company")
    salescli.done(f"--as {who} visit plan {line} --for {DAY}")

    assert [row["salesperson"] for row in shown(salescli, "visit list")] == [whose]


def test_an_account_without_a_salesperson_needs_one_named(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as lee customer add G1 조달청 --kind government")

    refuse(f"--as lee visit plan G1 --for {DAY}", 2, "give --salesperson CODE")


def test_a_planned_visit_is_edited_until_it_is_submitted(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    planned(salescli)

    answer = salescli.done(
        "--as kim visit edit V-1 --for 2026-11-26 --purpose 수금 --planned-collection 700"
    )
    salescli.done("--as kim visit edit V-1 --method online --support 도면")

    assert answer == f"{V1} is planned · 2026-11-26"
    (row,) = shown(salescli, "visit show V-1")
    assert (row["purpose"], row["planned_collection"]) == ("수금", "700")
    assert (row["method"], row["support_needed"]) == ("online", "도면")
    refuse("--as kim visit edit V-1 --for 2026-11-18", 65, "has not passed")
    refuse("--as han visit edit V-1 --purpose x", 77, "kim, CLERK, MANAGER (1.3.4)")
    refuse("--as choi visit edit V-1 --purpose x", 77, "may not edit a visit", "(W1.1)")
    salescli.done("--as kim visit submit V-1")
    refuse("--as kim visit edit V-1 --purpose x", 65, "is submitted, so its plan stands")


def test_an_edit_may_name_a_contract_of_the_account(at: At, refuse: Refuse) -> None:
    salescli = at("signed")
    planned(salescli)
    planned(salescli, "han", "E1")

    salescli.done("--as kim visit edit V-1 --contract C-1")

    assert shown(salescli, "visit show V-1")[0]["contract"] == "C-2026-0001"
    refuse("--as lee visit edit V-2 --contract C-1", 65, "is another customer's")


def test_what_was_submitted_is_held_by_the_file_itself(at: At) -> None:
    salescli = at("company")
    submitted(salescli)

    with (
        closing(sqlite3.connect(salescli.path)) as file,
        pytest.raises(sqlite3.Error, match="visit"),
    ):
        file.execute("UPDATE visit SET purpose = 'x'")


def test_a_salesperson_submits_the_week_whole_and_only_their_own(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    for on in (DAY, WEEK, "2026-11-28", "2026-12"):
        planned(salescli, on=on)
    planned(salescli, "han", "E1")

    assert salescli.done(f"--as kim visit submit --week {WEEK}") == "2 visits are submitted"

    assert [row["state"] for row in shown(salescli, "visit list")] == [
        *("planned", "planned", "planned", "submitted", "submitted")
    ]
    assert shown(salescli, "visit show V-1")[0]["submitted_on"] == "2026-11-19"
    refuse(f"--as kim visit submit --week {WEEK}", 65, "no visit that is planned lies within")
    refuse(
        f"--as kim visit submit --week {WEEK} --salesperson han", 77, "han, CLERK, MANAGER (1.3.4)"
    )
    assert salescli.done(f"--as lee visit submit --week {WEEK}") == "V-2026-0005 is submitted"
    assert salescli.done("--as kim visit submit --month 2026-12") == "V-2026-0004 is submitted"


@pytest.mark.parametrize(
    "chosen", ["", f"--week {WEEK} --month 2026-12", f"V-1 --week {WEEK}", "V-1 --month 2026-12"]
)
@pytest.mark.parametrize("step", ["kim visit submit", "park visit approve", "park visit return"])
def test_the_visits_of_a_step_are_chosen_one_way(
    at: At, refuse: Refuse, step: str, chosen: str
) -> None:
    planned(at("company"))

    refuse(f"--as {step} {chosen}", 2, "--week")


def test_the_manager_makes_the_week_final(at: At, query: Query) -> None:
    salescli = at("company")
    submitted(salescli)
    submitted(salescli, on=WEEK)
    submitted(salescli, "han", "E1")
    planned(salescli)

    answer = salescli.done(
        f"--as park visit approve --week {WEEK} --salesperson kim --note 좋음 --all"
    )
    assert answer == "2 visits are approved"
    assert salescli.done(f"--as park visit approve --week {WEEK}") == "V-2026-0003 is approved"
    assert query("SELECT state, approved_on, manager_note FROM visit ORDER BY id") == [
        ("approved", "2026-11-19", "좋음"),
        ("approved", "2026-11-19", "좋음"),
        ("approved", "2026-11-19", None),
        ("planned", None, None),
    ]


def test_the_clerk_types_what_the_manager_signed_on_paper(at: At, query: Query) -> None:
    salescli = at("company")
    submitted(salescli)

    salescli.done(f"--as lee visit approve --week {WEEK} --by park --paper 철-1 --note '함께 감'")

    assert query("SELECT manager_note FROM visit") == [("함께 감",)]
    assert query("SELECT paper, note FROM decision WHERE step = 'approve'") == [("철-1", "함께 감")]


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "tan", "gu", "ceo"])
def test_nobody_but_the_manager_approves_or_returns(at: At, refuse: Refuse, who: str) -> None:
    submitted(at("company"))

    refuse(f"--as {who} visit approve V-1", 77, "it is for: MANAGER (W1.2)")
    refuse(f"--as {who} visit return V-1", 77, "it is for: MANAGER (W1.2)")


def test_a_managers_own_visit_is_approved_by_the_leader(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    submitted(salescli, "park")

    refuse("--as park visit approve V-1", 76, "a second person must (W1.2)")
    refuse(f"--as park visit approve --week {WEEK}", 76, "a second person must (W1.2)")
    assert salescli.done("--as ceo visit approve V-1") == f"{V1} is approved"


@pytest.mark.parametrize("step", ["approve", "return"])
def test_what_was_not_submitted_is_neither_approved_nor_returned(
    at: At, refuse: Refuse, step: str
) -> None:
    planned(at("company"))

    refuse(
        f"--as park visit {step} V-1", 76, f"{V1}: it is planned; possible now: submit, drop, move"
    )
    refuse(f"--as park visit {step} --week {WEEK}", 65, "no visit that is submitted lies within")


def test_a_returned_visit_is_planned_anew(at: At, refuse: Refuse, query: Query) -> None:
    salescli = at("company")
    approved(salescli)
    submitted(salescli)

    # Of a week, what is final stays final; by its number it is returned too.
    answer = salescli.done(f"--as park visit return --week {WEEK} --note '먼저 E1'")
    assert answer == "V-2026-0002 is planned"
    assert salescli.done("--as park visit return V-1 --note 다시") == f"{V1} is planned"
    assert query("SELECT submitted_on, approved_on, manager_note FROM visit ORDER BY id") == [
        (None, None, "다시"),
        (None, None, "먼저 E1"),
    ]
    salescli.done("--as kim visit edit V-1 --purpose 수금")
    refuse("--as park visit approve V-1", 76, "it is planned")
    salescli.done("--as kim visit submit V-1")
    salescli.done("--as park visit approve V-1")
    assert query("SELECT manager_note FROM visit WHERE id = 1") == [("다시",)]


def test_a_planned_visit_is_moved_in_place(at: At, query: Query) -> None:
    salescli = at("company")
    planned(salescli)

    answer = salescli.done("--as kim visit move V-1 --to 2026-11-26 --reason '고객 요청'")

    assert answer == f"{V1} is planned · 2026-11-26"
    assert query("SELECT step, note, clause FROM decision ORDER BY id DESC LIMIT 1") == [
        ("move", "고객 요청", "W1.1")
    ]


@pytest.mark.parametrize("before", [submitted, approved])
def test_a_visit_that_was_handed_in_is_moved_as_a_new_one(
    at: At, refuse: Refuse, query: Query, before: Callable[..., str]
) -> None:
    salescli = at("company")
    before(salescli)

    answer = salescli.done("--as kim visit move V-1 --to 2026-11-26 --reason 출장")

    assert answer == "V-2026-0002 is planned · 2026-11-26"
    (old,) = shown(salescli, "visit show V-1")
    (new,) = shown(salescli, "visit show V-2")
    assert (old["state"], old["moved_to"], old["from_on"]) == ("moved", "V-2026-0002", DAY)
    assert (new["state"], new["submitted_on"], new["approved_on"]) == ("planned", None, None)
    assert query("SELECT clause, note FROM decision WHERE step = 'move'") == [("W1.3", "출장")]
    assert query("SELECT COUNT(*) FROM decision WHERE document_id = 2") == [(1,)]
    refuse("--as park visit approve V-2", 76, "it is planned")
    refuse("--as kim visit move V-1 --to 2026-11-27 --reason x", 76, "it is moved")


def test_a_move_takes_the_plan_along(at: At) -> None:
    salescli = at("signed")
    salescli.done(
        f"--as kim visit plan H1 --for {DAY} --contract C-1 --method at_ours --purpose 수금"
        " --expected-order 5 --planned-collection 6 --other-work 전시 --support 견본"
    )
    salescli.done("--as kim visit submit V-1")
    salescli.done("--as lee visit move V-1 --to 2026-W49 --reason 휴무")

    (old,) = shown(salescli, "visit show V-1")
    (new,) = shown(salescli, "visit show V-2")
    kept = (
        *("customer", "salesperson", "contract", "method", "purpose", "expected_order"),
        *("planned_collection", "other_work", "support_needed"),
    )
    assert [new[key] for key in kept] == [old[key] for key in kept]
    assert (new["from_on"], new["until_on"]) == ("2026-11-28", "2026-12-04")


def test_a_move_that_cannot_be_is_refused(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    approved(salescli)

    move = "visit move V-1 --reason x --to"
    refuse(f"--as kim {move} {DAY}", 65, "is planned for then already")
    refuse(f"--as kim {move} 2026-11-18", 65, "has not passed")
    refuse(f"--as han {move} 2026-11-26", 77, "kim, CLERK, MANAGER (1.3.4)")
    refuse(f"--as choi {move} 2026-11-26", 77, "FINANCE may not move", "(W1.3)")
    refuse("--as kim visit move V-1 --to 2026-11-26", 2, "--reason")
    refuse("--as kim visit move V-1 --to 2026-11-26 --reason ' '", 65, "the reason is empty")


def test_a_visit_is_dropped_with_a_reason_and_a_final_one_by_the_manager(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("company")
    planned(salescli)
    submitted(salescli)
    approved(salescli)

    drop = "visit drop --reason 폐업"
    refuse(f"--as han {drop} V-1", 77, "kim, CLERK, MANAGER (1.3.4)")
    refuse(f"--as lee {drop} V-1", 77, "it is for: SALES, MANAGER (W1.2)")
    refuse(f"--as kim {drop} V-3", 77, "it is for: MANAGER (W1.2)")
    for who, number in (("kim", "V-1"), ("kim", "V-2"), ("park", "V-3")):
        assert salescli.done(f"--as {who} {drop} {number}").endswith("is dropped")
    refuse(f"--as park {drop} V-3", 76, "it is dropped; possible now: nothing")
    assert query("SELECT DISTINCT note FROM decision WHERE step = 'drop'") == [("폐업",)]


def test_a_final_visit_is_recorded_against_its_plan(at: At, query: Query) -> None:
    salescli = at("company")
    approved(salescli)

    answer = salescli.on(DAY).done(
        "--as kim visit record V-1 --result '견적 요청' --met 최과장 --problem 도면"
        " --next-step 견적"
    )

    assert answer == f"{V1} is done"
    assert query("SELECT visited_on, unplanned, result, met, problem, next_step FROM visit") == [
        (DAY, 0, "견적 요청", "최과장", "도면", "견적")
    ]


def test_an_account_is_recorded_against_its_one_visit_of_the_day(at: At) -> None:
    salescli = at("company")
    approved(salescli, on=WEEK)
    approved(salescli, "lee", "H1 --salesperson han")
    approved(salescli, on="2026-11-28")

    salescli.on(DAY)
    assert salescli.done("--as kim visit record 한솔농협 --result 협의") == f"{V1} is done"
    assert salescli.done("--as lee visit record H1 --result 협의") == "V-2026-0002 is done"
    assert salescli.done("--as kim visit record H1 --result 또") == (
        "V-2026-0004 is done · unplanned"
    )


def test_an_account_with_several_visits_of_the_day_needs_the_number(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    approved(salescli)
    approved(salescli, on=WEEK)
    approved(salescli, "lee", "H1 --salesperson han")

    salescli.on(DAY)
    refuse(
        "--as kim visit record H1 --result 협의",
        65,
        f"H1 has more than one visit for {DAY}: {V1}, V-2026-0002; give the number",
    )
    refuse("--as lee visit record H1 --result 협의", 65, f"{V1}, V-2026-0002, V-2026-0003")
    assert salescli.done("--as lee visit record H1 --salesperson han --result 협의") == (
        "V-2026-0003 is done"
    )


def test_a_visit_without_a_plan_is_marked(at: At, query: Query) -> None:
    salescli = at("company")

    answer = salescli.done("--as kim visit record H1 --result 들름 --method telephone")

    assert answer == f"{V1} is done · unplanned"
    assert query("SELECT visited_on, unplanned, method, from_on, until_on FROM visit") == [
        ("2026-11-19", 1, "telephone", None, None)
    ]
    assert query("SELECT step, from_state, to_state, clause FROM decision") == [
        ("record", None, "done", "W1.3")
    ]
    assert [row["salesperson"] for row in shown(salescli, "visit list")] == ["kim"]


@pytest.mark.parametrize("before", [planned, submitted])
def test_a_plan_that_was_not_final_makes_an_unplanned_visit(
    at: At, query: Query, before: Callable[..., str]
) -> None:
    salescli = at("company")
    before(salescli)

    answer = salescli.on(DAY).done("--as kim visit record V-1 --result 협의")

    assert answer == f"{V1} is done · unplanned"
    # The account's own name does not take a plan that was never made final.
    assert salescli.done("--as kim visit record H1 --result 협의").endswith("unplanned")
    assert query("SELECT unplanned, approved_on FROM visit ORDER BY id") == [(1, None), (1, None)]


def test_a_visit_is_not_recorded_before_its_day(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    approved(salescli, on=WEEK)

    refuse(
        "--as kim visit record V-1 --result 협의",
        76,
        f"cannot record {V1} until the day of the visit has come (W1.4)",
    )
    assert salescli.on("2026-11-21").done("--as kim visit record V-1 --result 협의")


def test_a_record_is_told_anew_until_its_meeting_and_then_only_corrected(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("company")
    approved(salescli, on="2026-11-20")
    salescli.on("2026-11-20").done("--as kim visit record V-1 --result 협의 --problem 도면")

    refuse(
        "--as kim visit correct V-1 --field result --to x --reason y",
        76,
        "its meeting has closed; before that it is recorded again (W1.4)",
    )
    assert salescli.done("--as kim visit record V-1 --result 계약 --met 최과장") == f"{V1} is done"
    told = "SELECT result, met, problem, unplanned FROM visit"
    assert query(told) == [("계약", "최과장", "도면", 0)]

    hold(salescli.on("2026-11-21"), "2026-11-21")
    refuse(
        "--as kim visit record V-1 --result x",
        76,
        "it is corrected with a reason, for its meeting is over (W1.4)",
    )
    salescli.done("--as kim visit correct V-1 --field result --to '계약 안 함' --reason 오기")
    salescli.done("--as lee visit correct V-1 --field result --to 보류 --reason 확인")
    salescli.done("--as kim visit correct V-1 --field next_step --to 견적 --reason 빠짐")

    assert query(told) == [("계약", "최과장", "도면", 0)]
    (row,) = shown(salescli, "visit show V-1")
    assert (row["result"], row["met"], row["next_step"]) == ("보류", "최과장", "견적")
    assert [row["result"] for row in shown(salescli, "visit list")] == ["보류"]
    corrections = shown(salescli, "visit show V-1", 1)
    assert [tuple(c[k] for k in ("field", "old", "new", "reason", "by")) for c in corrections] == [
        ("result", "계약", "계약 안 함", "오기", "kim"),
        ("result", "계약 안 함", "보류", "확인", "lee"),
        ("next_step", None, "견적", "빠짐", "kim"),
    ]


def test_a_correction_that_cannot_be_is_refused(at: At, refuse: Refuse) -> None:
    salescli = at("company").on("2026-11-20")
    salescli.done("--as kim visit record H1 --result 협의")
    hold(salescli.on("2026-11-21"), "2026-11-21")
    planned(salescli)

    correct = "visit correct V-1 --reason x --field"
    refuse(f"--as kim {correct} result --to 협의", 65, f"result of {V1} is '협의' already")
    refuse(f"--as kim {correct} result --to ' '", 65, "the correction is empty")
    refuse(f"--as kim {correct} purpose --to 수금", 2, "purpose")
    refuse(f"--as han {correct} result --to x", 77, "kim, CLERK, MANAGER (1.3.4)")
    refuse(f"--as choi {correct} result --to x", 77, "FINANCE may not correct", "(W1.4)")
    refuse("--as kim visit correct V-2 --field met --to x --reason y", 76, "it is planned")
    refuse("--as kim visit correct V-1 --field met --to x", 2, "--reason")


def test_a_salesperson_records_only_their_own_and_the_office_anybodys(
    at: At, refuse: Refuse
) -> None:
    salescli = at("company")
    approved(salescli)
    approved(salescli)
    salescli.on(DAY)

    refuse(
        "--as han visit record V-1 --result x",
        77,
        "SALES may not write in V-1; it is for: kim, CLERK, MANAGER (1.3.4)",
    )
    refuse("--as lee visit record H1 --salesperson kim --result x", 65, "more than one visit")
    refuse("--as choi visit record V-1 --result x", 77, "FINANCE may not record", "(W1.4)")
    refuse("--as tan visit record E1 --result x", 77, "TECH may not record a visit", "(W1.3)")
    assert salescli.done("--as lee visit record V-1 --result x") == f"{V1} is done"
    assert salescli.done("--as park visit record V-2 --result x") == "V-2026-0002 is done"
    refuse("--as han visit record H1 --salesperson kim --result x", 77, "kim, CLERK", "(1.3.4)")
    refuse("--as han visit record E1 --salesperson kim --result x", 77, "kim, CLERK", "(W1.3)")
    salescli.done("--as lee visit record E1 --result x")
    assert shown(salescli, "visit show V-3")[0]["salesperson"] == "han"


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("V-9", "there is no visit 'V-9'"),
        ("X-1", "there is no customer 'X-1'"),
        ("V-1 --result ' '", "the result is empty"),
    ],
)
def test_a_record_that_cannot_be_is_refused(at: At, refuse: Refuse, what: str, why: str) -> None:
    salescli = at("company")
    approved(salescli)

    result = "" if "--result" in what else "--result x"
    refuse(f"--as kim visit record {what} {result}", 65, why)


def test_a_record_needs_a_result(at: At, refuse: Refuse) -> None:
    approved(at("company"))

    refuse("--as kim visit record V-1", 2, "missing: --result")


def test_how_a_visit_was_planned_to_be_made_stands_once_it_was_handed_in(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("company")
    approved(salescli)
    planned(salescli)
    salescli.on(DAY)

    refuse("--as kim visit record V-1 --result x --method telephone", 65, "as a visit on_site")
    salescli.done("--as kim visit record V-1 --result x --method on_site")
    salescli.done("--as kim visit record V-2 --result x --method telephone")
    assert query("SELECT method FROM visit ORDER BY id") == [("on_site",), ("telephone",)]


def test_a_moved_or_dropped_visit_is_not_recorded(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    approved(salescli)
    planned(salescli)
    salescli.done("--as kim visit move V-1 --to 2026-11-26 --reason x")
    salescli.done("--as kim visit drop V-2 --reason x")

    salescli.on(DAY)
    refuse("--as kim visit record V-1 --result x", 76, "it is moved")
    refuse("--as kim visit record V-2 --result x", 76, "it is dropped")


def test_a_step_is_not_dated_before_the_one_it_follows(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    submitted(salescli)

    refuse(
        "--as park visit approve V-1 --on 2026-11-18",
        65,
        f"cannot approve {V1} on 2026-11-18: its last step was on 2026-11-19",
    )


def test_an_approved_visit_whose_days_are_over_was_missed(at: At) -> None:
    salescli = at("company")
    approved(salescli, on="2026-11-20")
    approved(salescli, on=WEEK)
    submitted(salescli, on="2026-11-20")

    def states(day: str, only: str = "") -> list[str]:
        return [row["state"] for row in shown(salescli.on(day), f"visit list {only}")]

    assert states("2026-11-20") == ["approved", "submitted", "approved"]
    assert states("2026-11-21") == ["approved", "submitted", "missed"]
    assert states("2026-11-28") == ["missed", "submitted", "missed"]
    assert states("2026-11-28", "--state missed") == ["missed", "missed"]
    assert states("2026-11-28", "--state approved") == []
    assert shown(salescli, "visit show V-1")[0]["state"] == "missed"
    assert salescli.done("--as kim visit record V-1 --result 늦음") == f"{V1} is done"


def test_visits_are_listed_by_week_person_account_and_state(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    planned(salescli)
    planned(salescli, "han", "E1", on=WEEK)
    planned(salescli, on="2026-12-01")
    salescli.done("--as lee visit record E1 --salesperson kim --result x")

    def numbers(line: str) -> list[int]:
        return [int(row["number"][-1]) for row in shown(salescli, f"visit list {line}")]

    assert numbers("") == [3, 1, 2, 4]
    assert numbers(f"--week {WEEK}") == [1, 2]
    assert numbers("--week this-week") == [4]
    assert numbers("--month 2026-12") == [3]
    assert numbers("--salesperson 한소라") == [2]
    assert numbers("--customer E1") == [2, 4]
    assert numbers("--state done") == [4]
    refuse("visit list --customer X", 65, "there is no customer 'X'")
    refuse("visit list --week soon", 65, "is not a week")


def test_a_history_tells_every_step(at: At) -> None:
    salescli = at("company")
    approved(salescli)
    salescli.on(DAY).done("--as kim visit record V-1 --result x")

    rows = shown(salescli, "visit history V-1")
    assert [(row["step"], row["decided_by"], row["clause"]) for row in rows] == [
        ("plan", "kim", "W1.1"),
        ("submit", "kim", "W1.2"),
        ("approve", "park", "W1.2"),
        ("record", "kim", "W1.4"),
    ]


def test_salespeople_see_their_own_visits_where_territories_are_closed(
    at: At, refuse: Refuse
) -> None:
    salescli = at("company")
    planned(salescli)
    planned(salescli, "han", "E1")
    salescli.done("--as admin setting set territory_reads on")

    assert [row["salesperson"] for row in shown(salescli, "--as kim visit list")] == ["kim"]
    assert len(shown(salescli, "--as park visit list")) == 2
    refuse("--as kim visit show V-2", 65, "there is no visit 'V-2'")
    refuse("--as kim visit history V-2", 65, "there is no visit 'V-2'")


def test_an_unknown_visit_is_refused(at: At, refuse: Refuse) -> None:
    at("company")

    for line in ("submit", "approve", "return", "edit", "drop --reason x"):
        refuse(f"--as park visit {line} V-9", 65, "there is no visit 'V-9'")


def test_the_outlook_sets_the_plans_against_the_targets(at: At) -> None:
    salescli = at("paid")  # H1 has a contract, E1 has none
    for measure, amount in (("sales", 1000), ("sales", 900), ("new_customers", 3)):
        salescli.done(f"--as park target set {measure} {amount} --month 2026-12 --salesperson kim")
    plan = "--as lee visit plan --salesperson kim"
    salescli.done(f"{plan} H1 --for 2026-12-01 --expected-order 300 --planned-collection 70")
    salescli.done(f"{plan} E1 --for 2026-12 --expected-order 200")
    salescli.done(f"{plan} E1 --for 2026-12-08 --expected-order 50")
    salescli.done(f"{plan} H1 --for 2026-11-30 --expected-order 7")
    salescli.done(f"{plan} H1 --for 2026-12-02 --expected-order 9")
    salescli.done("--as kim visit drop V-5 --reason x")
    salescli.done("--as han visit plan E1 --for 2026-12-03")

    def rows(section: int, *keys: str, line: str = "--month 2026-12") -> list[tuple[Any, ...]]:
        found = shown(salescli, f"visit outlook {line}", section)
        return [tuple(row[key] for key in keys) for row in found]

    money = ("salesperson", "measure", "target", "planned", "gap")
    assert rows(0, *money) == [
        ("han", "sales", None, "0", None),
        ("han", "collection", None, "0", None),
        ("kim", "sales", "900", "550", "350"),
        ("kim", "collection", None, "70", None),
    ]
    counts = ("salesperson", "target", "planned", "gap")
    assert rows(1, *counts) == [("han", None, 1, None), ("kim", 3, 2, 1)]
    assert rows(1, *counts, line="--month 2026-12 --salesperson kim") == [("kim", 3, 2, 1)]
    assert rows(0, *money, line="") == rows(0, *money)  # the coming month


def test_the_outlook_suggests_accounts_not_seen_or_overdue(at: At) -> None:
    salescli = at("issued")  # on 11-18: 10,999 are due 30 days later
    salescli.done("--as han visit record E1 --result x")
    salescli.done("--as kim visit record H1 --result x")

    def suggested(day: str) -> list[tuple[Any, ...]]:
        rows = shown(salescli.on(day), "visit outlook --month 2026-12", 2)
        keys = ("customer", "last_visit", "overdue", "planned")
        return [tuple(row[key] for key in keys) for row in rows]

    planned(salescli, on="2026-12-20")
    assert suggested("2026-12-18") == []
    assert suggested("2026-12-19") == [("H1", "2026-11-19", "10999", 1)]
    assert suggested("2026-12-20") == [
        ("H1", "2026-11-19", "10999", 1),
        ("E1", "2026-11-19", "0", 0),
    ]


def test_recorded_again_a_visit_keeps_its_day_so_that_its_meeting_seals_it(
    at: At, refuse: Refuse
) -> None:
    salescli = at("company")
    number = approved(salescli, on="2026-11-19")
    salescli.done(f"--as kim visit record {number} --result 견적")

    salescli.on("2026-11-21").done(f"--as kim visit record {number} --result '견적 요청'")
    (row,) = shown(salescli, f"visit show {number}")
    assert (row["visited_on"], row["result"]) == ("2026-11-19", "견적 요청")

    hold(salescli, "2026-11-21")
    refuse(f"--as kim visit record {number} --result 다름", 76, "its meeting is over (W1.4)")


def test_a_manager_does_not_rewrite_a_visit_he_decides_about(at: At, refuse: Refuse) -> None:
    number = planned(at("company"))

    refuse(f"--as park visit edit {number} --purpose 수금", 76, "a second person must (W1.1)")
