"""Work plans: set, approved, changed through the leader, done (MD6)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]
Rows = list[dict[str, Any]]

W1, W2 = "W-2026-0001", "W-2026-0002"


def sections(salescli: Program, line: str) -> dict[str, Rows]:
    whole = json.loads(salescli.done(f"--as park plan {line} --json"))
    return {section["key"]: section["rows"] for section in whole["sections"]}


def numbers(salescli: Program, options: str = "") -> list[str]:
    return [row["number"] for row in sections(salescli, f"list {options}")["plans"]]


@pytest.fixture
def planned(at: At) -> Program:
    """Let kim plan to win customers in December."""
    salescli = at("company")
    salescli.done("--as kim plan set 신규개척 --monthly 2026-12 --target 300 --measures 전화")
    return salescli


@pytest.fixture
def approved(planned: Program) -> Program:
    """Let the manager approve it."""
    planned.done("--as park plan approve W-1")
    return planned


@pytest.fixture
def proposed(approved: Program) -> Program:
    """Let the manager propose to change it."""
    approved.done("--as park plan change W-1 --reason '인력 부족' --target 200")
    return approved


@pytest.mark.parametrize(
    ("option", "row"),
    [
        ("--annual 2027", ("annual", "2027", "2027-01-01", "2027-12-31")),
        ("--monthly 2026-12", ("monthly", "2026-12", "2026-12-01", "2026-12-31")),
        ("--weekly 2026-W48", ("weekly", "2026-W48", "2026-11-21", "2026-11-27")),
        ("--daily 2026-11-25", ("daily", "2026-11-25", "2026-11-25", "2026-11-25")),
    ],
)
def test_work_is_planned_by_year_month_week_and_day(
    at: At, query: Query, option: str, row: tuple[str, ...]
) -> None:
    salescli = at("company")

    assert salescli.done(f"--as kim plan set '도면 정리' {option}") == f"{W1} is planned"
    assert query("SELECT grain, label, start_on, end_on FROM work_plan") == [row]
    assert query("SELECT item, employee_id = author_id, planned_on FROM work_plan") == [
        ("도면 정리", 1, "2026-11-19")
    ]


def test_all_that_an_item_says_is_kept(at: At) -> None:
    salescli = at("company")
    salescli.done(
        "--as lee plan set 신규개척 --monthly 2026-12 --salesperson 김철수 --customer H1"
        " --target 5000000 --key-customers '한솔, 동해' --week1 조사 --week2 방문 --week3 견적"
        " --week4 협상 --week5 계약 --measures 전화 --budget 30000 --support 기술 --owner park"
    )
    shown = sections(salescli, "show W-1")

    assert shown["plan"] == [
        {
            "number": W1,
            "state": "planned",
            "grain": "monthly",
            "period": "2026-12",
            "salesperson": "kim",
            "salesperson_name": "김철수",
            "item": "신규개척",
            "customer": "H1",
            "customer_name": "(주)한솔농협",
            "target": "5000000",
            "expense_budget": "30000",
            "owner": "park",
            "owner_name": "박부장",
            "planned_on": "2026-11-19",
            "author": "lee",
            "author_name": "이영희",
        }
    ]
    assert shown["measures"] == [
        {
            "key_customers": "한솔, 동해",
            "week1": "조사",
            "week2": "방문",
            "week3": "견적",
            "week4": "협상",
            "week5": "계약",
            "measures": "전화",
            "support_needed": "기술",
        }
    ]


def test_an_item_set_again_is_changed_in_place(planned: Program, query: Query) -> None:
    answer = planned.done("--as kim plan set ' 신규 개척' --monthly 2026-12 --target 500")

    assert answer == f"{W1} is planned"
    assert query("SELECT item, target, measures FROM work_plan") == [("신규개척", 500, "전화")]


@pytest.mark.parametrize(
    "line",
    [
        "kim plan set 신규개척 --monthly 2027-01",
        "kim plan set 신규개척 --annual 2026",
        "kim plan set 재고조사 --monthly 2026-12",
        "han plan set 신규개척 --monthly 2026-12",
    ],
)
def test_another_period_item_or_person_is_another_item(planned: Program, line: str) -> None:
    assert planned.done(f"--as {line}") == f"{W2} is planned"


@pytest.mark.usefixtures("approved")
def test_an_approved_item_is_not_set_again(refuse: Refuse) -> None:
    refuse(
        "--as kim plan set 신규개척 --monthly 2026-12 --target 5",
        76,
        f"cannot set {W1}: it is approved; possible now: change, done",
    )


@pytest.mark.parametrize("item", ["sales", "collection", "new_customers", "Sales"])
def test_a_measure_has_its_target_from_the_targets(at: At, refuse: Refuse, item: str) -> None:
    salescli = at("company")

    refuse(f"--as kim plan set {item} --monthly 2026-12 --target 5", 65, "salescli target set")
    salescli.done(f"--as kim plan set {item} --monthly 2026-12 --measures 방문")
    salescli.done("--as park plan approve W-1")
    refuse("--as park plan change W-1 --reason 왜 --target 5", 65, "salescli target set")
    assert sections(salescli, "list")["plans"][0]["item"] == item.lower()


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("kim plan set 일 --monthly 2026-10", 65, "2026-10 was over on 2026-10-31"),
        ("kim plan set 일 --daily 2026-11-18", 65, "2026-11-18 was over on 2026-11-18"),
        ("kim plan set 일 --weekly 2026-12", 65, "a week is wanted"),
        ("kim plan set 일 --annual 다음달", 65, "is no year"),
        ("kim plan set ' ' --daily 2026-11-25", 65, "the item is empty"),
        ("kim plan set 일 --daily 2026-11-25 --week1 조사", 65, "only a monthly plan"),
        ("kim plan set 일 --daily 2026-11-25 --target -5", 65, "below zero"),
        ("kim plan set 일 --daily 2026-11-25 --target 0.5", 65, "0.5"),
        ("kim plan set 일 --daily 2026-11-25 --customer 없음", 65, "there is no customer"),
        ("kim plan set 일 --daily 2026-11-25 --owner 없음", 65, "there is no staff"),
        ("kim plan set 일 --daily 2026-11-25 --support ' '", 65, "the support needed is empty"),
        ("park plan set 일 --daily 2026-11-25 --salesperson 없음", 65, "there is no staff"),
        ("lee plan set 일 --daily 2026-11-25", 2, "--salesperson CODE"),
        ("kim plan set 일", 2, "--annual, --monthly, --weekly and --daily"),
        ("kim plan set 일 --annual 2026 --daily 2026-11-25", 2, "give one of"),
        ("kim plan set", 2, "ITEM"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(
    at: At, refuse: Refuse, line: str, code: int, word: str
) -> None:
    at("company")

    refuse(f"--as {line}", code, word)


@pytest.mark.parametrize("who", ["choi", "ceo", "tan", "gu", "admin"])
def test_the_sales_department_plans(at: At, refuse: Refuse, who: str) -> None:
    at("company")

    refuse(
        f"--as {who} plan set 일 --daily 2026-11-25",
        77,
        "may not set a plan; it is for: SALES, CLERK, MANAGER (MD6)",
    )


def test_a_salesperson_plans_only_their_own_work(planned: Program, refuse: Refuse) -> None:
    refuse("--as han plan set 일 --daily 2026-11-25 --salesperson kim", 77, "(MD6)", "kim")
    planned.done("--as park plan approve W-1")
    refuse("--as han plan change W-1 --reason 왜 --target 1", 77, "write in W-1", "(1.3.4)")
    refuse("--as han plan done W-1 --result 끝", 77, "write in W-1", "(1.3.4)")


def test_a_managers_plan_is_typed_by_nobody_else(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("--as lee plan set 일 --daily 2026-11-25 --salesperson park", 77, "MANAGER (1.3.1)")


def test_an_item_is_approved_by_the_manager(planned: Program, query: Query) -> None:
    answer = planned.done("--as park plan approve W-1 --note '전화보다 방문'")

    assert answer == f"{W1} is approved"
    assert query("SELECT state, manager_note FROM work_plan") == [("approved", "전화보다 방문")]
    assert query("SELECT step, clause FROM decision ORDER BY id") == [
        ("set", "MD6"),
        ("approve", "MD6"),
    ]


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "ceo", "admin"])
@pytest.mark.usefixtures("planned")
def test_nobody_else_approves_it(refuse: Refuse, who: str) -> None:
    refuse(f"--as {who} plan approve W-1", 77, "it is for: MANAGER (MD6)")


def test_a_managers_own_plan_is_approved_by_the_leader(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as park plan set 교육 --annual 2026")

    refuse("--as park plan approve W-1", 76, "박부장 made it; a second person must (MD6)")
    assert salescli.done("--as ceo plan approve W-1") == f"{W1} is approved"


def test_a_plan_made_by_a_manager_for_another_is_approved_by_the_leader(
    at: At, refuse: Refuse
) -> None:
    salescli = at("company")
    salescli.done("--as park plan set 교육 --annual 2026 --salesperson kim")

    refuse("--as park plan approve W-1", 76, "a second person must (MD6)")
    assert salescli.done("--as ceo plan approve W-1") == f"{W1} is approved"


def test_the_clerk_types_an_approval_on_paper(planned: Program, query: Query) -> None:
    planned.done("--as lee plan approve W-1 --by park --paper 결재-3")

    assert query("SELECT paper FROM decision WHERE step = 'approve'") == [("결재-3",)]


def test_all_of_a_period_are_approved_at_once(planned: Program) -> None:
    for line in (
        "kim plan set sales --monthly 2026-12",
        "han plan set 재고조사 --monthly 2026-12",
        "park plan set 교육 --monthly 2026-12",
        "kim plan set 신규개척 --monthly 2027-01",
    ):
        planned.done(f"--as {line}")

    told = planned.done("--as park plan approve --monthly 2026-12 --salesperson kim --all")
    assert told.splitlines()[:2] == [f"{W1} is approved", f"{W2} is approved"]
    told = planned.told("--as park plan approve --monthly next-month")
    assert told.splitlines()[0] == "W-2026-0003 is approved"
    assert "read as: next-month = 2026-12 (2026-12-01 – 2026-12-31)" in told
    assert planned.done("--as ceo plan approve --monthly 2026-12") == "W-2026-0004 is approved"
    assert numbers(planned, "--state planned") == ["W-2026-0005"]


def test_approving_a_period_takes_the_right_of_each(planned: Program, refuse: Refuse) -> None:
    refuse("--as kim plan approve --monthly 2026-12", 77, "it is for: MANAGER (MD6)")
    refuse("--as ceo plan approve --monthly 2026-12", 77, "it is for: MANAGER (MD6)")
    planned.done("--as park plan approve --monthly 2026-12")
    refuse("--as park plan approve --monthly 2026-12", 65, "nothing waits for approval")
    planned.done("--as park plan set 교육 --monthly 2026-12")
    refuse("--as park plan approve --monthly 2026-12", 76, "a second person must (MD6)")


@pytest.mark.parametrize(
    "words",
    ["", "W-1 --monthly 2026-12", "W-1 --salesperson kim", "--annual 2026 --monthly 2026-12"],
)
@pytest.mark.usefixtures("planned")
def test_it_has_to_be_clear_what_is_approved(refuse: Refuse, words: str) -> None:
    refuse(f"--as park plan approve {words}", 2)


@pytest.mark.usefixtures("approved")
def test_an_item_is_approved_once(refuse: Refuse) -> None:
    refuse("--as park plan approve W-1", 76, "it is approved; possible now: change, done")


@pytest.mark.usefixtures("proposed")
def test_a_change_is_a_proposal_and_all_else_is_copied(query: Query) -> None:
    columns = (
        "number, state, grain, label, employee_id, item, target, measures, replaces_id,"
        " change_reason, manager_note"
    )

    first, second = query(f"SELECT {columns} FROM work_plan ORDER BY id")
    assert first[:2] == (W1, "approved")
    assert second[:2] == (W2, "proposed")
    assert first[2:6] == second[2:6]
    assert first[6:] == (300, "전화", None, None, None)
    assert second[6:] == (200, "전화", 1, "인력 부족", None)
    assert query("SELECT document_id, step FROM decision WHERE id > 2 ORDER BY id") == [
        (1, "change"),
        (2, "propose"),
    ]


@pytest.mark.usefixtures("proposed")
def test_a_proposal_inherits_no_approval(refuse: Refuse) -> None:
    refuse("--as park plan approve W-2", 76, "it is proposed; possible now: decide")
    refuse("--as kim plan done W-2 --result 끝", 76, "it is proposed; possible now: decide")


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("--reason 왜", "nothing of W-2026-0001 would change"),
        ("--reason 왜 --target 300", "nothing of W-2026-0001 would change"),
        ("--reason ' ' --target 5", "the reason is empty"),
        ("--reason 왜 --customer 없음", "there is no customer"),
    ],
)
@pytest.mark.usefixtures("approved")
def test_a_change_that_does_not_fit_is_refused(refuse: Refuse, words: str, word: str) -> None:
    refuse(f"--as park plan change W-1 {words}", 65, word)


@pytest.mark.usefixtures("approved")
def test_a_change_says_why(refuse: Refuse) -> None:
    refuse("--as park plan change W-1 --target 5", 2, "--reason")


def test_an_item_has_one_open_proposal(proposed: Program, refuse: Refuse) -> None:
    line = "--as park plan change W-1 --reason 다시 --target 100"

    refuse(line, 65, f"a change of {W1} waits for the leader already: {W2}")
    proposed.done("--as ceo plan decide W-2 --no")
    assert proposed.done(line) == "W-2026-0003 is proposed"


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "ceo", "tan", "admin"])
@pytest.mark.usefixtures("approved")
def test_the_manager_proposes_changes(refuse: Refuse, who: str) -> None:
    line = f"--as {who} plan change W-1 --reason 왜 --target 5"
    refuse(line, 77, "it is for: MANAGER (MD6)")


@pytest.mark.usefixtures("planned")
def test_what_is_only_planned_needs_no_proposal(refuse: Refuse) -> None:
    line = "--as park plan change W-1 --reason 왜 --target 5"
    refuse(line, 76, "it is planned; possible now: approve")


def test_the_leaders_yes_replaces_what_was_planned(proposed: Program, query: Query) -> None:
    assert proposed.done("--as ceo plan decide W-2 --note 동의") == f"{W2} is approved"

    assert query("SELECT number, state FROM work_plan ORDER BY id") == [
        (W1, "replaced"),
        (W2, "approved"),
    ]
    assert query("SELECT document_id, step, note FROM decision WHERE id > 4 ORDER BY id") == [
        (2, "accept", "동의"),
        (1, "replace", "동의"),
    ]


def test_the_leaders_no_leaves_it_as_it_was(proposed: Program, query: Query) -> None:
    assert proposed.done("--as ceo plan decide W-2 --no") == f"{W2} is rejected"

    assert query("SELECT state, target FROM work_plan ORDER BY id") == [
        ("approved", 300),
        ("rejected", 200),
    ]


def test_a_changed_item_can_be_changed_again(proposed: Program, refuse: Refuse) -> None:
    proposed.done("--as ceo plan decide W-2")

    refuse("--as park plan change W-1 --reason 왜 --target 1", 76, "it is replaced")
    refuse("--as kim plan set 신규개척 --monthly 2026-12 --target 1", 76, f"cannot set {W2}")
    assert proposed.done("--as park plan change W-2 --reason 왜 --target 1") == (
        "W-2026-0003 is proposed"
    )


@pytest.mark.parametrize("words", ["", "--no"])
@pytest.mark.parametrize("who", ["kim", "lee", "park", "choi", "admin"])
@pytest.mark.usefixtures("proposed")
def test_only_the_leader_decides_a_change(refuse: Refuse, who: str, words: str) -> None:
    refuse(f"--as {who} plan decide W-2 {words}", 77, "it is for: LEADER (MD6)")


def test_whoever_proposed_a_change_does_not_decide_it(approved: Program, refuse: Refuse) -> None:
    approved.done("--as park plan change W-1 --reason 왜 --target 1")
    approved.done("--as ceo staff edit park --role LEADER")

    refuse("--as park plan decide W-2", 76, "박부장 made it; a second person must (MD6)")


@pytest.mark.parametrize(("words", "state"), [("", "approved"), ("--no", "rejected")])
def test_a_change_is_decided_once(
    proposed: Program, refuse: Refuse, words: str, state: str
) -> None:
    refuse("--as ceo plan decide W-1", 76, "it is approved")
    proposed.done(f"--as ceo plan decide W-2 {words}")

    refuse("--as ceo plan decide W-2", 76, f"it is {state}")


def test_what_is_to_be_changed_is_not_done_before_the_leader_has_decided(
    proposed: Program, refuse: Refuse
) -> None:
    refuse("--as kim plan done W-1 --result 세곳", 65, f"waits for the leader already: {W2}")

    assert proposed.done("--as ceo plan decide W-2 --no") == f"{W2} is rejected"
    assert proposed.done("--as kim plan done W-1 --result 세곳") == f"{W1} is done"


def test_a_manager_does_not_rewrite_what_he_decides_about(planned: Program, refuse: Refuse) -> None:
    assert planned.path.is_file()

    refuse(
        "--as park plan set 신규개척 --monthly 2026-12 --salesperson kim --budget 9",
        76,
        "a second person must (MD6)",
    )


@pytest.mark.parametrize("who", ["kim", "lee", "park", "ceo"])
def test_an_item_is_done_with_a_result(approved: Program, query: Query, who: str) -> None:
    assert approved.done(f"--as {who} plan done W-1 --result '세 곳'") == f"{W1} is done"

    assert query("SELECT state, result, done_on FROM work_plan") == [
        ("done", "세 곳", "2026-11-19")
    ]


@pytest.mark.parametrize("who", ["choi", "tan", "admin"])
@pytest.mark.usefixtures("approved")
def test_nobody_else_tells_it_done(refuse: Refuse, who: str) -> None:
    refuse(f"--as {who} plan done W-1 --result 끝", 77, "SALES, CLERK, MANAGER, LEADER (MD6)")


def test_only_what_is_approved_is_done_and_once(planned: Program, refuse: Refuse) -> None:
    refuse("--as kim plan done W-1 --result 끝", 76, "it is planned; possible now: approve")
    planned.done("--as park plan approve W-1")
    refuse("--as kim plan done W-1 --result ' '", 65, "the result is empty")
    refuse("--as kim plan done W-1 --result 끝 --on 2026-11-18", 65, "2026-11-19")
    planned.done("--as kim plan done W-1 --result 끝")
    refuse("--as kim plan done W-1 --result 끝", 76, "it is done; possible now: nothing")
    refuse("--as kim plan set 신규개척 --monthly 2026-12", 76, f"cannot set {W1}: it is done")


@pytest.mark.parametrize(
    "line", ["approve W-9", "decide W-9", "done W-9 --result 끝", "show W-9", "history W-9"]
)
@pytest.mark.usefixtures("planned")
def test_a_number_that_no_plan_has_is_refused(refuse: Refuse, line: str) -> None:
    refuse(f"--as park plan {line}", 65, "there is no plan 'W-9'; see: salescli plan list")


def test_plans_are_listed_by_period_person_and_state(planned: Program, refuse: Refuse) -> None:
    for line in (
        "han plan set 재고조사 --monthly 2026-12",
        "kim plan set 시장조사 --weekly 2026-W49",
        "park plan set 교육 --annual 2026",
        "kim plan set 견적 --daily 2026-12-01",
    ):
        planned.done(f"--as {line}")
    planned.done("--as park plan approve W-2")

    everything = [f"W-2026-000{n}" for n in (5, 2, 1, 3, 4)]
    assert numbers(planned) == everything
    assert numbers(planned, "--monthly 2026-12") == [W2, W1]
    assert numbers(planned, "--weekly 2026-W49") == ["W-2026-0003"]
    assert numbers(planned, "--annual 2026 --state approved") == []
    assert numbers(planned, "--daily 2026-12-01") == ["W-2026-0005"]
    assert numbers(planned, "--salesperson 한소라") == [W2]
    assert numbers(planned, "--state approved") == [W2]
    refuse("--as park plan list --weekly 2026-12", 65, "a week is wanted")
    refuse("--as park plan list --salesperson 없음", 65, "there is no staff '없음'")
    refuse("--as park plan list --annual 2026 --daily 2026-12-01", 2, "give one of")


def test_an_entry_shows_what_became_of_it(proposed: Program) -> None:
    proposed.done("--as ceo plan decide W-2")
    proposed.done("--as kim plan done W-2 --result 세곳")

    assert [
        (row["number"], row["state"], row["author"], row["change_reason"])
        for row in sections(proposed, "show W-1")["proposals"]
    ] == [(W2, "done", "park", "인력 부족")]
    assert sections(proposed, "show W-2")["outcome"] == [
        {
            "manager_note": None,
            "result": "세곳",
            "done_on": "2026-11-19",
            "replaces": W1,
            "change_reason": "인력 부족",
        }
    ]


def test_the_history_tells_every_step(proposed: Program) -> None:
    proposed.done("--as ceo plan decide W-2")

    def told(number: str) -> list[tuple[str, str, str]]:
        rows = sections(proposed, f"history {number}")["history"]
        return [(row["step"], row["state"], row["decided_by"]) for row in rows]

    assert told("W-1") == [
        ("set", "planned", "kim"),
        ("approve", "approved", "park"),
        ("change", "approved", "park"),
        ("replace", "replaced", "ceo"),
    ]
    assert told("W-2") == [("propose", "proposed", "park"), ("accept", "approved", "ceo")]


def test_a_salesperson_with_a_territory_sees_their_own_plans(
    approved: Program, refuse: Refuse
) -> None:
    approved.done("--as han plan set 재고조사 --monthly 2026-12")
    approved.done("--as admin setting set territory_reads on")
    whole = json.loads(approved.done("--as han plan list --json"))

    assert [row["number"] for row in whole["sections"][0]["rows"]] == [W2]
    refuse("--as han plan show W-1", 65, "there is no plan 'W-1'")


@pytest.mark.parametrize(("language", "word"), [("en", "monthly"), ("ko", "월간"), ("zh", "月度")])
def test_a_measure_is_listed_in_the_readers_language(at: At, language: str, word: str) -> None:
    salescli = at("company")
    salescli.done("--as kim plan set sales --monthly 2026-12")
    shown = salescli.done(f"--lang {language} --as park plan list")

    assert word in shown
    assert {"en": "sales", "ko": "매출", "zh": "销售"}[language] in shown
