"""Negotiation, contracts and orders: W3 as tables."""

from collections.abc import Callable
from typing import NamedTuple

from salescli.policy.diagrams._shared import (
    ANSWERED,
    DECIDERS,
    HAS_LINES,
    NONE_REJECTED,
    SALES_SIDE,
    SETTLED,
    UNBLOCKED,
    deviating,
    major,
)
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import ContractState as _C
from salescli.policy.states import QuestionState as _A
from salescli.policy.workflow import Begin, Step, Workflow

_MANAGER = (Role.MANAGER,)
_SIGNERS = (Role.SALES, Role.CLERK)
_CLERK = (Role.CLERK,)
_BEGUN = (_C.DRAFT, _C.NEGOTIATING)
_OPEN = (*_BEGUN, _C.SUBMITTED, _C.CONFIRMED)
_ON_PAPER = (_C.SIGNED, _C.ARCHIVED, _C.IN_DELIVERY, _C.COMPLETED)
_IN_FORCE = (_C.ORDERED, _C.SIGNED, _C.ARCHIVED, _C.IN_DELIVERY)


class ContractFacts(NamedTuple):
    """What stands in a contract, what is undecided about it and what is under way."""

    lines: int
    open_deviations: int
    rejected_deviations: int
    open_questions: int
    ordered: bool
    fits_deliveries: bool
    grounded: bool
    departs: Callable[[], bool]
    """Whether its terms or prices are beyond the norm."""
    compared: bool
    """Whether its quotation is still what it was compared with when it was handed in."""
    quotation_sent: bool
    quotation_holds: bool
    blocked: Callable[[], bool]
    quotation_holds_today: bool
    blocked_ever: Callable[[], bool]
    """On either day: what we do is bound by both, the customer's act by its own."""
    paper_awaited: bool
    paper_to_file: bool
    requests_open: int


GROUNDED: Gate[ContractFacts] = Gate(
    "it refers to an approved quotation, or the manager has consented (R4)",
    lambda c: c.grounded,
    by="contract consent {number}",
)
CONSENTED: Gate[ContractFacts] = Gate(
    "its terms and prices are within the norm, or the manager has consented: contract consent (R4)",
    lambda c: c.ordered or c.grounded or not c.departs(),
)
COMPARED: Gate[ContractFacts] = Gate(
    "it is compared with its quotation as that stands now: contract return, contract submit",
    lambda c: c.compared,
)
QUOTATION_SENT: Gate[ContractFacts] = Gate(
    "the quotation that it comes from is sent: quote send", lambda c: c.quotation_sent
)
QUOTATION_HOLDS: Gate[ContractFacts] = Gate(
    "the lapse of its quotation is settled: contract return, contract submit, contract settle",
    lambda c: c.quotation_holds,
)
HOLDS_TODAY: Gate[ContractFacts] = Gate(QUOTATION_HOLDS.until, lambda c: c.quotation_holds_today)
NEVER_BLOCKED: Gate[ContractFacts] = Gate(UNBLOCKED.until, lambda c: not c.blocked_ever())
FORMAL: Gate[ContractFacts] = Gate("it is no order by telephone or fax", lambda c: not c.ordered)
AN_ORDER: Gate[ContractFacts] = Gate("it is an order by telephone or fax", lambda c: c.ordered)
PAPER_AWAITED: Gate[ContractFacts] = Gate(
    "it is an order whose paper is awaited", lambda c: c.paper_awaited
)
PAPER_TO_FILE: Gate[ContractFacts] = Gate(
    "a signed paper waits to be filed", lambda c: c.paper_to_file
)
NOTHING_UNDER_WAY: Gate[ContractFacts] = Gate(
    "no goods request is under way",
    lambda c: c.requests_open == 0,
    by="ship reject NUMBER",
)
FITS_DELIVERIES: Gate[ContractFacts] = Gate(
    "it leaves every line at least what was delivered of it",
    lambda c: c.fits_deliveries,
    by="contract return {number}",
)

_TERMS = (SETTLED, NONE_REJECTED, ANSWERED)

CONTRACT = Workflow(
    "contract",
    _C.DRAFT,
    (
        Step("consent", _BEGUN, _C.NEGOTIATING, DECIDERS, "R4", second_person=True, lasting=True),
        Step("negotiate", _BEGUN, _C.NEGOTIATING, SALES_SIDE, "W3.1", (GROUNDED,)),
        Step(
            "submit",
            _BEGUN,
            _C.SUBMITTED,
            SALES_SIDE,
            "W3.2",
            (HAS_LINES, CONSENTED),
            freezes=True,
        ),
        Step("return", (_C.SUBMITTED, _C.CONFIRMED), _C.DRAFT, _MANAGER, "W3.3"),
        Step(
            "confirm",
            (_C.SUBMITTED,),
            _C.CONFIRMED,
            _MANAGER,
            "W3.3",
            (FORMAL, *_TERMS, HOLDS_TODAY, COMPARED),
            second_person=True,
            leader_if_major=True,
        ),
        Step(
            "confirm_order",
            (_C.SUBMITTED,),
            _C.ORDERED,
            _MANAGER,
            "W3.6",
            (AN_ORDER, *_TERMS, QUOTATION_SENT, HOLDS_TODAY, COMPARED, NEVER_BLOCKED),
            second_person=True,
            leader_if_major=True,
            verb="confirm",
        ),
        Step(
            "sign",
            (_C.CONFIRMED,),
            _C.SIGNED,
            _SIGNERS,
            "W3.4",
            (*_TERMS, FITS_DELIVERIES, QUOTATION_SENT, QUOTATION_HOLDS, COMPARED, UNBLOCKED),
            rests_on=("confirm",),
            leader_if_major=True,
        ),
        Step("sign", (_C.ORDERED,), _C.SIGNED, _SIGNERS, "W3.6", (UNBLOCKED,)),
        Step(
            "sign",
            (_C.IN_DELIVERY, _C.COMPLETED),
            None,
            _SIGNERS,
            "W3.6",
            (PAPER_AWAITED, UNBLOCKED),
        ),
        Step("archive", (_C.SIGNED,), _C.ARCHIVED, _CLERK, "W3.5"),
        Step(
            "archive",
            (_C.IN_DELIVERY, _C.COMPLETED, _C.CANCELLED),
            None,
            _CLERK,
            "W3.5",
            (PAPER_TO_FILE,),
        ),
        Step(
            "deliver",
            (_C.ORDERED, _C.SIGNED, _C.ARCHIVED, _C.IN_DELIVERY),
            _C.IN_DELIVERY,
            (),
            "W4.4",
            automatic=True,
        ),
        Step("complete", (_C.IN_DELIVERY,), _C.COMPLETED, (), "W4.5", automatic=True),
        Step("reopen", (_C.COMPLETED,), _C.IN_DELIVERY, (), "W3.3", automatic=True),
        Step("cancel", _BEGUN, _C.CANCELLED, SALES_SIDE, "W3.1"),
        Step("cancel", (_C.SUBMITTED, _C.CONFIRMED), _C.CANCELLED, _MANAGER, "W3.3"),
        Step(
            "cancel",
            _IN_FORCE,
            _C.CANCELLED,
            _MANAGER,
            "W3.3",
            (NOTHING_UNDER_WAY,),
            second_person=True,
            leader_if_major=True,
        ),
        *major((*_OPEN, *_IN_FORCE), (_C.SUBMITTED, _C.CONFIRMED), "W3.2", _IN_FORCE),
    ),
    (
        Begin("draft", SALES_SIDE, "W3.1", act="draft a contract"),
        Begin("amend", SALES_SIDE, "W3.3", act="amend a contract", upon_states=(*_ON_PAPER,)),
    ),
)

DEVIATION = deviating("deviation")

NEGOTIATION = Workflow(
    "negotiation",
    _A.OPEN,
    (Step("answer", (_A.OPEN,), _A.ANSWERED, DECIDERS, "W3.4"),),
)
