"""Lists of invoices, and an invoice with what paid it."""

from salescli.lists._browse import Browse
from salescli.lists._columns import APPLIED, BOOKED, METHOD, moved
from salescli.lists._select import part
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._section import Column
from salescli.sql import own_parties
from salescli.text import Text

PAYMENTS = part(
    "payments",
    Text("Payments", "수금 내역", "收款"),
    "posting",
    (
        BOOKED,
        Column("collection", Kind.CODE, Text("Payment", "수금신청서", "收款申请单")),
        METHOD,
        AMOUNT,
    ),
    """
        FROM posting JOIN collection ON collection.id = posting.collection_id
        WHERE posting.invoice_id = :id AND posting.kind = 'applied'
        ORDER BY posting.id
    """,
    collection="collection.number",
)._replace(totals=True)

BROWSE = Browse(
    "invoice",
    "invoice",
    ("invoices", "invoice"),
    Text("Invoices", "송장", "发票"),
    Text("Invoice", "송장", "发票"),
    columns=(
        NUMBER,
        STATE,
        CONTRACT,
        CUSTOMER,
        SALESPERSON,
        APPLIED,
        Column("issued_on", Kind.DATE, Text("Issued", "발행일", "开票日期")),
        Column("due_on", Kind.DATE, Text("Due", "만기일", "到期日")),
        AMOUNT,
        Column("paid", Kind.MONEY, Text("Paid", "수금액", "已收款")),
        Column("open", Kind.MONEY, Text("Open", "미수금", "未收款")),
        Column("tax_number", Kind.CODE, Text("Tax number", "세금계산서 번호", "发票号")),
    ),
    source=f"""
        FROM invoice JOIN contract ON contract.id = invoice.contract_id {own_parties("contract")}
        LEFT JOIN (
            SELECT invoice_id,
                   SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END) AS paid,
                   SUM(CASE kind WHEN 'invoiced' THEN amount ELSE -amount END) AS open
            FROM posting
            WHERE kind IN ('invoiced', 'red', 'applied')
            GROUP BY invoice_id
        ) AS moved ON moved.invoice_id = invoice.id
    """,
    said={
        "contract": "contract.number",
        "paid": "CAST(COALESCE(moved.paid, 0) AS BIGINT)",
        "open": "CAST(moved.open AS BIGINT)",
    },
    filters={"state": "invoice.state"},
    order="invoice.applied_on, invoice.id",
    parts=(moved("invoice"), PAYMENTS),
    totals=True,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
