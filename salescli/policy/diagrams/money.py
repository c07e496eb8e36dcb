"""Invoices and money: D12 and W5 as tables."""

from typing import NamedTuple

from salescli.policy.roles import Role
from salescli.policy.states import CollectionState as _M
from salescli.policy.states import InvoiceState as _I
from salescli.policy.workflow import Begin, Gate, Step, Workflow


class InvoiceFacts(NamedTuple):
    """What an invoice asks for, in minor units."""

    amount: int


DELIVERED_FIRST: Gate[InvoiceFacts] = Gate(
    "something delivered waits for an invoice", lambda i: i.amount > 0
)

_APPLICANTS = (Role.SALES, Role.CLERK)

INVOICE = Workflow(
    "invoice",
    _I.APPLIED,
    (
        Step(
            "issue",
            (_I.APPLIED,),
            _I.ISSUED,
            (Role.FINANCE,),
            "R8",
            (DELIVERED_FIRST,),
            second_person=True,
        ),
    ),
    (
        Begin(
            "apply",
            _APPLICANTS,
            "R8",
            (DELIVERED_FIRST,),
            act="apply for an invoice",
            upon="apply for an invoice of",
        ),
    ),
)

_SALES_DEPARTMENT = (Role.MANAGER, Role.CLERK)

COLLECT = Workflow(
    "collect",
    _M.APPLIED,
    (
        Step(
            "confirm",
            (_M.APPLIED,),
            _M.SALES_CONFIRMED,
            _SALES_DEPARTMENT,
            "W5.3",
            second_person=True,
        ),
        Step(
            "confirm",
            (_M.APPLIED,),
            _M.FINANCE_CONFIRMED,
            (Role.FINANCE,),
            "W5.3",
            second_person=True,
        ),
        Step(
            "confirm",
            (_M.SALES_CONFIRMED,),
            _M.CONFIRMED,
            (Role.FINANCE,),
            "W5.3",
            second_person=True,
            other_than=("confirm",),
            rests_on=("confirm",),
        ),
        Step(
            "confirm",
            (_M.FINANCE_CONFIRMED,),
            _M.CONFIRMED,
            _SALES_DEPARTMENT,
            "W5.3",
            second_person=True,
            other_than=("confirm",),
            rests_on=("confirm",),
        ),
    ),
    (Begin("apply", _APPLICANTS, "W5.2", act="apply for a collection"),),
)
