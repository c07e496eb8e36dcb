"""What a write rests on is looked at again once it has the lock, which it takes late."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest

from salescli.engine import open as opening
from tests._program import ROOT, Clock, Program, environment
from tests.db._rows import dump

DRAFT = "--as kim contract draft H1"


@contextmanager
def meanwhile(path: Path, *lines: str, every_time: bool = False) -> Iterator[Callable[[str], None]]:
    """Let another one do lines when a write is about to wait for the lock."""
    ready, left = opening.ready, list(lines)

    def overtaken(noun: str) -> None:
        ready(noun)
        if left:
            line = left[0] if every_time else left.pop(0)
            with mock.patch.object(opening, "ready", ready):
                Program(path, Clock()).done(line)

    with mock.patch.object(opening, "ready", overtaken):
        yield overtaken


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


def test_what_has_nothing_to_do_with_it_is_no_reason(salescli: Program, company: Path) -> None:
    with meanwhile(company, "--as admin product price B1 1200", every_time=True) as overtaken:
        assert salescli.done(DRAFT) == "C-d1 is draft"
    assert overtaken


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


_HELD = """
import json
import sys
from salescli.db import file
connect, held = file.connect, []

def traced(path):
    connection = connect(path)
    connection.set_trace_callback(
        lambda sql: held.append(set(sys.modules)) if sql in {"BEGIN IMMEDIATE", "COMMIT"} else None
    )
    return connection

file.connect = traced
from salescli.cli import main
code = main(sys.argv[1:])
first, last = held
sys.stderr.write("\\n" + json.dumps([code, sorted(last - first)]))
"""


@pytest.mark.parametrize(
    "line",
    [
        "--as kim contract draft H1",
        "--as lee customer add G1 조달청 --kind government",
        "--as kim visit plan H1 --for 2026-12-31 --purpose 수금",
        "--as park customer block H1 --reason 체납",
        "--as park target set sales 1 --month 2026-03 --salesperson kim",
        "--as admin staff add yoon 윤대리 --role SALES",
    ],
)
def test_nothing_is_loaded_while_others_wait(traded: Path, line: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _HELD, *line.split()],
        env=environment(traded),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert json.loads(done.stderr.splitlines()[-1]) == [0, []]
