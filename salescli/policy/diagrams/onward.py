"""What usually comes next for a document that stands in a state: the command, by kind and state."""

from collections.abc import Mapping
from typing import NamedTuple

from salescli.policy.documents import OF_KIND
from salescli.policy.workflow import Workflow


class Onward(NamedTuple):
    """The usual next step: what is typed, `{}` for the number, and for whom it is."""

    command: str
    roles: tuple[str, ...]


USUAL: Mapping[str, Mapping[str, str]] = {
    "visit": {"planned": "submit", "submitted": "approve", "approved": "record"},
    "meeting": {"open": "close"},
    "task": {"open": "done"},
    "plan": {"planned": "approve", "proposed": "decide", "approved": "done"},
    "inquiry": {"received": "decide", "preparing": "line"},
    "question": {"open": "answer"},
    "quote": {"draft": "submit", "submitted": "approve", "approved": "send", "sent": "won"},
    "quote_deviation": {"open": "settle"},
    "contract": {
        "draft": "submit",
        "negotiating": "submit",
        "submitted": "confirm",
        "confirmed": "sign",
        "ordered": "sign",
        "signed": "archive",
    },
    "deviation": {"open": "settle"},
    "negotiation": {"open": "answer"},
    "ship": {
        "requested": "approve",
        "correcting": "approve",
        "division_confirmed": "approve",
        "approved": "dispatch",
        "dispatched": "receipt",
    },
    "invoice": {"applied": "issue", "issued": "hand-over"},
    "instrument": {
        "registered": "hand-over",
        "handed_over": "deposit",
        "deposited": "clear",
        "bounced": "give-back",
    },
    "private_receipt": {"asked": "confirm"},
    "collect": {
        "applied": "confirm",
        "finance_confirmed": "confirm",
        "sales_confirmed": "confirm",
    },
    "service": {
        "requested": "accept",
        "accepted": "apply",
        "applied": "report",
        "in_service": "acknowledge",
        "escalated": "decide",
        "manager_acknowledged": "acknowledge",
        "clerk_acknowledged": "acknowledge",
        "acknowledged": "close",
    },
    "return": {
        "reported": "check",
        "checked": "verify",
        "verified": "submit",
        "submitted": "approve",
        "approved": "receive",
        "booked_in": "settle",
    },
    "expense": {
        "requested": "approve",
        "form_proposed": "decide",
    },
    "expense_claim": {"claimed": "pay", "unapproved": "approve", "approved": "pay"},
    "archive": {"lent": "back"},
    "issue": {"open": "close", "escalated": "decide", "decided": "close"},
    "issue_question": {"open": "answer"},
    "reconcile": {
        "open": "acknowledge",
        "manager_acknowledged": "acknowledge",
        "finance_acknowledged": "acknowledge",
        "acknowledged": "close",
    },
    "asset": {"kept": "assign", "assigned": "return"},
    "violation": {"raised": "propose"},
    "proposal": {"proposed": "decide"},
    "liability": {"claimed": "decide", "owed": "liability"},
    "report": {"submitted": "review", "reviewed": "review"},
}
"""Kind of document to its states to the command that usually comes next.

A state that is not named waits for nobody: what may be done in it is not owed by anybody.
"""

_GIVEN: Mapping[tuple[str, str], str] = {
    ("liability", "owed"): "conduct liability {} --settle",
}
"""Commands that are typed otherwise than by verb and number."""


def onward(workflow: Workflow, state: str) -> Onward | None:
    """Return the usual next step of a document in a state; None if it waits for nobody."""
    verb = USUAL.get(workflow.name, {}).get(state)
    if verb is None:
        return None
    steps = [step for step in workflow.steps if step.command == verb and state in step.sources]
    roles = tuple(dict.fromkeys(str(role) for step in steps for role in step.by))
    usual = f"{OF_KIND[workflow.name].handled_by} {verb} {{}}"
    return Onward(_GIVEN.get((workflow.name, state), usual), roles)
