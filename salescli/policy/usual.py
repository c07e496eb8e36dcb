"""What is usual for a product: the middle of its last lines, from which a slip is far off."""

from collections.abc import Sequence
from typing import Final

FEWEST: Final = 5
"""Lines from which on something is usual."""

FAR: Final = 10
"""So many times the usual, or such a part of it, is asked about."""


def unusual(value: int | None, earlier: Sequence[int]) -> int | None:
    """Return what is usual where a value is far from it; None where it is not, or nothing is."""
    if value is None or len(earlier) < FEWEST:
        return None
    ordered, half = sorted(earlier), len(earlier) // 2
    twice = ordered[half] + ordered[~half]
    far = 2 * value >= FAR * twice or 2 * value * FAR <= twice
    return twice // 2 if twice and far else None
