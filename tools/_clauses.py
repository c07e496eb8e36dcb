"""The clauses of the regulation, each in a few words, and what of them is still to come."""

from typing import NamedTuple


class Clause(NamedTuple):
    """One clause: its number, what it asks, and what of it this version does not do."""

    number: str
    line: str
    lacks: str = ""
    same_as: str = ""
    """The clause that says the same and is looked up in its place."""
    forms: tuple[str, ...] = ()
    """The forms in which it is seen."""


PARTS: dict[str, tuple[Clause, ...]] = {
    "Duties of the manager": (
        Clause(
            "MD1",
            "The sales target is reached: targets by person, month and product",
            forms=("F3", "F4"),
        ),
        Clause("MD2", "The collection rate is reached", forms=("F6", "F7", "F8")),
        Clause(
            "MD3",
            "The staff keep the regulation; penalties and rewards are proposed",
            forms=("F5", "F6"),
        ),
        Clause("MD4", "Weekly professional training", "the register of trainings"),
        Clause("MD5", "Vehicles and office supplies have a named person"),
        Clause("MD6", "Work plans by year, month, week and day", forms=("F1", "F2")),
        Clause(
            "MD7",
            "Problems are handled, major ones go to the leader",
            "putting problems to the leader",
            forms=("F7",),
        ),
    ),
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
    "Time rules": (
        Clause("TM1", "Every day: work log, collection check"),
        Clause("TM2", "The same day: signed contracts are archived", same_as="W3.5"),
        Clause(
            "TM3",
            "At once: inquiries, unsolved service, money taken by exception",
            same_as="W2.1",
        ),
        Clause("TM4", "Saturday morning: the business meeting"),
        Clause("TM5", "One working day: dispatch", same_as="R7"),
        Clause("TM6", "By the 5th: last month's contracts are bound", same_as="R15"),
        Clause("TM7", "Weekly forms are due before the Saturday meeting"),
        Clause("TM8", "Monthly forms are due by the 5th"),
    ),
    "Rules": (
        Clause("R1", "Know the territory"),
        Clause("R2", "No private receipt of dealer money"),
        Clause("R3", "Ask before spending"),
        Clause("R4", "No terms or prices beyond the norm without consent", forms=("F4",)),
        Clause("R5", "Special expenses: consent before promise"),
        Clause("R6", "The form of a special payment is the leader's", "the form of payment"),
        Clause("R7", "Dispatch within one working day", forms=("F3", "F4")),
        Clause("R8", "Delivery note and invoice are exact"),
        Clause("R9", "Vouchers are kept"),
        Clause("R10", "Applications are filed promptly"),
        Clause("R11", "The daily collection check"),
        Clause("R12", "Cheques, bills and drafts are registered"),
        Clause("R13", "Monthly reconciliation"),
        Clause("R14", "Unsolved on-site service goes up"),
        Clause("R15", "The monthly contract binder"),
        Clause("R16", "Twelve reports", "submission of forms"),
        Clause("R17", "Fines", forms=("F5", "F6")),
        Clause("D21", "A penalty or a reward is proposed to the leader", forms=("F6",)),
    ),
}
