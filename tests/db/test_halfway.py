"""Documents that stood half-way when the program changed: nothing is rewritten, all get to an end.

The fixture was made by the program of schema 2 from tests/fixtures/halfway.txt, see make_halfway.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest

from salescli.db.file import VERSION
from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.workflow import Workflow
from tests._program import Program
from tests.db._chain import broken
from tests.db._content import TABLES, digests, there
from tests.db._ends import ENDS
from tests.db._rows import defects, dump, raw
from tests.make_halfway import FIXTURES, lines

KEPT = FIXTURES / "halfway-v2.db"
TODAY = "2026-12-04"

STATES = {
    "visit": "planned submitted approved | done moved dropped",
    "meeting": "open | closed",
    "task": "open | done",
    "plan": "planned approved proposed | rejected replaced done",
    "inquiry": "received preparing | declined closed",
    "question": "open | answered",
    "quote": "draft submitted approved sent | won lost superseded withdrawn",
    "quote_deviation": "open | accepted rejected",
    "contract": "draft negotiating submitted confirmed ordered signed archived in_delivery"
    " | completed cancelled",
    "deviation": "open | accepted rejected",
    "negotiation": "open | answered",
    "ship": "requested approved dispatched | rejected received",
    "invoice": "applied | issued",
    "collect": "applied sales_confirmed finance_confirmed | confirmed",
}
"""The states that schema 2 knew; those at which a document is at its end stand last.

A workflow or a state that comes with a later schema asks for a fixture of that schema.
"""

EDITED = {"quote 1", "contract 1", "contract 10"}
"""Drafts that were filled in after the last that was decided about them."""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bring a copy of the fixture to the schema as it is now."""
    program = Program(tmp_path_factory.mktemp("halfway") / "sales.db").on(TODAY)
    shutil.copy(KEPT, program.path)
    program.done("migrate")
    program.done("--as park calendar late --since 2026-11-01 --until 2026-12-31 --reason 이관")
    return program.path


def known(kind: str) -> tuple[set[str], set[str]]:
    """Return the states a document of schema 2 could be in, and those at its end."""
    going, _bar, over = STATES[kind].partition(" | ")
    return {*going.split(), *over.split()}, {*over.split()}


def kind_of(name: str) -> str:
    return name.partition(" ")[0]


def over(name: str, state: str) -> bool:
    """Say whether a document's state is one at its end."""
    return state in known(kind_of(name))[1]


def standing(path: Path) -> dict[str, str]:
    """Return where every document stands: `contract 7` to its state."""
    with raw(path) as connection:
        return {
            f"{kind} {id_}": state
            for kind, table in there(connection).items()
            if kind in STATES
            for id_, state in connection.execute(
                f"SELECT id, state FROM {table} WHERE state IS NOT NULL ORDER BY id"
            )
        }


def found(path: Path, kind: str) -> set[str]:
    """Name the states in which a kind of document stands."""
    return {state for name, state in standing(path).items() if kind_of(name) == kind}


def drawn(workflow: Workflow) -> set[str]:
    """Name every state of a diagram."""
    ends = {state for step in workflow.steps for state in (*step.sources, step.target) if state}
    begun = {way.state or workflow.initial for way in workflow.begins} | {workflow.initial}
    return {str(state) for state in begun | ends}


def decided(path: Path) -> list[dict[str, Any]]:
    """Return what was decided about documents."""
    return [row for row in dump(path)["decision"] if row["kind"] in TABLES]


def bound(path: Path) -> set[int]:
    """Name the decisions whose document is still what was decided about."""
    now = digests(path)
    return {
        row["id"]
        for row in decided(path)
        if now[f"{row['kind']} {row['document_id']}"] == row["content"]
    }


@pytest.mark.parametrize("kind", STATES)
def test_a_document_stands_in_every_state(kind: str) -> None:
    assert found(KEPT, kind) == known(kind)[0]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_no_diagram_forgets_a_state(workflow: Workflow) -> None:
    if workflow.name in STATES:
        assert known(workflow.name)[0] <= drawn(workflow)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_the_fixture_of_the_present_schema_has_every_state(workflow: Workflow) -> None:
    kept = FIXTURES / f"halfway-v{VERSION}.db"
    if not kept.exists():
        pytest.skip("made once the schema has landed: python -m tests.make_halfway")

    assert found(kept, workflow.name) == drawn(workflow)


def test_a_migration_rewrites_no_decision(migrated: Path) -> None:
    kept, now = decided(KEPT), decided(migrated)

    assert [{key: row[key] for key in kept[0]} for row in now] == kept


def test_the_last_decision_binds_what_the_document_is(migrated: Path) -> None:
    last = {f"{d['kind']} {d['document_id']}": d["id"] for d in decided(migrated)}
    still = bound(migrated)

    assert {name for name, id_ in last.items() if id_ not in still} == EDITED


def test_a_migration_unbinds_no_decision(migrated: Path) -> None:
    assert bound(migrated) == bound(KEPT)


def test_a_migration_leaves_the_file_sound(migrated: Path) -> None:
    assert (defects(migrated), broken(migrated)) == ([], [])


def test_every_document_that_is_not_at_its_end_is_brought_there() -> None:
    under_way = {name for name, state in standing(KEPT).items() if not over(name, state)}

    assert set(ENDS) == under_way


@pytest.mark.parametrize("name", ENDS)
def test_a_document_gets_to_its_end(salescli: Program, migrated: Path, name: str) -> None:
    shutil.copy(migrated, salescli.path)
    before = standing(migrated)[name]

    for day, words in lines("\n".join(f"{TODAY} {line}" for line in told(name))):
        salescli.on(day).done(words)

    after = standing(salescli.path)[name]
    assert (over(name, before), over(name, after)) == (False, True), (before, after)


def told(name: str) -> list[str]:
    return [line.strip() for line in ENDS[name].strip().splitlines()]
