"""The state diagram of every document, as tables (regulation, section 3)."""

from salescli.policy.diagrams.contract import CONTRACT, DEVIATION, NEGOTIATION
from salescli.policy.diagrams.delivery import COLLECTION, INVOICE, SHIPMENT
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
    SHIPMENT,
    INVOICE,
    COLLECTION,
)
"""All of them, in workflow order."""

__all__ = [
    "COLLECTION",
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
    "SHIPMENT",
    "TASK",
    "VISIT",
    "WORKFLOWS",
]
