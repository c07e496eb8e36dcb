"""Lists of accounts, and an account with its contracts."""

from salescli.lists._columns import REASON, SIGNED, TOTAL
from salescli.lists._entries import VALID_FROM, Register, versions
from salescli.lists._select import mine, select
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
from salescli.reports._section import Section
from salescli.sql import CONTRACT_NUMBER, OWN, latest
from salescli.text import Text

_PROFILE = (
    VALID_FROM,
    CUSTOMER_KIND,
    *ADDRESSES,
    PAYMENT_DAYS,
    DISCOUNT_LIMIT,
    SALESPERSON,
    BLOCKED,
    REASON._replace(key="block_reason"),
)
_RECORD = (*RECORD, *STAGES, LANGUAGE)
_COLUMNS = (
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
)
_ENTRY = (CODE, NAME, *_PROFILE)

_SAID = {
    "code": "customer.code",
    "name": "customer.name",
    "discount_limit": "profile.discount_limit_bp",
}

_SOURCE = f"""
    FROM customer
    LEFT JOIN customer_profile AS profile
           ON profile.id = {latest("customer_profile", "customer_id = customer.id", ":today")}
    LEFT JOIN employee ON employee.id = profile.salesperson_id
"""

LIST = Section(
    key="customers",
    title=Text("Customers", "고객", "客户"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        {select("profile", _COLUMNS, **_SAID)} {_SOURCE}
        WHERE {mine(kind="profile.kind", region="profile.region")}
        ORDER BY customer.code
    """,
)

ENTRY = LIST._replace(
    key="entry",
    title=Text("Customer", "고객", "客户"),
    columns=_ENTRY,
    sql=f"{select('profile', _ENTRY, **_SAID)} {_SOURCE} WHERE customer.id = :id",
)

KNOWN = Section(
    key="record",
    title=Text("Customer record", "대상 고객 기본정보", "目标客户基本信息"),
    columns=_RECORD,
    totals=False,
    sql=f"{select('profile', _RECORD)} {_SOURCE} WHERE customer.id = :id",
)
"""The target customer record, as it stands today (D3)."""

_CONTRACT = (NUMBER, STATE, SIGNED, TOTAL, SALESPERSON)

CONTRACTS = Section(
    key="contracts",
    title=Text("Contracts", "계약", "合同"),
    columns=_CONTRACT,
    sql=f"""
        {select("contract", _CONTRACT, number=CONTRACT_NUMBER)}
        FROM contract JOIN employee ON employee.id = contract.salesperson_id
        WHERE contract.customer_id = :id AND {OWN}
        ORDER BY contract.drafted_on, contract.id
    """,
)

VERSIONS = versions(
    "versions",
    Text("Profile over time", "고객 정보 이력", "客户资料经过"),
    "profile",
    (*_PROFILE, *_RECORD),
    """
        FROM customer_profile AS profile
        LEFT JOIN employee ON employee.id = profile.salesperson_id
        WHERE profile.customer_id = :id
        ORDER BY profile.valid_from, profile.version
    """,
    **_SAID,
)

REGISTER = Register(
    "customer", "customer", _SOURCE, LIST, (ENTRY, KNOWN, CONTRACTS), steps=VERSIONS
)
listed, shown, history, code = (
    REGISTER.listed,
    REGISTER.shown,
    REGISTER.history,
    REGISTER.code,
)
