"""Lists of accounts, and an account with what stands on it and its contracts."""

from typing import TYPE_CHECKING

from salescli.lists import dealer
from salescli.lists._columns import IMPORTED, REASON, SIGNED, TOTAL
from salescli.lists._entries import VALID_FROM, Register, decided, versions
from salescli.lists._select import part
from salescli.lists._standing import STANDING, stands
from salescli.policy import wording
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
    REGISTRATION,
    STAGES,
)
from salescli.reports._report import listing
from salescli.sql import CONTRACT_NUMBER, CONTRACT_TOTAL, OWN, latest
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_PROFILE = (
    VALID_FROM,
    CUSTOMER_KIND,
    *ADDRESSES,
    REGISTRATION,
    PAYMENT_DAYS,
    DISCOUNT_LIMIT,
    SALESPERSON,
    BLOCKED,
    REASON._replace(key="block_reason"),
)
_RECORD = (*RECORD, *STAGES, LANGUAGE)

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

ENTRY = part(
    "entry",
    Text("Customer", "고객", "客户"),
    "profile",
    (CODE, NAME, *_PROFILE),
    f"{_SOURCE} WHERE customer.id = :id",
    **_SAID,
)

KNOWN = part(
    "record",
    Text("Customer record", "대상 고객 기본정보", "目标客户基本信息"),
    "profile",
    _RECORD,
    f"{_SOURCE} WHERE customer.id = :id",
)
"""The target customer record, as it stands today (D3)."""

CONTRACTS = part(
    "contracts",
    Text("Contracts", "계약", "合同"),
    "contract",
    (NUMBER, STATE, SIGNED, TOTAL, SALESPERSON, IMPORTED),
    f"""
        FROM contract JOIN employee ON employee.id = contract.salesperson_id
        WHERE contract.customer_id = :id AND {OWN}
        ORDER BY contract.drafted_on, contract.id
    """,
    number=CONTRACT_NUMBER,
    total=CONTRACT_TOTAL,
)._replace(totals=True)

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
    "customer",
    "customer",
    ("customers", "entry"),
    Text("Customers", "고객", "客户"),
    None,
    columns=(
        *(CODE, NAME, CUSTOMER_KIND, REGION, CONTACT, PHONE, REGISTRATION),
        *(PAYMENT_DAYS, DISCOUNT_LIMIT, SALESPERSON, BLOCKED),
    ),
    source=_SOURCE,
    said=_SAID,
    alias="profile",
    filters={"kind": "profile.kind", "region": "profile.region"},
    order="customer.code",
    parts=(ENTRY, STANDING, KNOWN, *dealer.KNOWN, CONTRACTS),
    steps=VERSIONS,
    decided=decided(
        "customer", Text("Decisions about the account", "고객 결정", "客户决定"), wording.RISKS
    ),
)
listed, history = REGISTER.listed, REGISTER.history
code = REGISTER.code


def shown(look: "Look", word: str) -> "Sheet":
    """Show an account with what stands on it today; raise UnknownError or AmbiguousError."""
    id_ = REGISTER.id(look, word)
    return listing(look, REGISTER.table, REGISTER.entry, id=id_, **stands(look.today))
