"""The state diagrams against the regulation, and against a table of who may decide what."""

from collections.abc import Iterator
from importlib import import_module
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from salescli import services
from salescli.cli import NOUNS
from salescli.errors import (
    GateShutError,
    RoleError,
    SalesError,
    SecondPersonError,
    StateError,
)
from salescli.policy import diagrams, states, wording
from salescli.policy.roles import Actor, Role
from salescli.policy.workflow import Case, Step, Taken, Workflow
from salescli.services._content import CONTENT

REGULATION = """
    W1.1 W1.2 W1.3 W1.4 W1.5
    W2.1 W2.2 W2.3 W2.4 W2.5 W2.6
    W3.1 W3.2 W3.3 W3.4 W3.5 W3.6
    W4.1 W4.2 W4.3 W4.4 W4.5
    W5.1 W5.2 W5.3 W5.4
    W6.1 W6.2 W6.3 W6.4 W6.5
    W7.1 W7.2 W7.3 W7.4 W7.5
    R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16 R17
    MD1 MD2 MD3 MD4 MD5 MD6 MD7
    D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21
"""
"""The clauses of the regulation, sections 1.2, 2, 3 and 4."""

CLAUSES = frozenset(REGULATION.split())

STATES = {
    "contract": states.ContractState,
    "deviation": states.DeviationState,
    "ship": states.ShipmentState,
    "invoice": states.InvoiceState,
    "collect": states.CollectionState,
}

COMMANDS = {
    ("deviation", "accept"): ("contract", "settle"),
    ("deviation", "reject"): ("contract", "settle"),
}
"""Steps whose command has another name than the step."""

DECISIONS = """
contract  submit    draft              SALES,CLERK,MANAGER  anybody  submitted
contract  return    submitted          MANAGER              anybody  draft
contract  return    confirmed          MANAGER              anybody  draft
contract  confirm   submitted          MANAGER              another  confirmed
contract  sign      confirmed          SALES,CLERK          anybody  signed
contract  archive   signed             CLERK                anybody  archived
contract  deliver   archived           -                    itself   in_delivery
contract  deliver   in_delivery        -                    itself   in_delivery
contract  complete  in_delivery        -                    itself   completed
deviation accept    open               MANAGER,LEADER       another  accepted
deviation reject    open               MANAGER,LEADER       another  rejected
ship      approve   requested          MANAGER              another  approved
ship      reject    requested          MANAGER              anybody  rejected
ship      reject    approved           MANAGER              anybody  rejected
ship      dispatch  approved           CLERK                anybody  dispatched
ship      receipt   dispatched         CLERK                anybody  received
invoice   issue     applied            FINANCE              another  issued
collect   confirm   applied            MANAGER,CLERK        another  sales_confirmed
collect   confirm   applied            FINANCE              another  finance_confirmed
collect   confirm   sales_confirmed    FINANCE              third    confirmed
collect   confirm   finance_confirmed  MANAGER,CLERK        third    confirmed
"""
"""Document, step, from, roles, who else it must be, to; worked out from the regulation by hand.

another: not the author; what a manager made the leader decides in the managers' place (1.3.1).
third: another, and not who confirmed it first (W5.3). itself: the program takes it.
"""

ROWS = [line.split() for line in DECISIONS.split("\n") if line]

OPEN = SimpleNamespace(
    lines=1,
    open_deviations=0,
    rejected_deviations=0,
    contract_archived=True,
    excess=0,
    note_matches=True,
    amount=1,
)
"""What every gate wants to see."""

DECIDER, OTHER = 1, 2
ME = "the decider"


def cases() -> Iterator[tuple[str, str, str, Role, Role | str | None, bool]]:
    """Every document × step × state × role × authorship × whether the decider confirmed it."""
    authors: tuple[Role | str | None, ...] = (ME, None, *Role)
    for name, kinds in STATES.items():
        steps = dict.fromkeys(row[1] for row in ROWS if row[0] == name)
        for step, state, role, author, again in product(steps, kinds, Role, authors, (False, True)):
            yield name, step, state, role, author, again


def expected(  # what the table says, said without the engine
    name: str, step: str, state: str, role: Role, author: Role | str | None, *, again: bool
) -> type[SalesError] | str:
    rows = [row[3:] for row in ROWS if row[:3] == [name, step, state]]
    if not rows:
        return StateError
    author_role = role if author == ME else author
    for roles, who, target in rows:
        if who == "itself":
            return target
        if who == "third" and again:
            return SecondPersonError
        allowed = roles.split(",")
        from_manager = who != "anybody" and "MANAGER" in allowed and author_role is Role.MANAGER
        if role not in allowed and not (from_manager and role is Role.LEADER):
            continue
        by_author = who != "anybody" and author == ME
        if by_author or (from_manager and role is Role.MANAGER):
            return SecondPersonError
        return target
    return RoleError


def outcome(
    name: str, step: str, state: str, role: Role, author: Role | str | None, *, again: bool
) -> type[SalesError] | str:
    decider = Actor(DECIDER, "me", "Me", role)
    by: Actor | None = None
    if author == ME:
        by = decider
    elif author is not None:
        by = Actor(OTHER, "you", "You", Role(author))
    history = [Taken("confirm", OTHER, "same"), Taken("approve", OTHER, "same")]
    if again:
        history.append(Taken("confirm", DECIDER, "same"))
    workflow = workflow_of(name)
    case = Case("X-1", STATES[name](state), decider, by, "same", history=tuple(history), facts=OPEN)
    try:
        return str(workflow.take(step, case).target)
    except SalesError as error:
        return type(error)


def workflow_of(name: str) -> Workflow:
    return next(w for w in diagrams.WORKFLOWS if w.name == name)


def steps() -> list[Any]:
    return [
        pytest.param(workflow, step, id=f"{workflow.name} {step.name} {step.target}")
        for workflow in diagrams.WORKFLOWS
        for step in workflow.steps
    ]


def taken_by_people() -> list[Any]:
    return [p for p in steps() if not p.values[1].automatic]


@pytest.mark.parametrize("name", STATES)
def test_everybody_may_decide_what_the_table_says_and_nothing_else(name: str) -> None:
    wrong = [
        (case, said, found)
        for *case, again in cases()
        if case[0] == name
        and (said := expected(*case, again=again)) != (found := outcome(*case, again=again))
    ]

    assert wrong == []


def test_the_table_covers_every_row_of_every_diagram_and_no_other() -> None:
    drawn = {
        (w.name, s.name, str(source), ",".join(s.by) or "-", str(s.target))
        for w in diagrams.WORKFLOWS
        for s in w.steps
        for source in s.sources
    }

    assert {(*row[:4], row[5]) for row in ROWS} == drawn
    assert len(ROWS) == len(drawn)


def test_there_is_a_diagram_for_every_kind_of_state() -> None:
    assert [w.name for w in diagrams.WORKFLOWS] == list(STATES)


@pytest.mark.parametrize("workflow", diagrams.WORKFLOWS, ids=lambda w: w.name)
def test_every_state_is_reached_from_the_first(workflow: Workflow) -> None:
    reached = {workflow.initial}
    for _round in workflow.steps:
        reached |= {s.target for s in workflow.steps if reached.intersection(s.sources)}

    assert reached == set(STATES[workflow.name])


@pytest.mark.parametrize("workflow", diagrams.WORKFLOWS, ids=lambda w: w.name)
def test_every_state_is_worded(workflow: Workflow) -> None:
    assert set(STATES[workflow.name]) <= set(wording.STATES)


@pytest.mark.parametrize("workflow", diagrams.WORKFLOWS, ids=lambda w: w.name)
def test_what_a_decision_binds_is_said_for_every_document(workflow: Workflow) -> None:
    tables = {"ship": "shipment", "collect": "collection"}

    assert CONTENT[tables.get(workflow.name, workflow.name)]


@pytest.mark.parametrize(("workflow", "step"), steps())
def test_every_step_cites_a_clause_of_the_regulation(workflow: Workflow, step: Step) -> None:
    assert step.clause in CLAUSES, workflow.name


@pytest.mark.parametrize(("workflow", "step"), steps())
def test_a_step_is_either_for_somebody_or_taken_by_the_program(
    workflow: Workflow, step: Step
) -> None:
    assert step.automatic is not bool(step.by), workflow.name


@pytest.mark.parametrize(("workflow", "step"), taken_by_people())
def test_every_step_has_a_command(workflow: Workflow, step: Step) -> None:
    noun, verb = COMMANDS.get((workflow.name, step.name), (workflow.name, step.name))
    app = import_module(f"salescli.commands.{NOUNS[noun][1]}").app

    assert verb in {command.name for command in app.registered_commands}


@pytest.mark.parametrize(("workflow", "step"), taken_by_people())
def test_every_step_has_a_service(workflow: Workflow, step: Step) -> None:
    noun, verb = COMMANDS.get((workflow.name, step.name), (workflow.name, step.name))
    service = getattr(services, noun)

    assert callable(getattr(service, verb, None) or getattr(service, f"{verb}_"))


GATES = (
    ("contract", "submit", "draft", Role.SALES, {"lines": 0}, "it has a line", "W3.2"),
    ("contract", "confirm", "submitted", Role.MANAGER, {"open_deviations": 1}, "decided", "W3.3"),
    (
        "contract",
        "confirm",
        "submitted",
        Role.MANAGER,
        {"rejected_deviations": 1},
        "no rejected deviation",
        "W3.3",
    ),
    ("contract", "sign", "confirmed", Role.SALES, {"open_deviations": 1}, "decided", "W3.4"),
    (
        "contract",
        "sign",
        "confirmed",
        Role.SALES,
        {"rejected_deviations": 1},
        "no rejected deviation",
        "W3.4",
    ),
    (
        "ship",
        "approve",
        "requested",
        Role.MANAGER,
        {"contract_archived": False},
        "archived",
        "W4.3",
    ),
    ("ship", "approve", "requested", Role.MANAGER, {"excess": 1}, "quantities", "W4.3"),
    ("ship", "dispatch", "approved", Role.CLERK, {"excess": 1}, "quantities", "W4.4"),
    ("ship", "dispatch", "approved", Role.CLERK, {"note_matches": False}, "request", "W4.4"),
    ("invoice", "issue", "applied", Role.FINANCE, {"amount": 0}, "delivered", "R8"),
)


@pytest.mark.parametrize(("name", "step", "state", "role", "facts", "until", "clause"), GATES)
def test_every_gate_shuts_and_names_its_clause(
    name: str, step: str, state: str, role: Role, facts: dict[str, object], until: str, clause: str
) -> None:
    history = (Taken("confirm", OTHER, "same"), Taken("approve", OTHER, "same"))
    case = Case(
        "X-1",
        STATES[name](state),
        Actor(DECIDER, "me", "Me", role),
        Actor(OTHER, "you", "You", Role.SALES),
        "same",
        history,
        SimpleNamespace(**{**vars(OPEN), **facts}),
    )

    with pytest.raises(GateShutError, match=rf"until .*{until}.*\({clause}\)"):
        workflow_of(name).take(step, case)


def test_no_gate_of_a_diagram_is_left_untested() -> None:
    drawn = [
        (w.name, s.name, g.until) for w in diagrams.WORKFLOWS for s in w.steps for g in s.gates
    ]

    assert len(GATES) == len(drawn)
    for name, step, until in drawn:
        assert any(row[:2] == (name, step) and row[5] in until for row in GATES)


BINDING = (
    ("contract", "sign", "confirmed", Role.SALES, "confirm"),
    ("ship", "dispatch", "approved", Role.CLERK, "approve"),
    ("collect", "confirm", "sales_confirmed", Role.FINANCE, "confirm"),
    ("collect", "confirm", "finance_confirmed", Role.MANAGER, "confirm"),
)


@pytest.mark.parametrize(("name", "step", "state", "role", "rests_on"), BINDING)
def test_a_step_that_rests_on_a_decision_waits_until_it_binds_the_content(
    name: str, step: str, state: str, role: Role, rests_on: str
) -> None:
    case = Case(
        "X-1",
        STATES[name](state),
        Actor(DECIDER, "me", "Me", role),
        Actor(OTHER, "you", "You", Role.SALES),
        "changed since",
        (Taken(rests_on, OTHER, "as it was"),),
        OPEN,
    )

    with pytest.raises(GateShutError, match="until its present content has been given"):
        workflow_of(name).take(step, case)


def test_these_are_all_the_steps_that_rest_on_a_decision() -> None:
    assert [row[:2] for row in BINDING] == [
        (w.name, s.name) for w in diagrams.WORKFLOWS for s in w.steps if s.rests_on
    ]
