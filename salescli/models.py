"""The index of all tables, in workflow order; a name is resolved when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.tables.absence import Absence, Deputy
    from salescli.tables.aftersales.assessment import Assessment
    from salescli.tables.aftersales.return_ import GoodsReturn, ReturnLine
    from salescli.tables.aftersales.service import ServiceCase, ServiceReport
    from salescli.tables.audit import Audit, NumberSeries
    from salescli.tables.book import BookEntry
    from salescli.tables.call import Refusal, Request
    from salescli.tables.conduct.appraisal import Appraisal
    from salescli.tables.conduct.asset import Asset, AssetHandover, AssetInspection, AssetTrip
    from salescli.tables.conduct.liability import Liability
    from salescli.tables.conduct.proposal import Proposal
    from salescli.tables.conduct.training import Training, TrainingAttendee, TrainingTopic
    from salescli.tables.conduct.violation import Violation
    from salescli.tables.contract import Contract, ContractLine, Deviation
    from salescli.tables.customer import Customer, CustomerProfile
    from salescli.tables.decision import Decision
    from salescli.tables.delay import ShipmentDelay
    from salescli.tables.inquiry import Inquiry, InquiryLine, InquiryQuestion
    from salescli.tables.late import LateLeave
    from salescli.tables.market.dealer import CompetitorInfo, DealerStatus, MarketNote
    from salescli.tables.meeting import Meeting, MeetingItem, MeetingMinute, MeetingTask
    from salescli.tables.money.account import Account
    from salescli.tables.money.check import CheckedMethod, CollectionCheck
    from salescli.tables.money.collect import Collection, CollectionPart, NamedInvoice
    from salescli.tables.money.dunning import Dunning, Risk
    from salescli.tables.money.instrument import Instrument
    from salescli.tables.money.invoice import Invoice, InvoiceLine
    from salescli.tables.money.private_receipt import PrivateReceipt
    from salescli.tables.money.reconcile import Reconciliation, ReconciliationLine
    from salescli.tables.negotiation import ContractBasis, Negotiation
    from salescli.tables.papers.archive import ArchiveItem
    from salescli.tables.papers.binder import BinderEntry, ContractBinder
    from salescli.tables.papers.issue import Issue, IssueOwner, IssueQuestion
    from salescli.tables.papers.loan import ArchiveLoan
    from salescli.tables.papers.report import FormSubmission, FormText
    from salescli.tables.plan import WorkPlan
    from salescli.tables.posting import Posting
    from salescli.tables.product import Price, Product
    from salescli.tables.profile import ProfileChange
    from salescli.tables.quote import Quote, QuoteDeviation, QuoteLine
    from salescli.tables.setting import CalendarDay, Setting
    from salescli.tables.ship import Shipment, ShipmentLine
    from salescli.tables.spending.expense import Expense, ExpenseClaim
    from salescli.tables.staff import Assignment, Employee
    from salescli.tables.target import Target
    from salescli.tables.visit import Visit, VisitCorrection, WorkLog

INDEX = {
    "audit": ("Audit", "NumberSeries"),
    "call": ("Refusal", "Request"),
    "book": ("BookEntry",),
    "staff": ("Employee", "Assignment"),
    "absence": ("Absence", "Deputy"),
    "setting": ("Setting", "CalendarDay"),
    "late": ("LateLeave",),
    "decision": ("Decision",),
    "customer": ("Customer", "CustomerProfile"),
    "product": ("Product", "Price"),
    "target": ("Target",),
    "profile": ("ProfileChange",),
    "market.dealer": ("DealerStatus", "CompetitorInfo", "MarketNote"),
    "visit": ("Visit", "VisitCorrection", "WorkLog"),
    "meeting": ("Meeting", "MeetingItem", "MeetingMinute", "MeetingTask"),
    "plan": ("WorkPlan",),
    "inquiry": ("Inquiry", "InquiryLine", "InquiryQuestion"),
    "quote": ("Quote", "QuoteLine", "QuoteDeviation"),
    "contract": ("Contract", "ContractLine", "Deviation"),
    "negotiation": ("ContractBasis", "Negotiation"),
    "papers.binder": ("ContractBinder", "BinderEntry"),
    "ship": ("Shipment", "ShipmentLine"),
    "delay": ("ShipmentDelay",),
    "aftersales.return_": ("GoodsReturn", "ReturnLine"),
    "money.invoice": ("Invoice", "InvoiceLine"),
    "money.instrument": ("Instrument",),
    "money.private_receipt": ("PrivateReceipt",),
    "money.collect": ("Collection", "CollectionPart", "NamedInvoice"),
    "money.account": ("Account",),
    "spending.expense": ("Expense", "ExpenseClaim"),
    "posting": ("Posting",),
    "papers.archive": ("ArchiveItem",),
    "papers.loan": ("ArchiveLoan",),
    "papers.issue": ("Issue", "IssueOwner", "IssueQuestion"),
    "money.check": ("CheckedMethod", "CollectionCheck"),
    "money.reconcile": ("Reconciliation", "ReconciliationLine"),
    "money.dunning": ("Dunning", "Risk"),
    "aftersales.service": ("ServiceCase", "ServiceReport"),
    "aftersales.assessment": ("Assessment",),
    "conduct.training": ("Training", "TrainingTopic", "TrainingAttendee"),
    "conduct.asset": ("Asset", "AssetHandover", "AssetTrip", "AssetInspection"),
    "conduct.violation": ("Violation",),
    "conduct.proposal": ("Proposal",),
    "conduct.liability": ("Liability",),
    "conduct.appraisal": ("Appraisal",),
    "papers.report": ("FormSubmission", "FormText"),
}
"""Module of `tables/` to the classes it holds."""

_FILE = {name: file for file, names in INDEX.items() for name in names}
_OF_NOUN = {file.rpartition(".")[2].rstrip("_"): file for file in INDEX}

__all__ = [
    "Absence",
    "Account",
    "Appraisal",
    "ArchiveItem",
    "ArchiveLoan",
    "Assessment",
    "Asset",
    "AssetHandover",
    "AssetInspection",
    "AssetTrip",
    "Assignment",
    "Audit",
    "BinderEntry",
    "BookEntry",
    "CalendarDay",
    "CheckedMethod",
    "Collection",
    "CollectionCheck",
    "CollectionPart",
    "CompetitorInfo",
    "Contract",
    "ContractBasis",
    "ContractBinder",
    "ContractLine",
    "Customer",
    "CustomerProfile",
    "DealerStatus",
    "Decision",
    "Deputy",
    "Deviation",
    "Dunning",
    "Employee",
    "Expense",
    "ExpenseClaim",
    "FormSubmission",
    "FormText",
    "GoodsReturn",
    "Inquiry",
    "InquiryLine",
    "InquiryQuestion",
    "Instrument",
    "Invoice",
    "InvoiceLine",
    "Issue",
    "IssueOwner",
    "IssueQuestion",
    "LateLeave",
    "Liability",
    "MarketNote",
    "Meeting",
    "MeetingItem",
    "MeetingMinute",
    "MeetingTask",
    "NamedInvoice",
    "Negotiation",
    "NumberSeries",
    "Posting",
    "Price",
    "PrivateReceipt",
    "Product",
    "ProfileChange",
    "Proposal",
    "Quote",
    "QuoteDeviation",
    "QuoteLine",
    "Reconciliation",
    "ReconciliationLine",
    "Refusal",
    "Request",
    "ReturnLine",
    "Risk",
    "ServiceCase",
    "ServiceReport",
    "Setting",
    "Shipment",
    "ShipmentDelay",
    "ShipmentLine",
    "Target",
    "Training",
    "TrainingAttendee",
    "TrainingTopic",
    "Violation",
    "Visit",
    "VisitCorrection",
    "WorkLog",
    "WorkPlan",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a table class, known to mypy above
    if name not in _FILE:
        raise AttributeError(name)
    return getattr(import_module(f"salescli.tables.{_FILE[name]}"), name)


def load(noun: str) -> None:
    """Import the tables of a noun, if it has any, before somebody waits for them."""
    if noun in _OF_NOUN:
        import_module(f"salescli.tables.{_OF_NOUN[noun]}")


def everything() -> list[type]:
    """Import and return every table class, in workflow order, for DDL and tests."""
    return [__getattr__(name) for names in INDEX.values() for name in names]
