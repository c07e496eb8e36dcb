"""The kinds of things: what a column may say that is no state, and no measure."""

from enum import StrEnum


class VisitMethod(StrEnum):
    """How a customer is visited (F1)."""

    ON_SITE = "on_site"
    TELEPHONE = "telephone"
    ONLINE = "online"
    AT_OURS = "at_ours"


class VisitStanding(StrEnum):
    """How a visit is listed: its state, or missed once its approved days are over (W1.3)."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    DONE = "done"
    MISSED = "missed"
    MOVED = "moved"
    DROPPED = "dropped"


class VisitFact(StrEnum):
    """What the record of a visit says, and may be corrected in it (W1.4)."""

    RESULT = "result"
    MET = "met"
    PROBLEM = "problem"
    NEXT_STEP = "next_step"


class MeetingItemKind(StrEnum):
    """What a point of the agenda is about (W1.2, W1.5, MD4)."""

    VISITED = "visited"
    MISSED = "missed"
    PRIORITY = "priority"
    TRAINING = "training"
    TASK = "task"


class PlanGrain(StrEnum):
    """How long a work plan is for (MD6)."""

    ANNUAL = "annual"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    DAILY = "daily"


class Department(StrEnum):
    """Who is asked about an inquiry (W2.2 to W2.4)."""

    TECHNICAL = "technical"
    PURCHASING = "purchasing"
    LEADER = "leader"


class AskedDepartment(StrEnum):
    """Which department is asked about a problem (MD7)."""

    TECHNICAL = "technical"
    PURCHASING = "purchasing"
    FINANCE = "finance"
    DIVISION = "division"
    WAREHOUSE = "warehouse"


class PriceBasis(StrEnum):
    """What a quoted price was made from (W2.2)."""

    LIST = "list"
    COST = "cost"
    TYPED = "typed"


class DeviationBasis(StrEnum):
    """What a deviation was compared with, or that somebody said so (R4, W3.3)."""

    NORM = "norm"
    QUOTATION = "quotation"
    CONTRACT = "contract"
    DECLARED = "declared"


class ContractMeans(StrEnum):
    """How a customer ordered (W3.6)."""

    WRITTEN = "written"
    PHONE = "phone"
    FAX = "fax"


class TaxKind(StrEnum):
    """How the amounts of a product are taxed (forms.md, Money)."""

    STANDARD = "standard"
    ZERO = "zero"
    EXEMPT = "exempt"


class RedReason(StrEnum):
    """Why an invoice is taken back in red, whole or in part (R8)."""

    ERROR = "error"
    RETURN = "return"
    PRICE = "price"
    CANCELLATION = "cancellation"
    DOUBLE = "double"


class HandOver(StrEnum):
    """How an invoice gets to the customer, who signs for it (R9)."""

    IN_PERSON = "in_person"
    POST = "post"
    COURIER = "courier"
    ELECTRONIC = "electronic"


class Method(StrEnum):
    """How a customer pays (R9, R12)."""

    CASH = "cash"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    ACCEPTANCE_BILL = "acceptance_bill"
    BANK_DRAFT = "bank_draft"


INSTRUMENTS = (Method.CHEQUE, Method.ACCEPTANCE_BILL, Method.BANK_DRAFT)
"""Methods whose money is not there until the instrument has cleared."""


class InstrumentKind(StrEnum):
    """What paper a customer pays with: the methods of INSTRUMENTS (D14)."""

    CHEQUE = "cheque"
    ACCEPTANCE_BILL = "acceptance_bill"
    BANK_DRAFT = "bank_draft"


class Placing(StrEnum):
    """What finance does with an instrument until it is paid (forms.md, Money)."""

    COLLECTION = "collection"
    DISCOUNT = "discount"
    ENDORSEMENT = "endorsement"


class CollectionKind(StrEnum):
    """What a document moves of the money that customers paid (W5.2, forms.md)."""

    PAYMENT = "payment"
    REFUND = "refund"
    CORRECTION = "correction"
    TRANSFER = "transfer"


class DunningMeans(StrEnum):
    """How a customer is pressed to pay (W5.1)."""

    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    LAWYER = "lawyer"


class By(StrEnum):
    """Whose receivables are added up."""

    CONTRACT = "contract"
    CUSTOMER = "customer"
    SALESPERSON = "salesperson"


class RiskClass(StrEnum):
    """How likely it is that a debt is lost (F8); nothing is written off."""

    NORMAL = "normal"
    WATCH = "watch"
    DOUBTFUL = "doubtful"
    BAD = "bad"


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
    SPENT = "spent"


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


class Paper(StrEnum):
    """The classes in which papers are filed (R9, R10)."""

    CONTRACT = "contract"
    REQUEST = "goods_request"
    NOTE = "delivery_note"
    CONFIRMATION = "confirmation"
    VOUCHER = "voucher"
    APPLICATION = "invoice_application"
    RECEIPT = "invoice_receipt"
    INSTRUMENT = "instrument_receipt"
    STATEMENT = "statement"
    SERVICE = "service_application"


class Severity(StrEnum):
    """How bad a problem is (MD7)."""

    MINOR = "minor"
    NORMAL = "normal"
    SERIOUS = "serious"


class Measured(StrEnum):
    """What is proposed for somebody: a penalty, or a reward (D21)."""

    FINE = "fine"
    WARNING = "warning"
    NONE = "none"
    PRAISE = "praise"
    MONEY = "money"


PENALTIES = (Measured.FINE, Measured.WARNING, Measured.NONE)
"""What is proposed upon a violation; the others without one."""
