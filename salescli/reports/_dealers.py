"""A dealer's figures and status as columns: what F11 and the lists of dealers show."""

from salescli.policy import market
from salescli.render.sheet import Kind
from salescli.reports._columns import COLLECTED, RECEIVABLE, columns, of
from salescli.reports._section import Column, Total
from salescli.text import Text

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
OVERDUE = Column("overdue", Kind.MONEY, Text("Overdue", "연체액", "逾期金额"))
TRADED = (PURCHASED, PURCHASED_YEAR, COLLECTED, RECEIVABLE, OVERDUE)
STATUS = columns(*market.STATUS)
