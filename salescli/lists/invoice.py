"""Lists of invoices, and an invoice with what paid it."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CONTRACT,
    CUSTOMER,
    NUMBER,
    PRODUCT,
    QUANTITY,
    SALESPERSON,
    STATE,
    UNIT,
)
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import InvoiceState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_IDENTITY = """
    SELECT invoice.id AS id
    FROM invoice
    JOIN contract ON contract.id = invoice.contract_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE (invoice.number = :number OR invoice.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

_COLUMNS = (
    NUMBER,
    STATE,
    CONTRACT,
    CUSTOMER,
    SALESPERSON,
    Column("applied_on", Kind.DATE, Text("Applied for", "신청일", "申请日期")),
    Column("issued_on", Kind.DATE, Text("Issued", "발행일", "开票日期")),
    Column("due_on", Kind.DATE, Text("Due", "만기일", "到期日")),
    AMOUNT,
    Column("paid", Kind.MONEY, Text("Paid", "수금액", "已收款")),
    Column("open", Kind.MONEY, Text("Open", "미수금", "未收款")),
    Column("tax_number", Kind.CODE, Text("Tax number", "세금계산서 번호", "发票号")),
)

_SELECT = """
    SELECT invoice.number AS number, invoice.state AS state, contract.number AS contract,
           customer.code AS customer, customer.name AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name,
           invoice.applied_on AS applied_on, invoice.issued_on AS issued_on,
           invoice.due_on AS due_on, invoice.amount AS amount,
           CAST(COALESCE(moved.paid, 0) AS BIGINT) AS paid,
           CAST(moved.open AS BIGINT) AS open,
           invoice.tax_number AS tax_number
    FROM invoice
    JOIN contract ON contract.id = invoice.contract_id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    LEFT JOIN (
        SELECT invoice_id,
               SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END) AS paid,
               SUM(CASE kind WHEN 'invoiced' THEN amount ELSE -amount END) AS open
        FROM posting
        WHERE kind IN ('invoiced', 'red', 'applied')
        GROUP BY invoice_id
    ) AS moved ON moved.invoice_id = invoice.id
"""

LIST = Section(
    key="invoices",
    title=Text("Invoices", "송장", "发票"),
    columns=_COLUMNS,
    sql=f"""
        {_SELECT}
        WHERE (CAST(:state AS TEXT) IS NULL OR invoice.state = :state)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY invoice.applied_on, invoice.id
    """,
)

ENTRY = Section(
    key="invoice",
    title=Text("Invoice", "송장", "发票"),
    columns=_COLUMNS,
    totals=False,
    sql=f"{_SELECT} WHERE invoice.id = :id",
)

LINES = Section(
    key="lines",
    title=Text("Lines", "품목", "明细"),
    columns=(
        Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE),
        PRODUCT,
        UNIT,
        QUANTITY,
        AMOUNT,
    ),
    sql="""
        SELECT contract_line.position AS position,
               product.code AS product, product.name AS product_name, product.unit AS unit,
               invoice_line.quantity AS quantity, invoice_line.amount AS amount
        FROM invoice_line
        JOIN contract_line ON contract_line.id = invoice_line.line_id
        JOIN product ON product.id = contract_line.product_id
        WHERE invoice_line.invoice_id = :id
        ORDER BY contract_line.position
    """,
)

PAYMENTS = Section(
    key="payments",
    title=Text("Payments", "수금 내역", "收款"),
    columns=(
        Column("booked_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("collection", Kind.CODE, Text("Payment", "수금신청서", "收款申请单")),
        Column("method", Kind.TERM, Text("Method", "수금 방법", "收款方式"), words=wording.METHODS),
        AMOUNT,
    ),
    sql="""
        SELECT posting.booked_on AS booked_on, collection.number AS collection,
               posting.method AS method, posting.amount AS amount
        FROM posting JOIN collection ON collection.id = posting.collection_id
        WHERE posting.invoice_id = :id AND posting.kind = 'applied'
        ORDER BY posting.id
    """,
)


def listed(look: "Look", *, state: "InvoiceState | None" = None) -> "Sheet":
    """List invoices, by state."""
    return listing(look, "invoices", (LIST,), state=state)


def shown(look: "Look", word: str) -> "Sheet":
    """Show an invoice with its lines and what paid it."""
    found = identity(look, _IDENTITY, "invoice", word)
    return listing(look, "invoice", (ENTRY, LINES, PAYMENTS), id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with an invoice."""
    found = identity(look, _IDENTITY, "invoice", word)
    return listing(look, "history", (HISTORY,), kind="invoice", id=found["id"])
