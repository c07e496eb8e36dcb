"""The clauses of the regulation, each in a few words, and what of them is still to come."""

from collections.abc import Mapping
from typing import NamedTuple

from salescli.policy.rules.duties import DUTIES, TIMES
from salescli.policy.rules.regulation import RULES
from salescli.policy.rules.rule import Rule


class Clause(NamedTuple):
    """One clause: its number, what it asks, and what of it this version does not do."""

    number: str
    line: str
    lacks: str = ""
    forms: tuple[str, ...] = ()
    """The forms in which it is seen."""
    rule: Rule | None = None
    """What the program's own table says of it."""


def _ruled(rules: Mapping[str, Rule]) -> tuple[Clause, ...]:
    return tuple(Clause(number, rule.line.en, rule=rule) for number, rule in rules.items())


PARTS: dict[str, tuple[Clause, ...]] = {
    "Duties of the manager": _ruled(DUTIES),
    "Roles": (
        Clause("1.3.1", "Nobody approves what they made; what the manager made, the leader does"),
        Clause("1.3.2", "Major cases, by amount or by a flag, consult the leader"),
        Clause("1.3.3", "Every consultation of the leader is a decision on record"),
        Clause("1.3.4", "A salesperson sees the accounts of their own"),
    ),
    "Visits (W1)": (
        Clause("W1.1", "Visit plans and a daily work log", forms=("F1", "F2", "F5")),
        Clause("W1.2", "Next week's visits become final at the Saturday meeting"),
        Clause("W1.3", "Visits follow the plan; an unplanned one is marked"),
        Clause(
            "W1.4",
            "Each visit is recorded, with the customer's basic information",
            forms=("F1", "F5", "F12"),
        ),
        Clause("D3", "The record of a visited customer is filled in", forms=("F12",)),
        Clause("W1.5", "Results are reported at the meeting, work is assigned"),
    ),
    "Quotes and bids (W2)": (
        Clause("W2.1", "An inquiry is reported at once; the manager decides whether to compete"),
        Clause("W2.2", "The inquiry is sorted into lines"),
        Clause("W2.3", "The technical department supports difficult models"),
        Clause("W2.4", "Purchasing finds prices and lead times"),
        Clause("W2.5", "The manager reviews the final document before it is printed"),
        Clause("W2.6", "It is submitted, and the result recorded"),
    ),
    "Contracts (W3)": (
        Clause("W3.1", "A contract is negotiated and drafted, from an approved quotation"),
        Clause("W3.2", "The manager is kept informed, the leader on major contracts"),
        Clause("W3.3", "Every departing term is confirmed"),
        Clause("W3.4", "Signed only when every deviation is decided"),
        Clause("W3.5", "The signed contract is archived the same day"),
        Clause("W3.6", "Orders by telephone or fax"),
    ),
    "Delivery (W4)": (
        Clause("W4.1", "Goods are requested from the archived contract"),
        Clause("W4.2", "The division manager confirms, where there is one"),
        Clause("W4.3", "The manager reviews the request against the contract"),
        Clause("W4.4", "The clerk issues the delivery note and dispatches"),
        Clause("W4.5", "The customer's signed confirmation is kept"),
        Clause("D12", "What is delivered is applied for, and the invoice issued"),
    ),
    "Collection (W5)": (
        Clause("W5.1", "The customer is pressed for payment"),
        Clause("W5.2", "A collection is applied for"),
        Clause("W5.3", "Sales and finance both confirm, two different people"),
        Clause("W5.4", "Instruments are registered and followed"),
        Clause("D14", "Cheques, bills and drafts have a register"),
    ),
    "After-sales service (W6)": (
        Clause("W6.1", "The manager accepts a service request"),
        Clause("W6.2", "The clerk passes it to the technical department"),
        Clause("W6.3", "The technical department serves the customer"),
        Clause("W6.4", "The result goes to manager and clerk"),
        Clause("W6.5", "What cannot be solved on site goes up (R14)"),
    ),
    "Returns and exchanges (W7)": (
        Clause("W7.1", "A wish to return or exchange is reported"),
        Clause("W7.2", "It is checked against contract and delivery"),
        Clause("W7.3", "The goods are verified as genuine"),
        Clause("W7.4", "The manager reviews the return list"),
        Clause("W7.5", "Goods come in, refund or credit is settled"),
    ),
    "Expenses and conduct": (
        Clause("D17", "What was spent is claimed with its voucher, and paid in time"),
        Clause("D21", "A penalty or a reward is proposed to the leader", forms=("F6",)),
    ),
    "Time rules": _ruled(TIMES),
    "Rules": _ruled(RULES),
}
