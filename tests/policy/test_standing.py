"""What a state means elsewhere: the whole table, as the regulation has it."""

from salescli.policy import standing
from salescli.policy.states import CollectionState, ContractState, DeviationState


def test_only_a_draft_is_edited() -> None:
    assert [s for s in ContractState if standing.editable(s)] == [ContractState.DRAFT]


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
