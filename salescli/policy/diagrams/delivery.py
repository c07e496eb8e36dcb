"""Goods, invoices and money: W4, D12 and W5 as tables."""

from salescli.policy.roles import Role
from salescli.policy.states import CollectionState as _M
from salescli.policy.states import InvoiceState as _I
from salescli.policy.states import ShipmentState as _S
from salescli.policy.workflow import Gate, Step, Workflow

WITHIN_CONTRACT = Gate(
    "what is requested in all fits the contract's quantities", lambda s: s.excess <= 0
)
DELIVERABLE = Gate(
    "the contract is archived, or its order confirmed", lambda s: s.contract_deliverable
)
SAME_AS_REQUEST = Gate("the note equals the approved request", lambda s: s.note_matches)
DELIVERED_FIRST = Gate("something delivered waits for an invoice", lambda i: i.amount > 0)

SHIPMENT = Workflow(
    "ship",
    _S.REQUESTED,
    (
        Step(
            "approve",
            (_S.REQUESTED,),
            _S.APPROVED,
            (Role.MANAGER,),
            "W4.3",
            (DELIVERABLE, WITHIN_CONTRACT),
            second_person=True,
        ),
        Step("reject", (_S.REQUESTED, _S.APPROVED), _S.REJECTED, (Role.MANAGER,), "W4.3"),
        Step(
            "dispatch",
            (_S.APPROVED,),
            _S.DISPATCHED,
            (Role.CLERK,),
            "W4.4",
            (WITHIN_CONTRACT, SAME_AS_REQUEST),
            rests_on=("approve",),
        ),
        Step("receipt", (_S.DISPATCHED,), _S.RECEIVED, (Role.CLERK,), "W4.5"),
    ),
)

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
)

_SALES_DEPARTMENT = (Role.MANAGER, Role.CLERK)

COLLECTION = Workflow(
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
)
