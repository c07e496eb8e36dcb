"""The states and kinds that documents and entries can have."""

from enum import StrEnum


class ContractState(StrEnum):
    """Where a sales contract stands (W3)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    SIGNED = "signed"
    ARCHIVED = "archived"
    IN_DELIVERY = "in_delivery"
    COMPLETED = "completed"


class ShipmentState(StrEnum):
    """Where a goods request and its delivery note stand (W4)."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    DISPATCHED = "dispatched"
    RECEIVED = "received"


class InvoiceState(StrEnum):
    """Where an invoice application stands (D12)."""

    APPLIED = "applied"
    ISSUED = "issued"


class CollectionState(StrEnum):
    """Where a collection application stands (W5)."""

    APPLIED = "applied"
    SALES_CONFIRMED = "sales_confirmed"
    FINANCE_CONFIRMED = "finance_confirmed"
    CONFIRMED = "confirmed"


class DeviationState(StrEnum):
    """Whether a term beyond the norm has been decided (R4, W3.3)."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Method(StrEnum):
    """How a customer pays (R9, R12)."""

    CASH = "cash"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    ACCEPTANCE_BILL = "acceptance_bill"
    BANK_DRAFT = "bank_draft"


INSTRUMENTS = (Method.CHEQUE, Method.ACCEPTANCE_BILL, Method.BANK_DRAFT)
"""Methods whose money is not there until the instrument has cleared."""


class PostingKind(StrEnum):
    """What a posting moves; amounts in minor units, quantities in thousandths."""

    SIGNED = "signed"
    CONTRACTED = "contracted"
    DISPATCHED = "dispatched"
    RETURNED = "returned"
    INVOICED = "invoiced"
    RED = "red"
    COLLECTED = "collected"
    BOUNCED = "bounced"
    REFUNDED = "refunded"
    CLEARED = "cleared"
    APPLIED = "applied"


class CustomerKind(StrEnum):
    """What an account is to the company (1.1)."""

    DEALER = "dealer"
    END_USER = "end_user"
    GOVERNMENT = "government"


class Measure(StrEnum):
    """What a target counts (MD1, MD2)."""

    SALES = "sales"
    COLLECTION = "collection"
    NEW_CUSTOMERS = "new_customers"


class AbsenceKind(StrEnum):
    """Why somebody is not at work (F5)."""

    OFF = "off"
    SICK = "sick"


class DayKind(StrEnum):
    """How the calendar departs from the working week."""

    HOLIDAY = "holiday"
    WORKING = "working"
