"""Lists of accounts, and an account with its contracts."""

from typing import TYPE_CHECKING

from salescli.policy import names, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CODE, NAME, NUMBER, REGION, SALESPERSON, STATE
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.reports.lists import _entries
from salescli.reports.lists._entries import (
    DISCOUNT_LIMIT,
    PHONE,
    RECORDED,
    RECORDED_AT,
    VALID_FROM,
)
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.policy.states import CustomerKind
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.CUSTOMER_KINDS)
_CONTACT = Column("contact", Kind.TEXT, Text("Contact", "담당자", "联系人"))
_PAYMENT_DAYS = Column(
    "payment_days", Kind.DAYS, Text("Payment days", "지급 기한", "付款天数"), total=Total.NONE
)
_BLOCKED = Column("blocked", Kind.FLAG, Text("Blocked", "거래 중지", "停止交易"))

_PROFILE = (
    _KIND,
    REGION,
    Column("address", Kind.TEXT, Text("Address", "주소", "地址")),
    _CONTACT,
    Column("position", Kind.TEXT, Text("Position", "직위", "职务")),
    PHONE,
    _PAYMENT_DAYS,
    DISCOUNT_LIMIT,
    SALESPERSON,
    _BLOCKED,
    Column("block_reason", Kind.TEXT, Text("Reason", "사유", "事由")),
)

_FIELDS = """
    profile.valid_from AS valid_from, profile.kind AS kind, profile.region AS region,
    profile.address AS address, profile.contact AS contact, profile.position AS position,
    profile.phone AS phone, profile.payment_days AS payment_days,
    profile.discount_limit_bp AS discount_limit,
    employee.code AS salesperson, employee.name AS salesperson_name,
    profile.blocked AS blocked, profile.block_reason AS block_reason
"""

_TODAY = """
    FROM customer
    LEFT JOIN customer_profile AS profile ON profile.id = (
        SELECT latest.id FROM customer_profile AS latest
        WHERE latest.customer_id = customer.id AND latest.valid_from <= :today
        ORDER BY latest.valid_from DESC, latest.version DESC
        LIMIT 1
    )
    LEFT JOIN employee ON employee.id = profile.salesperson_id
"""

_MINE = "(CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)"

_FIND = f"""
    SELECT customer.id AS id, customer.code AS code, customer.name AS name
    {_TODAY}
    WHERE (customer.code = :code OR customer.name_key = :key) AND {_MINE}
    ORDER BY customer.code
"""

LIST = Section(
    key="customers",
    title=Text("Customers", "고객", "客户"),
    columns=(
        CODE,
        NAME,
        _KIND,
        REGION,
        _CONTACT,
        PHONE,
        _PAYMENT_DAYS,
        DISCOUNT_LIMIT,
        SALESPERSON,
        _BLOCKED,
    ),
    totals=False,
    sql=f"""
        SELECT customer.code AS code, customer.name AS name,
               profile.kind AS kind, profile.region AS region,
               profile.contact AS contact, profile.phone AS phone,
               profile.payment_days AS payment_days,
               profile.discount_limit_bp AS discount_limit,
               employee.code AS salesperson, employee.name AS salesperson_name,
               profile.blocked AS blocked
        {_TODAY}
        WHERE (CAST(:kind AS TEXT) IS NULL OR profile.kind = :kind)
          AND (CAST(:region AS TEXT) IS NULL OR profile.region = :region)
          AND {_MINE}
        ORDER BY customer.code
    """,
)

ENTRY = Section(
    key="entry",
    title=Text("Customer", "고객", "客户"),
    columns=(CODE, NAME, VALID_FROM, *_PROFILE),
    totals=False,
    sql=f"""
        SELECT customer.code AS code, customer.name AS name, {_FIELDS}
        {_TODAY}
        WHERE customer.id = :id
    """,
)

CONTRACTS = Section(
    key="contracts",
    title=Text("Contracts", "계약", "合同"),
    columns=(
        NUMBER,
        STATE,
        Column("signed_on", Kind.DATE, Text("Signed", "체결일", "签订日期")),
        Column("total", Kind.MONEY, Text("Total", "계약총액", "合同总额")),
        SALESPERSON,
    ),
    sql=f"""
        SELECT COALESCE(contract.number, 'C-d' || contract.id) AS number,
               contract.state AS state, contract.signed_on AS signed_on,
               contract.total AS total,
               employee.code AS salesperson, employee.name AS salesperson_name
        FROM contract JOIN employee ON employee.id = contract.salesperson_id
        WHERE contract.customer_id = :id AND {_MINE}
        ORDER BY contract.drafted_on, contract.id
    """,
)

VERSIONS = Section(
    key="versions",
    title=Text("Profile over time", "고객 정보 이력", "客户资料经过"),
    columns=(VALID_FROM, *_PROFILE, RECORDED_AT),
    hidden=RECORDED,
    totals=False,
    sql=f"""
        SELECT {_FIELDS}, profile.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone
        FROM customer_profile AS profile
        LEFT JOIN employee ON employee.id = profile.salesperson_id
        WHERE profile.customer_id = :id
        ORDER BY profile.valid_from, profile.version
    """,
)


def code(look: "Look", word: str) -> str:
    """Return the code of an account given by code or exact name."""
    return str(_entries.found(look, _FIND, "customer", word)["code"])


def listed(
    look: "Look", *, kind: "CustomerKind | None" = None, region: str | None = None
) -> "Sheet":
    """List the accounts as they stand today, by kind or region."""
    where = names.clean(region, _("region")) if region else None
    return listing(look, "customers", (LIST,), kind=kind, region=where)


def shown(look: "Look", word: str) -> "Sheet":
    """Show an account with all of its profile and its contracts."""
    id_ = _entries.found(look, _FIND, "customer", word)["id"]
    return listing(look, "customer", (ENTRY, CONTRACTS), id=id_)


def history(look: "Look", word: str) -> "Sheet":
    """Show how an account stood over time, and what was changed in the entry."""
    id_ = _entries.found(look, _FIND, "customer", word)["id"]
    return _entries.history(look, VERSIONS, "customer", id_)
