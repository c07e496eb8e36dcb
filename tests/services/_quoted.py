"""A quotation that is approved, for the contracts that are drafted from it."""

from tests._program import Program

QUOTATION = (
    "--as kim quote draft H1 --valid-until 2026-11-30 --lead-days 10 --terms '계약금 30%'",
    "--as kim quote line Q-d1 B1 -q 10 --discount 2",
    "--as kim quote line Q-d1 N1 -q 3",
    "--as kim quote submit Q-d1",
    "--as park quote approve Q-1",
)
"""10 bolts at 1,000 less 2 %, 3 nuts at 333: 9,800 and 999."""


def quoted(salescli: Program) -> Program:
    """Approve a quotation on the day of the test."""
    for line in QUOTATION:
        salescli.done(line)
    return salescli
