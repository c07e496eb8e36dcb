"""What a state means elsewhere: the whole table, as the regulation has it."""

from collections.abc import Callable

import pytest

from salescli.policy import standing
from salescli.policy.kinds import ContractMeans, VisitStanding
from salescli.policy.people import persons
from salescli.policy.roles import Actor, Role
from salescli.policy.states import (
    CollectionState,
    ContractState,
    DeviationState,
    InquiryState,
    PlanState,
    QuoteState,
    VisitState,
)


def test_only_a_draft_or_what_is_negotiated_is_edited() -> None:
    editable = [s for s in ContractState if standing.editable(s)]

    assert editable == [ContractState.DRAFT, ContractState.NEGOTIATING]


def test_only_a_planned_visit_is_planned_otherwise() -> None:
    assert [s for s in VisitState if standing.plannable(s)] == [VisitState.PLANNED]


def test_a_visit_is_listed_by_its_state_or_as_missed() -> None:
    assert {s.value for s in VisitStanding} == {*VisitState, "missed"}


def test_goods_go_out_of_archived_contracts_until_all_is_delivered() -> None:
    assert [s.value for s in ContractState if standing.deliverable(s)] == [
        "archived",
        "in_delivery",
    ]


def test_an_open_deviation_waits_and_a_rejected_one_must_go() -> None:
    assert [s.value for s in DeviationState if standing.undecided(s)] == ["open"]
    assert [s.value for s in DeviationState if standing.refused(s)] == ["rejected"]


def test_a_payment_counts_when_both_have_confirmed() -> None:
    assert [s.value for s in CollectionState if standing.booked(s)] == ["confirmed"]


@pytest.mark.parametrize("decider", Role)
@pytest.mark.parametrize("author", [None, *Role])
def test_the_leader_decides_an_inquiry_only_in_the_managers_place(
    decider: Role, author: Role | None
) -> None:
    stands_in = author in {Role.MANAGER, Role.LEADER}
    consulted = decider is Role.LEADER and not stands_in

    me, you = Actor(1, "me", "Me", (decider,)), author and Actor(2, "you", "You", (author,))
    of = persons.for_leader([you] if you else [], led=True)

    answers = [standing.rulings(me, stands_in=of, yes=yes) for yes in (True, False)]

    assert answers == ([("endorse",), ("object",)] if consulted else [("pursue",), ("decline",)])


def test_who_manages_and_leads_rules_on_an_inquiry_in_both_roles() -> None:
    both = Actor(1, "me", "Me", (Role.MANAGER, Role.LEADER))

    assert standing.rulings(both, stands_in=False, yes=True) == ("endorse", "pursue")
    assert standing.rulings(both, stands_in=False, yes=False) == ("object", "decline")


def test_an_inquiry_is_answered_while_it_is_prepared_and_again_once_closed() -> None:
    assert [s.value for s in InquiryState if standing.answerable(s, again=False)] == ["preparing"]
    assert [s.value for s in InquiryState if standing.answerable(s, again=True)] == [
        "preparing",
        "closed",
    ]
    assert [s.value for s in InquiryState if standing.prepared(s)] == ["preparing"]


def test_what_a_quotation_allows_in_which_state() -> None:
    def states(allows: Callable[[QuoteState], bool]) -> str:
        return " ".join(s.value for s in QuoteState if allows(s))

    assert states(standing.drafted) == "draft"
    assert states(standing.declarable) == "draft submitted approved"
    assert states(standing.revisable) == "approved sent lost"
    assert states(standing.offered) == "approved sent"


def test_a_contract_on_paper_is_amended_while_it_is_in_force_or_done() -> None:
    assert [s.value for s in ContractState if standing.amendable(s, signed=True)] == [
        "signed",
        "archived",
        "in_delivery",
        "completed",
    ]
    assert not [s for s in ContractState if standing.amendable(s, signed=False)]


def test_open_points_are_answered_until_a_contract_is_in_force() -> None:
    assert [s.value for s in ContractState if standing.negotiable(s)] == [
        "draft",
        "negotiating",
        "submitted",
        "confirmed",
    ]


def test_goods_of_an_order_go_out_from_its_confirmation_on() -> None:
    assert [s.value for s in ContractState if standing.deliverable(s, ordered=True)] == [
        "ordered",
        "signed",
        "archived",
        "in_delivery",
    ]
    assert [s.value for s in ContractState if standing.in_delivery(s)] == ["in_delivery"]
    assert [s.value for s in ContractState if standing.completed(s)] == ["completed"]


def test_a_contract_is_drafted_from_an_approved_quotation() -> None:
    assert [s.value for s in QuoteState if standing.contractable(s)] == ["approved", "sent", "won"]
    assert [m.value for m in ContractMeans if standing.written(m)] == ["written"]


def test_an_item_of_a_plan_is_written_until_it_is_approved() -> None:
    assert [s.value for s in PlanState if standing.writable(s)] == ["planned"]
