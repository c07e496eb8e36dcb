"""The state diagram of every document, as tables (regulation, section 3)."""

from salescli.policy.diagrams.contract import CONTRACT, DEVIATION, NEGOTIATION
from salescli.policy.diagrams.delivery import SHIP
from salescli.policy.diagrams.money import COLLECT, INVOICE
from salescli.policy.diagrams.quote import INQUIRY, QUESTION, QUOTE, QUOTE_DEVIATION
from salescli.policy.diagrams.visit import MEETING, PLAN, TASK, VISIT

WORKFLOWS = (
    VISIT,
    MEETING,
    TASK,
    PLAN,
    INQUIRY,
    QUESTION,
    QUOTE,
    QUOTE_DEVIATION,
    CONTRACT,
    DEVIATION,
    NEGOTIATION,
    SHIP,
    INVOICE,
    COLLECT,
)
"""All of them, in workflow order."""

__all__ = [
    "COLLECT",
    "CONTRACT",
    "DEVIATION",
    "INQUIRY",
    "INVOICE",
    "MEETING",
    "NEGOTIATION",
    "PLAN",
    "QUESTION",
    "QUOTE",
    "QUOTE_DEVIATION",
    "SHIP",
    "TASK",
    "VISIT",
    "WORKFLOWS",
]
