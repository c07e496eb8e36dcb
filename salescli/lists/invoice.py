"""Lists of invoices, and an invoice with what paid it and what took it back."""

from salescli.lists._browse import Browse
from salescli.lists._columns import APPLIED, BOOKED, METHOD, moved
from salescli.lists._select import part
from salescli.policy import fields, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE, of
from salescli.reports._section import Column, Row
from salescli.sql import INVOICED_LINE, among, own_parties
from salescli.text import Text

PAYMENTS = part(
    "payments",
    Text("Payments", "수금 내역", "回款"),
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

_CORRECTS = Column("corrects", Kind.CODE, Text("Corrects", "정정 대상", "更正单号"))
_REASON = Column(
    "reason", Kind.TERM, Text("Reason", "정정 사유", "红冲原因"), words=wording.RED_REASONS
)
_ISSUED = Column("issued_on", Kind.DATE, Text("Issued", "발행일", "开票日期"))
_RESPONSIBLE = Column("responsible", Kind.ENTRY, Text("Responsible", "책임자", "责任人"))
_LOSS = Column("loss", Kind.MONEY, Text("Loss", "손해액", "损失金额"))
_OPENED = "CASE posting.kind WHEN 'invoiced' THEN posting.amount ELSE -posting.amount END"
_SIGNED = f"{INVOICED_LINE} *"

REDS = part(
    "red",
    Text("Red entries", "적자 세금계산서", "红字发票"),
    "invoice",
    (NUMBER, STATE, APPLIED, _ISSUED, _REASON, _RESPONSIBLE, _LOSS, AMOUNT),
    """
        FROM invoice LEFT JOIN employee AS answering ON answering.id = invoice.responsible_id
        WHERE invoice.corrects_id = :id
        ORDER BY invoice.id
    """,
    responsible="answering",
    amount="-invoice.amount",
)._replace(totals=True)


def _summed(amount: str, *kinds: str) -> str:
    """Sum up what postings of some kinds moved of an invoice."""
    return f"""(
        SELECT SUM({amount}) FROM posting
        WHERE posting.invoice_id = invoice.id AND posting.kind IN {among(kinds)}
    )"""


def _unpaid(row: Row) -> bool:
    return (row["open"] or 0) > 0


BROWSE = Browse(
    "invoice",
    "invoice",
    ("invoices", "invoice"),
    Text("Invoices", "세금계산서", "发票"),
    Text("Invoice", "세금계산서", "发票"),
    columns=(
        NUMBER,
        STATE,
        _CORRECTS,
        _REASON,
        CONTRACT,
        CUSTOMER,
        SALESPERSON,
        APPLIED,
        _ISSUED,
        Column("due_on", Kind.DATE, Text("Due", "만기일", "到期日"), awaited=_unpaid),
        AMOUNT,
        Column("tax", Kind.MONEY, Text("Tax", "세액", "税额")),
        Column("paid", Kind.MONEY, Text("Paid", "수금액", "已回款")),
        Column("open", Kind.MONEY, Text("Open", "미수금", "未回款")),
        Column("tax_number", Kind.CODE, Text("Tax number", "세금계산서 번호", "发票号")),
        Column("filed_on", Kind.DATE, Text("Filed", "보관일", "归档日期")),
        Column("handed_on", Kind.DATE, Text("Handed over", "전달일", "交付日期")),
    ),
    beside=(
        Column("supply_on", Kind.DATE, Text("Supply day", "공급일", "供货日期")),
        of(fields.TAX_KIND),
        Column("tax_rate", Kind.RATE, Text("Tax rate", "세율", "税率")),
        Column("net", Kind.MONEY, Text("Net", "공급가액", "不含税金额")),
        of(fields.REGISTRATION),
        Column(
            "replaces",
            Kind.CODE,
            Text("With red entry", "함께 발행한 적자 세금계산서", "对应红字发票"),
        ),
        _RESPONSIBLE,
        _LOSS,
        Column("filed_at", Kind.TEXT, Text("Filed at", "보관 장소", "归档位置")),
        Column("handed_to", Kind.TEXT, Text("Signed by", "인수자", "签收人")),
        Column(
            "handed_by", Kind.TERM, Text("Means", "전달 방법", "交付方式"), words=wording.HAND_OVERS
        ),
    ),
    joined="LEFT JOIN employee AS answering ON answering.id = invoice.responsible_id",
    source=f"""
        FROM invoice JOIN contract ON contract.id = invoice.contract_id {own_parties("contract")}
        LEFT JOIN invoice AS beside ON beside.id IN (invoice.corrects_id, invoice.replaces_id)
    """,
    said={
        "contract": "contract.number",
        "corrects": "CASE WHEN invoice.corrects_id IS NOT NULL THEN beside.number END",
        "replaces": "CASE WHEN invoice.replaces_id IS NOT NULL THEN beside.number END",
        "amount": f"{_SIGNED} invoice.amount",
        "tax": f"{_SIGNED} invoice.tax",
        "net": f"{_SIGNED} invoice.net",
        "paid": f"CAST(COALESCE({_summed('posting.amount', 'applied')}, 0) AS BIGINT)",
        "open": f"CAST({_summed(_OPENED, 'invoiced', 'red', 'applied')} AS BIGINT)",
        "tax_rate": "invoice.rate_bp",
        "responsible": "answering",
    },
    where="(CAST(:red AS BIGINT) IS NULL OR invoice.corrects_id IS NOT NULL)",
    parts=(moved("invoice", INVOICED_LINE), PAYMENTS, REDS),
    totals=True,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
