"""The kinds of book that can be imported: their fields, as tables."""

from dataclasses import replace

from salescli.books.fields import Field, Kind, Type
from salescli.policy import fields, wording
from salescli.policy.fields import Holds
from salescli.policy.roles import Role
from salescli.text import Text

CITY = Text("Seoul", "서울", "北京")
PERSON = Text("Kim Minji", "김민지", "金敏智")

ROLES: dict[str, Text] = {
    **{code: role._replace(en=role.en.capitalize()) for code, role in wording.ROLES.items()},
    Role.ADMIN: Text("System administrator", "시스템 관리자", "系统管理员"),
}

YES_NO = {"1": Text("yes", "예", "是"), "0": Text("no", "아니오", "否")}

_TYPES = {
    Holds.CODE: Type.CODE,
    Holds.TEXT: Type.TEXT,
    Holds.TERM: Type.CHOICE,
    Holds.MONEY: Type.MONEY,
    Holds.QUANTITY: Type.QUANTITY,
    Holds.RATE: Type.RATE,
    Holds.DATE: Type.DATE,
    Holds.DAYS: Type.INTEGER,
    Holds.FLAG: Type.FLAG,
}
_REGISTERS = {"customer": Type.CUSTOMER, "salesperson": Type.STAFF, "product": Type.PRODUCT}


def _may(field: fields.Field, example: Text | str) -> Field:
    """Take a field of ours into a book."""
    return Field(
        key=field.key,
        type=_REGISTERS.get(field.key) or _TYPES[field.holds],
        heading=field.book or field.heading,
        example=example,
        choices=field.words or {},
        spaced=field.spaced,
    )


def _must(field: fields.Field, example: Text | str) -> Field:
    """Take a field that has to be filled in."""
    return replace(_may(field, example), required=True)


STAFF = Kind(
    name="staff",
    title=Text("Staff", "직원", "员工"),
    key="code",
    orders=(("hired_on", "ended_on"),),
    fields=(
        _must(fields.CODE, "kim"),
        _must(fields.NAME, PERSON),
        replace(_must(fields.ROLE, ROLES[Role.SALES]), choices=ROLES, several=True),
        _must(fields.HIRED_ON, "2024-03-04"),
        _may(fields.ENDED_ON, ""),
        _may(fields.REGION, CITY),
        replace(_may(fields.LOGIN, "kim"), type=Type.TEXT),
        _may(fields.PHONE, "010-1234-5678"),
    ),
)

CUSTOMERS = Kind(
    name="customers",
    title=Text("Customers", "고객", "客户"),
    key="code",
    fields=(
        _must(fields.CODE, "A001"),
        _must(fields.NAME, Text("Hansol Trading", "한솔상사", "韩松商贸")),
        _must(fields.CUSTOMER_KIND, wording.CUSTOMER_KINDS["dealer"]),
        _must(fields.REGION, CITY),
        _may(
            fields.ADDRESS,
            Text("12 Teheran-ro, Seoul", "서울 강남구 테헤란로 12", "北京市朝阳区建国路12号"),
        ),
        _may(fields.CONTACT, Text("Park Jiho", "박지호", "朴志浩")),
        _may(fields.POSITION, Text("Head of purchasing", "구매부장", "采购经理")),
        _may(fields.PHONE, "02-123-4567"),
        _may(fields.REGISTRATION, "120-81-12345"),
        _may(fields.PAYMENT_DAYS, "30"),
        _may(fields.DISCOUNT_LIMIT, "10%"),
        _may(fields.SALESPERSON, "kim"),
    ),
)

PRODUCTS = Kind(
    name="products",
    title=Text("Products", "제품", "产品"),
    key="code",
    fields=(
        _must(fields.CODE, "P-100"),
        _must(fields.NAME, Text("Pump", "펌프", "水泵")),
        _may(fields.SPEC, "DN50"),
        _must(fields.UNIT, Text("piece", "개", "台")),
        _may(fields.CATEGORY, Text("Pumps", "펌프류", "泵类")),
        _must(fields.PRICE, "15000"),
        _may(fields.DISCOUNT_LIMIT, "10%"),
        replace(_may(fields.DISCONTINUED, YES_NO["0"]), default=False, choices=YES_NO),
        replace(_may(fields.KEY_PRODUCT, YES_NO["0"]), default=False, choices=YES_NO),
        _may(fields.TAX_KIND, wording.TAX_KINDS["standard"]),
    ),
)

CONTRACTS = Kind(
    name="contracts",
    title=Text("Contracts", "계약", "合同"),
    key="number",
    orders=(("signed_on", "deliver_by"), ("signed_on", "dispatched_on")),
    fields=(
        Field(
            key="number",
            type=Type.TEXT,
            heading=Text("Contract number", "계약번호", "合同编号"),
            example="2024-001",
            required=True,
        ),
        _must(fields.CUSTOMER, "A001"),
        _must(fields.SALESPERSON, "kim"),
        replace(_must(fields.SIGNED_ON, "2024-05-02"), happened=True),
        _may(fields.DELIVER_BY, "2024-06-03"),
        _may(fields.PAYMENT_DAYS, "30"),
        _may(fields.TERMS, ""),
        replace(_may(fields.DISPATCHED_ON, "2024-05-20"), happened=True, apart=True),
        _may(fields.CARRIER, "CJ"),
    ),
    lines=(
        _must(fields.PRODUCT, "P-100"),
        replace(_must(fields.QUANTITY, "10"), least=1),
        replace(_must(fields.PRICE, "15000"), heading=Text("Unit price", "단가", "单价")),
        replace(_may(fields.DISCOUNT, "5%"), default=0),
    ),
)

GUIDE = Text("How to fill in", "작성 방법", "填写说明")
"""Name of the sheet of a template that explains the others."""

KINDS: dict[str, Kind] = {kind.name: kind for kind in (STAFF, CUSTOMERS, PRODUCTS, CONTRACTS)}
