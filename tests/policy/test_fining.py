"""From what to what a fine goes: as it was set, else as usual, which only yuan have (R17)."""

import pytest

from salescli.policy.people.fining import FineRange, bound, stricter

OLD, NEW = FineRange(100, 1_000), FineRange(200, 800)


@pytest.mark.parametrize(
    ("currency", "word", "least", "most"),
    [
        ("CNY", "usual", "100", "1000"),
        ("KRW", "usual", None, None),
        ("CNY", "none", None, None),
        ("KRW", "5000", "5000", "5000"),
    ],
)
def test_only_yuan_have_a_range_that_nobody_has_set(
    currency: str, word: str, least: str | None, most: str | None
) -> None:
    found = (bound("fine_least", currency, word), bound("fine_most", currency, word))

    assert found == (least, most)


@pytest.mark.parametrize(
    ("ranges", "binds"),
    [
        ((OLD, NEW), NEW),
        ((NEW, OLD), NEW),
        ((OLD, FineRange(50, 300)), FineRange(100, 300)),
        ((None, NEW), NEW),
        ((None, None), None),
        ((OLD, FineRange(2_000, 3_000)), OLD),  # nothing is in both: that of the violation's day
    ],
)
def test_what_is_in_both_ranges_binds(
    ranges: tuple[FineRange | None, FineRange | None], binds: FineRange | None
) -> None:
    assert stricter(ranges) == binds
