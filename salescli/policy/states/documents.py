"""The states of what is planned, sold, delivered, paid and served."""

from enum import StrEnum


class VisitState(StrEnum):
    """Where a planned or recorded visit stands (W1)."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    DONE = "done"
    MOVED = "moved"
    DROPPED = "dropped"


class MeetingState(StrEnum):
    """Whether a business meeting is still being minuted (W1.5)."""

    OPEN = "open"
    CLOSED = "closed"


class TaskState(StrEnum):
    """Whether work that a meeting assigned is done (W1.5)."""

    OPEN = "open"
    DONE = "done"


class PlanState(StrEnum):
    """Where an item of a work plan stands (MD6)."""

    PLANNED = "planned"
    APPROVED = "approved"
    PROPOSED = "proposed"
    REJECTED = "rejected"
    REPLACED = "replaced"
    DONE = "done"


class InquiryState(StrEnum):
    """Where an inquiry or tender stands (W2.1)."""

    RECEIVED = "received"
    PREPARING = "preparing"
    DECLINED = "declined"
    CLOSED = "closed"


class QuestionState(StrEnum):
    """Whether a question has its answer (W2.3, W2.4, W3.4)."""

    OPEN = "open"
    ANSWERED = "answered"


class QuoteState(StrEnum):
    """Where a quotation or bid stands (W2)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SENT = "sent"
    WON = "won"
    LOST = "lost"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ContractState(StrEnum):
    """Where a sales contract stands (W3)."""

    DRAFT = "draft"
    NEGOTIATING = "negotiating"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    ORDERED = "ordered"
    SIGNED = "signed"
    ARCHIVED = "archived"
    IN_DELIVERY = "in_delivery"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class ShipmentState(StrEnum):
    """Where a goods request and its delivery note stand (W4)."""

    REQUESTED = "requested"
    DIVISION_CONFIRMED = "division_confirmed"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    DISPATCHED = "dispatched"
    RECEIVED = "received"
    CORRECTING = "correcting"
    CORRECTED = "corrected"


class InvoiceState(StrEnum):
    """Where an invoice application stands (D12)."""

    APPLIED = "applied"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class InstrumentState(StrEnum):
    """Where a cheque, bill or draft of the register stands (D14, R12)."""

    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    DEPOSITED = "deposited"
    CLEARED = "cleared"
    BOUNCED = "bounced"
    GIVEN_BACK = "given_back"


class CollectionState(StrEnum):
    """Where a collection application stands (W5)."""

    APPLIED = "applied"
    SALES_CONFIRMED = "sales_confirmed"
    FINANCE_CONFIRMED = "finance_confirmed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class PrivateReceiptState(StrEnum):
    """Where money that a salesperson takes as an exception stands (R2)."""

    ASKED = "asked"
    ALLOWED = "allowed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REMITTED = "remitted"


class MoneyState(StrEnum):
    """Where a payment stands, or the exception by which it was taken (W5, R2)."""

    APPLIED = "applied"
    SALES_CONFIRMED = "sales_confirmed"
    FINANCE_CONFIRMED = "finance_confirmed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    ASKED = "asked"
    ALLOWED = "allowed"
    REFUSED = "refused"
    REMITTED = "remitted"


class DeviationState(StrEnum):
    """Whether a term beyond the norm has been decided (R4, W3.3)."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ReconciliationState(StrEnum):
    """Where the reconciliation of an account's month stands (R13)."""

    OPEN = "open"
    MANAGER_ACKNOWLEDGED = "manager_acknowledged"
    FINANCE_ACKNOWLEDGED = "finance_acknowledged"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class ReturnState(StrEnum):
    """Where goods that come back, or an allowance, stand (W7)."""

    REPORTED = "reported"
    CHECKED = "checked"
    VERIFIED = "verified"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    BOOKED_IN = "booked_in"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class ServiceState(StrEnum):
    """Where a service case stands (W6, R14)."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    APPLIED = "applied"
    IN_SERVICE = "in_service"
    ESCALATED = "escalated"
    MANAGER_ACKNOWLEDGED = "manager_acknowledged"
    CLERK_ACKNOWLEDGED = "clerk_acknowledged"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ExpenseState(StrEnum):
    """Where the request for an expense stands, and how a special one is paid (R3, R5, R6)."""

    REQUESTED = "requested"
    APPROVED = "approved"
    FORM_PROPOSED = "form_proposed"
    FORM_DECIDED = "form_decided"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class ClaimState(StrEnum):
    """Where a claim for what was spent stands (R3)."""

    CLAIMED = "claimed"
    UNAPPROVED = "unapproved"
    APPROVED = "approved"
    PAID = "paid"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class SpendingState(StrEnum):
    """Where a request for an expense stands, or a claim (R3)."""

    REQUESTED = "requested"
    APPROVED = "approved"
    FORM_PROPOSED = "form_proposed"
    FORM_DECIDED = "form_decided"
    CLAIMED = "claimed"
    UNAPPROVED = "unapproved"
    PAID = "paid"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
