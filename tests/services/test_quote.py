"""Quotations and bids step by step, through the command line on a real file (W2.5, W2.6)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services._quoting import Q1, done, quoted, rows
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

LEADER = "the leader has agreed to its present content, for it is major (1.3.2)"


@pytest.fixture
def salescli(at: At) -> Program:
    return at("company")


@pytest.fixture
def inquired(salescli: Program) -> Program:
    """Have E-1 of H1 pursued: 10 bolts, some spanners."""
    done(
        salescli,
        "kim inquiry report H1 볼트 --tender",
        "park inquiry decide E-1",
        "kim inquiry line E-1 B1 --quantity 10",
        "kim inquiry line E-1 --description 스패너 --quantity 3",
    )
    return salescli


def test_the_whole_way_to_the_order(salescli: Program, query: Query) -> None:
    answers = done(
        salescli,
        "kim quote draft H1 --valid-until 2026-12-31",
        "kim quote line Q-d1 B1 -q 10",
        "kim quote line Q-d1 N1 -q 3",
        "kim quote submit Q-d1",
        "park quote approve Q-1",
        "kim quote send Q-1",
        "lee quote won Q-1",
    )

    assert answers == [
        "Q-d1 is draft",
        "Q-d1 is draft · 10,000 KRW",
        "Q-d1 is draft · 10,999 KRW",
        f"{Q1} is submitted · 10,999 KRW",
        f"{Q1} is approved · 10,999 KRW",
        f"{Q1} is sent · 10,999 KRW",
        f"{Q1} is won · 10,999 KRW",
    ]
    assert query("SELECT kind, step, clause, to_state FROM decision ORDER BY id") == [
        ("quote", "draft", "W2.5", "draft"),
        ("quote", "submit", "W2.5", "submitted"),
        ("quote", "approve", "W2.5", "approved"),
        ("quote", "send", "W2.6", "sent"),
        ("quote", "won", "W2.6", "won"),
    ]
    assert query("SELECT sent_on, closed_on FROM quote") == [("2026-11-19", "2026-11-19")]


def test_a_draft_takes_the_accounts_terms_and_language(salescli: Program, query: Query) -> None:
    salescli.done("--as lee customer edit H1 --payment-days 45")
    salescli.done("--lang zh --as kim quote draft H1")
    salescli.done(
        "--as lee quote draft E1 --payment-days 10 --lead-days 7 --terms 현금"
        " --valid-until 2026-11-30 --language en"
    )

    assert query(
        "SELECT salesperson_id, payment_days, lead_days, terms, valid_until, language FROM quote"
    ) == [
        (_id(query, "kim"), 45, None, None, None, "zh"),
        (_id(query, "han"), 10, 7, "현금", "2026-11-30", "en"),
    ]


def _id(query: Query, code: str) -> int:
    return int(query(f"SELECT id FROM employee WHERE code = '{code}'")[0][0])


def test_an_account_with_a_language_is_quoted_in_it(salescli: Program, query: Query) -> None:
    salescli.done("--as lee customer profile H1 --language ko")
    salescli.done("--lang en --as kim quote draft H1")

    assert query("SELECT language FROM quote") == [("ko",)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("' '", "the customer is empty"),
        ("E1 --inquiry E-1", "E-2026-0001 is not from E1; leave CUSTOMER out"),
        ("H1 --inquiry E-9", "there is no inquiry 'E-9'"),
        ("H1 --revises Q-1", "a new version is for whom the first was for"),
        ("--bid --revises Q-1", "a new version is for whom the first was for"),
        ("--revises Q-9", "there is no quote 'Q-9'"),
        ("H1 --valid-until 2026-11-18", "cannot end on 2026-11-18; give a later date"),
        ("X9", "there is no customer 'X9'"),
    ],
)
def test_a_draft_that_fits_nothing_is_refused(
    inquired: Program, refuse: Refuse, words: str, told: str
) -> None:
    assert inquired

    refuse(f"--as lee quote draft {words}", 65, told)


def test_a_bid_says_what_it_answers(salescli: Program, refuse: Refuse) -> None:
    assert salescli

    told = "a bid answers an inquiry or tender; give --inquiry NUMBER"
    refuse("--as lee quote draft H1 --bid", 2, told)


def test_a_draft_says_whom_it_is_for(salescli: Program, refuse: Refuse) -> None:
    assert salescli

    refuse("--as kim quote draft", 2, "missing: CUSTOMER")


def test_a_blocked_account_gets_no_offer(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "sent").done("--as park customer block H1 --reason 체납")

    refuse("--as kim quote draft H1", 65, "customer H1 is blocked (체납)")
    refuse("--as kim quote draft --revises Q-1", 65, "customer H1 is blocked (체납)")


WRITERS = (
    "quote draft H1",
    "quote line Q-d1 B1",
    "quote line Q-d1 --remove 1",
    "quote edit Q-d1 --lead-days 3",
    "quote deviate Q-d1 --term a --normal b --agreed c",
)


@pytest.mark.parametrize("line", WRITERS)
@pytest.mark.parametrize("who", ["choi", "ceo", "tan", "gu", "admin"])
def test_the_sales_department_writes_it(
    salescli: Program, refuse: Refuse, who: str, line: str
) -> None:
    quoted(salescli, "draft")

    refuse(f"--as {who} {line}", 77, "it is for: SALES, CLERK, MANAGER")


STEPS = (
    ("draft", "submit Q-d1", "W2.5", "choi ceo tan gu admin", "SALES, CLERK, MANAGER"),
    ("submitted", "return Q-1", "W2.5", "kim lee choi ceo admin", "MANAGER"),
    ("submitted", "approve Q-1", "W2.5", "kim lee choi ceo admin", "MANAGER"),
    ("submitted", "decide Q-1", "W2.5", "kim lee park choi admin", "LEADER"),
    ("approved", "print Q-1", "W2.5", "choi ceo tan gu admin", "SALES, CLERK, MANAGER"),
    ("approved", "send Q-1", "W2.6", "choi ceo tan gu admin", "SALES, CLERK, MANAGER"),
    ("sent", "won Q-1", "W2.6", "choi ceo tan gu admin", "SALES, CLERK, MANAGER"),
    ("sent", "lost Q-1 --reason x", "W2.6", "choi ceo tan admin", "SALES, CLERK, MANAGER"),
    ("draft", "withdraw Q-d1 --reason x", "W2.6", "choi ceo tan admin", "SALES, CLERK, MANAGER"),
    ("sent", "withdraw Q-1 --reason x", "W2.6", "kim lee choi ceo admin", "MANAGER"),
    ("draft", "flag Q-d1 --reason x", "1.3.2", "choi tan gu admin", "CLERK, MANAGER, LEADER"),
)


@pytest.mark.parametrize(
    ("stage", "line", "clause", "who", "roles"),
    [(*row[:3], who, row[4]) for row in STEPS for who in row[3].split()],
)
def test_a_step_is_refused_to_other_roles(
    salescli: Program, refuse: Refuse, stage: str, line: str, clause: str, who: str, roles: str
) -> None:
    quoted(salescli, stage)

    refuse(f"--as {who} quote {line}", 77, f"{roles} ({clause})")


WRONG = (
    ("submitted", "kim quote submit Q-1", "submitted; possible now: return, approve, withdraw"),
    ("draft", "park quote approve Q-d1", "draft; possible now: submit, withdraw, flag"),
    ("draft", "park quote return Q-d1", "draft; possible now: submit, withdraw, flag"),
    ("draft", "kim quote print Q-d1", "draft; possible now: submit, withdraw, flag"),
    ("submitted", "kim quote print Q-1", "submitted; possible now: return, approve, withdraw"),
    ("submitted", "kim quote send Q-1", "submitted; possible now: return, approve"),
    ("approved", "kim quote won Q-1", "approved; possible now: return, print, send, withdraw"),
    ("approved", "kim quote lost Q-1 --reason x", "approved; possible now: return, print, send"),
    ("sent", "park quote return Q-1", "sent; possible now: print, won, lost, withdraw"),
    ("sent", "ceo quote decide Q-1", "sent; possible now: print, won, lost, withdraw"),
    ("won", "kim quote lost Q-1 --reason x", "won; possible now: print"),
    ("lost", "kim quote won Q-1", "lost; possible now: print"),
    ("withdrawn", "park quote approve Q-1", "withdrawn; possible now: nothing"),
    ("superseded", "kim quote send Q-1", "superseded; possible now: print"),
    ("withdrawn", "kim quote print Q-1", "withdrawn; possible now: nothing"),
    *(
        (stage, f"kim quote draft --revises {number}", f"cannot revise {label}: it is {stage}")
        for stage, number, label in (
            ("draft", "Q-d1", "Q-d1"),
            ("submitted", "Q-1", Q1),
            ("won", "Q-1", Q1),
            ("withdrawn", "Q-1", Q1),
            ("superseded", "Q-1", Q1),
        )
    ),
)


@pytest.mark.parametrize(("stage", "line", "told"), WRONG)
def test_a_step_from_another_state_is_refused_with_what_is_possible(
    salescli: Program, refuse: Refuse, stage: str, line: str, told: str
) -> None:
    quoted(salescli, stage)

    refuse(f"--as {line}", 76, told)


def test_nobody_approves_their_own(salescli: Program, refuse: Refuse) -> None:
    done(
        salescli,
        "park quote draft H1 --valid-until 2026-12-31 --salesperson kim",
        "park quote line Q-d1 B1",
        "park quote submit Q-d1",
    )

    refuse("--as park quote approve Q-1", 76, "박부장 made it", "(W2.5)")
    assert "is approved" in salescli.done("--as ceo quote approve Q-1")


def test_it_needs_a_line_and_a_last_day(salescli: Program, refuse: Refuse) -> None:
    salescli.done("--as kim quote draft H1")

    refuse("--as kim quote submit Q-d1", 76, "until it has a line (W2.5)")
    salescli.done("--as kim quote line Q-d1 B1")
    refuse("--as kim quote submit Q-d1", 76, "until it says until when it is valid (W2.5)")
    salescli.done("--as kim quote edit Q-d1 --valid-until 2026-12-31")
    assert salescli.done("--as kim quote submit Q-d1").startswith(f"{Q1} is submitted")


def test_a_refused_submission_uses_no_number_up(salescli: Program) -> None:
    done(salescli, "kim quote draft H1", "kim quote draft H1 --valid-until 2026-12-31")
    salescli("--as kim quote submit Q-d1")
    salescli.done("--as kim quote line Q-d2 B1")

    assert salescli.done("--as kim quote submit Q-d2").startswith(Q1)


def test_the_terms_of_a_draft_are_edited_and_of_nothing_else(
    salescli: Program, refuse: Refuse, query: Query
) -> None:
    quoted(salescli, "draft").done(
        "--as lee quote edit Q-d1 --payment-days 0 --lead-days 3 --terms 착불 --language zh"
    )

    assert query("SELECT payment_days, lead_days, terms, language, valid_until FROM quote") == [
        (0, 3, "착불", "zh", "2026-12-31")
    ]
    refuse("--as kim quote edit Q-d1 --valid-until 2026-11-01", 65, "cannot end on 2026-11-01")
    salescli.done("--as kim quote submit Q-d1")
    told = "is no draft any more; a manager can return it: quote return"
    refuse("--as kim quote edit Q-1 --lead-days 9", 65, told)
    refuse("--as kim quote line Q-1 B1", 65, told)
    refuse("--as kim quote line Q-1 --remove 1", 65, told)


def test_what_was_approved_binds_its_content(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "approved")
    done(
        salescli,
        "park quote return Q-1",
        "kim quote line Q-1 N1",
        "kim quote submit Q-1",
    )

    refuse("--as kim quote send Q-1", 76, "it is submitted; possible now: return, approve")
    assert salescli.done("--as park quote approve Q-1") == f"{Q1} is approved · 10,333 KRW"


def test_it_is_not_sent_after_its_last_day(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "approved").on("2027-01-01")

    told = "until its validity is extended by a new version (W2.6)"
    refuse("--as kim quote send Q-2026-1", 76, told)
    refuse("--as kim quote send Q-2026-1 --on 2026-12-31", 76, told)


def test_what_lay_printed_by_its_last_day_may_be_told_sent_in_time(
    salescli: Program, refuse: Refuse
) -> None:
    quoted(salescli, "approved").on("2026-12-31").done("--as kim quote print Q-2026-1")
    salescli.on("2027-01-01")

    refuse("--as kim quote send Q-2026-1", 76, "its validity is extended")
    assert "is sent" in salescli.done("--as kim quote send Q-2026-1 --on 2026-12-31")


def test_a_loss_says_why_and_to_whom(salescli: Program, refuse: Refuse, query: Query) -> None:
    quoted(salescli, "sent")

    refuse("--as kim quote lost Q-1 --reason ' '", 65, "the reason is empty")
    refuse("--as kim quote lost Q-1", 2, "missing: --reason")
    salescli.done(
        "--as kim quote lost Q-1 --reason 가격 --competitor 대동 --competitor-price 9,000"
    )
    assert query(
        "SELECT state, closed_on, lost_reason, competitor, competitor_price FROM quote"
    ) == [("lost", "2026-11-19", "가격", "대동", 9000)]


def test_what_is_withdrawn_says_why(salescli: Program, query: Query) -> None:
    quoted(salescli, "draft").done("--as kim quote withdraw Q-d1 --reason '고객 취소'")

    assert query("SELECT state, number FROM quote") == [("withdrawn", None)]
    assert query("SELECT note FROM decision WHERE step = 'withdraw'") == [("고객 취소",)]


def test_a_new_version_inherits_lines_and_no_approval(salescli: Program, query: Query) -> None:
    quoted(salescli, "draft")
    done(
        salescli,
        "kim quote line Q-d1 N1 --cost 80 --margin 20 -q 2 --discount 1",
        "kim quote line Q-d1 --remove 1",
        "kim quote submit Q-d1",
        "park quote settle Q-1",
        "park quote approve Q-1",
        "kim quote send Q-1",
    )

    assert salescli.done("--as kim quote draft --revises Q-1") == "Q-d2 is draft · 198 KRW"
    assert query("SELECT revises_id, revision, state, valid_until FROM quote WHERE id = 2") == [
        (1, 2, "draft", "2026-12-31")
    ]
    assert query(
        "SELECT position, quantity, price, discount_bp, amount, basis, cost, margin_bp"
        " FROM quote_line WHERE quote_id = 2"
    ) == [(1, 2000, 100, 100, 198, "cost", 80, 2000)]
    assert query("SELECT COUNT(*) FROM quote_deviation WHERE quote_id = 2") == [(0,)]
    answer = salescli.done("--as kim quote submit Q-d2")
    assert answer.startswith(f"{Q1}-V2 is submitted · 198 KRW")
    assert query("SELECT state FROM quote WHERE id = 1") == [("sent",)]  # until it is approved
    done(salescli, "park quote settle Q-1-V2", "park quote approve Q-2026-0001-V2")
    assert query("SELECT state, closed_on FROM quote ORDER BY id") == [
        ("superseded", "2026-11-19"),
        ("approved", None),
    ]


def test_every_version_goes_back_to_the_first(salescli: Program, query: Query) -> None:
    quoted(salescli, "superseded")
    done(
        salescli,
        "kim quote draft --revises Q-1-V2 --payment-days 10",
        "kim quote submit Q-d3",
        "park quote approve Q-1-V3",
    )

    assert query("SELECT number, revises_id, revision, state, payment_days FROM quote") == [
        (Q1, None, 1, "superseded", 30),
        (f"{Q1}-V2", 1, 2, "superseded", 30),
        (f"{Q1}-V3", 1, 3, "approved", 10),
    ]
    shown = rows(salescli, "quote show Q-1-V2", "versions")
    assert [row["number"] for row in shown] == [Q1, f"{Q1}-V2", f"{Q1}-V3"]
    supersede = query("SELECT step, clause FROM decision WHERE step = 'supersede'")
    assert supersede == [("supersede", "W2.6")] * 2


def test_a_lost_quotation_stays_lost_when_it_is_offered_again(
    salescli: Program, query: Query
) -> None:
    quoted(salescli, "lost")
    done(
        salescli,
        "kim quote draft --revises Q-1",
        "kim quote submit Q-d2",
        "park quote approve Q-1-V2",
    )

    assert query("SELECT state FROM quote ORDER BY id") == [("lost",), ("approved",)]


def test_a_validity_that_has_passed_is_said_anew(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "approved").on("2027-01-02")
    salescli.done("--as kim quote draft --revises Q-2026-1")

    refuse("--as kim quote submit Q-d2", 76, "until it says until when it is valid (W2.5)")
    salescli.done("--as kim quote edit Q-d2 --valid-until 2027-01-31")
    assert salescli.done("--as kim quote submit Q-d2").startswith(f"{Q1}-V2 is submitted")


def test_a_bid_copies_what_the_inquiry_asks_for(inquired: Program, query: Query) -> None:
    done(
        inquired,
        "kim inquiry line E-1 N1 --quantity 4",
        "kim inquiry line E-1 N1 --quantity 5",
        "kim inquiry line E-1 --remove 3",
        "lee product add X1 신제품 --unit 개 --price 5",
        "kim inquiry line E-1 X1",
    )
    # The day before, X1 had no list price yet.
    answer = inquired.done("--as lee quote draft --inquiry E-1 --bid --on 2026-11-18")

    assert answer == "Q-d1 is draft · 11,665 KRW · lines of the inquiry not offered yet: 2"
    assert query("SELECT position, product_id, quantity, price, basis FROM quote_line") == [
        (1, 1, 10000, 1000, "list"),
        (2, 2, 5000, 333, "list"),
    ]
    assert query(
        "SELECT bid, inquiry_id, customer_id, employee.code"
        " FROM quote JOIN employee ON employee.id = salesperson_id"
    ) == [(1, 1, 1, "kim")]


def test_an_inquiry_is_answered_once_the_manager_takes_part(
    salescli: Program, refuse: Refuse
) -> None:
    done(
        salescli,
        "kim inquiry report H1 볼트",
        "kim quote draft --inquiry E-1 --valid-until 2026-12-31",
        "kim quote line Q-d1 B1",
    )

    told = "until it answers an inquiry that the manager takes part in (W2.5)"
    refuse("--as kim quote submit Q-d1", 76, told)
    salescli.done("--as park inquiry decide E-1")
    assert "is submitted" in salescli.done("--as kim quote submit Q-d1")


def test_what_was_declined_is_not_answered(inquired: Program, refuse: Refuse) -> None:
    inquired.done("--as kim quote draft --inquiry E-1 --valid-until 2026-12-31")
    inquired.done("--as park inquiry decide E-1 --no")

    refuse("--as kim quote submit Q-d1", 76, "that the manager takes part in (W2.5)")


def test_an_open_question_shuts_the_approval(inquired: Program, refuse: Refuse) -> None:
    done(
        inquired,
        "kim inquiry consult E-1 규격은 --to technical",
        "kim quote draft --inquiry E-1 --valid-until 2026-12-31",
        "kim quote submit Q-d1",
    )

    refuse("--as park quote approve Q-1", 76, "until every open question is answered (W2.5)")
    inquired.done("--as tan inquiry answer E-1 1 M8")
    assert "is approved" in inquired.done("--as park quote approve Q-1")


OFFERED = (
    "kim quote draft --inquiry E-1 --valid-until 2026-12-31",
    "kim quote submit Q-d1",
    "park quote approve Q-1",
    "kim quote send Q-1",
    "kim quote draft --inquiry E-1 --valid-until 2026-12-31",
)


@pytest.mark.parametrize("last", ["won", "lost", "withdrawn"])
def test_the_inquiry_closes_with_its_last_quotation(
    inquired: Program, query: Query, last: str
) -> None:
    done(inquired, *OFFERED, "kim quote lost Q-1 --reason 가격")
    assert query("SELECT state FROM inquiry") == [("preparing",)]
    ends = {
        "withdrawn": ("kim quote withdraw Q-d2 --reason 충분",),
        "won": (*_to_sent("Q-d2", "Q-2"), "kim quote won Q-2"),
        "lost": (*_to_sent("Q-d2", "Q-2"), "kim quote lost Q-2 --reason 가격"),
    }
    done(inquired, *ends[last])

    assert query("SELECT state FROM inquiry") == [("closed",)]
    assert query("SELECT clause FROM decision WHERE step = 'close'") == [("W2.6",)]


def _to_sent(draft: str, number: str) -> tuple[str, ...]:
    return (
        f"kim quote submit {draft}",
        f"park quote approve {number}",
        f"kim quote send {number}",
    )


def test_withdrawals_alone_leave_the_inquiry_open(inquired: Program, query: Query) -> None:
    done(inquired, OFFERED[0], "kim quote withdraw Q-d1 --reason 오기")

    assert query("SELECT state FROM inquiry") == [("preparing",)]


def test_a_closed_inquiry_takes_a_new_version_and_no_new_quotation(
    inquired: Program, refuse: Refuse, query: Query
) -> None:
    done(inquired, *OFFERED[:4], "kim quote lost Q-1 --reason 가격")
    done(
        inquired,
        "kim quote draft --revises Q-1",
        *_to_sent("Q-d2", "Q-1-V2"),
        "kim quote won Q-1-V2",
        "kim quote draft --inquiry E-1 --valid-until 2026-12-31",
    )

    assert query("SELECT state FROM inquiry") == [("closed",)]
    refuse("--as kim quote submit Q-d3", 76, "that the manager takes part in (W2.5)")


def test_a_sent_bid_of_a_declined_inquiry_still_has_its_outcome(
    inquired: Program, query: Query
) -> None:
    done(inquired, *OFFERED[:4], "park inquiry decide E-1 --no", "kim quote won Q-1")

    assert query("SELECT state FROM inquiry") == [("declined",)]


def test_a_major_quotation_waits_for_the_leader(salescli: Program, refuse: Refuse) -> None:
    salescli.done("--as admin setting set major_amount 9999")
    quoted(salescli, "submitted")

    refuse("--as park quote approve Q-1", 76, LEADER)
    salescli.done("--as lee quote decide Q-1 --by ceo --paper A-1")
    salescli.done("--as ceo quote decide Q-1 --no")
    refuse(
        "--as park quote approve Q-1",
        76,
        "objected to it, agrees",
        "(1.3.2)",
    )
    salescli.done("--as ceo quote decide Q-1")
    assert "is approved" in salescli.done("--as park quote approve Q-1")


def test_a_split_quotation_is_still_major_and_a_version_is_not_counted_twice(
    salescli: Program, refuse: Refuse
) -> None:
    salescli.done("--as admin setting set major_amount 15000")
    quoted(salescli, "superseded")  # V1 and V2 of 10,000 each
    done(
        salescli,
        "kim quote draft H1 --valid-until 2026-12-31",
        "kim quote line Q-d3 B1 -q 6",
        "kim quote submit Q-d3",
    )

    refuse("--as park quote approve Q-2", 76, LEADER)


def test_a_flag_after_the_approval_stops_the_paper(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "approved").done("--as lee quote flag Q-1 --reason '신규 거래처'")

    refuse("--as kim quote print Q-1", 76, LEADER)
    refuse("--as kim quote send Q-1", 76, LEADER)
    refuse("--as park quote flag Q-1 --reason ' '", 65, "the reason is empty")
    salescli.done("--as park quote flag Q-1 --lift --reason 확인함")
    assert "is sent" in salescli.done("--as kim quote send Q-1")
    refuse("--as park quote flag Q-1 --reason 늦음", 76, "it is sent; possible now")


def test_the_leaders_yes_is_for_what_it_was_given_to(salescli: Program, refuse: Refuse) -> None:
    salescli.done("--as admin setting set major_amount 9999")
    quoted(salescli, "submitted")
    done(
        salescli,
        "ceo quote decide Q-1",
        "park quote return Q-1",
        "kim quote edit Q-1 --payment-days 29",
        "kim quote submit Q-1",
    )

    refuse("--as park quote approve Q-1", 76, LEADER)


def test_a_step_is_not_dated_before_the_last(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "approved")

    refuse("--as kim quote send Q-1 --on 2026-11-18", 65, "its last step was on 2026-11-19")


def test_the_list_is_by_state_customer_and_bids(inquired: Program) -> None:
    done(
        inquired,
        "kim quote draft --inquiry E-1 --bid",
        "han quote draft E1 --valid-until 2026-12-31",
        "han quote line Q-d2 B1",
        "han quote submit Q-d2",
    )

    def numbers(options: str) -> list[str]:
        return [r["number"] for r in rows(inquired, f"quote list {options}", "quotes")]

    assert numbers("") == [Q1, "Q-d1"]
    assert numbers("--state submitted") == [Q1]
    assert numbers("--customer H1") == ["Q-d1"]
    assert numbers("--bids") == ["Q-d1"]
    (second, first) = rows(inquired, "quote list", "quotes")
    assert (first["bid"], first["inquiry"], first["total"]) == (True, "E-2026-0001", "10000")
    assert (second["bid"], second["inquiry"], second["salesperson"]) == (False, None, "han")


def test_the_history_tells_every_step_with_it(salescli: Program) -> None:
    quoted(salescli, "lost")

    steps = [row["step"] for row in rows(salescli, "quote history Q-1", "history")]
    assert steps == ["draft", "submit", "approve", "send", "lost"]


def test_another_territory_is_unknown(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "draft").done("--as admin setting set territory_reads on")

    assert rows(salescli, "--as han quote list", "quotes") == []
    refuse("--as han quote show Q-d1", 65, "there is no quote 'Q-d1'")
    assert rows(salescli, "--as kim quote show Q-d1", "quote")
