"""What waits for somebody: shown to whoever may take the step, and gone once it is taken."""

import json
import shlex
import shutil
from typing import Any

import pytest

from salescli.db.file import VERSION
from salescli.policy.diagrams import WORKFLOWS
from salescli.policy.documents import OF_KIND
from salescli.policy.roles import Role
from salescli.policy.workflow import Step
from salescli.reports.waiting import TURNS
from salescli.reports.waiting._turn import Turn
from tests._program import Program
from tests.make_halfway import FIXTURES
from tests.services.conftest import At, Refuse

every = pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.section.key)

Rows = list[dict[str, Any]]


def today(salescli: Program, who: str) -> dict[str, Rows]:
    whole = json.loads(salescli.done(f"--as {who} today --json"))
    return {section["key"]: section["rows"] for section in whole["sections"]}


def steps(turn: Turn) -> list[Step]:
    """Find the steps that the command of a turn takes; a settling decides each deviation."""
    noun, verb = turn.step.split()
    kinds = {kind for kind, of in OF_KIND.items() if noun in {kind, of.noun, of.of}}
    verbs = {"settle": {"settle", "accept"}, "decide": {"decide", "endorse"}}.get(verb, {verb})
    named = (w for w in WORKFLOWS if w.name in kinds)
    return [s for w in named for s in w.steps if verbs & {s.command, s.name}]


@every
def test_a_turn_is_a_step_of_those_whose_it_is(turn: Turn) -> None:
    taken = steps(turn)
    by = {role for step in taken for role in step.by}
    deciders = {role for step in taken if step.second_person for role in step.by}
    stands_in = {Role.LEADER: Role.MANAGER, Role.MANAGER: Role.LEADER}

    assert taken
    assert {*turn.by} <= by | {stands_in[role] for role in deciders & {*stands_in}}


@every
def test_what_waits_says_what_to_type(turn: Turn) -> None:
    keys = [column.key for column in turn.section.columns]

    assert (keys[0], keys[-2:]) == ("number", ["since", "command"])


def test_the_manager_sees_the_contract_with_the_facts_and_types_what_is_shown(at: At) -> None:
    salescli = at("submitted")

    (row,) = today(salescli, "park")["contract"]
    facts = {key: row[key] for key in ("number", "customer", "total", "deviations", "overdue")}
    assert facts == {
        "number": "C-2026-0001",
        "customer": "H1",
        "total": "10999",  # 10 bolts at 1,000 and 3 nuts at 333
        "deviations": 0,
        "overdue": "0",
    }
    salescli.done(["--as", "park", *shlex.split(row["command"])[1:]])
    assert "contract" not in today(salescli, "park")


def test_a_request_is_shown_beside_its_contract(at: At) -> None:
    rows = today(at("requested"), "park")["ship"]

    assert [
        (row["product"], row["ordered"], row["delivered"], row["asked"], row["left"], row["price"])
        for row in rows
    ] == [("B1", "10", "0", "10", "0", "1000"), ("N1", "3", "0", "3", "0", "333")]
    assert {row["command"] for row in rows} == {"salescli ship approve G-2026-0001"}


@pytest.mark.parametrize(
    ("stage", "who", "key", "command"),
    [
        ("confirmed", "kim", "contract_sign", "contract sign C-2026-0001"),
        ("signed", "lee", "contract_archive", "contract archive C-2026-0001"),
        ("requested", "park", "ship", "ship approve G-2026-0001"),
        ("approved", "lee", "ship_dispatch", "ship dispatch G-2026-0001"),
        ("applied", "choi", "invoice", "invoice issue I-2026-0001"),
        ("payment", "park", "collect", "collect confirm P-2026-0001"),
        ("payment", "lee", "collect", "collect confirm P-2026-0001"),
        ("payment", "choi", "collect_finance", "collect confirm P-2026-0001"),
        ("half", "choi", "collect_finance", "collect confirm P-2026-0001"),
    ],
)
def test_each_stage_of_the_short_path_waits_for_somebody(
    at: At, stage: str, who: str, key: str, command: str
) -> None:
    rows = today(at(stage), who)[key]

    assert {row["command"] for row in rows} == {f"salescli {command}"}


def test_who_has_confirmed_is_not_asked_again(at: At) -> None:
    salescli = at("half")  # by the manager

    assert "collect" not in today(salescli, "park")
    assert "collect" not in today(salescli, "lee")


def test_what_the_manager_made_waits_for_the_leader(at: At) -> None:
    salescli = at("company")
    salescli.done("--as park contract draft H1 --salesperson kim")
    salescli.done("--as park contract line C-d1 B1")
    salescli.done("--as park contract submit C-d1")

    assert "contract" not in today(salescli, "park")
    assert [row["number"] for row in today(salescli, "ceo")["contract"]] == ["C-2026-0001"]


def test_a_major_contract_waits_for_the_leader_until_one_agrees(at: At) -> None:
    salescli = at("submitted")
    salescli.done("--as kim contract flag C-1 --reason '첫 거래'")

    (row,) = today(salescli, "ceo")["contract_major"]
    salescli.done(["--as", "ceo", *shlex.split(row["command"])[1:]])
    assert "contract_major" not in today(salescli, "ceo")


def test_a_salesperson_is_shown_what_is_their_own(at: At) -> None:
    salescli = at("confirmed")

    assert "contract_sign" in today(salescli, "kim")
    assert "contract_sign" not in today(salescli, "han")


def test_what_is_due_soon_and_late_stands_with_its_command(at: At) -> None:
    due = today(at("signed"), "lee")["due"]  # on Monday, and it is Thursday

    assert [(row["rule"], row["working_days"], row["command"]) for row in due] == [
        ("W3.5", 3, "salescli contract archive C-2026-0001"),
        ("R7", 2, "salescli contract archive C-2026-0001"),
    ]


def test_nobody_has_no_day(refuse: Refuse, at: At) -> None:
    at("submitted")

    refuse("today", 77, "whose day is it? give --as CODE", noted=False)


PEOPLE = ("kim", "han", "lee", "park", "choi", "ceo", "tan", "gu", "shin", "mun", "admin")
ADDED = ("missing: ", " needs a value", " give --")
"""Words of a refusal that asks for what only a person can add."""
FIRST = {
    "until every deviation is decided": "its deviations are listed before it",
    "it says something else than the version before": "it is corrected first",
    "its period is over": "it is told ahead of its day",
    "give a field": "what is new of a customer is told by whoever was there",
    "no visit that is planned": "they are planned first",
    "until the originals of all are on file": "the refusal names them",
}
"""Words of a refusal to why a command is shown nevertheless."""


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Be in a department whose documents stand in every state."""
    program = Program(tmp_path_factory.mktemp("halfway") / "sales.db").on("2026-12-04")
    shutil.copy(FIXTURES / f"halfway-v{VERSION}.db", program.path)
    return program


@pytest.mark.parametrize("who", PEOPLE)
def test_every_command_that_is_shown_is_taken_as_it_stands(halfway: Program, who: str) -> None:
    commands = {row["command"] for rows in today(halfway, who).values() for row in rows}
    assert commands or who in {"gu", "shin", "admin"}
    refused = []
    for command in sorted(filter(None, commands)):
        _program, noun, verb, *rest = shlex.split(command)
        result = halfway(["--as", who, noun, verb, "--dry-run", *rest])
        if result.exit_code and not any(word in result.err for word in {*ADDED, *FIRST}):
            refused.append(f"{command}: {result.err.strip()}")

    assert refused == []
