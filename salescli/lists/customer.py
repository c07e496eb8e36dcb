"""Lists of accounts, and an account with its contracts."""

from typing import TYPE_CHECKING

from salescli.lists import _entries
from salescli.lists._entries import RECORDED, RECORDED_AT, VALID_FROM
from salescli.policy import names
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    CODE,
    DISCOUNT_LIMIT,
    NAME,
    NUMBER,
    PHONE,
    REGION,
    SALESPERSON,
    STATE,
)
from salescli.reports._customer import (
    ADDRESSES,
    BLOCKED,
    CONTACT,
    CUSTOMER_KIND,
    LANGUAGE,
    PAYMENT_DAYS,
    RECORD,
    STAGES,
)
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.policy.states import CustomerKind
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_PROFILE = (
    CUSTOMER_KIND,
    *ADDRESSES,
    PAYMENT_DAYS,
    DISCOUNT_LIMIT,
    SALESPERSON,
    BLOCKED,
    Column("block_reason", Kind.TEXT, Text("Reason", "사유", "事由")),
)
_RECORD = (*RECORD, *STAGES, LANGUAGE)

_FIELDS = """
    profile.valid_from AS valid_from, profile.kind AS kind, profile.region AS region,
    profile.address AS address, profile.contact AS contact, profile.position AS position,
    profile.phone AS phone, profile.payment_days AS payment_days,
    profile.discount_limit_bp AS discount_limit,
    employee.code AS salesperson, employee.name AS salesperson_name,
    profile.blocked AS blocked, profile.block_reason AS block_reason
"""

_RECORD_FIELDS = """
    profile.nature AS nature, profile.business AS business, profile.assets AS assets,
    profile.staff AS staff, profile.yearly_purchases AS yearly_purchases,
    profile.buying_habits AS buying_habits, profile.wanted_products AS wanted_products,
    profile.needs AS needs, profile.current_supplier AS current_supplier,
    profile.bank AS bank, profile.payment_record AS payment_record,
    profile.trading_since AS trading_since, profile.stage AS stage,
    profile.next_step AS next_step, profile.language AS language
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
        CUSTOMER_KIND,
        REGION,
        CONTACT,
        PHONE,
        PAYMENT_DAYS,
        DISCOUNT_LIMIT,
        SALESPERSON,
        BLOCKED,
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

KNOWN = Section(
    key="record",
    title=Text("Customer record", "대상 고객 기본정보", "目标客户基本信息"),
    columns=_RECORD,
    totals=False,
    sql=f"""
        SELECT {_RECORD_FIELDS}
        {_TODAY}
        WHERE customer.id = :id
    """,
)
"""The target customer record, as it stands today (D3)."""

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
    columns=(VALID_FROM, *_PROFILE, *_RECORD, RECORDED_AT),
    hidden=RECORDED,
    totals=False,
    sql=f"""
        SELECT {_FIELDS}, {_RECORD_FIELDS},
               profile.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone
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
    return listing(look, "customer", (ENTRY, KNOWN, CONTRACTS), id=id_)


def history(look: "Look", word: str) -> "Sheet":
    """Show how an account stood over time, and what was changed in the entry."""
    id_ = _entries.found(look, _FIND, "customer", word)["id"]
    return _entries.history(look, VERSIONS, "customer", id_)
