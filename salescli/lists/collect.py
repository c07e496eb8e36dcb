"""Lists of payments, and a payment with the invoices it paid."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import CollectionState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_MINE = """
    (CAST(:scope AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM collection_part
        JOIN contract ON contract.id = collection_part.contract_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE collection_part.collection_id = collection.id AND employee.code = :scope
    ))
"""

_IDENTITY = f"""
    SELECT id FROM collection
    WHERE (number = :number OR id = :id) AND {_MINE}
"""

_COLUMNS = (
    NUMBER,
    STATE,
    CUSTOMER,
    Column("applied_on", Kind.DATE, Text("Applied for", "신청일", "申请日期")),
    Column("confirmed_on", Kind.DATE, Text("Confirmed", "확인일", "确认日期")),
    Column("method", Kind.TERM, Text("Method", "수금 방법", "收款方式"), words=wording.METHODS),
    Column("instrument", Kind.CODE, Text("Instrument", "어음·수표 번호", "票据号")),
    AMOUNT,
    Column("prepaid", Kind.MONEY, Text("Prepaid", "선수금", "预收款")),
)

_SELECT = """
    SELECT collection.number AS number, collection.state AS state,
           customer.code AS customer, customer.name AS customer_name,
           collection.applied_on AS applied_on, collection.confirmed_on AS confirmed_on,
           collection.method AS method, collection.instrument AS instrument,
           collection.amount AS amount,
           CAST((
               SELECT SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount
                                            ELSE posting.amount END)
               FROM posting
               WHERE posting.collection_id = collection.id
                 AND posting.kind IN ('collected', 'bounced', 'refunded', 'applied')
           ) AS BIGINT) AS prepaid
    FROM collection JOIN customer ON customer.id = collection.customer_id
"""

LIST = Section(
    key="collections",
    title=Text("Payments", "수금", "回款"),
    columns=_COLUMNS,
    sql=f"""
        {_SELECT}
        WHERE (CAST(:state AS TEXT) IS NULL OR collection.state = :state) AND {_MINE}
        ORDER BY collection.applied_on, collection.id
    """,
)

ENTRY = Section(
    key="collection",
    title=Text("Payment", "수금신청서", "收款申请单"),
    columns=_COLUMNS,
    totals=False,
    sql=f"{_SELECT} WHERE collection.id = :id",
)

PARTS = Section(
    key="parts",
    title=Text("Contracts", "계약", "合同"),
    columns=(CONTRACT, SALESPERSON, AMOUNT),
    sql="""
        SELECT contract.number AS contract,
               employee.code AS salesperson, employee.name AS salesperson_name,
               collection_part.amount AS amount
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
        Column("booked_on", Kind.DATE, Text("Date", "일자", "日期")),
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


def listed(look: "Look", *, state: "CollectionState | None" = None) -> "Sheet":
    """List payments, by state."""
    return listing(look, "collections", (LIST,), state=state)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a payment with its contracts and the invoices it paid."""
    found = identity(look, _IDENTITY, "collect", word)
    return listing(look, "collection", (ENTRY, PARTS, INVOICES), id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a payment."""
    found = identity(look, _IDENTITY, "collect", word)
    return listing(look, "history", (HISTORY,), kind="collect", id=found["id"])
