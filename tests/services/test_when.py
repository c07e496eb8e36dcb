"""When something happened and when it was recorded: each attack refused, the honest done."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests._program import SEOUL, Program
from tests.db._rows import raw

FIXTURES = Path(__file__).parents[1] / "fixtures"

ROLES = """
MANAGER          TECH             -         -
TECH             MANAGER          -         done
MANAGER          MANAGER          done      done
MANAGER,FINANCE  MANAGER          done      done
FINANCE,MANAGER  FINANCE          -         -
FINANCE          FINANCE,MANAGER  -         done
MANAGER,TECH     TECH,MANAGER     done      done
"""
"""Roles on the business day and on the recording day; a late step of the manager's, one of today.

Worked out from the regulation by hand: who decides holds the role on both days (1.3).
"""

STEPS = ("contract confirm C-1", "quote approve Q-1", "visit approve V-1")

WAITING = (
    "contract draft H1",
    "contract line C-d1 B1",
    "contract submit C-d1",
    "quote draft H1 --valid-until 2026-12-31",
    "quote line Q-d1 B1",
    "quote submit Q-d1",
    "visit plan H1 --for 2026-03-12",
    "visit submit V-1",
)


@pytest.mark.parametrize("paper", [False, True], ids=["himself", "on paper"])
@pytest.mark.parametrize("row", ROLES.strip().splitlines())
@pytest.mark.usefixtures("company")
def test_a_role_counts_on_both_days(salescli: Program, row: str, *, paper: bool) -> None:
    then, now, late, today = row.split()
    given, taken = (" --role ".join(roles.split(",")) for roles in (then, now))
    salescli.on("2026-03-02").done(f"--as admin staff add yun 윤부장 --role {given}")
    for line in WAITING:
        salescli.done(f"--as kim {line}")
    if now != then:
        salescli.on("2026-03-03").done(f"--as admin staff edit yun --role {taken}")
    salescli.on("2026-03-04")
    who, by = ("lee", " --by yun --paper S-1") if paper else ("yun", "")

    for step in STEPS:
        first = salescli(f"--as {who} {step} --on 2026-03-02{by}")
        assert first.exit_code == (0 if late == "done" else 77), first.err
        if first.exit_code:
            second = salescli(f"--as {who} {step}{by}")
            assert second.exit_code == (0 if today == "done" else 77), second.err


@pytest.mark.usefixtures("company")
def test_what_was_done_in_time_and_recorded_late_is_told_late(salescli: Program) -> None:
    for line in WAITING[:3]:
        salescli.on("2026-03-02").done(f"--as kim {line}")
    salescli.done("--as park contract confirm C-1")
    salescli.done("--as kim contract sign C-1")
    salescli.on("2026-03-05").done("--as lee contract archive C-1 --place A-1 --on 2026-03-02")
    salescli.done("--as kim ship request C-1 --on 2026-03-03")
    salescli.done("--as park ship approve G-1 --on 2026-03-03")
    salescli.done("--as lee ship dispatch G-1 --carrier 한진 --on 2026-03-03")

    assert _told(salescli.looked("--as park watch --json")) == [
        ("W3.5", "C-2026-0001", "2026-03-02", "2026-03-02", "2026-03-05"),
        ("R7", "C-2026-0001", "2026-03-03", "2026-03-03", "2026-03-05"),
    ]
    assert "told_late" not in salescli.on("2026-03-31").looked("--as park watch --json")
    week = json.loads(salescli.done("--as park report weekly --period 2026-W10 --json"))
    keys = {s["key"]: s["rows"] for s in week["summary"]["sections"]}
    assert len(keys["told_late"]) == 2
    assert {row["rule"] for row in keys["breaches"]}.isdisjoint({"W3.5", "R7"})
    told = json.loads(salescli.done("--as park ship history G-1 --json"))["sections"][0]["rows"]
    assert [(row["decided_on"], row["recorded_on"]) for row in told] == [
        ("2026-03-03", "2026-03-05")
    ] * 3


@pytest.mark.usefixtures("company")
def test_what_is_told_late_is_found_by_its_recording_day(salescli: Program) -> None:
    for line in WAITING[:3]:
        salescli.on("2026-03-02").done(f"--as kim {line}")
    salescli.done("--as park contract confirm C-1")
    salescli.done("--as kim contract sign C-1")
    salescli.on("2026-04-01").done(
        "--as park calendar late --since 2026-03-01 --until 2026-04-10 --reason 인수인계"
    )
    salescli.done("--as lee contract archive C-1 --place A-1 --on 2026-03-02")

    told = [("W3.5", "C-2026-0001", "2026-03-02", "2026-03-02", "2026-04-01")]
    assert _told(salescli.looked("--as park watch --json")) == told
    salescli.on("2026-04-20")
    # The week in which it was due, one between, and the one in which it was recorded.
    assert [_told_in_week(salescli, week) for week in (10, 12, 14)] == [told, [], told]


@pytest.mark.usefixtures("company")
def test_what_was_done_first_is_told_with_its_own_recording_day(salescli: Program) -> None:
    salescli.on("2026-03-02")
    for line in (
        "kim inquiry report H1 볼트 --amount 5000 --due 2026-03-04",
        "park inquiry decide E-1",
        "kim inquiry line E-1 B1 --quantity 10",
        *("kim quote draft --inquiry E-1 --valid-until 2026-04-30",) * 2,
        *(f"kim quote submit Q-d{n}" for n in (1, 2)),
        *(f"park quote approve Q-{n}" for n in (1, 2)),
    ):
        salescli.done(f"--as {line}")
    salescli.on("2026-03-05").done("--as kim quote send Q-1")
    salescli.on("2026-03-06").done("--as kim quote send Q-2 --on 2026-03-04")

    told = [("W2.6", "E-2026-0001", "2026-03-04", "2026-03-04", "2026-03-06")]
    assert _told(salescli.looked("--as park watch --json")) == told


def _told_in_week(salescli: Program, week: int) -> list[tuple[str, ...]]:
    whole = json.loads(salescli.done(f"--as park report weekly --period 2026-W{week} --json"))
    return _told(json.dumps(whole["summary"]))


def _told(whole: str) -> list[tuple[str, ...]]:
    sections = (s for s in json.loads(whole)["sections"] if s["key"] == "told_late")
    keys = ("rule", "document", "due_on", "done_on", "recorded_on")
    return [tuple(row[key] for key in keys) for section in sections for row in section["rows"]]


DAYS = "SELECT {columns} FROM {table} ORDER BY id"
"""What a migration derives, in the zone of the company: 16:00 in UTC is the next day in Seoul."""


@pytest.mark.parametrize("table", ["decision", "posting", "target", "contract_binder"])
def test_a_migration_derives_the_recording_day(salescli: Program, table: str) -> None:
    shutil.copy(FIXTURES / "schema-v3.db", salescli.path)
    salescli.on("2026-03-17").done("migrate")

    with raw(salescli.path) as connection:
        sql = DAYS.format(columns="recorded_at, recorded_on", table=table)
        rows = connection.execute(sql).fetchall()
    told = [datetime.fromisoformat(at).astimezone(SEOUL).date().isoformat() for at, _on in rows]
    assert rows
    assert [on for _at, on in rows] == told
