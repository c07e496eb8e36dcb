"""What the state of a document means for what may be done with it or because of it."""

from enum import StrEnum

from salescli.policy.aftersales import ReturnKind
from salescli.policy.kinds import ContractMeans
from salescli.policy.people.leading import ENDORSE, OBJECT
from salescli.policy.roles import Actor
from salescli.policy.states import (
    CollectionState,
    ContractState,
    DeviationState,
    InquiryState,
    InvoiceState,
    PlanState,
    PrivateReceiptState,
    QuoteState,
    ReturnState,
    ServiceState,
    ShipmentState,
    VisitState,
)

_ONWARD = {
    ReturnState.REPORTED: "check",
    ReturnState.CHECKED: "verify",
    ReturnState.VERIFIED: "submit",
    ReturnState.SUBMITTED: "approve",
    ReturnState.APPROVED: "receive",
    ReturnState.BOOKED_IN: "settle",
}

_SERVED_ON = {
    ServiceState.REQUESTED: "accept",
    ServiceState.ACCEPTED: "apply",
    ServiceState.APPLIED: "report",
    ServiceState.ESCALATED: "decide",
    ServiceState.MANAGER_ACKNOWLEDGED: "acknowledge",
    ServiceState.CLERK_ACKNOWLEDGED: "acknowledge",
    ServiceState.ACKNOWLEDGED: "close",
}

DAYS_OF_VISIT = "visit_days"
"""The decisions that a visit is planned for other days; they begin with those before."""


def editable(state: ContractState) -> bool:
    """Say whether a contract's lines and terms may still be written (design.md 1.6)."""
    return state in {ContractState.DRAFT, ContractState.NEGOTIATING}


def deliverable(state: ContractState, *, ordered: bool = False) -> bool:
    """Say whether goods of a contract, or of an order, may be requested (W4.1, W3.6)."""
    if state in {ContractState.ARCHIVED, ContractState.IN_DELIVERY}:
        return True
    return ordered and state in {ContractState.ORDERED, ContractState.SIGNED}


def amendable(state: ContractState, *, signed: bool) -> bool:
    """Say whether a contract may be changed by a new version (W3.3).

    It must be in force and on paper: an order without paper has no terms in writing to change.
    """
    return signed and state in {
        ContractState.SIGNED,
        ContractState.ARCHIVED,
        ContractState.IN_DELIVERY,
        ContractState.COMPLETED,
    }


def negotiable(state: ContractState) -> bool:
    """Say whether a contract is not in force yet: points are answered, deviations told (W3.4)."""
    return editable(state) or state in {ContractState.SUBMITTED, ContractState.CONFIRMED}


def in_delivery(state: ContractState) -> bool:
    """Say whether goods of a contract have gone out and more may follow (W4.4)."""
    return state is ContractState.IN_DELIVERY


def sent(state: ShipmentState) -> bool:
    """Say whether goods are out by a delivery note that stands, so that a red one corrects it."""
    return state in {ShipmentState.DISPATCHED, ShipmentState.RECEIVED}


def completed(state: ContractState) -> bool:
    """Say whether all of a contract is delivered and confirmed (W4.5)."""
    return state is ContractState.COMPLETED


def contractable(state: QuoteState) -> bool:
    """Say whether a contract may be drafted from a quotation or bid: an approved one (W3.1)."""
    return state in {QuoteState.APPROVED, QuoteState.SENT, QuoteState.WON}


def chosen(state: QuoteState) -> bool:
    """Say whether the customer has chosen a quotation, so that its validity was kept (W2.6)."""
    return state is QuoteState.WON


def closed(state: QuoteState) -> bool:
    """Say whether a quotation is offered no more, so that it prints as a copy (W2.5)."""
    return state in {QuoteState.WON, QuoteState.LOST, QuoteState.SUPERSEDED}


def written(means: ContractMeans) -> bool:
    """Say whether a contract is made on paper, and not by telephone or fax (W3.6)."""
    return means is ContractMeans.WRITTEN


def plannable(state: VisitState) -> bool:
    """Say whether the plan of a visit may still be written: it was not submitted yet (W1.2)."""
    return state is VisitState.PLANNED


def writable(state: PlanState) -> bool:
    """Say whether an item of a work plan may still be written: nobody approved it yet (MD6)."""
    return state is PlanState.PLANNED


def undecided(state: DeviationState) -> bool:
    """Say whether a deviation waits for a decision (R4)."""
    return state is DeviationState.OPEN


def refused(state: DeviationState) -> bool:
    """Say whether a deviation must go out of the contract again (R4)."""
    return state is DeviationState.REJECTED


def issued(state: InvoiceState) -> bool:
    """Say whether an invoice was issued, so that a red one alone takes it back (R8)."""
    return state is InvoiceState.ISSUED


def applied(state: InvoiceState) -> bool:
    """Say whether an invoice that was applied for waits for finance (D12)."""
    return state is InvoiceState.APPLIED


def booked(state: StrEnum | None) -> bool:
    """Say whether both have confirmed a payment, so that it counts (W5.3)."""
    return state is CollectionState.CONFIRMED


def allowed(state: PrivateReceiptState) -> bool:
    """Say whether a salesperson may take money by an exception; remitted, it is over (R2)."""
    return state is PrivateReceiptState.ALLOWED


def rulings(decider: Actor, *, stands_in: bool, yes: bool) -> tuple[str, ...]:
    """Name the steps by which somebody rules on an inquiry: the leader is consulted (W2.1).

    Where the leader stands in for the manager (1.3.1), the leader decides. Who is both says yes or
    no in both roles.
    """
    said = (ENDORSE if yes else OBJECT,)
    done = ("pursue" if yes else "decline",)
    if not decider.leads or stands_in:
        return done
    return (*said, *done) if decider.manages else said


def answerable(state: InquiryState, *, again: bool) -> bool:
    """Say whether an inquiry may be answered: pursued, or by a new version once closed (W2.1)."""
    return state is InquiryState.PREPARING or (again and state is InquiryState.CLOSED)


def prepared(state: InquiryState) -> bool:
    """Say whether an inquiry is being answered, so that an outcome closes it (W2.6)."""
    return state is InquiryState.PREPARING


def drafted(state: QuoteState) -> bool:
    """Say whether a quotation's lines and terms may still be written (W2.5)."""
    return state is QuoteState.DRAFT


def declarable(state: QuoteState) -> bool:
    """Say whether a deviation may still be declared in a quotation: until it is sent (R4)."""
    return state in {QuoteState.DRAFT, QuoteState.SUBMITTED, QuoteState.APPROVED}


def revisable(state: QuoteState) -> bool:
    """Say whether a quotation may have a new version (W2.6)."""
    return state in {QuoteState.APPROVED, QuoteState.SENT, QuoteState.LOST}


def offered(state: QuoteState) -> bool:
    """Say whether a quotation is superseded by the approval of another version (W2.6)."""
    return state in {QuoteState.APPROVED, QuoteState.SENT}


def listed(state: ReturnState) -> bool:
    """Say whether the list of a return is the department's: it was submitted and stands (W7.4)."""
    return state in {
        ReturnState.SUBMITTED,
        ReturnState.APPROVED,
        ReturnState.BOOKED_IN,
        ReturnState.SETTLED,
    }


def goes_on(state: ReturnState, kind: ReturnKind, *, sound: bool) -> str:
    """Name the step by which a return goes on; nothing where it has ended (W7).

    It is `sound` once its goods and the cause were found to be ours; else it goes back.
    """
    if state is ReturnState.VERIFIED and not sound:
        return "reject"
    if state is ReturnState.APPROVED and kind is ReturnKind.ALLOWANCE:
        return "settle"
    return _ONWARD.get(state, "")


def served_on(state: ServiceState, *, ended: bool, decided: bool) -> str:
    """Name the step by which a service case goes on; nothing where it is over (W6, R14).

    By what the last report says it has `ended`, solved or not, and the leader has `decided`.
    """
    if state is ServiceState.IN_SERVICE and ended:
        return "acknowledge" if decided else "escalate"
    return "report" if state is ServiceState.IN_SERVICE else _SERVED_ON.get(state, "")


def offers(state: QuoteState) -> bool:
    """Say whether a quotation stands, so that a service can be charged by it (W6.4)."""
    return state not in {
        QuoteState.LOST,
        QuoteState.WITHDRAWN,
        QuoteState.SUPERSEDED,
    }
