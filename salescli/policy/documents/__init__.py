"""Documents: one declaration per kind, from which number, digest, guards and finders follow.

What is declared of a table's rows is what may still be written in them; every other column stands
from the moment the row is there, also one that somebody forgets to declare (design.md 1.6).
"""

from salescli.policy.document import Document, Part, Rows
from salescli.policy.documents.aftersales import AFTER_SALES
from salescli.policy.documents.conduct import CONDUCT
from salescli.policy.documents.duties import ASSETS, PROBLEMS
from salescli.policy.documents.expense import EXPENSES
from salescli.policy.documents.money import MONEY
from salescli.policy.states import (
    ContractState,
    PlanState,
    QuoteState,
    ReconciliationState,
    ShipmentState,
    VisitState,
)

_WRITABLE = (ContractState.DRAFT, ContractState.NEGOTIATING)
_UNSENT = (ShipmentState.APPROVED, ShipmentState.CORRECTING)

_DEVIATION = "term position normal agreed"
_POINT, _DEVIATING = "point {position}", "deviation {id}"
_MEANT = "product_code product_name spec unit"

DOCUMENTS = (
    Document(
        kind="visit",
        whose="salesperson_id",
        prefix="V",
        binds="""
            customer_id contract_id salesperson_id from_on until_on method purpose
            expected_order planned_collection
        """,
        rows=Rows(
            "visit",
            free="state manager_note submitted_on approved_on ordinal",
            drafted="""
                customer_id contract_id from_on until_on method purpose expected_order
                planned_collection other_work support_needed
            """,
            open_in=(VisitState.PLANNED,),
            once=("sealed_on visited_on met result problem next_step unplanned", "moved_to_id"),
        ),
    ),
    Document(
        kind="meeting",
        dated="held_on",
        prefix="M",
        binds="held_on week",
        rows=Rows("meeting", free="state", once=("closed_on attendees",)),
    ),
    Document(
        kind="task",
        of="meeting",
        dated="assigned_on",
        recorded="recorded_at",
        called=_POINT,
        binds="employee_id task due_on",
        rows=Rows("meeting_task", free="state", once=("done_on result",)),
    ),
    Document(
        kind="plan",
        whose="employee_id",
        dated="planned_on",
        prefix="W",
        binds="""
            grain label employee_id item customer_id target key_customers measures
            expense_budget owner_id
        """,
        rows=Rows(
            "work_plan",
            free="state manager_note",
            drafted="""
                customer_id target key_customers week1 week2 week3 week4 week5 measures
                expense_budget support_needed owner_id
            """,
            open_in=(PlanState.PLANNED,),
            once=("done_on result",),
        ),
    ),
    Document(
        kind="inquiry",
        whose="salesperson_id",
        dated="reported_on",
        recorded="reported_at",
        prefix="E",
        binds="customer_id salesperson_id tender subject due_on amount",
        rows=Rows("inquiry", free="state"),
        also=("lines", "questions"),
    ),
    Document(
        kind="question",
        of="inquiry",
        dated="asked_on",
        recorded="recorded_at",
        called=_POINT,
        binds="department question",
        rows=Rows(
            "inquiry_question",
            free="state",
            once=("answered_on answer model parameters price lead_days supplier",),
        ),
    ),
    Document(
        kind="quote",
        worded="customer_name",
        whose="salesperson_id",
        back=(("inquiry", "inquiry_id"), ("quote", "revises_id")),
        drafted=True,
        dated="drafted_on",
        prefix="Q",
        binds="""
            customer_id salesperson_id inquiry_id bid valid_until payment_days lead_days
            terms total
        """,
        rows=Rows(
            "quote",
            free="state",
            drafted="valid_until payment_days lead_days terms language total customer_name",
            open_in=(QuoteState.DRAFT,),
            once=("number", "sent_on", "closed_on lost_reason competitor competitor_price"),
        ),
        part=Part(
            "lines",
            Rows(
                "quote_line",
                drafted=f"""
                    product_id quantity price discount_bp amount basis cost margin_bp dropped
                    {_MEANT}
                """,
                open_in=(QuoteState.DRAFT,),
            ),
            binds="position product_id quantity price discount_bp dropped",
            worded=_MEANT,
        ),
        also=("deviations",),
    ),
    Document(
        kind="quote_deviation",
        of="quote",
        dated="found_on",
        recorded="recorded_at",
        called=_DEVIATING,
        binds=f"quote_id {_DEVIATION}",
        rows=Rows("quote_deviation", free="state superseded", once=("superseded_at",)),
    ),
    Document(
        kind="contract",
        worded="customer_name",
        whose="salesperson_id",
        back=(("quote", "contract_basis.quote_id"), ("contract", "amends_id")),
        drafted=True,
        dated="drafted_on",
        prefix="C",
        binds="customer_id salesperson_id deliver_by payment_days terms total",
        rows=Rows(
            "contract",
            free="state open_until closed_at",
            drafted="""
                customer_id salesperson_id deliver_by payment_days terms total customer_name
            """,
            open_in=_WRITABLE,
            once=(
                "number",
                "ordered_on",
                "signed_on",
                "effective_on",
                "archived_on archive_place scan_hash",
                "cancelled_on cancel_reason",
            ),
        ),
        part=Part(
            "lines",
            Rows(
                "contract_line",
                drafted=f"product_id quantity price discount_bp amount dropped {_MEANT}",
                open_in=_WRITABLE,
            ),
            binds="position product_id quantity price discount_bp dropped",
            worded=_MEANT,
        ),
        also=("deviations",),
    ),
    Document(
        kind="deviation",
        of="contract",
        dated="found_on",
        recorded="recorded_at",
        called=_DEVIATING,
        binds=f"contract_id {_DEVIATION}",
        rows=Rows("deviation", free="state superseded", once=("superseded_at",)),
    ),
    Document(
        kind="negotiation",
        of="contract",
        dated="talked_on",
        recorded="recorded_at",
        called=_POINT,
        binds="told open_point",
        rows=Rows("negotiation", free="state", once=("answered_on answer",)),
    ),
    Document(
        kind="ship",
        of="contract",
        dated="requested_on",
        prefix="G",
        binds="contract_id due_on",
        rows=Rows(
            "shipment",
            free="state",
            once=(
                "dispatched_on note_number carrier",
                "filed_on",
                "voucher vouched_on",
                "announced_on announced_to",
                "received_on received_by",
            ),
        ),
        part=Part(
            "lines",
            Rows(
                "shipment_line",
                free="taken_back",
                drafted="amount",
                open_in=_UNSENT,
                once=("short damaged", "serials"),
            ),
            binds="line_id quantity",
        ),
    ),
    *MONEY,
    *AFTER_SALES,
    *EXPENSES,
    Document(
        kind="archive",
        dated="lent_on",
        prefix="L",
        binds="item_id borrower_id until_on",
        rows=Rows("archive_loan", free="state", once=("back_on",)),
    ),
    *PROBLEMS,
    Document(
        kind="reconcile",
        dated="opened_on",
        prefix="S",
        binds="customer_id month opening closing their_balance cause",
        rows=Rows(
            "reconciliation",
            free="state",
            drafted="their_balance their_paper answered_on cause",
            open_in=(ReconciliationState.OPEN,),
            once=("closed_on",),
        ),
    ),
    *ASSETS,
    *CONDUCT,
    Document(
        kind="report",
        said="submitted form",
        called="form {title}",
        whose="salesperson_id",
        dated="submitted_on",
        binds="form period salesperson_id version hash",
        rows=Rows("form_submission", free="state"),
    ),
)
"""All of them, in workflow order."""

OF_TABLE = {document.table: document for document in DOCUMENTS}
OF_KIND = {document.kind: document for document in DOCUMENTS}
PREFIX = {document.kind: document.prefix for document in DOCUMENTS} | {"note": "N"}
"""Kind to its letter: E an inquiry, N a delivery note, S a statement, T a paper, U what is used."""

SERIES = {document.kind: document.table for document in DOCUMENTS}
"""Kind to its table, under whose name its numbers are counted."""

OTHERS = (
    Rows("employee", free="name name_key login phone", once=("ended_on",)),
    Rows("customer", free="name name_key"),
    Rows("product", free="name name_key spec unit category discontinued key_product tax_kind"),
    Rows("account", free="open_until closed_at"),
    Rows("number_series", free="last"),
    Rows("inquiry_line", free="dropped"),
)
"""Rows beside the documents' own that may be written again; those of any other table never."""
