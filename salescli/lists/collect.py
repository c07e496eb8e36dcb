"""Lists of payments, and a payment with the invoices it paid."""

from salescli.lists._browse import Browse
from salescli.lists._columns import APPLIED, BOOKED, METHOD
from salescli.lists._select import only, select
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._section import Column, Section
from salescli.sql import SALESPERSON_NAMES
from salescli.text import Text

_MINE = """
    (CAST(:scope AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM collection_part
        JOIN contract ON contract.id = collection_part.contract_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE collection_part.collection_id = collection.id AND employee.code = :scope
    ))
"""

_COLUMNS = (
    NUMBER,
    STATE,
    CUSTOMER,
    APPLIED,
    Column("confirmed_on", Kind.DATE, Text("Confirmed", "확인일", "确认日期")),
    METHOD,
    Column("instrument", Kind.CODE, Text("Instrument", "어음·수표 번호", "票据号")),
    AMOUNT,
    Column("prepaid", Kind.MONEY, Text("Prepaid", "선수금", "预收款")),
)

_PREPAID = """
    CAST((
        SELECT SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount ELSE posting.amount END)
        FROM posting
        WHERE posting.collection_id = collection.id
          AND posting.kind IN ('collected', 'bounced', 'refunded', 'applied')
    ) AS BIGINT)
"""

_SOURCE = "FROM collection JOIN customer ON customer.id = collection.customer_id"
_SELECT = f"{select('collection', _COLUMNS, prepaid=_PREPAID)} {_SOURCE}"

LIST = Section(
    key="collections",
    title=Text("Payments", "수금", "回款"),
    columns=_COLUMNS,
    sql=f"""
        {_SELECT}
        WHERE {only(state="collection.state")} AND {_MINE}
        ORDER BY collection.applied_on, collection.id
    """,
)

ENTRY = LIST._replace(
    key="collection",
    title=Text("Payment", "수금신청서", "收款申请单"),
    totals=False,
    sql=f"{_SELECT} WHERE collection.id = :id",
)

PARTS = Section(
    key="parts",
    title=Text("Contracts", "계약", "合同"),
    columns=(CONTRACT, SALESPERSON, AMOUNT),
    sql=f"""
        SELECT contract.number AS contract, {SALESPERSON_NAMES}, collection_part.amount AS amount
        FROM collection_part
        JOIN contract ON contract.id = collection_part.contract_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE collection_part.collection_id = :id
        ORDER BY contract.number
    """,
)

INVOICES = Section(
    key="invoices",
    title=Text("Invoices paid", "충당 송장", "已核销发票"),
    columns=(
        BOOKED,
        Column("invoice", Kind.CODE, Text("Invoice", "송장", "发票")),
        CONTRACT,
        AMOUNT,
    ),
    sql="""
        SELECT posting.booked_on AS booked_on, invoice.number AS invoice,
               contract.number AS contract, posting.amount AS amount
        FROM posting
        JOIN invoice ON invoice.id = posting.invoice_id
        JOIN contract ON contract.id = posting.contract_id
        WHERE posting.collection_id = :id AND posting.kind = 'applied'
        ORDER BY posting.id
    """,
)

BROWSE = Browse("collect", "collection", _SOURCE, LIST, (ENTRY, PARTS, INVOICES), territory=_MINE)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
