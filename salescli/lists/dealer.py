"""Lists of dealers: how they do, what competitors sell, what was noted of the market (R1, F11)."""

from typing import TYPE_CHECKING

from salescli import lists
from salescli.dealers import TRADED, last_seen, traded
from salescli.lists._browse import filtered
from salescli.lists._columns import BY, VERSION
from salescli.lists._entries import versions
from salescli.lists._select import dated, mine, only, part
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, NAME, REGION, SALESPERSON
from salescli.reports._customer import COMPETING, COMPETITOR, SEEN_ON, STATUS
from salescli.reports._customer import TRADED as FIGURES
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.sql import fields, latest, within
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_TOLD_ON = Column("valid_from", Kind.DATE, Text("Status of", "현황 일자", "状况日期"))
_NOTED_ON = Column("noted_on", Kind.DATE, Text("Noted on", "기록일", "记录日期"))
LAST_SEEN = Column("last_seen", Kind.DATE, Text("Last seen", "최근 파악일", "最近了解"))
_LATEST = latest("dealer_status", "customer_id = customer.id", ":today")
_WRITER = "LEFT JOIN employee AS writer ON writer.id"
_OF = f"""
    FROM customer JOIN customer_profile AS profile ON profile.id =
        {latest("customer_profile", "customer_id = customer.id", ":today")}
    LEFT JOIN employee ON employee.id = profile.salesperson_id
"""

LIST = part(
    "dealers",
    Text("Dealers", "대리점", "经销商"),
    "status",
    (CODE, NAME, REGION, SALESPERSON, LAST_SEEN, _TOLD_ON, *STATUS),
    f"""
        {_OF} LEFT JOIN dealer_status AS status ON status.id = {_LATEST}
        WHERE profile.kind = 'dealer'
          AND {mine(salesperson="employee.code", region="profile.region")}
          AND {dated("status.valid_from")}
        ORDER BY customer.code
    """,
    code="customer.code",
    name="customer.name",
    region="profile.region",
    last_seen=last_seen("customer.id", "<= :today"),
)

_HELD_THERE = f"""EXISTS (
    SELECT 1 {_OF} WHERE profile.region = market_note.region AND {within("employee.code")}
)"""

REGIONS = part(
    "regions",
    Text("Notes of regions", "지역 시장 정보", "区域市场信息"),
    "market_note",
    (REGION, _NOTED_ON, Column("told", Kind.TEXT, Text("Note", "내용", "内容")), BY),
    f"""
        FROM market_note {_WRITER} = market_note.author_id
        WHERE market_note.region IS NOT NULL AND {only(region="market_note.region")}
          AND {dated("market_note.noted_on")}
          AND (CAST(:salesperson AS TEXT) IS NULL OR writer.code = :salesperson)
          AND (CAST(:scope AS TEXT) IS NULL OR COALESCE({within("writer.code")}, 0 = 1)
               OR {_HELD_THERE})
        ORDER BY market_note.region, market_note.noted_on DESC, market_note.id DESC
    """,
    by="writer",
)._replace(optional=True)
"""What was noted of regions, for who wrote it and who holds an account there."""
LISTED = (LIST, REGIONS)

_STATUS = part(
    "status",
    Text("Status of the dealer", "대리점 현황", "经销商状况"),
    "status",
    (_TOLD_ON, *STATUS, BY),
    f"""
        FROM customer JOIN dealer_status AS status ON status.id = {_LATEST}
        {_WRITER} = status.author_id
        WHERE customer.id = :id
    """,
    by="writer",
)._replace(optional=True)

_RIVALS = (SEEN_ON, COMPETITOR, *COMPETING, BY)
_AT_ACCOUNT = f"""
    FROM competitor_info {_WRITER} = competitor_info.author_id
    WHERE competitor_info.customer_id = :id
"""

_COMPETITORS = part(
    "competitors",
    Text("Competitors", "경쟁사", "竞争对手"),
    "competitor_info",
    _RIVALS,
    f"""
        {_AT_ACCOUNT} AND competitor_info.id = (
            SELECT newest.id FROM competitor_info AS newest
            WHERE newest.customer_id = :id AND newest.name_key = competitor_info.name_key
              AND newest.seen_on <= :today
            ORDER BY newest.seen_on DESC, newest.version DESC LIMIT 1
        )
        ORDER BY competitor_info.competitor, competitor_info.product
    """,
    by="writer",
)._replace(optional=True)
"""What each competitor sells at an account, as it was seen last."""

_NOTES = part(
    "notes",
    Text("Market notes", "시장 정보", "市场信息"),
    "market_note",
    (_NOTED_ON, Column("told", Kind.TEXT, Text("Note", "내용", "内容")), BY),
    f"""
        FROM market_note {_WRITER} = market_note.author_id
        WHERE market_note.customer_id = :id
        ORDER BY market_note.noted_on, market_note.id
    """,
    by="writer",
)._replace(optional=True)

KNOWN = (_STATUS, _COMPETITORS, _NOTES)
"""What is known of an account beside its record; nothing where nothing was told."""

MONTH = Section(
    key="month",
    title=Text("Month so far", "당월 현황", "本月情况"),
    columns=FIGURES,
    totals=False,
    sql=f"""
        WITH {traded("customer.id = :id")}
        SELECT {fields("traded", *TRADED)} FROM traded
    """,
    optional=True,
)
"""What a dealer bought, paid and owes by today (F11)."""

_ENTRY = part(
    "account",
    Text("Account", "고객", "客户"),
    "profile",
    (CODE, NAME, REGION, SALESPERSON, LAST_SEEN),
    f"{_OF} WHERE customer.id = :id",
    code="customer.code",
    name="customer.name",
    last_seen=last_seen("customer.id", "<= :today"),
)

_STATUSES = versions(
    "statuses",
    Text("Status over time", "현황 이력", "状况经过"),
    "dealer_status",
    (_TOLD_ON, VERSION, *STATUS, BY),
    f"""
        FROM dealer_status {_WRITER} = dealer_status.author_id
        WHERE dealer_status.customer_id = :id
        ORDER BY dealer_status.valid_from, dealer_status.version
    """,
    by="writer",
)
_ALL_RIVALS = versions(
    "seen",
    Text("Competitors over time", "경쟁사 이력", "竞争对手经过"),
    "competitor_info",
    (*_RIVALS[:-1], VERSION, BY),
    f"{_AT_ACCOUNT} ORDER BY competitor_info.seen_on, competitor_info.id",
    by="writer",
)


def listed(look: "Look", **chosen: object) -> "Sheet":
    """List the dealers with their last status, and what was noted of regions."""
    return filtered(look, *LISTED, **chosen)


def shown(look: "Look", word: str) -> "Sheet":
    """Show how an account does, its competitors and what was noted of it."""
    today = look.today
    days = {
        "start": today.replace(day=1).isoformat(),
        "year_start": today.replace(month=1, day=1).isoformat(),
        "end": today.isoformat(),
    }
    id_ = lists.customer.REGISTER.id(look, word)
    return listing(look, "dealer", (_ENTRY, MONTH, *KNOWN), id=id_, **days)


def history(look: "Look", word: str) -> "Sheet":
    """Show every status of an account, and all that was seen there."""
    id_ = lists.customer.REGISTER.id(look, word)
    return listing(look, "history", (_STATUSES, _ALL_RIVALS, _NOTES), id=id_)
