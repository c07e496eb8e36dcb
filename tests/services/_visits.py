"""Visits as tests need them: planned, submitted, approved, recorded, and their meeting held."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests._program import Program

WEEK, DAY = "2026-W48", "2026-11-24"
"""The week after the one the tests stand in (Thursday, 2026-11-19), and its Tuesday."""


def planned(salescli: Program, who: str = "kim", account: str = "H1", *, on: str = DAY) -> str:
    """Plan a visit and return its number."""
    return salescli.done(f"--as {who} visit plan {account} --for {on}").split()[0]


def submitted(salescli: Program, who: str = "kim", account: str = "H1", *, on: str = DAY) -> str:
    """Plan a visit and put it before the manager."""
    number = planned(salescli, who, account, on=on)
    salescli.done(f"--as {who} visit submit {number}")
    return number


def approved(salescli: Program, who: str = "kim", account: str = "H1", *, on: str = DAY) -> str:
    """Plan a visit that the manager has made final."""
    number = submitted(salescli, who, account, on=on)
    salescli.done(f"--as park visit approve {number}")
    return number


def hold(salescli: Program, day: str) -> None:
    """Hold the business meeting of a Saturday: what was recorded before it is sealed."""
    number = salescli.done(f"--as lee meeting open --on {day}").split()[0]
    salescli.done(f"--as lee meeting minute {number} 보고 --rest --on {day}")
    salescli.done(f"--as park meeting close {number} --on {day}")


def shown(salescli: Program, line: str, section: int = 0) -> list[dict[str, Any]]:
    """Return the rows that a command shows in one of its sections."""
    rows: list[dict[str, Any]] = json.loads(salescli.done(f"{line} --json"))["sections"][section][
        "rows"
    ]
    return rows


def recounted(visits: Sequence[Mapping[str, Any]]) -> dict[int, int | None]:
    """Give visits their numbers anew: the made ones of an account by day and id, from one on."""
    counted: dict[int, int | None] = {row["id"]: None for row in visits}
    last: defaultdict[int, int] = defaultdict(int)
    made = [row for row in visits if row["visited_on"] is not None]
    for row in sorted(made, key=lambda row: (row["visited_on"], row["id"])):
        last[row["customer_id"]] += 1
        counted[row["id"]] = last[row["customer_id"]]
    return counted
