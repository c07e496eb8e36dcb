"""W1 to W4, clause by clause: every step is taken, every gate is refused, each names its clause."""

import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from salescli.policy import diagrams
from salescli.policy.workflow import Workflow
from tests._program import Program
from tests.db._chain import broken, departures

CLAUSES = (
    *("W1.1", "W1.2", "W1.3", "W1.4", "W1.5"),
    *("W2.1", "W2.2", "W2.3", "W2.4", "W2.5", "W2.6"),
    *("W3.1", "W3.2", "W3.3", "W3.4", "W3.5", "W3.6"),
    *("W4.1", "W4.2", "W4.3", "W4.4", "W4.5", "R7", "R8"),
    *("R4", "R15", "MD6", "1.3.2", "1.3.3"),
)

WORKFLOWS: tuple[Workflow, ...] = (
    diagrams.VISIT,
    diagrams.MEETING,
    diagrams.TASK,
    diagrams.PLAN,
    diagrams.INQUIRY,
    diagrams.QUESTION,
    diagrams.QUOTE,
    diagrams.QUOTE_DEVIATION,
    diagrams.CONTRACT,
    diagrams.DEVIATION,
    diagrams.NEGOTIATION,
    diagrams.SHIP,
)

WALK = [
    line
    for line in (Path(__file__).parent / "walk.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]

CHOSEN = {
    ("contract", "confirm", "it is no order by telephone or fax"),
    ("contract", "confirm_order", "it is an order by telephone or fax"),
}
"""Gates between two rows of one command, which takes the right one itself."""

HELD_ALREADY = {
    ("ship", "approve", "the contract is archived, or its order confirmed"),
}
"""Gates that are open whenever the document is there: nothing else may shut them meanwhile."""


class Walked(NamedTuple):
    """What a walk left: the steps it took, with their clauses, and the refusals it met."""

    steps: set[tuple[str, str, str]]
    clauses: set[str]
    refusals: list[str]


@pytest.fixture(scope="module")
def walked(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    program = Program(tmp_path_factory.mktemp("walked") / "sales.db")
    shutil.copy(company_file, program.path)
    refusals = []
    for line in WALK:
        command, arrow, words = line.partition("=>")
        day, who, *typed = shlex.split(command)
        result = program.on(day)(["--as", who, *typed])
        if arrow:
            assert result.exit_code in {76, 77}, f"{line}\n{result.out}{result.err}"
            assert words.strip() in result.err, f"{line}\n{result.err}"
            refusals.append(result.err)
        else:
            assert result.exit_code == 0, f"{line}\n{result.err}"
    with closing(sqlite3.connect(program.path)) as file:
        taken = file.execute("SELECT kind, step, from_state, clause FROM decision").fetchall()
        bound = file.execute("SELECT 'R15' FROM contract_binder").fetchall()
        noted = file.execute("SELECT COUNT(*) FROM refusal").fetchone()[0]
    assert noted == len(refusals)
    assert (broken(program.path), departures(program.path)) == ([], [])
    return Walked({row[:3] for row in taken}, {row[-1] for row in (*taken, *bound)}, refusals)


def test_every_step_is_taken_from_every_state(walked: Walked) -> None:
    drawn = {
        (workflow.name, step.name, str(source))
        for workflow in WORKFLOWS
        for step in workflow.steps
        for source in step.sources
    }

    assert drawn - walked.steps == set()


def test_every_gate_is_refused_and_names_its_clause(walked: Walked) -> None:
    gates = {
        (workflow.name, step.name, gate.until): (
            f"until {gate.plain}",
            f"({gate.clause or step.clause})",
        )
        for workflow in WORKFLOWS
        for step in workflow.steps
        for gate in step.gates
    }

    met = {
        gate
        for gate, told in gates.items()
        if any(all(word in err for word in told) for err in walked.refusals)
    }

    assert gates.keys() - met == CHOSEN | HELD_ALREADY


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_a_command_that_is_taken_and_one_that_is_refused(
    walked: Walked, clause: str
) -> None:
    assert clause in walked.clauses
    assert any(f"({clause})" in err for err in walked.refusals)
