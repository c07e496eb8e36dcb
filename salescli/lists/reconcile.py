"""Lists of reconciliations, and one with the statement that was made and what came later (R13)."""

from typing import TYPE_CHECKING

from salescli.accounts import BALANCING, ENTERED_LATE, MOVEMENT, opened
from salescli.lists._browse import Browse
from salescli.lists._columns import BOOKED, VERSION
from salescli.lists._select import part
from salescli.policy import period as periods
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CONTRACT,
    CUSTOMER,
    NUMBER,
    RECORDED_ON,
    SALESPERSON,
    STATE,
)
from salescli.reports._section import Column, Total
from salescli.sql import latest
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

REPLACES = Text("Replaces", "대체한 확인서", "替代原对账单")
REPLACED_BY = Text("Replaced by", "대체 확인서", "已被替代")

VERSION_AT = """(
    SELECT other.number FROM reconciliation AS other
    WHERE other.customer_id = reconciliation.customer_id AND other.month = reconciliation.month
      AND other.version = reconciliation.version {step} 1
)"""
"""The number of the version of a month's statement before it or after it, if there is one."""

_WHAT = Column("what", Kind.TERM, Text("Entry", "구분", "摘要"), words=wording.MOVEMENTS)
_DOCUMENT = Column("document", Kind.CODE, Text("Document", "문서", "单据"))
_SAID = {
    "what": MOVEMENT,
    "document": "COALESCE(collection.number, invoice.number)",
    "contract": "contract.number",
}
_NAMED = """
    LEFT JOIN contract ON contract.id = entry.contract_id
    LEFT JOIN invoice ON invoice.id = entry.invoice_id
    LEFT JOIN collection ON collection.id = entry.collection_id
    LEFT JOIN collection AS named ON named.id = collection.names_id
"""

STATEMENT = part(
    "statement",
    Text("Statement of account", "거래 명세", "对账明细"),
    "entry",
    (
        BOOKED,
        _WHAT,
        _DOCUMENT,
        CONTRACT,
        Column("reference", Kind.CODE, Text("Reference", "참조번호", "参考号")),
        Column("invoiced", Kind.MONEY, Text("Invoiced", "청구액", "开票金额")),
        Column("collected", Kind.MONEY, Text("Paid", "입금액", "付款金额")),
        Column("balance", Kind.MONEY, Text("Balance", "잔액", "余额"), total=Total.NONE),
    ),
    f"""
        FROM (
            SELECT 0 AS position, NULL AS booked_on, 'opening' AS kind, NULL AS contract_id,
                   NULL AS invoice_id, NULL AS collection_id, opening AS amount
            FROM reconciliation WHERE id = :id
            UNION ALL
            SELECT position, booked_on, kind, contract_id, invoice_id, collection_id, amount
            FROM reconciliation_line WHERE reconciliation_id = :id
        ) AS entry
        {_NAMED}
        ORDER BY entry.position
    """,
    **_SAID,
    reference="COALESCE(collection.instrument, named.instrument, invoice.tax_number)",
    invoiced="CASE WHEN entry.kind IN ('invoiced', 'red') THEN entry.amount END",
    collected="CASE WHEN entry.kind NOT IN ('opening', 'invoiced', 'red') THEN -entry.amount END",
    balance="CAST(SUM(entry.amount) OVER (ORDER BY entry.position) AS BIGINT)",
)._replace(totals=True)
"""What the paper says, with the balance after each entry."""

_LATE = f"""
    posting.customer_id = reconciliation.customer_id AND {ENTERED_LATE}
    AND posting.recorded_at > reconciliation.created_at
    AND posting.booked_on <= reconciliation.ends_on AND posting.kind IN {BALANCING}
"""
"""Entries of the month or before that were recorded after its statement was made."""

SINCE = part(
    "since",
    Text("Entered since for the month or before", "작성 후 소급 기록", "出具后补录"),
    "entry",
    (BOOKED, RECORDED_ON, _WHAT, _DOCUMENT, CONTRACT, AMOUNT),
    f"""
        FROM (
            SELECT posting.id, posting.booked_on, posting.recorded_on, posting.kind,
                   posting.contract_id, posting.invoice_id, posting.amount,
                   COALESCE(posting.cause_id, posting.collection_id) AS collection_id
            FROM reconciliation JOIN posting ON {_LATE}
            WHERE reconciliation.id = :id
        ) AS entry
        {_NAMED}
        ORDER BY entry.id
    """,
    **_SAID,
    amount=opened("entry"),
)._replace(totals=True)

BROWSE = Browse(
    "reconcile",
    "reconciliation",
    ("reconciliations", "reconciliation"),
    Text("Reconciliations", "대사", "对账"),
    Text("Reconciliation", "대사", "对账"),
    columns=(
        NUMBER,
        STATE,
        Column("month", Kind.CODE, Text("Month", "월", "月份")),
        VERSION,
        CUSTOMER,
        SALESPERSON,
        Column("opened_on", Kind.DATE, Text("Made", "작성일", "出具日期")),
        Column("opening", Kind.MONEY, Text("Opening balance", "기초 잔액", "期初余额")),
        Column("closing", Kind.MONEY, Text("Our balance", "당사 잔액", "我方余额")),
        Column("their_balance", Kind.MONEY, Text("Their balance", "고객 잔액", "对方余额")),
        Column("difference", Kind.MONEY, Text("Difference", "차이", "差额")),
        Column("cause", Kind.TEXT, Text("Cause", "차이 원인", "差异原因")),
        Column("closed_on", Kind.DATE, Text("Closed", "종결일", "结束日期")),
        Column("changed", Kind.MONEY, Text("Changed since", "작성 후 변동", "出具后变动")),
    ),
    beside=(
        Column("answered_on", Kind.DATE, Text("Their paper of", "회신일", "回函日期")),
        Column("their_paper", Kind.TEXT, Text("Their paper", "회신 서면", "回函")),
        Column("replaces", Kind.CODE, REPLACES),
        Column("replaced_by", Kind.CODE, REPLACED_BY),
    ),
    source=f"""
        FROM reconciliation
        JOIN customer ON customer.id = reconciliation.customer_id
        LEFT JOIN customer_profile AS profile
               ON profile.id = {latest("customer_profile", "customer_id = customer.id", ":today")}
        LEFT JOIN employee ON employee.id = profile.salesperson_id
    """,
    said={
        "difference": "reconciliation.their_balance - reconciliation.closing",
        "replaces": VERSION_AT.format(step="-"),
        "replaced_by": VERSION_AT.format(step="+"),
        "changed": f"""
            CAST((SELECT SUM({opened("posting")}) FROM posting WHERE {_LATE}) AS BIGINT)
        """,
    },
    where=f"{VERSION_AT.format(step='+')} IS NULL",
    filters={
        "month": "reconciliation.month",
    },
    day="reconciliation.opened_on",
    parts=(STATEMENT, SINCE),
    totals=True,
)
shown, history = BROWSE.shown, BROWSE.history


def listed(look: "Look", *, month: str | None = None, **chosen: object) -> "Sheet":
    """List the last versions of what was chosen, each with what was entered since it was made."""
    return BROWSE.listed(look, month=label(look, month) if month else None, **chosen)


def label(look: "Look", month: str) -> str:
    """Return the label of a month that somebody typed."""
    return periods.parse(month, periods.Grain.MONTH, look.today, look.company.week_closes).label
