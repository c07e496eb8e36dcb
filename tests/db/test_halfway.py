"""Documents that stood half-way when the program changed: nothing is rewritten, all get to an end.

The fixtures were made by the programs of schemas 2, 5, 6 and 7 from tests/fixtures/halfway.txt
as it was then, see make_halfway.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from salescli.db.file import VERSION
from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.workflow import Workflow
from tests._program import Program
from tests.db._chain import broken
from tests.db._content import TABLES, digests, there
from tests.db._ends import ENDS, ENDS_AFTER_SALES, ENDS_SINCE
from tests.db._ends_rules import ENDS_RULES
from tests.db._rows import defects, dump, raw
from tests.make_halfway import FIXTURES, lines

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

STATES_SINCE = STATES | {
    "ship": "requested division_confirmed approved dispatched correcting"
    " | rejected withdrawn received corrected",
    "invoice": "applied | issued withdrawn rejected",
    "instrument": "registered handed_over deposited bounced | cleared given_back",
    "private_receipt": "asked allowed | refused withdrawn remitted",
    "collect": "applied sales_confirmed finance_confirmed | confirmed withdrawn rejected",
    "archive": "lent | returned",
    "issue": "open | closed",
    "reconcile": "open manager_acknowledged finance_acknowledged acknowledged | closed",
}
"""Those that schema 5 knew."""

STATES_AFTER_SALES = STATES_SINCE | {
    "service": "requested accepted applied in_service escalated manager_acknowledged"
    " clerk_acknowledged acknowledged | closed withdrawn",
    "return": "reported checked verified submitted approved booked_in | settled withdrawn rejected",
}
"""Those that schema 6 knew."""

STATES_RULES = STATES_AFTER_SALES | {
    "issue": "open escalated decided | closed",
    "issue_question": "open | answered",
    "expense": "requested form_proposed | approved form_decided rejected withdrawn",
    "expense_claim": "unapproved claimed approved | paid rejected withdrawn",
    "asset": "kept assigned | retired",
    "violation": "raised proposed | decided withdrawn",
    "proposal": "proposed | accepted refused withdrawn",
    "liability": "claimed owed | settled refused withdrawn",
    "report": "submitted | reviewed approved sent_back",
}
"""Those that schema 7 knew."""


class Kept(NamedTuple):
    """A fixture, the states of its schema, what brings its documents to an end, the next request.

    `edited` are those that were filled in, or asked about, after the last that was decided of them.
    """

    name: str
    states: Mapping[str, str]
    ends: Mapping[str, str]
    next_request: str
    edited: frozenset[str]

    @property
    def path(self) -> Path:
        return FIXTURES / f"{self.name}.db"

    def known(self, kind: str) -> tuple[set[str], set[str]]:
        """Return the states a document could be in, and those at its end."""
        going, _bar, over = self.states[kind].partition(" | ")
        return {*going.split(), *over.split()}, {*over.split()}

    def over(self, name: str, state: str) -> bool:
        """Say whether a document's state is one at its end."""
        return state in self.known(kind_of(name))[1]

    def told(self, name: str) -> list[str]:
        """Return the lines that bring a document to its end."""
        text = self.ends[name].replace("G-new", self.next_request)
        return [line.strip() for line in text.strip().splitlines()]


_DRAFTS = frozenset(("quote 1", "contract 1", "contract 10"))
_EDITED = _DRAFTS | {"quote 4", "contract 2"}

KEPT = (
    Kept("halfway-v2", STATES, ENDS, "G-10", _DRAFTS),
    Kept("halfway-v5", STATES_SINCE, ENDS_SINCE, "G-16", _EDITED),
    Kept("halfway-v6", STATES_AFTER_SALES, ENDS_AFTER_SALES, "G-19", _EDITED),
    Kept("halfway-v7", STATES_RULES, ENDS_RULES, "G-19", _EDITED),
)
every = pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Bring a copy of each fixture to the schema as it is now."""
    copies = {}
    for kept in KEPT:
        program = Program(tmp_path_factory.mktemp(kept.name) / "sales.db").on(TODAY)
        shutil.copy(kept.path, program.path)
        program.done("migrate")
        leave = "calendar late --since 2026-11-01 --until 2026-12-31 --reason 이관"
        program.done(f"--as park {leave}")
        copies[kept.name] = program.path
    return copies


def kind_of(name: str) -> str:
    return name.partition(" ")[0]


def standing(path: Path, states: Mapping[str, str]) -> dict[str, str]:
    """Return where every document stands: `contract 7` to its state."""
    with raw(path) as connection:
        return {
            f"{kind} {id_}": state
            for kind, table in there(connection).items()
            if kind in states
            for id_, state in connection.execute(
                f"SELECT id, state FROM {table} WHERE state IS NOT NULL ORDER BY id"
            )
        }


def found(path: Path, states: Mapping[str, str], kind: str) -> set[str]:
    """Name the states in which a kind of document stands."""
    return {state for name, state in standing(path, states).items() if kind_of(name) == kind}


def drawn(workflow: Workflow) -> set[str]:
    """Name every state of a diagram."""
    ends = {state for step in workflow.steps for state in (*step.sources, step.target) if state}
    begun = {way.state or workflow.initial for way in workflow.begins} | {workflow.initial}
    return {str(state) for state in begun | ends}


def decided(path: Path) -> list[dict[str, Any]]:
    """Return what was decided about documents."""
    return [row for row in dump(path)["decision"] if row["kind"] in TABLES]


def bound(path: Path) -> set[int]:
    """Name the decisions whose document is still what was decided about, by the rule of each."""
    rows = decided(path)
    now = {rule: digests(path, rule) for rule in {row.get("rule") or 1 for row in rows}}
    return {
        row["id"]
        for row in rows
        if now[row.get("rule") or 1][f"{row['kind']} {row['document_id']}"] == row["content"]
    }


@pytest.mark.parametrize(
    ("kept", "kind"),
    [(kept, kind) for kept in KEPT for kind in kept.states],
    ids=lambda of: of if isinstance(of, str) else of.name,
)
def test_a_document_stands_in_every_state(kept: Kept, kind: str) -> None:
    assert found(kept.path, kept.states, kind) == kept.known(kind)[0]


@every
@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_no_diagram_forgets_a_state(kept: Kept, workflow: Workflow) -> None:
    if workflow.name in kept.states:
        assert kept.known(workflow.name)[0] <= drawn(workflow)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_the_fixture_of_the_present_schema_has_every_state(workflow: Workflow) -> None:
    path = FIXTURES / f"halfway-v{VERSION}.db"
    if not path.exists():
        pytest.skip("made once the schema has landed: python -m tests.make_halfway")

    assert found(path, {workflow.name: ""}, workflow.name) == drawn(workflow)


@every
def test_a_migration_rewrites_no_decision(migrated: Mapping[str, Path], kept: Kept) -> None:
    then, now = decided(kept.path), decided(migrated[kept.name])

    assert [{key: row[key] for key in then[0]} for row in now] == then


@every
def test_the_last_decision_binds_what_the_document_is(
    migrated: Mapping[str, Path], kept: Kept
) -> None:
    path = migrated[kept.name]
    last = {f"{d['kind']} {d['document_id']}": d["id"] for d in decided(path)}
    still = bound(path)

    assert {name for name, id_ in last.items() if id_ not in still} == kept.edited


@every
def test_a_migration_unbinds_no_decision(migrated: Mapping[str, Path], kept: Kept) -> None:
    assert bound(migrated[kept.name]) == bound(kept.path)


@every
def test_a_migration_leaves_the_file_sound(migrated: Mapping[str, Path], kept: Kept) -> None:
    path = migrated[kept.name]

    assert (defects(path), broken(path)) == ([], [])


@every
def test_every_document_that_is_not_at_its_end_is_brought_there(kept: Kept) -> None:
    states = standing(kept.path, kept.states)

    assert set(kept.ends) == {name for name, state in states.items() if not kept.over(name, state)}


@pytest.mark.parametrize(
    ("kept", "name"),
    [(kept, name) for kept in KEPT for name in kept.ends],
    ids=lambda of: of if isinstance(of, str) else of.name,
)
def test_a_document_gets_to_its_end(
    salescli: Program, migrated: Mapping[str, Path], kept: Kept, name: str
) -> None:
    shutil.copy(migrated[kept.name], salescli.path)
    before = standing(salescli.path, kept.states)[name]

    for day, words in lines("\n".join(f"{TODAY} {line}" for line in kept.told(name))):
        salescli.on(day).done(words)

    after = standing(salescli.path, kept.states)[name]
    assert (kept.over(name, before), kept.over(name, after)) == (False, True), (before, after)
