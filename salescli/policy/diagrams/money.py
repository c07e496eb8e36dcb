"""Invoices: D12 as tables."""

from typing import NamedTuple

from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import InvoiceState as _I
from salescli.policy.workflow import Begin, Step, Workflow


class InvoiceFacts(NamedTuple):
    """What an invoice asks for, in minor units, and how it compares with what was delivered."""

    amount: int
    exact: bool = True
    registered: bool = True
    beside: bool = False
    """Whether it replaces what a red one takes back, and goes where that goes."""
    own: bool = True
    """Whether who acts has applied for it."""


class RedFacts(NamedTuple):
    """What of an invoice is to be taken back, and who answers for it."""

    issued: bool
    amount: int
    excess: int
    answered: bool


DELIVERED_FIRST: Gate[InvoiceFacts] = Gate(
    "something delivered waits for an invoice",
    lambda i: i.amount > 0,
    "R8",
    by="ship dispatch NUMBER",
)
EXACT: Gate[InvoiceFacts] = Gate(
    "its lines are what was delivered and is not invoiced: withdraw or reject it, and apply anew",
    lambda i: i.exact,
    "R8",
    by="invoice reject {number}",
)
REGISTERED: Gate[InvoiceFacts] = Gate(
    "the registration number of its customer is known: customer edit --registration",
    lambda i: i.registered,
    "R8",
)
ALONE: Gate[InvoiceFacts] = Gate(
    "the red entry that it replaces is: it goes along with that", lambda i: not i.beside
)
OWN: Gate[InvoiceFacts] = Gate("whoever made it takes it back", lambda i: i.own)
ISSUED: Gate[RedFacts] = Gate(
    "it is an invoice that was issued", lambda r: r.issued, by="invoice issue {number}"
)
TAKES_BACK: Gate[RedFacts] = Gate("something of it is taken back", lambda r: r.amount > 0)
WITHIN_REST: Gate[RedFacts] = Gate(
    "no more is taken back than is left of the invoice", lambda r: r.excess <= 0
)
ANSWERED_FOR: Gate[RedFacts] = Gate(
    "it is said who answers for the error: --responsible", lambda r: r.answered
)

_APPLICANTS = (Role.SALES, Role.CLERK)

INVOICE = Workflow(
    "invoice",
    _I.APPLIED,
    (
        Step("withdraw", (_I.APPLIED,), _I.WITHDRAWN, _APPLICANTS, "D12", (OWN, ALONE)),
        Step("reject", (_I.APPLIED,), _I.REJECTED, (Role.FINANCE,), "D12", (ALONE,)),
        Step(
            "issue",
            (_I.APPLIED,),
            _I.ISSUED,
            (Role.FINANCE,),
            "D12",
            (EXACT, REGISTERED, ALONE),
            second_person=True,
            act="issue the invoice",
        ),
        Step("file", (_I.ISSUED,), None, (Role.CLERK,), "R10"),
        Step("hand-over", (_I.ISSUED,), None, (Role.CLERK,), "R9", act="hand over"),
    ),
    (
        Begin(
            "apply",
            _APPLICANTS,
            "D12",
            (DELIVERED_FIRST,),
            act="apply for an invoice",
            upon="apply for an invoice of",
        ),
        Begin(
            "correct",
            (Role.CLERK,),
            "R8",
            (ISSUED, TAKES_BACK, WITHIN_REST, ANSWERED_FOR),
            act="correct an invoice",
            upon="correct",
        ),
        Begin("settle", (), "W7.5", state=_I.ISSUED, step="issue", verb="settle"),
    ),
)
