"""The state diagram of every document, as tables (regulation, section 3)."""

from salescli.policy.diagrams._shared import SALES_SIDE, Flags, QuestionFacts
from salescli.policy.diagrams.asset import ASSET, AssetFacts
from salescli.policy.diagrams.collection import (
    COLLECT,
    PRIVATE_RECEIPT,
    MoneyFacts,
    PaymentFacts,
    ReceiptFacts,
)
from salescli.policy.diagrams.conduct import (
    LIABILITY,
    PROPOSAL,
    VIOLATION,
    ConductFacts,
    PenaltyFacts,
)
from salescli.policy.diagrams.contract import CONTRACT, DEVIATION, NEGOTIATION, ContractFacts
from salescli.policy.diagrams.delivery import (
    SHIP,
    AuthorFacts,
    CorrectionFacts,
    RequestFacts,
    ShipFacts,
)
from salescli.policy.diagrams.expense import (
    EXPENSE,
    EXPENSE_CLAIM,
    ClaimFacts,
    ExpenseFacts,
    SpecialFacts,
)
from salescli.policy.diagrams.filing import ARCHIVE, LoanFacts
from salescli.policy.diagrams.instrument import INSTRUMENT, InstrumentFacts
from salescli.policy.diagrams.issue import ASKED_OF_PROBLEM, ISSUE, ISSUE_QUESTION, IssueFacts
from salescli.policy.diagrams.money import INVOICE, InvoiceFacts, RedFacts
from salescli.policy.diagrams.quote import (
    ASKED,
    INQUIRY,
    QUESTION,
    QUOTE,
    QUOTE_DEVIATION,
    QuoteFacts,
)
from salescli.policy.diagrams.reconcile import RECONCILE, AnswerFacts, StatementFacts
from salescli.policy.diagrams.report import REPORT, ReviewFacts, SubmissionFacts
from salescli.policy.diagrams.return_ import RETURN, ReturnFacts
from salescli.policy.diagrams.service import SERVICE, RequestedFacts, ServiceFacts
from salescli.policy.diagrams.visit import (
    MEETING,
    PLAN,
    TASK,
    VISIT,
    MeetingFacts,
    OpeningFacts,
    VisitFacts,
)

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
    INSTRUMENT,
    PRIVATE_RECEIPT,
    COLLECT,
    SERVICE,
    RETURN,
    EXPENSE,
    EXPENSE_CLAIM,
    ARCHIVE,
    ISSUE,
    ISSUE_QUESTION,
    RECONCILE,
    ASSET,
    VIOLATION,
    PROPOSAL,
    LIABILITY,
    REPORT,
)
"""All of them, in workflow order."""

OF_KIND = {workflow.name: workflow for workflow in WORKFLOWS}
"""Kind of document to its diagram (policy/documents)."""

__all__ = [
    "ARCHIVE",
    "ASKED",
    "ASKED_OF_PROBLEM",
    "ASSET",
    "COLLECT",
    "CONTRACT",
    "DEVIATION",
    "EXPENSE",
    "EXPENSE_CLAIM",
    "INQUIRY",
    "INSTRUMENT",
    "INVOICE",
    "ISSUE",
    "ISSUE_QUESTION",
    "LIABILITY",
    "MEETING",
    "NEGOTIATION",
    "OF_KIND",
    "PLAN",
    "PRIVATE_RECEIPT",
    "PROPOSAL",
    "QUESTION",
    "QUOTE",
    "QUOTE_DEVIATION",
    "RECONCILE",
    "REPORT",
    "RETURN",
    "SALES_SIDE",
    "SERVICE",
    "SHIP",
    "TASK",
    "VIOLATION",
    "VISIT",
    "WORKFLOWS",
    "AnswerFacts",
    "AssetFacts",
    "AuthorFacts",
    "ClaimFacts",
    "ConductFacts",
    "ContractFacts",
    "CorrectionFacts",
    "ExpenseFacts",
    "Flags",
    "InstrumentFacts",
    "InvoiceFacts",
    "IssueFacts",
    "LoanFacts",
    "MeetingFacts",
    "MoneyFacts",
    "OpeningFacts",
    "PaymentFacts",
    "PenaltyFacts",
    "QuestionFacts",
    "QuoteFacts",
    "ReceiptFacts",
    "RedFacts",
    "RequestFacts",
    "RequestedFacts",
    "ReturnFacts",
    "ReviewFacts",
    "ServiceFacts",
    "ShipFacts",
    "SpecialFacts",
    "StatementFacts",
    "SubmissionFacts",
    "VisitFacts",
]
