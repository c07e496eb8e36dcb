"""Quantities: reading and writing thousandths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy import quantity


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("1", 1_000),
        ("1.5", 1_500),
        ("0.001", 1),
        ("1,000", 1_000_000),
        ("１２．５", 12_500),
        ("-2", -2_000),
        ("(2)", -2_000),
        ("△2", -2_000),
        ("0", 0),
        ("2.5000", 2_500),
    ],
)
def test_a_quantity_is_read_into_thousandths(text: str, thousandths: int) -> None:
    assert quantity.quantity(text) == thousandths


@pytest.mark.parametrize("text", ["", "0.0001", "1,5", "$5", "5원", "5개", "1/2", "9" * 13])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        quantity.quantity(text)


@pytest.mark.parametrize("text", ["0", "-1", "(1)", "0.000"])
def test_a_quantity_to_sell_must_be_above_zero(text: str) -> None:
    assert quantity.positive("0.001") == 1
    with pytest.raises(DataError, match="is not above zero"):
        quantity.positive(text)


@pytest.mark.parametrize(
    ("thousandths", "text"),
    [(1_000, "1"), (1_500, "1.5"), (1, "0.001"), (-1_250, "-1.25"), (0, "0"), (10_000, "10")],
)
def test_a_quantity_is_written_without_trailing_zeros(thousandths: int, text: str) -> None:
    assert quantity.written(thousandths) == text


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_written_quantity_is_read_back(thousandths: int) -> None:
    assert quantity.quantity(quantity.written(thousandths)) == thousandths
