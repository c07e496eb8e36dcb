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
    "accepted": ("kim contract submit C-d1", "park contract settle C-1 --all"),
    "rejected": ("kim contract submit C-d1", "park contract settle C-1 --reject --all"),
    "returned": ("park contract return C-1",),
    "told again": ("kim contract deviate C-1 --term 보증 --normal 1년 --agreed 3년",),
    "told otherwise": ("kim contract deviate C-1 --term 보증 --normal 1년 --agreed 2년",),
    "again accepted": ("kim contract submit C-1", "park contract settle C-1 --all"),
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


SETTLED = (
    "kim quote draft H1 --valid-until 2026-12-31",
    "kim quote line Q-d1 B1 --discount 6",
    "kim quote submit Q-d1",
    "park quote settle Q-1 --all",
)
"""A quotation with a discount beyond the norm, which was agreed to."""


@pytest.mark.parametrize(("last", "counted"), [("approve", 1), ("withdraw --reason 오기", 0)])
@pytest.mark.usefixtures("company")
def test_a_withdrawn_quotation_departs_from_nothing(
    salescli: Program, read: Read, last: str, counted: int
) -> None:
    salescli.on("2026-11-16")
    for line in SETTLED:
        salescli.done(f"--as {line}")
    verb, *words = last.split()
    salescli.done(["--as", "park", "quote", verb, "Q-1", *words])

    rows, _totals = read(NOVEMBER, "by_salesperson", "salesperson deviations")

    assert dict(rows)["kim"] == counted  # type: ignore[call-overload]


@pytest.mark.parametrize(("discount", "counted"), [("6", 1), ("0", 0)])
@pytest.mark.usefixtures("company")
def test_a_superseded_quotation_departs_from_nothing_from_then_on(
    salescli: Program, read: Read, discount: str, counted: int
) -> None:
    salescli.on("2026-11-16")
    for line in (*SETTLED, "park quote approve Q-1"):
        salescli.done(f"--as {line}")
    salescli.on("2026-11-18")
    for line in (
        "kim quote draft --revises Q-1",
        "kim quote line Q-d2 --remove 1",
        f"kim quote line Q-d2 B1 --discount {discount}",
        "kim quote submit Q-d2",
    ):
        salescli.done(f"--as {line}")
    if counted:
        salescli.done("--as park quote settle Q-d2 --all")
    before, _totals = read(NOVEMBER, "by_salesperson", "salesperson deviations")
    salescli.on("2026-11-18").done("--as park quote approve Q-d2")
    line = f"{NOVEMBER} --as-of 2026-11-17"
    then, _totals = read(line, "by_salesperson", "salesperson deviations")
    after, _totals = read(NOVEMBER, "by_salesperson", "salesperson deviations")

    told = [dict(rows)["kim"] for rows in (before, then, after)]  # type: ignore[call-overload]
    assert told == [1, 1, counted]


LATER = {
    "rejected": (("quote settle Q-1 --reject --all",), 1, 0),
    "withdrawn": (("quote settle Q-1 --all", "quote withdraw Q-1 --reason 오기"), 1, 0),
    "replaced": (
        (
            "quote settle Q-1 --all",
            "quote approve Q-1",
            "quote draft --revises Q-1",
            "quote submit Q-d2",
            "quote settle Q-1-V2 --all",
            "quote approve Q-1-V2",
        ),
        1,
        0,
    ),
    "returned": (("quote return Q-1",), 1, 0),
}


@pytest.mark.parametrize("what", LATER)
@pytest.mark.usefixtures("company")
def test_what_a_later_month_decides_changes_no_closed_one(
    salescli: Program, read: Read, what: str
) -> None:
    salescli.on("2026-11-30")
    for line in (
        "kim quote draft H1 --valid-until 2027-12-31",
        "kim quote line Q-d1 B1 --discount 6",
        "kim quote submit Q-d1",
    ):
        salescli.done(f"--as {line}")
    salescli.on("2026-12-03")
    lines, november, december = LATER[what]
    for line in lines:
        author = line.split()[1] in {"draft", "submit", "line"}
        salescli.done(f"--as {'kim' if author else 'park'} {line}")

    months = (NOVEMBER, "F4 --period 2026-12")
    told = [read(month, "by_salesperson", "salesperson deviations")[0] for month in months]
    counted = [dict(rows)["kim"] for rows in told]  # type: ignore[call-overload]
    assert counted == [november, december]


@pytest.mark.usefixtures("company")
def test_a_contract_that_is_cancelled_later_departed_in_its_month(
    salescli: Program, read: Read
) -> None:
    salescli.on("2026-11-30")
    for step in ("declared", "accepted", "confirmed"):
        for line in ("kim contract draft H1", "kim contract line C-d1 B1 -q 10") * (
            step == "declared"
        ) + CASES[step]:
            salescli.done(f"--as {line}")
    salescli.on("2026-12-03").done("--as park contract cancel C-1 --reason 취소")

    rows, _totals = read(NOVEMBER, "by_salesperson", "salesperson deviations")
    assert dict(rows)["kim"] == 1  # type: ignore[call-overload]
