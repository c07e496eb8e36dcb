"""A cell becomes a value of its field, or a reason why not."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.books.converting import Setting, converter
from salescli.books.fields import Type
from salescli.books.kinds import KINDS
from salescli.books.located import Unread, text
from salescli.errors import DataError
from salescli.policy.money import amount

TODAY = date(2026, 11, 20)
SETTING = Setting(digits=2, today=TODAY)
FIELDS = {field.key: field for kind in KINDS.values() for field in kind.every}


def convert(key: str, cell: object, **more: object) -> object:
    return converter(FIELDS[key], SETTING._replace(**more))(cell)


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("price", "1000", 100000),
        ("price", "14.5", 1450),
        ("price", "1,000원", 100000),
        ("price", "￥1,000", 100000),
        ("price", "１２．３４", 1234),
        ("price", 14, 1400),
        ("price", 0.1 + 0.2, 30),
        ("price", 1e12, 10**14),
        ("quantity", "12", 12000),
        ("quantity", "1,234.5", 1234500),
        ("quantity", 0.125, 125),
        ("payment_days", "30", 30),
        ("payment_days", "３０", 30),
        ("payment_days", 30.0, 30),
        ("code", 7, "7"),
        ("code", "A-1", "A-1"),
        ("code", "Ａ1", "A1"),
        ("name", "  Kim\nMinji ", "Kim Minji"),
        ("name", "e\u0301t\u00e9", "été"),
        ("kind", "dealer", "dealer"),
        ("kind", "End User", "end_user"),
        ("kind", "최종사용자", "end_user"),
        ("kind", "政府", "government"),
        ("role", "sales", "SALES"),
        ("role", "영업 내근", "CLERK"),
        ("discontinued", "1", True),
        ("discontinued", 0, False),
        ("discontinued", "TRUE", True),
        ("discontinued", "아니오", False),
        ("discontinued", "n", False),
        ("customer", " A001 ", "A001"),
    ],
)
def test_a_cell_is_read(key: str, cell: object, value: object) -> None:
    assert convert(key, cell) == value


@pytest.mark.parametrize(
    ("key", "cell", "reason"),
    [
        ("price", "free", "cannot be read as a number"),
        ("price", "1.234", "too many decimals"),
        ("price", "-1", "it must be not below zero"),
        ("price", date(2024, 1, 2), "cannot be read as a number"),
        ("price", "1e5", "cannot be read as a number"),
        ("price", "99999999999999999", "too large"),
        ("price", float("inf"), "cannot be read as a number"),
        ("quantity", "0", "it must be above zero"),
        ("quantity", "-2", "it must be above zero"),
        ("payment_days", "1.5", "is not a whole number"),
        ("payment_days", "-1", "it must be not below zero"),
        ("code", "a b", "cannot be a code"),
        ("name", "a\u202eb", "U+202E"),
        ("kind", "wholesaler", "is none of: dealer, end user, government"),
        ("discontinued", "maybe", "is none of: yes, no"),
        ("price", Unread("#N/A", "the cell holds an error"), "the cell holds an error"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_the_reason(
    key: str, cell: object, reason: str
) -> None:
    with pytest.raises(DataError) as refusal:
        convert(key, cell)

    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    "cell",
    [
        "1998-05-06", "1998.5.6", "1998/05/06", "19980506", "1998년 5월 6일", "1998年5月6日",
        "１９９８-０５-０６", "6 May 1998", "06-May-1998",
        "1998-05-06 00:00:00", "1998-05-06T10:30", "35921", 35921, 35921.75,
        date(1998, 5, 6), datetime(1998, 5, 6, 12, 30),  # noqa: DTZ001 - as Excel
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_way_books_write_it(cell: object) -> None:
    assert convert("signed_on", cell) == date(1998, 5, 6)


@pytest.mark.parametrize(
    ("cell", "mac", "day"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),
        (45293, False, date(2024, 1, 2)),
        (43831, True, date(2024, 1, 2)),
    ],
)
def test_a_serial_number_is_counted_from_the_years_of_its_workbook(
    cell: object, *, mac: bool, day: date
) -> None:
    assert convert("signed_on", cell, mac=mac) == day


@pytest.mark.parametrize("form", ["DD.MM.YYYY", "%d.%m.%Y"])
def test_a_date_is_read_by_the_form_given(form: str) -> None:
    assert convert("signed_on", "06.05.1998", date_format=form) == date(1998, 5, 6)
    assert convert("signed_on", "０６.０５.１９９８", date_format=form) == date(1998, 5, 6)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("06.05.1998", "not a date with the year first"),
        ("6 May", "'6 May' is not a date"),
        ("May 6, 1998", "'May 6, 1998' is not a date"),
        ("1998-02-30", "no day '1998-02-30'"),
        ("yesterday", "'yesterday' is not a date"),
        ("soon", "'soon' is not a date"),
        (0, "0 is not the number of a day"),
        (-5, "not the number of a day"),
        (9_999_999, "not the number of a day"),
        (1e300, "not the number of a day"),
        (float("nan"), "not the number of a day"),
    ],
)
def test_what_is_no_date_is_refused(cell: object, reason: str) -> None:
    with pytest.raises(DataError) as refusal:
        convert("signed_on", cell)

    assert reason in str(refusal.value)


def test_a_date_of_another_form_is_refused() -> None:
    with pytest.raises(DataError, match="'1998-05-06' is not a date like"):
        convert("signed_on", "1998-05-06", date_format="DD.MM.YYYY")


@pytest.mark.parametrize(
    ("cell", "unit", "rate"),
    [
        ("0.15", "share", 1500),
        (0.15, "share", 1500),
        ("15", "percent", 1500),
        ("15%", "percent", 1500),
        ("0.5", "percent", 50),
        ("15%", None, 1500),
        ("０.５％", None, 50),
        (15, None, 1500),
        ("0", None, 0),
    ],
)
def test_a_rate_is_read_as_share_or_percentage(cell: object, unit: str | None, rate: int) -> None:
    assert convert("discount", cell, unit=unit) == rate


@pytest.mark.parametrize("cell", ["0.15", 0.15, 1])
def test_a_rate_that_may_be_either_is_refused(cell: object) -> None:
    with pytest.raises(DataError, match="may be a share or a percentage; write"):
        convert("discount", cell)


def test_the_refusal_of_a_doubtful_rate_shows_both_readings() -> None:
    with pytest.raises(DataError, match=r"write 0\.15% or 15%"):
        convert("discount", "0.15")


@pytest.mark.parametrize(("cell", "unit"), [("101", "percent"), ("-1", "percent"), ("2", "share")])
def test_a_rate_beyond_all_or_nothing_is_refused(cell: object, unit: str | None) -> None:
    with pytest.raises(DataError, match="between 0 and 100 %"):
        convert("discount", cell, unit=unit)


@given(st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,4})?", fullmatch=True), st.integers(0, 3))
def test_plain_amounts_are_read_as_policy_reads_them(written: str, digits: int) -> None:
    def reading(read: Callable[[], object]) -> object:
        try:
            return read()
        except DataError as error:
            return str(error)

    assert reading(lambda: convert("price", written, digits=digits)) == reading(
        lambda: amount(written, digits, decimal=None)
    )


@given(st.integers(0, 10**15 - 1), st.integers(0, 6))
def test_a_number_of_a_workbook_keeps_its_fifteen_digits(units: int, digits: int) -> None:
    written = text(units / 10**digits)

    assert amount(written, digits) == units


def test_every_type_of_field_is_used_by_a_kind() -> None:
    assert {field.type for field in FIELDS.values()} == set(Type)
