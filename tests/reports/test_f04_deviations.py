"""F4 by hand: how many deviations of November stand, each counted once."""

import pytest

from tests._program import Program
from tests.reports.conftest import Read

NOVEMBER = "F4 --period 2026-11"

CASES = {
    "declared": (
        "kim contract deviate C-d1 --term 보증 --normal 1년 --agreed 3년",
        "park contract consent C-d1",
    ),
    "accepted": ("kim contract submit C-d1", "park contract settle C-1"),
    "rejected": ("kim contract submit C-d1", "park contract settle C-1 --reject"),
    "returned": ("park contract return C-1",),
    "told again": ("kim contract deviate C-1 --term 보증 --normal 1년 --agreed 3년",),
    "told otherwise": ("kim contract deviate C-1 --term 보증 --normal 1년 --agreed 2년",),
    "again accepted": ("kim contract submit C-1", "park contract settle C-1"),
    "cancelled": ("park contract cancel C-1 --reason 취소",),
    "confirmed": ("park contract confirm C-1", "kim contract sign C-1"),
    "sent": (
        "lee contract archive C-1 --place A",
        "kim ship request C-1 --line 1=1",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
    ),
    "amended": (
        "kim contract amend C-1",
        "kim contract line C-d2 --change 1 -q 20",
        "kim contract submit C-d2",
    ),
    "amendment cancelled": ("park contract cancel C-1-A1 --reason 취소",),
    "amended again": (
        "kim contract amend C-1",
        "kim contract line C-d3 --change 1 -q 20",
        "kim contract submit C-d3",
    ),
}


@pytest.mark.parametrize(
    ("steps", "counted"),
    [
        ("declared", 1),
        ("declared, accepted, returned", 1),
        ("declared, rejected", 0),
        ("declared, rejected, returned", 0),
        ("declared, rejected, returned, told again", 0),
        ("declared, rejected, returned, told again, again accepted", 1),
        ("declared, rejected, returned, told otherwise", 1),
        ("declared, accepted, cancelled", 0),
        ("declared, accepted, confirmed", 1),
        ("declared, accepted, confirmed, cancelled", 0),
        ("declared, accepted, confirmed, sent, cancelled", 1),
        ("declared, accepted, confirmed, amended", 2),
        ("declared, accepted, confirmed, amended, amendment cancelled", 1),
        ("declared, accepted, confirmed, amended, amendment cancelled, amended again", 2),
    ],
)
@pytest.mark.usefixtures("company")
def test_a_deviation_is_counted_while_it_stands_and_once(
    salescli: Program, read: Read, steps: str, counted: int
) -> None:
    salescli.on("2026-11-16")
    for line in ("kim contract draft H1", "kim contract line C-d1 B1 -q 10"):
        salescli.done(f"--as {line}")
    for step in steps.split(", "):
        for line in CASES[step]:
            salescli.done(f"--as {line}")

    rows, _totals = read(NOVEMBER, "by_salesperson", "salesperson deviations")

    assert dict(rows)["kim"] == counted  # type: ignore[call-overload]


@pytest.mark.parametrize(("last", "counted"), [("approve", 1), ("withdraw --reason 오기", 0)])
@pytest.mark.usefixtures("company")
def test_a_withdrawn_quotation_departs_from_nothing(
    salescli: Program, read: Read, last: str, counted: int
) -> None:
    salescli.on("2026-11-16")
    for line in (
        "kim quote draft H1 --valid-until 2026-12-31",
        "kim quote line Q-d1 B1 --discount 6",
        "kim quote submit Q-d1",
        "park quote settle Q-1",
    ):
        salescli.done(f"--as {line}")
    verb, *words = last.split()
    salescli.done(["--as", "park", "quote", verb, "Q-1", *words])

    rows, _totals = read(NOVEMBER, "by_salesperson", "salesperson deviations")

    assert dict(rows)["kim"] == counted  # type: ignore[call-overload]
