"""Lists of cheques, bills and drafts: the register, and the calendar of maturities (R9, R12)."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from salescli.lists._browse import Browse, filtered
from salescli.lists._columns import APPLIED
from salescli.lists._select import part
from salescli.policy import fields, wording
from salescli.receivables import STANDS
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CUSTOMER, NUMBER, SALESPERSON, STATE, of
from salescli.reports._section import Column, Total
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_CONFIRMED = Column("confirmed_on", Kind.DATE, Text("Confirmed", "확인일", "确认日期"))
_BANK = of(fields.BANK)._replace(heading=Text("Bank or acceptor", "은행·인수인", "银行或承兑人"))

PAYMENTS = part(
    "payments",
    Text("Payments by it", "수금 내역", "回款"),
    "collection",
    (NUMBER, STATE, APPLIED, _CONFIRMED, AMOUNT),
    "FROM collection WHERE collection.instrument_id = :id ORDER BY collection.id",
)

_HELD = "instrument.state IN ('registered', 'handed_over', 'deposited')"
_FOUND = """
    CASE WHEN CAST(:state AS TEXT) = 'bounced' AND instrument.bounced_on IS NOT NULL THEN 'bounced'
         ELSE instrument.state END
"""
"""By which state one is found: what bounced also after it was given back."""

_WARNING = f"""
    CASE WHEN NOT {_HELD} THEN NULL
         WHEN COALESCE(instrument.matures_on, instrument.received_on) < :today THEN 'matured'
         WHEN COALESCE(instrument.matures_on, instrument.received_on) <= :warned THEN 'soon' END
"""

BROWSE = Browse(
    "instrument",
    "instrument",
    ("instruments", "instrument"),
    Text("Instruments", "어음·수표 등록대장", "票据登记簿"),
    Text("Instrument", "어음·수표", "票据"),
    columns=(
        NUMBER,
        STATE,
        Column("kind", Kind.TERM, Text("Kind", "종류", "种类"), words=wording.METHODS),
        Column("serial", Kind.CODE, Text("Its number", "어음·수표 번호", "票据号")),
        _BANK,
        CUSTOMER,
        SALESPERSON,
        AMOUNT._replace(total=Total.NONE),
        Column("held", Kind.MONEY, Text("Held", "보유액", "持有额")),
        Column("received_on", Kind.DATE, Text("Received", "수령일", "收到日期")),
        Column("matures_on", Kind.DATE, Text("Matures", "만기일", "到期日")),
        Column("handed_on", Kind.DATE, Text("Handed over", "재무 인계일", "移交日期")),
        Column("deposited_on", Kind.DATE, Text("Deposited", "예입일", "存入日期")),
        Column("cleared_on", Kind.DATE, Text("Cleared", "결제일", "兑付日期")),
        Column("bounced_on", Kind.DATE, Text("Bounced", "부도일", "退票日期")),
        Column("paying", Kind.CODE, Text("Payment", "수금신청서", "收款申请单")),
    ),
    last=(
        Column(
            "warning",
            Kind.TERM,
            Text("Warning", "경고", "提醒"),
            words=wording.MATURITIES,
            late=frozenset({"matured"}),
        ),
    ),
    beside=(
        Column("drawer", Kind.TEXT, Text("Drawer", "발행인", "出票人")),
        Column("drawn_on", Kind.DATE, Text("Issued", "발행일", "出票日期")),
        Column("handed_to", Kind.ENTRY, Text("Signed by", "인수자", "签收人")),
        Column("placing", Kind.TERM, Text("Means", "처리", "处理方式"), words=wording.PLACINGS),
        Column("placed_with", Kind.TEXT, Text("Placed with", "예입·양도처", "存入或转让对象")),
        Column("given_on", Kind.DATE, Text("Given back", "반환일", "退还日期")),
        Column("given_to", Kind.TEXT, Text("Given back to", "반환 수령인", "退还签收人")),
    ),
    joined="LEFT JOIN employee AS signer ON signer.id = instrument.handed_to_id",
    source="""
        FROM instrument JOIN customer ON customer.id = instrument.customer_id
        LEFT JOIN employee ON employee.id = instrument.salesperson_id
    """,
    said={
        "handed_to": "signer",
        "warning": _WARNING,
        "paying": f"""
            (SELECT collection.number FROM collection
             WHERE collection.instrument_id = instrument.id
               AND collection.state NOT IN ('withdrawn', 'rejected')
             ORDER BY {STANDS} DESC, collection.id DESC LIMIT 1)
        """,
        "held": f"CASE WHEN {_HELD} THEN instrument.amount END",
    },
    filters={
        "state": _FOUND,
    },
    where=f"(CAST(:due AS BIGINT) IS NULL OR {_HELD})",
    order="""
        CASE WHEN CAST(:due AS BIGINT) IS NOT NULL
             THEN COALESCE(instrument.matures_on, instrument.received_on) END,
        instrument.received_on DESC, instrument.id DESC
    """,
    parts=(PAYMENTS,),
    totals=True,
)
shown, history = BROWSE.shown, BROWSE.history


def listed(look: "Look", **chosen: Any) -> "Sheet":  # noqa: ANN401 - as the filters take them
    """List what was chosen, marking what has matured and what soon will."""
    days = int(look.company.settings["instrument_warning_days"])
    warned = (look.today + timedelta(days=days)).isoformat()
    return filtered(look, BROWSE.overview, warned=warned, **chosen)
