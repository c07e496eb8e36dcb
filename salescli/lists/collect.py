"""Lists of payments, and a payment with the invoices it paid."""

from salescli.lists._browse import Browse
from salescli.lists._columns import APPLIED, BOOKED, METHOD
from salescli.lists._select import part
from salescli.policy import fields
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CONTRACT,
    CUSTOMER,
    NUMBER,
    PREPAID,
    SALESPERSON,
    STATE,
    UNCLEARED,
    of,
)
from salescli.reports._section import Column
from salescli.sql import MONEY_IN, within
from salescli.text import Text

_MINE = f"""
    (CAST(:scope AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM collection_part
        JOIN contract ON contract.id = collection_part.contract_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE collection_part.collection_id = collection.id AND {within("employee.code")}
    ))
"""

_OF = """
    (CAST(:salesperson AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM collection_part
        JOIN contract ON contract.id = collection_part.contract_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE collection_part.collection_id = collection.id AND employee.code = :salesperson
    ))
"""

_PREPAID = """
    CAST((
        SELECT SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount ELSE posting.amount END)
        FROM posting
        WHERE posting.collection_id = collection.id
          AND posting.kind IN ('collected', 'bounced', 'refunded', 'applied')
    ) AS BIGINT)
"""

_UNCLEARED = f"""
    CAST((
        SELECT SUM(CASE posting.kind WHEN 'cleared' THEN -posting.amount ELSE posting.amount END)
        FROM posting
        WHERE posting.collection_id = collection.id
          AND posting.method IN ('cheque', 'acceptance_bill', 'bank_draft')
          AND (posting.kind IN {MONEY_IN} OR posting.kind = 'cleared')
    ) AS BIGINT)
"""
"""What of it is held in an instrument that has not cleared (forms.md, Money)."""

PARTS = part(
    "parts",
    Text("Contracts", "계약", "合同"),
    "collection_part",
    (CONTRACT, SALESPERSON, AMOUNT),
    """
        FROM collection_part
        JOIN contract ON contract.id = collection_part.contract_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE collection_part.collection_id = :id
        ORDER BY contract.number
    """,
    contract="contract.number",
)._replace(totals=True)

INVOICES = part(
    "invoices",
    Text("Invoices paid", "충당 송장", "已核销发票"),
    "posting",
    (BOOKED, Column("invoice", Kind.CODE, Text("Invoice", "송장", "发票")), CONTRACT, AMOUNT),
    """
        FROM posting
        JOIN invoice ON invoice.id = posting.invoice_id
        JOIN contract ON contract.id = posting.contract_id
        WHERE posting.collection_id = :id AND posting.kind = 'applied'
        ORDER BY posting.id
    """,
    invoice="invoice.number",
    contract="contract.number",
)._replace(totals=True)

BROWSE = Browse(
    "collect",
    "collection",
    ("collections", "collection"),
    Text("Payments", "수금", "回款"),
    Text("Payment", "수금신청서", "收款申请单"),
    columns=(
        NUMBER,
        STATE,
        CUSTOMER,
        APPLIED,
        Column("confirmed_on", Kind.DATE, Text("Confirmed", "확인일", "确认日期")),
        METHOD,
        Column("instrument", Kind.CODE, Text("Instrument", "어음·수표 번호", "票据号")),
        of(fields.BANK),
        AMOUNT,
        PREPAID,
        UNCLEARED,
    ),
    source="FROM collection JOIN customer ON customer.id = collection.customer_id",
    said={"prepaid": _PREPAID, "uncleared": _UNCLEARED},
    filters={
        "state": "collection.state",
        "customer": "customer.code",
    },
    where=_OF,
    order="collection.applied_on, collection.id",
    parts=(PARTS, INVOICES),
    totals=True,
    territory=_MINE,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
