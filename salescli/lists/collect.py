"""Lists of payments and what moves them, and one with the invoices that it paid."""

from typing import TYPE_CHECKING

from salescli.accounts import less
from salescli.lists import private_receipt
from salescli.lists._browse import Browse
from salescli.lists._columns import APPLIED, BOOKED, METHOD, REASON
from salescli.lists._select import part
from salescli.policy import fields, numbers, wording
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
from salescli.reports._section import Column, Total
from salescli.sql import INCOMING, INSTRUMENTS, MONEY_IN, among, within
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_SELLERS = """
    SELECT contract.salesperson_id FROM collection_part
    JOIN contract ON contract.id = collection_part.contract_id
    WHERE collection_part.collection_id = collection.id
    UNION ALL SELECT collection.salesperson_id
"""
"""Whose contracts a document is about, and who holds the account."""

_MINE = f"""
    (CAST(:scope AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM employee WHERE employee.id IN ({_SELLERS}) AND {within("employee.code")}
    ))
"""

_OF = f"""
    (CAST(:salesperson AS TEXT) IS NULL OR EXISTS (
        SELECT 1 FROM employee
        WHERE employee.id IN ({_SELLERS}) AND employee.code = :salesperson
    ))
"""

_PREPAID = f"""
    CAST((
        SELECT SUM({less("applied", "posting")})
        FROM posting
        WHERE posting.collection_id = collection.id
          AND posting.kind IN {among((*INCOMING, "applied"))}
    ) AS BIGINT)
"""

_UNCLEARED = f"""
    CAST((
        SELECT SUM({less("cleared", "posting")})
        FROM posting
        WHERE posting.collection_id = collection.id
          AND posting.method IN {INSTRUMENTS}
          AND (posting.kind IN {MONEY_IN} OR posting.kind = 'cleared')
    ) AS BIGINT)
"""
"""What of it is held in an instrument that has not cleared (forms.md, Money)."""
_BROUGHT = """
    CAST((SELECT SUM(brought.amount) FROM collection_part AS brought
          WHERE brought.collection_id = collection.id) AS BIGINT)
"""
"""What it brings, below zero what it takes; what it moves brings nothing."""
_TAKEN = f"""
    CAST((
        SELECT SUM(took.amount) FROM (
            SELECT amount FROM posting
            WHERE posting.collection_id = collection.id AND posting.kind = 'bounced'
            UNION ALL
            SELECT posting.amount
            FROM collection AS undo CROSS JOIN posting
            WHERE undo.names_id = collection.id AND undo.kind = 'correction'
              AND posting.cause_id = undo.id AND posting.kind IN {MONEY_IN}
        ) AS took
    ) AS BIGINT)
"""
"""What a bounce or a correction took back of it."""
_COUNTED = f"""
    CASE WHEN collection.kind <> 'correction' AND collection.confirmed_on IS NOT NULL
         THEN {_BROUGHT} + COALESCE({_TAKEN}, 0) END
"""
"""What of it stands: together they are what was collected (forms.md, F7)."""

KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.COLLECTION_KINDS)
_NAMES = Column("names", Kind.CODE, Text("About", "대상 수금", "所涉单据"))
_CONFIRMED = Column("confirmed_on", Kind.DATE, Text("Confirmed", "확인일", "确认日期"))
_RECEIVED_BY = Column("received_by", Kind.ENTRY, Text("Received by", "수령인", "收款人"))
_EXCEPTION = Column("exception", Kind.CODE, Text("Exception", "예외 승인", "例外单号"))

PARTS = part(
    "parts",
    Text("Contracts", "계약", "合同"),
    "collection_part",
    (CONTRACT, SALESPERSON, AMOUNT),
    """
        FROM collection_part
        JOIN collection ON collection.id = collection_part.collection_id
        LEFT JOIN contract ON contract.id = collection_part.contract_id
        LEFT JOIN employee
               ON employee.id = COALESCE(contract.salesperson_id, collection.salesperson_id)
        WHERE collection_part.collection_id = :id
        ORDER BY contract.number NULLS LAST
    """,
    contract="contract.number",
)._replace(totals=True)

_MOVED = """
    FROM posting
    JOIN collection AS paid ON paid.id = posting.collection_id
    LEFT JOIN invoice ON invoice.id = posting.invoice_id
    LEFT JOIN contract ON contract.id = posting.contract_id
    WHERE :id IN (posting.collection_id, posting.cause_id) AND posting.kind {kinds}
    ORDER BY posting.id
"""
_PAYMENT = Column("payment", Kind.CODE, Text("Payment", "수금신청서", "收款申请单"))

MONEY = part(
    "money",
    Text("Money in and out", "입출금 내역", "收支明细"),
    "posting",
    (
        BOOKED,
        Column("moved", Kind.TERM, Text("Entry", "내역", "摘要"), words=wording.MONEY_KINDS),
        _PAYMENT,
        METHOD,
        CONTRACT,
        AMOUNT,
    ),
    _MOVED.format(kinds=f"IN {MONEY_IN}"),
    moved="posting.kind",
    payment="paid.number",
    contract="contract.number",
)._replace(totals=True)

INVOICES = part(
    "invoices",
    Text("Invoices paid", "충당 세금계산서", "已核销发票"),
    "posting",
    (
        BOOKED,
        Column("invoice", Kind.CODE, Text("Invoice", "세금계산서", "发票")),
        _PAYMENT,
        CONTRACT,
        AMOUNT,
    ),
    _MOVED.format(kinds="= 'applied'"),
    invoice="invoice.number",
    payment="paid.number",
    contract="contract.number",
)._replace(totals=True)

ABOUT = part(
    "about",
    Text("Refunds and corrections", "환불·정정", "退款与更正"),
    "collection",
    (NUMBER, KIND, STATE, APPLIED, _CONFIRMED, REASON, AMOUNT),
    "FROM collection WHERE collection.names_id = :id ORDER BY collection.id",
    amount=_BROUGHT,
)

BROWSE = Browse(
    "collect",
    "collection",
    ("collections", "collection"),
    Text("Payments", "수금", "回款"),
    Text("Payment", "수금신청서", "收款申请单"),
    columns=(
        NUMBER,
        KIND,
        STATE,
        CUSTOMER,
        APPLIED,
        _CONFIRMED,
        METHOD,
        Column("instrument", Kind.CODE, Text("Instrument", "어음·수표 번호", "票据号")),
        of(fields.BANK),
        AMOUNT._replace(total=Total.NONE),
        Column("moved", Kind.MONEY, Text("Moved", "이체액", "转移金额"), total=Total.NONE),
        Column(
            "taken_back", Kind.MONEY, Text("Taken back", "취소액", "冲回金额"), total=Total.NONE
        ),
        Column("counted", Kind.MONEY, Text("Counted", "반영액", "入账金额")),
        PREPAID,
        UNCLEARED,
    ),
    beside=(
        _NAMES,
        REASON,
        _RECEIVED_BY,
        _EXCEPTION,
    ),
    joined="""
        LEFT JOIN employee AS receiver ON receiver.id = collection.receiver_id
        LEFT JOIN private_receipt ON private_receipt.id = collection.exception_id
    """,
    source="""
        FROM collection JOIN customer ON customer.id = collection.customer_id
        LEFT JOIN collection AS named ON named.id = collection.names_id
    """,
    said={
        "prepaid": _PREPAID,
        "uncleared": _UNCLEARED,
        "amount": _BROUGHT,
        "taken_back": _TAKEN,
        "counted": _COUNTED,
        "method": "COALESCE(collection.method, named.method)",
        "names": "named.number",
        "moved": "CASE WHEN collection.kind = 'transfer' THEN collection.amount END",
        "received_by": "receiver",
        "exception": "private_receipt.number",
    },
    filters={
        "kind": "collection.kind",
    },
    where=_OF,
    parts=(PARTS, MONEY, INVOICES, ABOUT),
    totals=True,
    territory=_MINE,
)
listed = BROWSE.listed


def shown(look: "Look", word: str) -> "Sheet":
    """Show one with all that is in it, or an exception; raise UnknownError."""
    return _browsed(word).shown(look, word)


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with one, or with an exception; raise UnknownError."""
    return _browsed(word).history(look, word)


def _browsed(word: str) -> Browse:
    return private_receipt.BROWSE if numbers.fits("private_receipt", word) else BROWSE
