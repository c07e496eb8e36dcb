"""Lists of what salespeople took as an exception, and one with what was booked with it (R2)."""

from salescli.lists._browse import Browse
from salescli.lists._columns import APPLIED, METHOD, REASON
from salescli.lists._select import part
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._section import Column
from salescli.text import Text

BOOKED_WITH = part(
    "payments",
    Text("Payments booked with it", "처리한 수금", "据此入账的回款"),
    "collection",
    (NUMBER, STATE, APPLIED, METHOD, AMOUNT),
    "FROM collection WHERE collection.exception_id = :id ORDER BY collection.id",
)._replace(totals=True)

_LAST = """
    (SELECT {column} FROM collection WHERE collection.exception_id = private_receipt.id
     ORDER BY collection.id DESC LIMIT 1)
"""
_PAYMENT, _PAID = (_LAST.format(column=f"collection.{column}") for column in ("number", "state"))
"""What was paid by it last: before that it was withdrawn or rejected."""

_STANDS = f"CASE WHEN {_PAID} = :state THEN :state ELSE private_receipt.state END"
"""By which state one is found: also by that of what was paid by it."""

BROWSE = Browse(
    "private_receipt",
    "private_receipt",
    ("exceptions", "exception"),
    Text("Money taken by exception", "예외 수령", "例外回款"),
    Text("Money taken by exception", "예외 수령", "例外回款"),
    columns=(
        NUMBER,
        STATE,
        CUSTOMER,
        SALESPERSON,
        Column("asked_on", Kind.DATE, Text("Asked", "요청일", "申请日期")),
        Column("taken_on", Kind.DATE, Text("Taken", "수령일", "收取日期")),
        AMOUNT,
        REASON,
        Column("remitted_on", Kind.DATE, Text("Remitted", "입금일", "上缴日期")),
    ),
    said={
        "payment": _PAYMENT,
        "paid_state": _PAID,
    },
    filters={"state": _STANDS},
    last=(
        Column("payment", Kind.CODE, Text("Payment", "수금신청서", "收款申请单")),
        Column(
            "paid_state",
            Kind.TERM,
            Text("Payment stands", "수금 상태", "回款状态"),
            words=wording.STATES,
        ),
    ),
    day="private_receipt.asked_on",
    parts=(BOOKED_WITH,),
    totals=True,
)
listed = BROWSE.listed
