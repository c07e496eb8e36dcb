"""Tranches: what is added later counts from later, and nobody's due day is reset (R7)."""

from datetime import date

import pytest

from salescli.policy.goods.tranches import Agreed, Tranche, after, chains, due, tranches
from salescli.policy.workdays import Calendar


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize(
    ("moves", "left"),
    [
        ([], []),
        ([(2, 5)], [(2, 5)]),
        ([(9, 3), (2, 5)], [(2, 5), (9, 3)]),
        ([(2, 5), (9, 3), (9, -3)], [(2, 5)]),
        ([(2, 5), (9, 3), (10, -2)], [(2, 5), (9, 1)]),
        ([(2, 5), (9, 3), (10, -4)], [(2, 4)]),
        ([(2, 5), (9, -5)], []),
        ([(2, 5), (3, -5), (9, 4)], [(9, 4)]),
        ([(2, 5), (3, -9)], []),
    ],
)
def test_what_is_taken_out_is_what_was_added_last(
    moves: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    found = tranches((march(day), quantity) for day, quantity in moves)

    assert found == [Tranche(march(day), quantity) for day, quantity in left]


@pytest.mark.parametrize(
    ("taken", "left"), [(0, [5, 3]), (2, [3, 3]), (5, [3]), (6, [2]), (8, []), (9, [])]
)
def test_the_oldest_goes_out_first(taken: int, left: list[int]) -> None:
    line = [Tranche(march(2), 5), Tranche(march(9), 3)]

    assert [tranche.quantity for tranche in after(line, taken)] == left


def test_a_line_at_another_price_goes_on_with_the_same_goods() -> None:
    assert chains({1: None, 2: None, 5: 1, 6: 5}) == {1: 1, 2: 2, 5: 1, 6: 1}


FIRST = (2, 2, None)
"""Signed and recorded on Monday the 2nd, without an agreed day: due on the 3rd."""


@pytest.mark.parametrize(
    ("counts_from", "terms", "by"),
    [
        (2, [FIRST], 3),
        (2, [(2, 2, 20)], 20),
        (9, [FIRST, (9, 9, None)], 10),
        (2, [FIRST, (9, 9, None)], 3),
        (2, [FIRST, (3, 3, 20)], 20),
        (2, [FIRST, (3, 5, 20)], 3),
        (2, [FIRST, (9, 9, 31)], 3),
        (2, [(2, 2, 20), (9, 9, 20)], 20),
        (2, [(2, 2, 20), (20, 20, 20), (20, 20, 27)], 27),
        (2, [(2, 2, 20), (2, 2, None)], 3),
        (2, [(2, 2, 20), (2, 2, 12)], 12),
        (2, [(2, 2, 20), (9, 9, 12)], 12),
        (2, [(2, 2, 20), (9, 9, None)], 10),
        (2, [(2, 2, 20), (20, 20, None)], 20),
        (2, [(2, 2, 10), (9, 9, 12), (12, 12, 16)], 16),
        (9, [FIRST, (9, 9, 31)], 31),
        (1, [FIRST], 2),
    ],
)
def test_a_later_day_counts_if_it_was_agreed_and_told_in_time(
    counts_from: int, terms: list[tuple[int, int, int | None]], by: int
) -> None:
    agreed = [
        Agreed(march(signed), march(told), None if day is None else march(day))
        for signed, told, day in terms
    ]

    assert due(march(counts_from), agreed, Calendar()) == march(by)
