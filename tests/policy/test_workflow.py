"""The engine of the state diagrams, on a toy diagram of a letter that is written and sent."""

from dataclasses import replace
from enum import StrEnum
from types import SimpleNamespace

import pytest

from salescli.errors import GateShutError, RoleError, SalesError, SecondPersonError, StateError
from salescli.policy.gate import Gate
from salescli.policy.roles import Actor, Role
from salescli.policy.workflow import Case, Step, Taken, Workflow


class Letter(StrEnum):
    WRITTEN = "written"
    READ = "read"
    SEALED = "sealed"
    SENT = "sent"
    FILED = "filed"


STAMPED = Gate("it is stamped", lambda letter: letter.stamped)
ADDRESSED = Gate("it has an address", lambda letter: letter.addressed)

WORKFLOW = Workflow(
    "letter",
    Letter.WRITTEN,
    (
        Step("approve", (Letter.WRITTEN,), Letter.READ, (Role.MANAGER,), "Z1", second_person=True),
        Step("seal", (Letter.READ,), Letter.SEALED, (Role.CLERK,), "Z2", rests_on=("approve",)),
        Step(
            "seal",
            (Letter.READ,),
            Letter.SENT,
            (Role.FINANCE,),
            "Z3",
            other_than=("approve",),
        ),
        Step(
            "send",
            (Letter.READ, Letter.SEALED),
            Letter.SENT,
            (Role.CLERK, Role.SALES),
            "Z4",
            (STAMPED, ADDRESSED),
        ),
        Step("file", (Letter.SENT,), Letter.FILED, (), "Z5", automatic=True),
    ),
)

KIM = Actor(1, "kim", "Kim", (Role.SALES,))
LEE = Actor(2, "lee", "Lee", (Role.CLERK,))
PARK = Actor(3, "park", "Park", (Role.MANAGER,))
YOON = Actor(4, "yoon", "Yoon", (Role.MANAGER,))
CEO = Actor(5, "ceo", "Jung", (Role.LEADER,))
CHOI = Actor(6, "choi", "Choi", (Role.FINANCE,))
NOBODY = Actor(0, "setup", "setup", (Role.ADMIN,))

READY = SimpleNamespace(stamped=True, addressed=True)
WRITTEN = Case("L-1", Letter.WRITTEN, decider=PARK, author=KIM, content="dear", facts=READY)
READ = replace(
    WRITTEN, state=Letter.READ, decider=LEE, history=(Taken("approve", PARK.id, "dear"),)
)


def refused(name: str, case: Case) -> SalesError:
    with pytest.raises(SalesError) as caught:
        WORKFLOW.take(name, case)
    return caught.value


def test_a_step_that_may_be_taken_is_returned_with_its_target() -> None:
    step = WORKFLOW.take("approve", WRITTEN)

    assert (step.name, step.target, step.clause) == ("approve", Letter.READ, "Z1")


def test_a_step_starts_from_its_own_states_only() -> None:
    error = refused("approve", replace(WRITTEN, state=Letter.SENT))

    assert type(error) is StateError
    assert error.exit_code == 76
    assert str(error) == "cannot approve L-1: it is sent; possible now: nothing"


def test_a_refusal_by_state_names_each_possible_step_once() -> None:
    error = refused("approve", READ)

    assert str(error) == "cannot approve L-1: it is read; possible now: seal, send"


def test_a_step_no_diagram_knows_is_refused_by_state() -> None:
    assert str(refused("burn", WRITTEN)) == (
        "cannot burn L-1: it is written; possible now: approve"
    )


def test_what_is_possible_leaves_out_what_happens_by_itself() -> None:
    assert [WORKFLOW.possible(state) for state in Letter] == [
        ["approve"],
        ["seal", "send"],
        ["send"],
        [],
        [],
    ]


@pytest.mark.parametrize("actor", [KIM, LEE, CHOI, CEO, NOBODY])
def test_a_step_is_for_its_roles_only(actor: Actor) -> None:
    error = refused("approve", replace(WRITTEN, decider=actor, author=LEE))

    assert type(error) is RoleError
    assert error.exit_code == 77
    assert str(error) == f"{actor.roles[0]} may not approve L-1; it is for: MANAGER (Z1)"


def test_a_refusal_by_role_names_the_roles_of_every_row() -> None:
    error = refused("seal", replace(READ, decider=KIM))

    assert str(error) == "SALES may not seal L-1; it is for: CLERK, FINANCE (Z2)"


def test_the_role_chooses_between_two_rows_of_one_step() -> None:
    assert WORKFLOW.take("seal", READ).target is Letter.SEALED
    assert WORKFLOW.take("seal", replace(READ, decider=CHOI)).target is Letter.SENT


def test_an_author_may_not_take_a_step_that_asks_for_a_second_person() -> None:
    author = Actor(PARK.id, "park", "Park", (Role.SALES,))  # who has been promoted since

    error = refused("approve", replace(WRITTEN, author=author))

    assert type(error) is SecondPersonError
    assert error.exit_code == 76
    assert str(error) == "cannot approve L-1: Park made it; a second person must (Z1)"


def test_an_author_may_take_a_step_that_asks_for_no_second_person() -> None:
    assert WORKFLOW.take("send", replace(READ, author=LEE)).target is Letter.SENT


def test_a_document_without_an_author_has_every_second_person() -> None:
    assert WORKFLOW.take("approve", replace(WRITTEN, author=None)).target is Letter.READ


def test_what_a_manager_made_the_leader_approves() -> None:
    case = replace(WRITTEN, author=PARK, decider=CEO)

    assert WORKFLOW.take("approve", case).target is Letter.READ


def test_what_a_manager_made_no_manager_approves() -> None:
    own = refused("approve", replace(WRITTEN, author=PARK))
    other = refused("approve", replace(WRITTEN, author=PARK, decider=YOON))

    assert "Park made it" in str(own)
    assert str(other) == (
        "cannot approve L-1: a manager made it, so the leader decides; a second person must (Z1)"
    )
    assert {type(own), type(other)} == {SecondPersonError}


def test_the_leader_stands_in_for_nobody_else() -> None:
    made_by_clerk = replace(WRITTEN, author=LEE, decider=CEO)
    made_by_manager = replace(READ, author=PARK, decider=CEO)

    assert type(refused("approve", made_by_clerk)) is RoleError
    assert type(refused("seal", made_by_manager)) is RoleError


def test_who_took_the_step_before_may_not_take_the_one_that_asks_for_another() -> None:
    history = (Taken("approve", CHOI.id, "dear"),)

    error = refused("seal", replace(READ, decider=CHOI, history=history))

    assert type(error) is SecondPersonError
    assert str(error) == "cannot seal L-1: Choi has already done so; a second person must (Z3)"


def test_the_same_person_is_refused_as_such_before_the_role_is_looked_at() -> None:
    moved = Actor(CHOI.id, "choi", "Choi", (Role.TECH,))
    history = (Taken("approve", CHOI.id, "dear"),)

    assert type(refused("seal", replace(READ, decider=moved, history=history))) is (
        SecondPersonError
    )


@pytest.mark.parametrize(
    "history",
    [
        (),
        (Taken("approve", PARK.id, "another content"),),
        (Taken("send", PARK.id, "dear"),),
    ],
)
def test_a_decision_over_other_content_does_not_bind(history: tuple[Taken, ...]) -> None:
    error = refused("seal", replace(READ, history=history))

    assert type(error) is GateShutError
    assert error.exit_code == 76
    assert str(error) == ("cannot seal L-1 until its present content has been given: approve (Z2)")


def test_a_later_decision_over_the_present_content_binds() -> None:
    history = (Taken("approve", PARK.id, "before"), Taken("approve", PARK.id, "dear"))

    assert WORKFLOW.take("seal", replace(READ, history=history)).target is Letter.SEALED


@pytest.mark.parametrize(
    ("stamped", "addressed", "until"),
    [
        (False, True, "it is stamped"),
        (True, False, "it has an address"),
        (False, False, "it is stamped"),
    ],
)
def test_a_shut_gate_says_what_it_waits_for(*, stamped: bool, addressed: bool, until: str) -> None:
    facts = SimpleNamespace(stamped=stamped, addressed=addressed)

    error = refused("send", replace(READ, facts=facts))

    assert type(error) is GateShutError
    assert error.exit_code == 76
    assert str(error) == f"cannot send L-1 until {until} (Z4)"


def test_what_happens_by_itself_asks_for_nobody() -> None:
    case = replace(WRITTEN, state=Letter.SENT, decider=NOBODY, facts=None)

    assert WORKFLOW.take("file", case).target is Letter.FILED


def test_what_happens_by_itself_still_starts_from_its_own_states() -> None:
    error = refused("file", replace(WRITTEN, decider=NOBODY))

    assert type(error) is StateError


def test_the_summary_is_the_diagram_in_words() -> None:
    assert WORKFLOW.summary().splitlines() == [
        "approve: written -> read by MANAGER, not its author, nor whose name it bears (Z1)",
        "seal: read -> sealed by CLERK (Z2)",
        "seal: read -> sent by FINANCE (Z3)",
        "send: read|sealed -> sent by CLERK, SALES, it is stamped, it has an address (Z4)",
        "file: sent -> filed (automatic) (Z5)",
    ]
