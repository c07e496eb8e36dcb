"""What is far from the usual: ten times the middle of the last lines, or a tenth of it."""

import pytest

from salescli.policy.quantity import unusual


@pytest.mark.parametrize(
    ("value", "earlier", "usual"),
    [
        (100, [10, 10, 10, 10, 10], 10),
        (99, [10, 10, 10, 10, 10], None),
        (1, [10, 10, 10, 10, 10], 10),
        (2, [10, 10, 10, 10, 10], None),
        (100, [10, 10, 10, 10], None),  # four lines are no custom
        (100, [1, 9, 10, 11, 1_000], 10),
        (150, [1, 10, 20, 1_000, 10, 20], 15),
        (149, [1, 10, 20, 1_000, 10, 20], None),
        (0, [10, 10, 10, 10, 10], 10),
        (5, [0, 0, 0, 0, 0], None),
        (None, [10, 10, 10, 10, 10], None),
    ],
)
def test_what_is_far_from_the_middle_of_at_least_five_is_unusual(
    value: int | None, earlier: list[int], usual: int | None
) -> None:
    assert unusual(value, earlier) == usual
