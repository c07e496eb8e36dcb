"""What usually comes next is declared for every state that waits for somebody, and can be taken."""

import pytest

from salescli.policy.diagrams import OF_KIND, WORKFLOWS
from salescli.policy.diagrams.onward import USUAL, onward
from salescli.policy.workflow import Workflow

AT_REST = {
    "visit": {"done"},
    "quote": {"won", "lost", "superseded"},
    "contract": {"archived", "in_delivery", "completed", "cancelled"},
    "ship": {"received"},
    "private_receipt": {"allowed"},
    "expense": {"approved", "form_decided"},
    "violation": {"proposed", "decided"},
}
"""States from which steps lead that nobody has to take, or that another document's step takes."""

STATES = [
    (workflow, state)
    for workflow in WORKFLOWS
    for state in dict.fromkeys(
        [
            workflow.initial,
            *(begin.state for begin in workflow.begins if begin.state),
            *(step.target for step in workflow.steps if step.target),
        ]
    )
]


@pytest.mark.parametrize(("workflow", "state"), STATES)
def test_a_state_that_is_no_end_has_its_usual_next_step(workflow: Workflow, state: str) -> None:
    leads = [s for s in workflow.steps if state in s.sources and not s.automatic]
    rests = state in AT_REST.get(workflow.name, ())
    comes = onward(workflow, state)

    assert (comes is not None) == (bool(leads) and not rests)


@pytest.mark.parametrize(("workflow", "state"), STATES)
def test_the_usual_next_step_can_be_taken_from_there_by_those_it_is_for(
    workflow: Workflow, state: str
) -> None:
    if comes := onward(workflow, state):
        verb = USUAL[workflow.name][state]
        rows = [s for s in workflow.steps if s.command == verb and state in s.sources]
        assert rows
        assert set(comes.roles) == {role for row in rows for role in row.by}
        assert comes.command.count("{}") == 1


def test_nothing_is_declared_of_what_is_no_state() -> None:
    known = {(workflow.name, str(state)) for workflow, state in STATES}
    declared = {(kind, state) for kind, states in USUAL.items() for state in states}
    at_rest = {(kind, state) for kind, states in AT_REST.items() for state in states}

    assert declared | at_rest <= known
    assert not declared & at_rest
    assert OF_KIND.keys() >= USUAL.keys()
