"""Money of customers: W5 and R2 as tables."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import major
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import CollectionState as _M
from salescli.policy.states import PrivateReceiptState as _P
from salescli.policy.workflow import Begin, Step, Workflow


class PaymentFacts(NamedTuple):
    """Whether money may be booked that a salesperson took, or by its instrument (R2, R12)."""

    excepted: bool
    taken: bool = True
    """Whether the day has come on which it is taken by the exception."""
    registered: bool = True
    """Whether its instrument is in the register, if it is made by one."""
    same_kind: bool = True
    same_customer: bool = True
    equal: bool = True


class MoneyFacts(NamedTuple):
    """How what refunds, takes back or moves money compares with what is there, in minor units."""

    own: bool = True
    """Whether who acts has applied for it."""
    came_back: bool = False
    """Whether its instrument has bounced or was given back."""
    fitting: bool = True
    """Whether what it is about is of a kind that is refunded, or taken back."""
    received: bool = False
    """Whether who acts received the money."""
    counts: bool = True
    refunded: bool = False
    cleared: bool = True
    excess: int = 0
    left: str = ""
    """How much is there to take, as a refusal says it."""
    waiting: str = ""
    """The number of another correction that waits."""


class ReceiptFacts(NamedTuple):
    """Whether who acts asked for an exception, for which day, and what came of it (R2)."""

    own: bool = True
    near: bool = True
    """Whether it is not for a day far ahead."""
    used: bool = False
    """Whether a payment was ever applied for with it: then the money was taken."""
    paid: bool = False
    """Whether a payment by it waits or is booked."""
    denied: bool = True
    """Whether finance, too, has said of what was told as taken by it that it did not come."""


EXCEPTED: Gate[PaymentFacts] = Gate(
    "the manager allows that a salesperson takes it: collect except, then --exception NUMBER",
    lambda p: p.excepted,
    "R2",
)
TAKEN: Gate[PaymentFacts] = Gate(
    "the day has come on which it is taken by the exception", lambda p: p.taken, "R2"
)
REGISTERED: Gate[PaymentFacts] = Gate(
    "it is registered: instrument register", lambda p: p.registered, "R12"
)
SAME_KIND: Gate[PaymentFacts] = Gate(
    "it is of the kind that is registered", lambda p: p.same_kind, "R12"
)
SAME_CUSTOMER: Gate[PaymentFacts] = Gate(
    "it is of the same customer", lambda p: p.same_customer, "R12"
)
EQUAL: Gate[PaymentFacts] = Gate("the payment is of its amount", lambda p: p.equal, "R12")
NOT_BACK: Gate[MoneyFacts] = Gate(
    "its instrument has not come back: reject it",
    lambda m: not m.came_back,
    "R12",
    by="collect reject {number}",
)
UNDOUBLED: Gate[MoneyFacts] = Gate(
    "no other correction of it waits: {facts.waiting}",
    lambda m: not m.waiting,
    by="collect confirm NUMBER",
)
UNRECEIVED: Gate[MoneyFacts] = Gate(
    "somebody else than who received it confirms it", lambda m: not m.received, "R2"
)
A_PAYMENT: Gate[MoneyFacts] = Gate("it is a payment", lambda m: m.fitting)
CORRECTABLE: Gate[MoneyFacts] = Gate(
    "it is a payment or a refund: a transfer is transferred back", lambda m: m.fitting
)
COUNTS: Gate[MoneyFacts] = Gate(
    "it counts, and was not taken back", lambda m: m.counts, by="collect confirm {number}"
)
COUNTS_STILL: Gate[MoneyFacts] = Gate(
    "what it refunds or takes back counts, and was not taken back", lambda m: m.counts
)
UNREFUNDED: Gate[MoneyFacts] = Gate(
    "no refund of it stands: collect correct takes that back first", lambda m: not m.refunded
)
CLEARED: Gate[MoneyFacts] = Gate(
    "its instrument has cleared", lambda m: m.cleared, by="instrument clear NUMBER"
)
WITHIN_MONEY: Gate[MoneyFacts] = Gate(
    "no more is taken than is there to take: {facts.left}", lambda m: m.excess <= 0
)
OWN: Gate[MoneyFacts | ReceiptFacts] = Gate("whoever made it takes it back", lambda m: m.own)
NEAR: Gate[ReceiptFacts] = Gate(
    "the day on which it is taken is near: --date, late_entry_days ahead at most", lambda r: r.near
)
UNUSED: Gate[ReceiptFacts] = Gate(
    "no payment was applied for with it: finance confirms that it came, or the manager that it was"
    " never taken: collect remit, collect reject",
    lambda r: not r.used,
)
PAID: Gate[ReceiptFacts] = Gate(
    "a payment by it waits or is booked", lambda r: r.paid, by="collect apply CONTRACT=AMOUNT"
)
UNPAID: Gate[ReceiptFacts] = Gate(
    "no payment by it waits or is booked", lambda r: not r.paid, by="collect reject NUMBER"
)
DENIED: Gate[ReceiptFacts] = Gate(
    "finance has rejected the payment that was told by it: apply for it anew, or collect remit",
    lambda r: r.denied,
)

_APPLICANTS = (Role.SALES, Role.CLERK)
_SALES_DEPARTMENT = (Role.MANAGER, Role.CLERK)
_UNDER_WAY = (_M.APPLIED, _M.SALES_CONFIRMED, _M.FINANCE_CONFIRMED)
_CONFIRMABLE = (UNDOUBLED, COUNTS_STILL, WITHIN_MONEY, NOT_BACK, UNRECEIVED)
"""What may have changed since it was applied for: of a refund or correction, of what takes money
from somewhere, and of a payment by instrument; nobody confirms what they received themselves."""


def _first(by: tuple[Role, ...], to: _M) -> Step:
    return Step("confirm", (_M.APPLIED,), to, by, "W5.3", _CONFIRMABLE, second_person=True)


def _second(by: tuple[Role, ...], of: _M) -> Step:
    return Step(
        "confirm",
        (of,),
        _M.CONFIRMED,
        by,
        "W5.3",
        _CONFIRMABLE,
        second_person=True,
        other_than=("confirm",),
        rests_on=("confirm",),
        leader_if_major=True,
    )


COLLECT = Workflow(
    "collect",
    _M.APPLIED,
    (
        _first(_SALES_DEPARTMENT, _M.SALES_CONFIRMED),
        _first((Role.FINANCE,), _M.FINANCE_CONFIRMED),
        _second((Role.FINANCE,), _M.SALES_CONFIRMED),
        _second(_SALES_DEPARTMENT, _M.FINANCE_CONFIRMED),
        Step("withdraw", _UNDER_WAY, _M.WITHDRAWN, _APPLICANTS, "W5.2", (OWN,)),
        Step("reject", _UNDER_WAY, _M.REJECTED, (*_SALES_DEPARTMENT, Role.FINANCE), "W5.3"),
        *major(_UNDER_WAY, _UNDER_WAY, "W5.3"),
    ),
    (
        Begin(
            "apply",
            _APPLICANTS,
            "W5.2",
            (REGISTERED, SAME_KIND, SAME_CUSTOMER, EQUAL, EXCEPTED, TAKEN),
            act="apply for a collection",
            upon="apply for a collection by",
        ),
        Begin(
            "refund",
            _APPLICANTS,
            "W5.2",
            (A_PAYMENT, UNDOUBLED, COUNTS, CLEARED, WITHIN_MONEY),
            act="refund a payment",
            upon="refund",
        ),
        Begin(
            "correct",
            _APPLICANTS,
            "W5.2",
            (CORRECTABLE, UNREFUNDED, UNDOUBLED, COUNTS),
            act="take a payment back",
            upon="take back the money of",
        ),
        Begin(
            "transfer",
            _APPLICANTS,
            "W5.2",
            (WITHIN_MONEY,),
            act="move money between contracts",
            upon="move money from",
        ),
        Begin(
            "settle",
            (),
            "W7.5",
            state=_M.FINANCE_CONFIRMED,
            step="confirm",
            verb="settle",
        ),
    ),
)
"""Only what gives money back is major: by its amount, or as somebody says (1.3.2; forms.md, Money).

That is a refund, and a correction of a payment: it could be paid out unseen by the leader else. A
transfer stays with the customer.
"""

PRIVATE_RECEIPT = Workflow(
    "private_receipt",
    _P.ASKED,
    (
        Step(
            "allow",
            (_P.ASKED,),
            _P.ALLOWED,
            (Role.MANAGER,),
            "R2",
            second_person=True,
            verb="confirm",
        ),
        Step(
            "refuse",
            (_P.ASKED, _P.ALLOWED),
            _P.REFUSED,
            (Role.MANAGER,),
            "R2",
            (UNPAID, DENIED),
            second_person=True,
            verb="reject",
        ),
        Step("withdraw", (_P.ASKED, _P.ALLOWED), _P.WITHDRAWN, _APPLICANTS, "R2", (OWN, UNUSED)),
        Step(
            "remit",
            (_P.ALLOWED,),
            _P.REMITTED,
            (Role.FINANCE,),
            "R2",
            (PAID,),
            second_person=True,
            other_than=("ask", "allow"),
        ),
    ),
    (
        Begin(
            "ask",
            _APPLICANTS,
            "R2",
            (NEAR,),
            verb="except",
            act="ask for an exception",
            upon="ask for an exception for",
        ),
    ),
)
