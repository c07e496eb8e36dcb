"""The regulation, clause by clause: every step is taken, every gate is refused, each names it."""

import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from salescli.policy.diagrams import WORKFLOWS
from tests._program import Program
from tests.db._chain import broken, departures
from tests.services._walking import OF_CLAUSES, Refusal, sections, walk

CLAUSES = (
    *("W1.1", "W1.2", "W1.3", "W1.4", "W1.5"),
    *("W2.1", "W2.2", "W2.3", "W2.4", "W2.5", "W2.6"),
    *("W3.1", "W3.2", "W3.3", "W3.4", "W3.5", "W3.6"),
    *("W4.1", "W4.2", "W4.3", "W4.4", "W4.5"),
    *("W5.1", "W5.2", "W5.3", "W5.4"),
    *("W6.1", "W6.2", "W6.3", "W6.4", "W6.5"),
    *("R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15"),
    *("R16", "R17", "D12", "D14", "D21", "MD2", "MD3", "MD5", "MD6", "MD7", "1.3.2", "1.3.3"),
)

WALK = [
    line
    for line in (Path(__file__).parent / "walk.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]

NOUNS = {
    "task": "meeting",
    "question": "inquiry",
    "issue_question": "issue",
    "quote_deviation": "quote",
    "deviation": "contract",
    "negotiation": "contract",
    "private_receipt": "collect",
    "expense_claim": "expense",
    "violation": "conduct",
    "proposal": "conduct",
    "liability": "conduct",
}
"""Kinds of document that another noun's commands are about."""

CHOSEN = {
    ("contract", "confirm", "it is no order by telephone or fax"),
    ("contract", "confirm_order", "it is an order by telephone or fax"),
}
"""Gates between two rows of one command, which takes the right one itself."""

DECLARED = {("deviation", "declare", "R4"), ("quote_deviation", "declare", "R4")}
"""Beginnings that the row itself tells of: a deviation bears who declared it."""

RECORDED = """
    SELECT 'R15' FROM contract_binder UNION ALL SELECT 'R11' FROM collection_check
    UNION ALL SELECT 'W5.1' FROM dunning
"""
"""Clauses of what is entered once, and has no steps."""


class Walked(NamedTuple):
    """What the walks left: the steps taken, with their clauses, and the refusals met."""

    steps: set[tuple[str, str, str]]
    clauses: set[tuple[str, str, str]]
    refusals: list[Refusal]

    @property
    def cited(self) -> set[str]:
        """The clauses that something cites which was done."""
        return {clause for _kind, _step, clause in self.clauses}


def _long(program: Program, company: Path) -> list[Refusal]:
    """Take the one long walk, where an end is only the words of a refusal."""
    shutil.copy(company, program.path)
    refusals = []
    for line in WALK:
        command, arrow, words = line.partition("=>")
        day, who, *typed = shlex.split(command)
        result = program.on(day)(["--as", who, *typed])
        if arrow:
            assert result.exit_code in {76, 77}, f"{line}\n{result.out}{result.err}"
            assert words.strip() in result.err, f"{line}\n{result.err}"
            refusals.append(Refusal(shlex.join(typed), result.err))
        else:
            assert result.exit_code == 0, f"{line}\n{result.err}"
    with closing(sqlite3.connect(program.path)) as file:
        noted = file.execute("SELECT COUNT(*) FROM refusal").fetchone()[0]
    assert noted == len(refusals)
    assert (broken(program.path), departures(program.path)) == ([], [])
    return refusals


@pytest.fixture(scope="module")
def walked(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    found = Walked(set(), set(), [])
    short = [lines for name in OF_CLAUSES for lines in sections(name).values()]
    for lines in (None, *short):
        program = Program(tmp_path_factory.mktemp("walked") / "sales.db")
        refusals = walk(program, company_file, lines) if lines else _long(program, company_file)
        found.refusals.extend(refusals)
        with closing(sqlite3.connect(program.path)) as file:
            taken = file.execute("SELECT kind, step, from_state, clause FROM decision").fetchall()
            recorded = file.execute(RECORDED).fetchall()
        found.steps.update(row[:3] for row in taken)
        found.clauses.update((kind, step, clause) for kind, step, _state, clause in taken)
        found.clauses.update(("", "", clause) for (clause,) in recorded)
    return found


def test_every_step_is_taken_from_every_state(walked: Walked) -> None:
    drawn = {
        (workflow.name, step.name, str(source))
        for workflow in WORKFLOWS
        for step in workflow.steps
        for source in step.sources
    }

    assert drawn - walked.steps == set()


def test_every_step_and_every_beginning_names_its_clause(walked: Walked) -> None:
    drawn = {(w.name, step.name, step.clause) for w in WORKFLOWS for step in w.steps}
    begun = {(w.name, way.taken, way.clause) for w in WORKFLOWS for way in w.begins}

    assert (drawn | begun) - walked.clauses == DECLARED


def test_every_gate_is_refused_and_names_its_clause(walked: Walked) -> None:
    gates = {
        (workflow.name, row.name, gate.until): (
            f"{NOUNS.get(workflow.name, workflow.name)} {row.command} ",
            f"until {gate.plain}",
            f"({gate.clause or row.clause})",
        )
        for workflow in WORKFLOWS
        for row in (*workflow.steps, *workflow.begins)
        for gate in row.gates
    }

    met = {
        gate
        for gate, (command, *told) in gates.items()
        if any(
            f"{typed} ".startswith(command) and all(word in err for word in told)
            for typed, err in walked.refusals
        )
    }

    assert gates.keys() - met == CHOSEN


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_a_command_that_is_taken_and_one_that_is_refused(
    walked: Walked, clause: str
) -> None:
    assert clause in walked.cited
    assert any(f"({clause})" in err for _typed, err in walked.refusals)
