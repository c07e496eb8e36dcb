"""Major cases in the engine: who calls one so, and whose consent it takes then (1.3.2)."""

from dataclasses import replace
from enum import StrEnum

import pytest

from salescli.errors import GateShutError, SecondPersonError
from salescli.policy.diagrams._shared import major
from salescli.policy.people.leading import flags
from salescli.policy.roles import Actor, Role
from salescli.policy.workflow import Case, Step, Taken, Workflow


class Deal(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


KIM = Actor(1, "kim", "Kim", (Role.SALES,))
PARK = Actor(2, "park", "Park", (Role.MANAGER,))
PROMOTED = Actor(KIM.id, "kim", "Kim", (Role.MANAGER,))
CEO = Actor(3, "ceo", "Ceo", (Role.LEADER,))

DEAL = Workflow(
    "deal",
    Deal.OPEN,
    (
        Step("close", (Deal.OPEN,), Deal.CLOSED, (Role.MANAGER,), "Z1", leader_if_major=True),
        *major((Deal.OPEN,), (Deal.OPEN,), "Z2"),
    ),
)

SMALL = Case("D-1", Deal.OPEN, PARK, KIM, content="dear")
LARGE = replace(SMALL, exceeds=True)
FLAG = Taken("flag", KIM.id, "cheap")
YES, NO = Taken("endorse", CEO.id, "dear"), Taken("object", CEO.id, "dear")


def after(*history: Taken, case: Case = SMALL) -> Case:
    return replace(case, history=history)


def test_a_small_case_is_the_managers() -> None:
    assert DEAL.take("close", SMALL).target is Deal.CLOSED


@pytest.mark.parametrize("case", [LARGE, after(FLAG)], ids=["by amount", "by flag"])
def test_a_major_case_waits_for_the_leader(case: Case) -> None:
    with pytest.raises(GateShutError) as refused:
        DEAL.take("close", case)

    assert str(refused.value) == (
        "cannot close D-1 until the leader has agreed to its present content,"
        " for it is major (1.3.2)"
    )


@pytest.mark.parametrize(
    ("history", "opens"),
    [
        ((YES,), True),
        ((NO, YES), True),
        ((YES, NO), False),
        ((NO,), False),
        ((Taken("endorse", CEO.id, "cheap"),), False),
        ((Taken("endorse", CEO.id, "cheap"), YES), True),
        ((Taken("approve", CEO.id, "dear"),), False),
    ],
)
def test_the_leaders_last_word_about_the_present_content_counts(
    history: tuple[Taken, ...], *, opens: bool
) -> None:
    case = after(*history, case=LARGE)
    if opens:
        assert DEAL.take("close", case).target is Deal.CLOSED
    else:
        with pytest.raises(GateShutError):
            DEAL.take("close", case)


def test_a_flag_that_was_taken_back_is_none() -> None:
    assert not after(FLAG, Taken("unflag", PARK.id, "cheap")).major
    assert after(FLAG, Taken("unflag", PARK.id, "cheap"), FLAG).major


@pytest.mark.parametrize(
    ("decider", "author", "why"),
    [
        (PROMOTED, PARK, "has already done so"),
        (PARK, PARK, "made it"),
    ],
    ids=["who flagged", "who made it"],
)
def test_neither_who_flagged_nor_who_made_a_case_takes_the_flag_away(
    decider: Actor, author: Actor, why: str
) -> None:
    case = replace(after(FLAG), decider=decider, author=author)

    with pytest.raises(SecondPersonError, match=why):
        DEAL.take("unflag", case)


def test_a_step_that_stays_leads_nowhere() -> None:
    step = DEAL.take("endorse", replace(LARGE, decider=CEO))

    assert step.target is None
    assert DEAL.possible(Deal.OPEN) == ["close", "flag", "decide"]


LIFTED = Taken("unflag", CEO.id, "cheap")
"""As lifted before each flag was lifted by itself: it names nobody."""


@pytest.mark.parametrize(
    ("history", "who"),
    [
        ((FLAG, replace(FLAG, by=PARK.id)), {KIM.id, PARK.id}),
        ((FLAG, replace(FLAG, by=PARK.id), LIFTED), set()),
        ((FLAG, LIFTED, replace(FLAG, by=PARK.id)), {PARK.id}),
        ((FLAG, replace(FLAG, by=PARK.id), replace(LIFTED, about=KIM.id)), {PARK.id}),
        ((FLAG, replace(LIFTED, about=PARK.id)), {KIM.id}),
    ],
)
def test_a_lifting_that_names_nobody_lifted_all_flags(
    history: tuple[Taken, ...], who: set[int]
) -> None:
    assert flags(history).keys() == who
