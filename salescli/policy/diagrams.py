"""The state diagram of every document, as tables (regulation, section 3)."""

from salescli.policy.roles import Role
from salescli.policy.states import CollectionState as _M
from salescli.policy.states import ContractState as _C
from salescli.policy.states import DeviationState as _D
from salescli.policy.states import InvoiceState as _I
from salescli.policy.states import ShipmentState as _S
from salescli.policy.workflow import Gate, Step, Workflow

_DECIDERS = (Role.MANAGER, Role.LEADER)
_SALES_SIDE = (Role.SALES, Role.CLERK, Role.MANAGER)

HAS_LINES = Gate("it has a line", lambda c: c.lines > 0)
SETTLED = Gate("every deviation is decided", lambda c: c.open_deviations == 0)
NONE_REJECTED = Gate("no rejected deviation stands in it", lambda c: c.rejected_deviations == 0)
WITHIN_CONTRACT = Gate(
    "what is requested in all fits the contract's quantities", lambda s: s.excess <= 0
)
DELIVERABLE = Gate("the contract is archived", lambda s: s.contract_archived)
SAME_AS_REQUEST = Gate("the note equals the approved request", lambda s: s.note_matches)
DELIVERED_FIRST = Gate("something delivered waits for an invoice", lambda i: i.amount > 0)

CONTRACT = Workflow(
    "contract",
    _C.DRAFT,
    (
        Step("submit", (_C.DRAFT,), _C.SUBMITTED, _SALES_SIDE, "W3.2", (HAS_LINES,)),
        Step("return", (_C.SUBMITTED, _C.CONFIRMED), _C.DRAFT, (Role.MANAGER,), "W3.3"),
        Step(
            "confirm",
            (_C.SUBMITTED,),
            _C.CONFIRMED,
            (Role.MANAGER,),
            "W3.3",
            (SETTLED, NONE_REJECTED),
            second_person=True,
        ),
        Step(
            "sign",
            (_C.CONFIRMED,),
            _C.SIGNED,
            (Role.SALES, Role.CLERK),
            "W3.4",
            (SETTLED, NONE_REJECTED),
            rests_on=("confirm",),
        ),
        Step("archive", (_C.SIGNED,), _C.ARCHIVED, (Role.CLERK,), "W3.5"),
        Step(
            "deliver",
            (_C.ARCHIVED, _C.IN_DELIVERY),
            _C.IN_DELIVERY,
            (),
            "W4.4",
            automatic=True,
        ),
        Step("complete", (_C.IN_DELIVERY,), _C.COMPLETED, (), "W4.5", automatic=True),
    ),
)

DEVIATION = Workflow(
    "deviation",
    _D.OPEN,
    (
        Step("accept", (_D.OPEN,), _D.ACCEPTED, _DECIDERS, "R4", second_person=True),
        Step("reject", (_D.OPEN,), _D.REJECTED, _DECIDERS, "R4", second_person=True),
    ),
)

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

WORKFLOWS = (CONTRACT, DEVIATION, SHIPMENT, INVOICE, COLLECTION)
