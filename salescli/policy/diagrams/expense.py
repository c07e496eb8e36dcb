"""Sales expenses, requested before they are spent and claimed after: R3, R5 and R6 as tables."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import SALES_SIDE, major
from salescli.policy.gate import Gate
from salescli.policy.people.leading import ENDORSE
from salescli.policy.roles import Role
from salescli.policy.states import ClaimState as _C
from salescli.policy.states import ExpenseState as _E
from salescli.policy.workflow import Begin, Step, Workflow


class ExpenseFacts(NamedTuple):
    """What the gates of a request for an expense look at."""

    own: bool = True
    """Whether who acts has made it, or is named on it."""
    special: bool = True
    promised: bool = False
    claims: str = ""
    """The numbers of the claims that stand against it."""
    consent: str = ""
    """The day on which its consent was recorded, if that is still to come on the business day."""


class SpecialFacts(NamedTuple):
    """Whether a special expense names the customer whom it is for."""

    named: bool = True


class ClaimFacts(NamedTuple):
    """What the gates of a claim look at."""

    own: bool = True
    requested: bool = True
    """Whether it names a request, if it is special."""
    formed: bool = True
    """Whether the leader has decided how it is paid, if it is special."""
    double: str = ""
    """By which other claims its voucher was paid, in words."""


NAMED: Gate[SpecialFacts] = Gate(
    "a special expense names its customer: --customer", lambda s: s.named, "R5"
)
OWN: Gate[ExpenseFacts | ClaimFacts] = Gate(
    "whoever made it, or is named on it, takes it back", lambda e: e.own
)
UNPROMISED: Gate[ExpenseFacts] = Gate(
    "it is not promised to the customer", lambda e: not e.promised, "R5"
)
UNCLAIMED: Gate[ExpenseFacts] = Gate(
    "no claim against it stands: {facts.claims}",
    lambda e: not e.claims,
    by="expense withdraw NUMBER",
)
SPECIAL: Gate[ExpenseFacts] = Gate("it is a special expense of a customer", lambda e: e.special)
CONSENTED: Gate[ExpenseFacts] = Gate(
    "the day on which the consent to it was recorded: {facts.consent}",
    lambda e: not e.consent,
    "R5",
)
REQUESTED: Gate[ClaimFacts] = Gate(
    "a special expense is claimed against its request: expense request --special, then"
    " expense claim --request",
    lambda c: c.requested,
    "R5",
)
FORMED: Gate[ClaimFacts] = Gate(
    "the leader has decided how it is paid: expense form, expense decide",
    lambda c: c.formed,
    "R6",
)

PAID_ONCE: Gate[ClaimFacts] = Gate(
    "it names a voucher that nobody was paid for: {facts.double}", lambda c: not c.double
)

_MANAGER, _LEADER, _FINANCE = (Role.MANAGER,), (Role.LEADER,), (Role.FINANCE,)
_ASKED = (_E.REQUESTED,)
_CONSENTED = (_E.APPROVED, _E.FORM_PROPOSED, _E.FORM_DECIDED)
_LACKING = (_C.UNAPPROVED,)
_UNPAID = (_C.UNAPPROVED, _C.CLAIMED, _C.APPROVED)

_CONSENTS = ("approve", ENDORSE)
"""The manager's word and the leader's: whoever has a hand in one has none in the payment."""

EXPENSE = Workflow(
    "expense",
    _E.REQUESTED,
    (
        Step(
            "withdraw",
            (*_ASKED, *_CONSENTED),
            _E.WITHDRAWN,
            SALES_SIDE,
            "R3",
            (OWN, UNPROMISED, UNCLAIMED),
        ),
        Step(
            "approve",
            _ASKED,
            _E.APPROVED,
            _MANAGER,
            "R3",
            second_person=True,
            leader_if_major=True,
        ),
        Step("reject", _ASKED, _E.REJECTED, _MANAGER, "R3", second_person=True),
        Step("promise", _CONSENTED, None, SALES_SIDE, "R5", (SPECIAL, CONSENTED)),
        Step(
            "form",
            (_E.APPROVED, _E.FORM_PROPOSED),
            _E.FORM_PROPOSED,
            _MANAGER,
            "R6",
            (SPECIAL,),
            act="propose how to pay",
        ),
        *(
            Step(
                name,
                (_E.FORM_PROPOSED,),
                target,
                _LEADER,
                "R6",
                second_person=True,
                other_than=("form",),
                verb="decide",
                act="decide how to pay",
            )
            for name, target in (("agree", _E.FORM_DECIDED), ("refuse", _E.APPROVED))
        ),
        *major(_ASKED, _ASKED, "R3"),
    ),
    (
        Begin(
            "request",
            SALES_SIDE,
            "R3",
            (NAMED,),
            act="request an expense",
            upon="request an expense of",
        ),
    ),
)
"""The leader is asked about a major one, and about the form of every special one (1.3.2, R6)."""

EXPENSE_CLAIM = Workflow(
    "expense_claim",
    _C.CLAIMED,
    (
        Step("withdraw", _UNPAID, _C.WITHDRAWN, SALES_SIDE, "R3", (OWN,)),
        Step(
            "approve",
            _LACKING,
            _C.APPROVED,
            _MANAGER,
            "R3",
            (REQUESTED,),
            second_person=True,
            leader_if_major=True,
        ),
        Step("reject", _UNPAID, _C.REJECTED, _MANAGER, "R3", second_person=True),
        Step(
            "pay",
            (_C.CLAIMED, _C.APPROVED),
            _C.PAID,
            _FINANCE,
            "R3",
            (PAID_ONCE, FORMED),
            second_person=True,
            other_than=(*_CONSENTS, *(f"expense.{step}" for step in (*_CONSENTS, "agree"))),
        ),
        *major(_LACKING, _LACKING, "R3"),
    ),
    (
        Begin("claim", SALES_SIDE, "R3", act="claim an expense"),
        Begin(
            "lacking",
            SALES_SIDE,
            "R3",
            (NAMED,),
            state=_C.UNAPPROVED,
            step="claim",
            act="claim an expense",
            upon="claim an expense of",
        ),
    ),
)
"""What was spent without consent is claimed too: unapproved, until it is consented to or refused.
"""
