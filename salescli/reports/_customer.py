"""What is known of an account as columns: its record (D3, F12), and a dealer's month (F11)."""

from collections.abc import Mapping

from salescli.policy import entries, fields, market
from salescli.render.sheet import Kind
from salescli.reports._columns import COLLECTED, RECEIVABLE, REGION, columns, of
from salescli.reports._section import NONE, Column, Total
from salescli.text import Text

CUSTOMER_KIND = of(fields.CUSTOMER_KIND)
CONTACT = of(fields.CONTACT)
REGISTRATION = of(fields.REGISTRATION)
PAYMENT_DAYS = of(fields.PAYMENT_DAYS)
BLOCKED = of(fields.BLOCKED)
ADDRESSES = (REGION, *columns(*entries.ADDRESS))
RECORD = columns(*entries.KNOWN)
STAGES = columns(*entries.STAGES)
LANGUAGE = of(fields.LANGUAGE)

_NOTED = (fields.NAME, fields.CUSTOMER_KIND, *entries.RECORD, *entries.ACCOUNT, fields.BLOCKED)

FIELDS: Mapping[str, Text] = {
    **{field.key: field.heading for field in _NOTED},
    "block_reason": Text("Reason of the block", "거래 중지 사유", "停止交易事由"),
}
"""What a change can be of, by its key."""

VALUES: Mapping[str, Text] = {
    code: word for field in _NOTED for code, word in (field.words or {}).items()
}
"""What it changed from and to, where that is no text of somebody's."""

SEEN_ON = Column("seen_on", Kind.DATE, Text("Seen on", "확인일", "了解日期"))
COMPETITOR = Column("competitor", Kind.TEXT, Text("Competitor", "경쟁사", "竞争对手"))
COMPETING = (
    of(market.COMPETING_PRODUCT),
    Column("price", Kind.MONEY, Text("Price", "가격", "价格"), total=Total.NONE),
    of(market.COMPETING_SALES),
)
PURCHASED = Column("purchased", Kind.MONEY, Text("Purchased", "매입액", "进货额"))
PURCHASED_YEAR = Column(
    "purchased_year", Kind.MONEY, Text("Purchased in the year", "매입 누계", "进货累计")
)
OVERDUE = Column("overdue", Kind.MONEY, Text("Overdue", "연체액", "逾期金额"), late=NONE)
TRADED = (PURCHASED, PURCHASED_YEAR, COLLECTED, RECEIVABLE, OVERDUE)
STATUS = columns(*market.STATUS)
