"""Amounts: reading, rounding, and what part of a line is worth."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli import sql
from salescli.errors import DataError
from salescli.policy import money
from salescli.policy.kinds import INSTRUMENTS, PostingKind
from salescli.text import decimal

PRICES = st.integers(0, 10**9)
QUANTITIES = st.integers(-(10**7), 10**7)
DISCOUNTS = st.integers(0, 10_000)


def refusal(text: str) -> str:
    try:
        money.amount(text, 2)
    except DataError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("KRW", 0),
        ("JPY", 0),
        ("VND", 0),
        ("USD", 2),
        ("CNY", 2),
        ("KPW", 2),
        ("BHD", 3),
        ("CLF", 4),
    ],
)
def test_a_currency_has_the_digits_of_iso_4217(code: str, digits: int) -> None:
    assert money.digits_of(code) == digits


@pytest.mark.parametrize("code", ["krw", "WON", "XXX", "XAU", "DEM", "BGN", ""])
def test_a_code_that_is_no_active_currency_is_refused(code: str) -> None:
    with pytest.raises(DataError, match="there is no currency"):
        money.digits_of(code)


def test_every_currency_with_unusual_digits_is_an_active_one() -> None:
    assert set(money.DIGITS) <= money.CURRENCIES
    assert 2 not in money.DIGITS.values()
    assert all(len(code) == 3 and code.isupper() for code in money.CURRENCIES)
    assert len(money.CURRENCIES) == 164


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [
        (1, 2, 1),
        (-1, 2, -1),
        (3, 2, 2),
        (-3, 2, -2),
        (49, 100, 0),
        (-49, 100, 0),
        (1, -2, -1),
        (-1, -2, 1),
        (0, 7, 0),
        (10**30 + 5, 10, 10**29 + 1),
    ],
)
def test_halves_are_rounded_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert money.half_up(numerator, denominator) == rounded


def test_a_fraction_without_a_denominator_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        money.half_up(1, 0)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_agrees_with_decimal(numerator: int, denominator: int) -> None:
    # A quotient of 28 digits is never mistaken for a half: the denominator has six.
    quotient = Decimal(numerator) / Decimal(denominator)

    assert money.half_up(numerator, denominator) == int(
        quotient.quantize(Decimal(1), ROUND_HALF_UP)
    )


@pytest.mark.parametrize(
    ("quantity", "price", "discount_bp", "worth"),
    [
        (3_000, 1_000, 0, 3_000),
        (3_000, 1_000, 1_000, 2_700),
        (1_500, 333, 0, 500),  # 499.5
        (-1_500, 333, 0, -500),
        (1, 499, 0, 0),  # 0.499
        (1, 500, 0, 1),  # 0.5
        (1_000, 1_001, 5_000, 501),  # 500.5
        (1_000, 999, 10_000, 0),
        (0, 999, 0, 0),
    ],
)
def test_a_line_is_worth_quantity_times_discounted_price(
    quantity: int, price: int, discount_bp: int, worth: int
) -> None:
    assert money.worth(quantity, price, discount_bp) == worth


def test_a_line_worth_more_than_fifteen_digits_is_refused() -> None:
    assert money.worth(1_000, 10**15 - 1, 0) == 10**15 - 1
    with pytest.raises(DataError, match="at most 15 digits"):
        money.worth(1_000, 10**15, 0)
    with pytest.raises(DataError, match="at most 15 digits"):
        money.worth(-1_000, 10**15, 0)


@given(QUANTITIES, PRICES, DISCOUNTS)
def test_worth_agrees_with_decimal(quantity: int, price: int, discount_bp: int) -> None:
    exact = Decimal(quantity) / 1_000 * price * (1 - Decimal(discount_bp) / 10_000)
    expected = int(exact.quantize(Decimal(1), ROUND_HALF_UP))

    assert money.worth(quantity, price, discount_bp) == expected
    assert money.worth(-quantity, price, discount_bp) == -expected


def test_three_thirds_of_a_line_are_worth_the_line() -> None:
    steps = [money.portion(n, n + 1_000, 333, 5_000) for n in (0, 1_000, 2_000)]

    assert steps == [167, 166, 167]  # 166.5, 333, 499.5
    assert sum(steps) == money.worth(3_000, 333, 5_000) == 500


@given(st.lists(QUANTITIES, min_size=1, max_size=20), PRICES, DISCOUNTS)
def test_dispatches_and_returns_in_any_order_add_up_to_the_line(
    moves: list[int], price: int, discount_bp: int
) -> None:
    reached = [sum(moves[:n]) for n in range(len(moves) + 1)]
    parts = [
        money.portion(before, after, price, discount_bp) for before, after in pairwise(reached)
    ]

    assert sum(parts) == money.worth(sum(moves), price, discount_bp)


@pytest.mark.parametrize(
    ("amount", "quantity", "price"),
    [(3_000, 3_000, 1_000), (500, 1_500, 333), (-500, -1_500, 333), (1, 2_000, 1), (7, 0, None)],
)
def test_a_price_is_the_amount_by_the_unit(amount: int, quantity: int, price: int | None) -> None:
    assert money.price_of(amount, quantity) == price


@pytest.mark.parametrize(
    ("numerator", "denominator", "rate"),
    [
        (1, 3, 3_333),
        (2, 3, 6_667),
        (1, 1, 10_000),
        (3, 2, 15_000),
        (-1, 8, -1_250),
        (1, 20_000, 1),  # half a basis point
        (0, 5, 0),
        (5, 0, None),
        (None, 5, None),
        (5, None, None),
        (None, None, None),
    ],
)
def test_a_rate_without_a_base_is_unknown_not_zero(
    numerator: int | None, denominator: int | None, rate: int | None
) -> None:
    assert money.rate_bp(numerator, denominator) == rate


@pytest.mark.parametrize(
    ("text", "digits", "minor"),
    [
        ("1000", 0, 1_000),
        ("1,000원", 0, 1_000),
        ("1,000 원", 0, 1_000),
        ("₩1,000", 0, 1_000),
        ("￦ 1,000", 0, 1_000),
        ("￥1,000", 0, 1_000),
        ("1,000円", 0, 1_000),
        ("￥1,000.5元", 2, 100_050),
        ("$1,234.50", 2, 123_450),
        ("US$1,234.50", 2, 123_450),
        ("€0.05", 2, 5),
        ("１，２３４．５０", 2, 123_450),
        (" \u00a0\u30001000\u3000\n", 0, 1_000),
        ("1,234,567.891", 3, 1_234_567_891),
        ("1234.5", 1, 12_345),
        ("1234.5", 2, 123_450),
        (".5", 2, 50),
        ("1000.00", 0, 1_000),
        ("1.2500", 2, 125),
        ("007", 0, 7),
        ("0", 2, 0),
        ("-5", 0, -5),
        ("+5", 0, 5),
        ("\u22125", 0, -5),
        ("－５", 0, -5),
        ("- 5", 0, -5),
        ("-₩5", 0, -5),
        ("₩-5", 0, -5),
        ("(5)", 0, -5),
        ("（5）", 0, -5),
        ("( $1,234.50 )", 2, -123_450),
        ("$(5)", 2, -500),
        ("(5원)", 0, -5),
        ("△5", 0, -5),
        ("▲ 1,000원", 0, -1_000),
        ("-0", 0, 0),
        ("999999999999999", 0, 999_999_999_999_999),
        ("0" * 5_000 + "1", 0, 1),
    ],
)
def test_an_amount_is_read_as_people_and_books_write_it(text: str, digits: int, minor: int) -> None:
    assert money.amount(text, digits) == minor


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ".", "5.", "원", "$", "abc", "1e3", "0x10", "1_000", "NaN", "½", "5²", "⑴"),
        *("1,23", "12,34,567", "1234,567", "0,123", ",123", "1,,234", "1.234,50", "1.2.3", "1 000"),
        *("--5", "-(5)", "(-5)", "(5", "5)", "5-", "△-5", "$$5", "1000원원", "5\n5", "٣", "만원"),
    ],
)
def test_what_is_not_clearly_one_amount_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"cannot be read as a number; write it like 1,234\.50"):
        money.amount(text, 2)


@pytest.mark.parametrize(("text", "digits"), [("1.5", 0), ("1.005", 2), ("0.0001", 3)])
def test_decimals_the_currency_has_not_are_refused(text: str, digits: int) -> None:
    with pytest.raises(DataError, match=f"too many decimals, {digits} can be kept"):
        money.amount(text, digits)


@pytest.mark.parametrize(("text", "digits"), [("1" * 16, 0), ("1" * 14, 2), ("9" * 9_999, 0)])
def test_an_amount_beyond_fifteen_digits_is_refused(text: str, digits: int) -> None:
    with pytest.raises(DataError, match="15 digits can be kept"):
        money.amount(text, digits)


def test_a_refused_amount_shows_how_one_of_the_currency_looks() -> None:
    with pytest.raises(DataError) as won:
        money.amount("ten", 0)
    with pytest.raises(DataError) as dinar:
        money.amount("ten", 3)

    assert str(won.value) == "'ten' cannot be read as a number; write it like 1,234"
    assert str(dinar.value) == "'ten' cannot be read as a number; write it like 1,234.500"


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 4))
def test_a_written_amount_is_read_back(minor: int, digits: int) -> None:
    assert money.amount(decimal(minor, digits), digits) == minor


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_an_amount_with_thousands_is_read_back(minor: int) -> None:
    assert money.amount(f"{minor:,}", 0) == minor


@given(st.text() | st.text("0123456789,.-+()△▲ $₩원元%"))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    assert refusal(text).isprintable()


@pytest.mark.parametrize(
    ("text", "basis_points"),
    [
        ("15%", 1_500),
        ("15", 1_500),
        ("12.5 %", 1_250),
        ("１５％", 1_500),
        ("0.01%", 1),
        ("-3%", -300),
        ("100%", 10_000),
    ],
)
def test_a_percentage_is_read_into_basis_points(text: str, basis_points: int) -> None:
    assert money.percent_bp(text) == basis_points


@pytest.mark.parametrize("text", ["", "%", "15%%", "%15", "0.001%", "15원", "fifteen"])
def test_what_is_no_percentage_of_two_decimals_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"write it like 12\.5%"):
        money.percent_bp(text)


def test_a_share_of_one_is_read_into_basis_points() -> None:
    assert money.share_bp("0.15") == 1_500
    assert money.share_bp("1") == 10_000
    with pytest.raises(DataError, match=r"write it like 0\.15"):
        money.share_bp("15%")


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        *(("₩1,000", "KRW"), ("1,000원", "KRW"), ("KRW 1,000", "KRW"), ("1,000 krw", "KRW")),
        *(("￥1,000", "JPY"), ("¥1,000", "CNY"), ("1,000円", "JPY"), ("1,000元", "CNY")),
        *(("$1,000", "USD"), ("US$1,000", "USD"), ("$1,000", "CAD"), ("1,000 €", "EUR")),
        *(("￡1,000", "GBP"), ("-£1,000", "GBP"), ("RMB1,000", "CNY"), ("1,000", "KWD")),
    ],
)
def test_the_companys_own_sign_may_be_there_or_not(text: str, currency: str) -> None:
    assert abs(money.amount(text, 0, currency)) == 1_000


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        *(("US$1,000", "KRW"), ("$1,000", "KRW"), ("€1,000", "KRW"), ("£25", "KRW")),
        *(("1,000 USD", "KRW"), ("usd 1,000", "KRW"), ("元1,000", "KRW"), ("1,000円", "CNY")),
        *(("￥1,000", "KRW"), ("1,000원", "CNY"), ("US$1,000", "CAD"), ("-€5", "KRW")),
        *(("₴5", "KRW"), ("(5 EUR)", "KRW"), ("₩5", "USD"), ("KPW 5", "KRW")),
    ],
)
def test_the_sign_or_code_of_another_currency_is_refused(text: str, currency: str) -> None:
    with pytest.raises(DataError, match=f"is not in {currency}"):
        money.amount(text, 0, currency)


@pytest.mark.parametrize(
    ("text", "digits", "one", "thousands"),
    [
        ("1.000", 0, "1", "1000"),
        ("1.000", 2, "1", "1000"),
        ("12.500", 2, "12.5", "12500"),
        ("₩999.000", 0, "999", "999000"),
        ("1.234", 3, "1.234", "1234"),
        ("-1.000", 2, "1", "1000"),
    ],
)
def test_what_may_be_one_or_one_thousand_is_refused_with_both(
    text: str, digits: int, one: str, thousands: str
) -> None:
    with pytest.raises(DataError, match=f"may be {one} or {thousands}; write which"):
        money.amount(text, digits, decimal=None)
    assert money.amount(text, digits, decimal=".") * 1_000 == money.amount(
        text, digits, decimal=","
    )


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *(("12.5", "."), ("0.500", "."), ("1,234.50", "."), ("1,234,567", "."), ("1234.500", ".")),
        *(
            ("12,5", ","),
            ("0,500", ","),
            ("1.234,50", ","),
            ("1.234.567 €", ","),
            ("₩1.234,0", ","),
        ),
        *(("1.000", None), ("1,000", None), ("1000", None), ("free", None), ("", None)),
    ],
)
def test_a_number_tells_the_sign_before_its_decimals_or_not(text: str, sign: str | None) -> None:
    assert money.decimal_of(text) == sign


def test_the_kinds_that_statements_name_are_those_of_the_vocabularies() -> None:
    assert sql.among(INSTRUMENTS) == sql.INSTRUMENTS
    assert set(sql.INCOMING) <= set(PostingKind)
