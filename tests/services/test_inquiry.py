"""Inquiries and tenders step by step, through the command line on a real file (W2.1 to W2.4)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.db._chain import departures
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

E1 = "E-2026-0001"
LEADER = "the leader has agreed to its present content, for it is major (1.3.2)"


def received(salescli: Program, *more: str) -> Program:
    """Report an inquiry of H1 over 5,000."""
    salescli.done(
        ["--as", "kim", "inquiry", "report", "H1", "볼트 단가", "--amount", "5000", *more]
    )
    return salescli


@pytest.fixture
def salescli(at: At) -> Program:
    return at("company")


@pytest.fixture
def preparing(salescli: Program) -> Program:
    """Have E-1 pursued."""
    received(salescli).done("--as park inquiry decide E-1")
    return salescli


def rows(salescli: Program, line: str, key: str) -> list[dict[str, Any]]:
    whole = json.loads(salescli.done(f"{line} --json"))
    return next(part["rows"] for part in whole["sections"] if part["key"] == key)


def test_an_inquiry_has_its_number_and_both_instants(salescli: Program, query: Query) -> None:
    answer = salescli.done(
        "--as kim inquiry report H1 ' 볼트  단가 ' --tender --amount 5000 --due 2026-12-01"
        " --received '2026-11-19 09:30'"
    )

    assert answer == f"{E1} is received · 5,000 KRW"
    ((number, tender, subject, received_at, reported_at, *days),) = query(
        "SELECT number, tender, subject, received_at, reported_at, received_on, reported_on, due_on"
        " FROM inquiry"
    )
    assert (number, tender, subject) == (E1, 1, "볼트 단가")
    assert received_at == "2026-11-19T00:30:00.000000+00:00"  # half past nine in Seoul
    assert reported_at.startswith("2026-11-19T03:00:00")  # noon there
    assert days == ["2026-11-19", "2026-11-19", "2026-12-01"]
    assert query("SELECT kind, step, clause, from_state, to_state FROM decision") == [
        ("inquiry", "report", "W2.1", None, "received")
    ]


@pytest.mark.parametrize(
    ("words", "instant", "day"),
    [
        ("", "2026-11-19T03:00", "2026-11-19"),
        ("--received 2026-11-18", "2026-11-17T15:00", "2026-11-18"),
        ("--received 'yesterday 7:05'", "2026-11-17T22:05", "2026-11-18"),
        ("--received '2026. 11. 18. 23:59'", "2026-11-18T14:59", "2026-11-18"),
        ("--on 2026-11-17", "2026-11-16T15:00", "2026-11-17"),
    ],
)
def test_the_day_it_came_in_is_the_local_one(
    salescli: Program, query: Query, words: str, instant: str, day: str
) -> None:
    salescli.done(f"--as kim inquiry report H1 볼트 {words}")

    ((at, on),) = query("SELECT received_at, received_on FROM inquiry")
    assert (at[:16], on) == (instant, day)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("볼트 --received 2026-11-20", "cannot have come in later"),
        ("볼트 --received '2026-11-19 12:01'", "cannot have come in later"),
        ("볼트 --received '2026-11-18 08:00' --on 2026-11-17", "reported on 2026-11-17"),
        ("볼트 --received '2026-11-18 24:00'", "no time of day"),
        ("볼트 --received heute", "'heute' is not a date"),
        ("볼트 --due 2026-11-18", "before the inquiry came in on 2026-11-19"),
        ("볼트 --amount=-5", "below zero"),
        ("' '", "the subject is empty"),
        ("볼트 --salesperson nobody", "there is no staff 'nobody'"),
    ],
)
def test_a_report_that_cannot_be_is_refused(
    salescli: Program, refuse: Refuse, words: str, told: str
) -> None:
    assert salescli

    refuse(f"--as kim inquiry report H1 {words}", 65, told)


def test_an_account_is_known_before_it_inquires(salescli: Program, refuse: Refuse) -> None:
    salescli.done("--as lee customer add G1 조달청 --kind government --salesperson kim")

    refuse("--as kim inquiry report X9 볼트", 65, "there is no customer 'X9'")
    refuse("--as kim inquiry report G1 볼트 --on 2026-11-18", 65, "was not registered yet")


def test_an_inquiry_is_the_salespersons_who_looks_after_the_account(
    salescli: Program, refuse: Refuse, query: Query
) -> None:
    salescli.done("--as lee customer add G1 조달청 --kind government")
    salescli.done("--as lee inquiry report E1 볼트")
    salescli.done("--as lee inquiry report E1 볼트 --salesperson kim")
    salescli.done("--as kim inquiry report H1 볼트")

    refuse("--as kim inquiry report E1 볼트", 77, "it is for: han, CLERK, MANAGER (1.3.4)")
    refuse("--as lee inquiry report G1 볼트", 2, "give --salesperson CODE")
    assert query(
        "SELECT employee.code FROM inquiry JOIN employee ON employee.id = salesperson_id"
        " ORDER BY inquiry.id"
    ) == [("han",), ("kim",), ("kim",)]


@pytest.mark.parametrize("who", ["choi", "ceo", "tan", "gu", "admin"])
def test_the_sales_department_reports(salescli: Program, refuse: Refuse, who: str) -> None:
    assert salescli

    refuse(f"--as {who} inquiry report H1 볼트", 77, "SALES, CLERK, MANAGER (W2.1)")


def test_the_manager_decides_whether_to_compete(salescli: Program, query: Query) -> None:
    received(received(salescli))

    assert salescli.done("--as park inquiry decide E-1") == f"{E1} is preparing · 5,000 KRW"
    declined = salescli.done("--as lee inquiry decide E-2 --no --by park --paper A-1 --note 인력")
    assert declined == "E-2026-0002 is declined · 5,000 KRW"
    assert query("SELECT step, clause, paper, note FROM decision WHERE step <> 'report'") == [
        ("pursue", "W2.1", None, None),
        ("decline", "W2.1", "A-1", "인력"),
    ]


def test_what_is_prepared_can_still_be_given_up(preparing: Program, refuse: Refuse) -> None:
    refuse("--as park inquiry decide E-1", 76, "it is preparing; possible now: decide, line")
    assert "is declined" in preparing.done("--as park inquiry decide E-1 --no")
    refuse("--as park inquiry decide E-1", 76, "it is declined; possible now: nothing")


@pytest.mark.parametrize("answer", ["", "--no"])
@pytest.mark.parametrize("who", ["kim", "lee", "choi", "tan", "gu", "admin"])
def test_nobody_else_decides(salescli: Program, refuse: Refuse, who: str, answer: str) -> None:
    received(salescli)

    refuse(f"--as {who} inquiry decide E-1 {answer}", 77, "it is for: MANAGER (W2.1)")


def test_what_a_manager_reported_the_leader_decides(salescli: Program, refuse: Refuse) -> None:
    salescli.done("--as park inquiry report H1 볼트 --salesperson kim")

    refuse("--as park inquiry decide E-1", 76, "박부장 made it", "(W2.1)")
    assert salescli.done("--as ceo inquiry decide E-1") == f"{E1} is preparing"


def test_the_leader_is_consulted_on_what_others_reported_and_a_no_stands(
    salescli: Program, refuse: Refuse
) -> None:
    received(salescli)

    assert "is received" in salescli.done("--as ceo inquiry decide E-1 --no")
    refuse(
        "--as park inquiry decide E-1",
        76,
        "objected to it, agrees",
        "(1.3.2)",
    )
    salescli.done("--as ceo inquiry decide E-1")
    assert "is preparing" in salescli.done("--as park inquiry decide E-1")


def test_a_major_tender_waits_for_the_leader(salescli: Program, refuse: Refuse) -> None:
    salescli.done("--as admin setting set major_amount 9999")
    received(received(salescli))  # 5,000 and 5,000 of one customer

    refuse("--as park inquiry decide E-1", 76, LEADER)
    salescli.done("--as ceo inquiry decide E-1 --no")
    refuse(
        "--as park inquiry decide E-1",
        76,
        "objected to it, agrees",
        "(1.3.2)",
    )
    salescli.done("--as ceo inquiry decide E-1")
    assert "is preparing" in salescli.done("--as park inquiry decide E-1")
    assert "is declined" in salescli.done("--as park inquiry decide E-2 --no")  # without the leader


def test_a_flag_makes_it_major_and_its_author_does_not_lift_it(
    salescli: Program, refuse: Refuse
) -> None:
    received(salescli)
    salescli.done("--as park inquiry flag E-1 --reason '전략 고객'")

    refuse("--as park inquiry decide E-1", 76, LEADER)
    refuse("--as park inquiry flag E-1 --lift --reason x", 76, "has already done so", "(1.3.2)")
    refuse("--as lee inquiry flag E-1 --lift --reason x", 77, "MANAGER, LEADER (1.3.2)")
    refuse("--as tan inquiry flag E-1 --reason x", 77, "(1.3.2)")
    refuse("--as kim inquiry flag E-1 --reason ' '", 65, "the reason is empty")
    salescli.done("--as ceo inquiry flag E-1 --lift --reason 소액")
    refuse("--as ceo inquiry flag E-1 --lift --reason x", 76, "somebody has flagged it (1.3.2)")
    assert "is preparing" in salescli.done("--as park inquiry decide E-1")


def test_what_is_asked_for_is_sorted_into_lines(preparing: Program, query: Query) -> None:
    answers = [
        preparing.done(f"--as {line}")
        for line in (
            "kim inquiry line E-1 B1 --quantity 2.5 --requirement M8",
            "tan inquiry line E-1 --description '스패너 13mm' -q 3 --unit 자루",
            "gu inquiry line E-1 N1 --description 너트류",
            "lee inquiry line E-1 --remove 2",
        )
    ]

    assert answers == [
        f"{E1} line 1: 볼트",
        f"{E1} line 2: 스패너 13mm",
        f"{E1} line 3: 너트류",
        f"{E1} is preparing",
    ]
    assert query(
        "SELECT position, product_id IS NULL, description, quantity, unit, requirement, dropped"
        " FROM inquiry_line ORDER BY position"
    ) == [
        (1, 0, "볼트", 2500, "개", "M8", 0),
        (2, 1, "스패너 13mm", 3000, "자루", None, 1),
        (3, 0, "너트류", 1000, "개", None, 0),
    ]
    assert [r["position"] for r in rows(preparing, "inquiry show E-1", "lines")] == [1, 3]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("", 2, "what is asked for? give PRODUCT or --description"),
        ("B9", 65, "there is no product 'B9'"),
        ("B1 --quantity 0", 65, "not above zero"),
        ("--remove 1", 65, f"{E1} has no line 1"),
    ],
)
def test_a_line_that_cannot_be_is_refused(
    preparing: Program, refuse: Refuse, words: str, code: int, told: str
) -> None:
    assert preparing

    refuse(f"--as kim inquiry line E-1 {words}", code, told)


def test_lines_and_questions_wait_until_it_is_pursued(salescli: Program, refuse: Refuse) -> None:
    received(salescli)

    refuse("--as kim inquiry line E-1 B1", 76, "it is received; possible now: decide, flag")
    refuse("--as kim inquiry consult E-1 질문 --to leader", 76, "possible now: decide, flag")


@pytest.mark.parametrize("who", ["choi", "ceo", "admin"])
def test_lines_are_for_sales_and_those_who_know(
    preparing: Program, refuse: Refuse, who: str
) -> None:
    assert preparing

    refuse(f"--as {who} inquiry line E-1 B1", 77, "MANAGER, TECH, PURCHASING (W2.2)")


@pytest.mark.parametrize("who", ["choi", "ceo", "tan", "gu", "admin"])
def test_sales_asks(preparing: Program, refuse: Refuse, who: str) -> None:
    assert preparing

    refuse(f"--as {who} inquiry consult E-1 질문 --to technical", 77, "CLERK, MANAGER (W2.2)")


@pytest.fixture
def asked(preparing: Program) -> Program:
    """Ask the technical department, purchasing and the leader one question each."""
    preparing.done("--as kim inquiry line E-1 B1 --quantity 5")
    for question, to in (
        ("'M8인가?' --line 1", "technical"),
        ("'원가는?'", "purchasing"),
        ("'외상 가능?'", "leader"),
    ):
        preparing.done(f"--as kim inquiry consult E-1 {question} --to {to}")
    return preparing


def test_each_department_answers_what_it_was_asked(asked: Program, query: Query) -> None:
    answers = [
        asked.done(f"--as {line}")
        for line in (
            "tan inquiry answer E-1 1 --model M8-Zn --parameters '8.8, 아연도금'",
            "gu inquiry answer E-1 2 --price 700 --lead-days 10 --supplier 동해볼트",
            "lee inquiry answer E-1 3 '불가' --by ceo --paper 메모-1",
        )
    ]

    assert answers == [
        "question 1 to technical is answered",
        "question 2 to purchasing is answered",
        "question 3 to leader is answered",
    ]
    assert query(
        "SELECT step, clause, paper FROM decision WHERE kind = 'question' ORDER BY id"
    ) == [
        ("consult", "W2.3", None),
        ("consult", "W2.4", None),
        ("consult", "1.3.3", None),
        ("answer_technical", "W2.3", None),
        ("answer_purchasing", "W2.4", None),
        ("answer_leader", "1.3.3", "메모-1"),
    ]
    shown = rows(asked, "inquiry show E-1", "questions")
    assert [(r["line"], r["answered_by"], r["answered_on"]) for r in shown] == [
        (1, "tan", "2026-11-19"),
        (None, "gu", "2026-11-19"),
        (None, "ceo", "2026-11-19"),
    ]
    assert (shown[0]["model"], shown[0]["parameters"]) == ("M8-Zn", "8.8, 아연도금")
    assert (shown[1]["price"], shown[1]["lead_days"], shown[1]["supplier"]) == (
        *("700", 10),
        "동해볼트",
    )
    assert shown[2]["answer"] == "불가"


@pytest.mark.parametrize(
    ("position", "others", "clause"),
    [
        (1, "kim lee choi ceo gu admin", "TECH, MANAGER (W2.3)"),
        (2, "kim lee choi ceo tan admin", "PURCHASING, MANAGER (W2.4)"),
        (3, "kim lee choi tan gu admin", "LEADER, MANAGER (1.3.3)"),
    ],
)
def test_nobody_answers_for_another_department(
    asked: Program, refuse: Refuse, position: int, others: str, clause: str
) -> None:
    assert asked

    for who in others.split():
        refuse(f"--as {who} inquiry answer E-1 {position} 예", 77, f"it is for: {clause}")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tan inquiry answer E-1 1", "an answer by technical needs one of TEXT, --model, --"),
        ("tan inquiry answer E-1 1 예 --price 7", "an answer by technical"),
        ("gu inquiry answer E-1 2", "an answer by purchasing needs one of TEXT, --price"),
        ("gu inquiry answer E-1 2 --lead-days 3", "needs one of TEXT, --price"),
        ("gu inquiry answer E-1 2 --price 7 --model X", "may hold TEXT, --price, --lead-days"),
        ("ceo inquiry answer E-1 3", "an answer by leader needs one of TEXT"),
        ("ceo inquiry answer E-1 3 예 --supplier X", "an answer by leader"),
        ("tan inquiry answer E-1 9 예", f"{E1} has no question 9"),
        ("kim inquiry consult E-1 질문 --to leader --line 7", f"{E1} has no line 7"),
        ("kim inquiry consult E-1 ' ' --to leader", "the question is empty"),
        ("tan inquiry answer E-7 1 예", "there is no inquiry 'E-7'"),
    ],
)
def test_an_answer_or_question_that_says_nothing_is_refused(
    asked: Program, refuse: Refuse, line: str, told: str
) -> None:
    assert asked

    says_nothing = "needs one of" in told
    refuse(f"--as {line}", 2 if says_nothing else 65, told)


def test_an_answer_stands(asked: Program, refuse: Refuse) -> None:
    asked.done("--as tan inquiry answer E-1 1 예")

    refuse("--as tan inquiry answer E-1 1 아니오", 76, "it is answered; possible now: nothing")
    refuse("--as gu inquiry answer E-1 2 예 --on 2026-11-18", 65, "its last step was on 2026-11-19")


def test_the_list_can_be_of_a_state_or_of_what_waits_for_an_answer(asked: Program) -> None:
    received(asked)

    def numbers(options: str) -> list[str]:
        return [r["number"] for r in rows(asked, f"inquiry list {options}", "inquiries")]

    assert numbers("") == ["E-2026-0002", E1]
    assert numbers("--state preparing") == [E1]
    assert numbers("--open-questions") == [E1]
    (second, first) = rows(asked, "inquiry list", "inquiries")
    assert (first["open_questions"], second["open_questions"]) == (3, 0)
    assert (first["customer"], first["salesperson"], first["amount"]) == ("H1", "kim", "5000")


def test_the_history_tells_every_step_with_it(asked: Program) -> None:
    steps = [row["step"] for row in rows(asked, "inquiry history E-1", "history")]

    assert steps == ["report", "pursue", "line", "consult", "consult", "consult"]


def test_an_inquiry_that_was_received_is_worded_as_such(salescli: Program) -> None:
    received(salescli)

    for line in ("inquiry list", "inquiry show E-1", "inquiry history E-1"):
        assert "접수" in salescli.done(f"--lang ko --as kim {line}")
        assert "인수" not in salescli.done(f"--lang ko --as kim {line}")


def test_another_territory_is_unknown(salescli: Program, refuse: Refuse) -> None:
    received(salescli)
    salescli.done("--as admin setting set territory_reads on")

    assert rows(salescli, "--as han inquiry list", "inquiries") == []
    refuse("--as han inquiry show E-1", 65, "there is no inquiry 'E-1'")
    assert rows(salescli, "--as kim inquiry show E-1", "inquiry")


def test_what_gets_a_part_is_not_stamped_unless_a_column_of_it_changed(preparing: Program) -> None:
    """A question is a row of its own: the audit tells nothing new of the inquiry."""
    preparing.done("--as kim inquiry consult E-1 규격 --to technical")

    assert departures(preparing.path) == []
