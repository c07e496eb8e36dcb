"""A dry run shows what would change and changes no byte."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salescli.db.write import transaction
from salescli.models import Customer
from tests._company import LAST, REGISTER, TRADE
from tests._program import Program, as_it_was
from tests.db._rows import dump

LINES = [*TRADE, *((LAST, line) for line in REGISTER)]


def rows(told: str) -> list[list[object]]:
    """Read the changes that a dry run tells as JSON."""
    return [[row["table"], row["id"], row["row"]] for row in json.loads(told)["rows"]]


def test_every_command_changes_no_byte_when_dry(salescli: Program, company: Path) -> None:
    """Over the short path and every register: dry first, then wet, and the dry one was right."""
    for day, line in LINES:
        salescli.on(day)
        with as_it_was(company):
            dry = salescli.told(f"{line} --dry-run")
            raw = salescli.done(f"{line} --dry-run --json")
        assert [path.name for path in company.parent.iterdir()] == ["sales.db"]
        answer = salescli.told(line)

        assert dry.startswith(f"dry run, nothing changed: {answer}"), line
        told = json.loads(dump(company)["audit"][-1]["changes"])
        assert without_times(rows(raw)) == without_times(told), line


def without_times(changes: object) -> object:
    """Forget when something was recorded: the clock went on between the two runs."""
    known = json.loads(json.dumps(changes))
    for _table, _row, what in known:
        for column in ("recorded_at", "created_at", "closed_at", "superseded_at"):
            what.pop(column, None)
    return known


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--as kim contract confirm C-1", 76),
        ("--as lee contract draft X9 --dry-run", 65),
        ("--as choi contract draft H1", 77),
        ("--as kim contract draft Nobody", 65),
    ],
)
def test_a_refused_dry_run_leaves_not_even_a_refusal(
    salescli: Program, traded: Path, line: str, code: int
) -> None:
    with as_it_was(traded):
        result = salescli(f"{line} --dry-run")

    assert result.exit_code == code, result.err


def test_a_dry_run_takes_no_request_id(salescli: Program, company: Path) -> None:
    line = "--as kim contract draft H1 --request-id r1"
    with as_it_was(company):
        salescli.done(f"{line} --dry-run")

    assert salescli.done(line) == "C-d1 is draft"
    assert len(dump(company)["contract"]) == 1


def test_a_large_dry_run_does_not_spill(company: Path) -> None:
    """More pages than the cache holds stay in memory until they are forgotten."""
    words = "가" * 100_000
    rows = [{"id": 100 + n, "code": f"K{n}", "name": words, "name_key": f"k{n}"} for n in range(30)]
    with as_it_was(company), transaction(company, dry_run=True) as (_session, ledger):
        before = company.read_bytes()
        ledger.bulk(Customer, rows)
        ledger.seal("import", at=datetime(2026, 3, 2, tzinfo=UTC), actor=None)

        assert company.read_bytes() == before
