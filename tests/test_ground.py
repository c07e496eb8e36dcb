"""What a write rests on is looked at again once it has the lock, which it takes late."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from salescli.engine import open as opening
from tests._program import ROOT, Clock, Program, environment
from tests.db._rows import dump, raw

DRAFT = "--as kim contract draft H1"


@contextmanager
def meanwhile(path: Path, *lines: str) -> Iterator[list[str]]:
    """Let another one do a line each time that a write is about to wait for the lock."""
    opened, left = opening.opened, list(lines)

    def overtaken(*words: Any, **more: Any) -> Any:  # noqa: ANN401 - as opened() takes and returns
        if left:
            with mock.patch.object(opening, "opened", opened):
                Program(path, Clock()).done(left.pop(0))
        return opened(*words, **more)

    with mock.patch.object(opening, "opened", overtaken):
        yield left


def test_a_role_lost_while_waiting_is_lost(salescli: Program, company: Path) -> None:
    with meanwhile(company, "--as admin staff edit kim --role TECH"):
        result = salescli(DRAFT)

    assert (result.exit_code, "TECH may not draft" in result.err) == (77, True), result.err
    assert dump(company)["contract"] == []
    assert [row["action"] for row in dump(company)["refusal"]] == ["contract draft"]


def test_somebody_who_left_while_waiting_does_not_act(salescli: Program, company: Path) -> None:
    with meanwhile(company, "--as admin staff end kim --on 2026-03-01"):
        result = salescli(DRAFT)

    assert result.exit_code == 77, result.err
    assert dump(company)["contract"] == []


def test_a_setting_changed_while_waiting_holds(salescli: Program, company: Path) -> None:
    with meanwhile(company, "--as admin setting set payment_days 77"):
        salescli.done(DRAFT)

    assert [row["payment_days"] for row in dump(company)["contract"]] == [77]


def test_a_request_done_while_waiting_is_not_done_again(salescli: Program, company: Path) -> None:
    line = f"{DRAFT} --request-id r1"
    with meanwhile(company, line):
        assert salescli.done(line) == "C-d1 is draft"

    assert len(dump(company)["contract"]) == 1


def test_another_use_of_a_request_id_while_waiting_is_told(
    salescli: Program, company: Path
) -> None:
    with meanwhile(company, "--as admin setting set payment_days 77 --request-id r1"):
        result = salescli(f"{DRAFT} --request-id r1")

    assert (result.exit_code, "was used for 'setting set'" in result.err) == (65, True)


def test_what_changes_again_and_again_is_given_up(salescli: Program, company: Path) -> None:
    lines = [f"--as admin setting set payment_days {days}" for days in (71, 72, 73)]
    with meanwhile(company, *lines):
        result = salescli(DRAFT)

    assert result.exit_code == 75, result.err
    assert dump(company)["contract"] == []


def test_a_file_of_another_version_by_then_is_not_written(salescli: Program, company: Path) -> None:
    def migrated(_action: str) -> None:
        with raw(company) as connection:
            connection.execute("PRAGMA user_version=99")

    # The last thing that is done before the lock is waited for.
    with mock.patch.object(opening, "ready", migrated):
        result = salescli(DRAFT)

    assert (result.exit_code, "newer salescli" in result.err) == (78, True), result.err
    assert dump(company)["contract"] == []


def test_what_has_nothing_to_do_with_it_is_no_reason(salescli: Program, company: Path) -> None:
    with meanwhile(company, "--as admin product price B1 1200") as left:
        assert salescli.done(DRAFT) == "C-d1 is draft"
    assert left == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"{DRAFT} --on 2099-01-01".replace("kim", "nobody"), "nobody employed"),
        ("--as kim visit approve --by park", "SALES may not type what another decided"),
        ("--as kim plan approve --monthly 2026-13 --by park", "SALES may not type"),
    ],
)
def test_who_may_not_act_is_told_before_what_is_wrong(
    salescli: Program, company: Path, line: str, why: str
) -> None:
    result = salescli(line)

    assert (result.exit_code, why in result.err) == (77, True), result.err
    assert len(dump(company)["refusal"]) == 1


def test_a_call_that_looks_at_nothing_keeps_its_answer(salescli: Program, company: Path) -> None:
    book = company.with_name("staff.csv")
    book.write_text("Code,Name,Role,Hired on\n", "utf-8")
    line = f"--as admin import {book} --kind staff --request-id x1"

    assert (
        salescli.done(line) == salescli.done(line) == "staff: 0 added, 0 already there, 0 skipped"
    )
    assert [row["request"] for row in dump(company)["request"]] == ["x1"]


def test_nothing_is_loaded_while_others_wait(company: Path) -> None:
    """In no command of the tests' company, each in a process that has loaded nothing before."""
    done = subprocess.run(
        [sys.executable, "-m", "tests._held", company],
        env=environment(company, {"PYTHONPATH": str(ROOT)}),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = json.loads(done.stdout)

    assert len(loaded) > 70
    # A draft is seldom from a quotation, and no other has to load what links the two.
    tables = ["salescli.tables.negotiation"]
    assert loaded.pop("--as kim contract draft --from Q-1") == tables
    assert {line: modules for line, modules in loaded.items() if modules} == {}
