"""What in a quotation departs from the norm, by hand: list, limit, margin, payment days (R4)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services._quoting import Q1, done, quoted, rows
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def salescli(at: At) -> Program:
    return at("company")


@pytest.fixture
def draft(salescli: Program) -> Program:
    """Have an empty draft for H1."""
    salescli.done("--as kim quote draft H1 --valid-until 2026-12-31")
    return salescli


def found(salescli: Program, line: str) -> list[tuple[Any, ...]]:
    """Submit a draft with one line and return what was found in it."""
    done(salescli, f"kim quote line Q-d1 {line}", "kim quote submit Q-d1")
    return [
        (r["term"], r["position"], r["normal"], r["agreed"])
        for r in rows(salescli, "quote show Q-d1", "deviations")
    ]


@pytest.mark.parametrize(
    ("line", "price", "basis"),
    [
        ("B1", 1000, "list"),
        ("B1 --price 1234", 1234, "typed"),
        ("B1 --cost 720 --margin 20", 900, "cost"),  # 720 is 80 % of 900
        ("B1 --cost 700 --margin 33.33", 1050, "cost"),  # 700 / 0.6667 = 1049.95
        ("B1 --cost 1 --margin 33.34", 2, "cost"),  # 1.50015
        ("B1 --cost 900 --margin 0", 900, "cost"),
    ],
)
def test_a_price_comes_from_the_list_the_keyboard_or_a_cost(
    draft: Program, query: Query, line: str, price: int, basis: str
) -> None:
    answer = draft.done(f"--as kim quote line Q-d1 {line} -q 2")

    assert answer == f"Q-d1 is draft · {2 * price:,} KRW"
    assert query("SELECT price, basis FROM quote_line") == [(price, basis)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("B1 --cost 5", "give --price, or both --cost and --margin"),
        ("B1 --margin 5", "give --price, or both --cost and --margin"),
        ("B1 --cost 5 --margin 5 --price 9", "give --price, or both --cost and --margin"),
        ("B1 --cost 5 --margin 100", "it is below 100 percent"),
        ("B1 --cost 5 --margin 101", "not from 0 to 100 percent"),
        ("B1 --discount 101", "not from 0 to 100 percent"),
        ("B1 -q 0", "not above zero"),
        ("B9", "there is no product 'B9'"),
        ("--remove 1", "Q-d1 has no line 1"),
    ],
)
def test_a_line_that_cannot_be_is_refused(
    draft: Program, refuse: Refuse, words: str, told: str
) -> None:
    assert draft

    refuse(f"--as kim quote line Q-d1 {words}", 65, told)


def test_a_line_has_a_product(draft: Program, refuse: Refuse) -> None:
    assert draft

    refuse("--as kim quote line Q-d1", 2, "missing: PRODUCT")


def test_a_product_without_a_list_price_needs_another(draft: Program, refuse: Refuse) -> None:
    draft.done("--as lee product add X1 신제품 --unit 개 --price 5")

    line = "--as kim quote line Q-d1 X1 --on 2026-11-18"
    refuse(line, 2, "X1 has no list price on 2026-11-18; give --price")


def test_what_is_discontinued_is_not_offered(draft: Program, refuse: Refuse) -> None:
    draft.done("--as lee product edit N1 --discontinued")

    refuse("--as kim quote line Q-d1 N1", 65, "product N1 is discontinued")


@pytest.mark.parametrize(
    ("line", "deviations"),
    [
        ("B1", []),
        ("B1 --discount 5", []),  # the limit itself
        ("B1 --discount 5.01", [("price", 1, "1000 -5%", "1000 -5.01%")]),
        ("B1 --price 950", []),
        ("B1 --price 949", [("price", 1, "1000 -5%", "949 -0%")]),
        ("B1 --price 1000 --discount 5", []),
        ("N1 --discount 0.01", [("price", 1, "333 -0%", "333 -0.01%")]),
        ("B1 --cost 900 --margin 10", []),  # the least margin itself, at 1,000
        ("N1 --cost 303 --margin 9", [("margin", 1, "10%", "9.01%")]),  # 333 for 303
        ("N1 --cost 300 --margin 10", []),  # 333.33, rounded down to 9.91 %
        ("N1 --cost 300 --margin 20 --discount 11.2", []),  # 375 less 42 is 333
        (
            "N1 --cost 300 --margin 20 --discount 11.21",
            [("price", 1, "333 -0%", "375 -11.21%"), ("margin", 1, "10%", "9.9%")],
        ),
        ("B1 --cost 720 --margin 20", [("price", 1, "1000 -5%", "900 -0%")]),
        (
            "B1 --cost 900 --margin 5",
            [("price", 1, "1000 -5%", "947 -0%"), ("margin", 1, "10%", "4.96%")],
        ),
        (
            "B1 --cost 900 --margin 20 --discount 100",
            [("price", 1, "1000 -5%", "1125 -100%"), ("margin", 1, "10%", "-")],
        ),
    ],
)
def test_what_is_below_the_list_less_limit_or_the_least_margin_departs(
    draft: Program, line: str, deviations: list[tuple[Any, ...]]
) -> None:
    assert found(draft, line) == deviations


def test_the_least_margin_is_a_setting(draft: Program) -> None:
    draft.done("--as admin setting set least_margin 0")

    assert found(draft, "N1 --cost 400 --margin 0") == []


def test_an_account_with_a_wider_limit_gets_it(draft: Program) -> None:
    draft.done("--as park customer edit H1 --discount-limit 12")

    assert found(draft, "B1 --discount 12") == []


def test_a_product_without_a_list_price_departs_unless_made_from_a_cost(
    salescli: Program,
) -> None:
    done(
        salescli,
        "lee product add X1 신제품 --unit 개 --price 5",
        "kim quote draft H1 --valid-until 2026-12-31 --on 2026-11-18",
        "kim quote line Q-d1 X1 --price 7 --on 2026-11-18",
        "kim quote line Q-d1 X1 --cost 5 --margin 20 --on 2026-11-18",
        "kim quote submit Q-d1 --on 2026-11-18",
    )

    shown = rows(salescli, "quote show Q-1", "deviations")
    assert [(r["term"], r["position"], r["normal"], r["agreed"]) for r in shown] == [
        ("price", 1, "-", "7 -0%")
    ]


def test_more_days_to_pay_than_usual_depart(salescli: Program) -> None:
    salescli.done("--as park customer edit H1 --payment-days 45")
    salescli.done("--as kim quote draft H1 --valid-until 2026-12-31 --payment-days 46")

    assert found(salescli, "B1") == [("payment_days", None, "45", "46")]


def test_as_many_days_to_pay_as_usual_do_not(salescli: Program) -> None:
    salescli.done("--as kim quote draft H1 --valid-until 2026-12-31 --payment-days 30")

    assert found(salescli, "B1") == []


def test_an_open_deviation_shuts_the_approval(draft: Program, refuse: Refuse) -> None:
    found(draft, "B1 --price 900")

    refuse("--as park quote approve Q-1", 76, "until every deviation is decided (W2.5)")
    answer = draft.done("--as park quote settle Q-1")
    assert answer == f"{Q1} price 1,000 -5% → 900 -0%: accepted"
    assert "is approved" in draft.done("--as park quote approve Q-1")


def test_a_rejected_deviation_must_go_out(draft: Program, refuse: Refuse) -> None:
    found(draft, "B1 --price 900")
    draft.done("--as ceo quote settle Q-1 --reject")

    refuse("--as park quote approve Q-1", 76, "no rejected deviation stands in it (W2.5)")
    done(
        draft,
        "park quote return Q-1",
        "kim quote line Q-1 --remove 1",
        "kim quote line Q-1 B1 --price 960",
        "kim quote submit Q-1",
    )
    assert rows(draft, "quote show Q-1", "deviations") == []
    assert "is approved" in draft.done("--as park quote approve Q-1")


def test_what_was_decided_of_the_norm_binds_no_more_after_a_return(
    draft: Program, refuse: Refuse
) -> None:
    found(draft, "B1 --price 900")
    done(
        draft,
        "park quote settle Q-1",
        "park quote approve Q-1",
        "park quote return Q-1",
        "kim quote submit Q-1",
    )

    refuse("--as park quote approve Q-1", 76, "until every deviation is decided (W2.5)")


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "tan", "gu", "admin"])
def test_deviations_are_for_the_manager_or_leader(draft: Program, refuse: Refuse, who: str) -> None:
    found(draft, "B1 --price 900")

    refuse(f"--as {who} quote settle Q-1", 77, "it is for: MANAGER, LEADER (R4)")
    refuse(f"--as {who} quote settle Q-1 --reject", 77, "it is for: MANAGER, LEADER (R4)")


def test_nobody_settles_what_they_offered_or_declared(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "submitted")
    salescli.done("--as park quote deviate Q-1 --term 보증 --normal 1년 --agreed 2년")

    refuse("--as park quote settle Q-1", 76, "박부장 made it", "(R4)")
    assert salescli.done("--as ceo quote settle Q-1").endswith("보증 1년 → 2년: accepted")


def test_there_must_be_something_to_settle(salescli: Program, refuse: Refuse) -> None:
    quoted(salescli, "submitted")

    refuse("--as park quote settle Q-1", 65, f"{Q1} has no open deviation")


def test_a_deviation_is_not_settled_before_it_was_found(draft: Program, refuse: Refuse) -> None:
    found(draft, "B1 --price 900")

    refuse("--as park quote settle Q-1 --on 2026-11-18", 65, "its last step was on 2026-11-19")


def test_a_declared_deviation_waits_like_one_that_was_found(
    salescli: Program, refuse: Refuse, query: Query
) -> None:
    quoted(salescli, "draft")
    answer = salescli.done(
        "--as kim quote deviate Q-d1 --term 규격 --normal M8 --agreed M10 --line 1"
    )
    assert answer.endswith("deviations from the norm to settle: 1")
    assert salescli.done("--as kim quote submit Q-d1").endswith("to settle: 1")

    refuse("--as park quote approve Q-1", 76, "until every deviation is decided (W2.5)")
    assert query("SELECT basis, term, position, author_id FROM quote_deviation") == [
        ("declared", "규격", 1, query("SELECT id FROM employee WHERE code = 'kim'")[0][0])
    ]


def test_a_declared_deviation_outlives_a_return_unless_it_was_refused(salescli: Program) -> None:
    quoted(salescli, "submitted")
    done(
        salescli,
        "kim quote deviate Q-1 --term 보증 --normal 1년 --agreed 2년",
        "park quote settle Q-1",
        "kim quote deviate Q-1 --term 운임 --normal 착불 --agreed 선불",
        "park quote settle Q-1 --reject",
        "park quote return Q-1",
        "kim quote submit Q-1",
    )

    shown = rows(salescli, "quote show Q-1", "deviations")
    assert [(r["term"], r["basis"], r["state"]) for r in shown] == [
        ("보증", "declared", "accepted")
    ]
    assert "is approved" in salescli.done("--as park quote approve Q-1")


@pytest.mark.parametrize("step", ["print Q-1", "send Q-1"])
def test_what_is_declared_after_the_approval_keeps_the_paper_in(
    salescli: Program, refuse: Refuse, step: str
) -> None:
    quoted(salescli, "approved")
    declared = "kim quote deviate Q-1 --term 운임 --normal 착불 --agreed 선불"
    done(salescli, declared)

    refuse(f"--as kim quote {step}", 76, "until every deviation is decided (W2.")
    done(salescli, "park quote settle Q-1", declared, "park quote settle Q-1 --reject")
    refuse(f"--as kim quote {step}", 76, "until no rejected deviation stands in it (W2.")


def test_what_is_declared_and_accepted_after_the_approval_is_approved_again(
    salescli: Program, refuse: Refuse
) -> None:
    quoted(salescli, "approved")
    done(
        salescli,
        "kim quote deviate Q-1 --term 운임 --normal 착불 --agreed 선불",
        "park quote settle Q-1",
    )

    refuse("--as kim quote send Q-1", 76, "its present content has been given: approve (W2.6)")
    for line in ("park quote return", "kim quote submit", "park quote approve", "kim quote send"):
        salescli.done(f"--as {line} Q-1")


@pytest.mark.parametrize("stage", ["sent", "won", "lost", "withdrawn", "superseded"])
def test_nothing_is_declared_once_it_is_out(salescli: Program, refuse: Refuse, stage: str) -> None:
    quoted(salescli, stage)

    line = "--as kim quote deviate Q-1 --term a --normal b --agreed c"
    refuse(line, 65, f"{Q1} is {stage}, so nothing in it changes any more")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--term ' ' --normal b --agreed c", "the term is empty"),
        ("--term a --normal ' ' --agreed c", "the normal is empty"),
        ("--term a --normal b --agreed ' '", "the agreed is empty"),
        ("--term a --normal b --agreed c --line 9", "Q-d1 has no line 9"),
    ],
)
def test_a_deviation_says_what_is_normal_and_what_is_not(
    salescli: Program, refuse: Refuse, words: str, told: str
) -> None:
    quoted(salescli, "draft")

    refuse(f"--as kim quote deviate Q-d1 {words}", 65, told)
