"""Fields: what is entered of an account, a visit, a plan, a contract; each is declared once.

From a field follow the option of commands, the column of lists and forms, the heading of a book
to import, and how what was typed is made clean.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from salescli.policy import names, wording
from salescli.policy.kinds import VisitMethod
from salescli.text import Text, _


class Holds(StrEnum):
    """What a field holds; a column of it is of the kind of the same name (render/sheet.py)."""

    TEXT = "text"
    CODE = "code"
    TERM = "term"
    ENTRY = "entry"
    MONEY = "money"
    QUANTITY = "quantity"
    RATE = "rate"
    DATE = "date"
    DAYS = "days"
    COUNT = "count"
    FLAG = "flag"


class Field(NamedTuple):
    """One field: its key in lists and JSON, its heading, and what else follows from it."""

    key: str
    heading: Text
    hint: str = ""
    """What `--help` says of its option; without it, there is none."""
    holds: Holds = Holds.TEXT
    option: str = ""
    """Its option, where that is not called like the key."""
    book: Text | None = None
    """Its heading in a book to import, where that is another."""
    words: Mapping[str, Text] | None = None
    """Wording of a term's codes."""
    choice: type[StrEnum] | None = None
    """What the option of a term offers; else its code is typed."""
    told: str = ""
    """How a refusal calls it, where that is not the key in words."""
    spaced: bool = False
    """Whether people write spaces in it that mean nothing."""
    coming: bool = False
    """Whether its day lies ahead: without its year it is the next such one, else the last."""

    @property
    def name(self) -> str:
        """What services call it: a rate is in basis points there."""
        return f"{self.key}_bp" if self.holds is Holds.RATE else self.key

    @property
    def column(self) -> str:
        """What tables call it: an entry is kept by its id there."""
        return f"{self.key}_id" if self.holds is Holds.ENTRY else self.name

    @property
    def flag(self) -> str:
        """The option of commands."""
        return f"--{(self.option or self.key).replace('_', '-')}"

    @property
    def called(self) -> str:
        """How a refusal calls it."""
        return self.told or self.key.replace("_", " ")


def clean(fields: Iterable[Field], given: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts among what is given, made clean; DataError naming the field."""
    return {
        field.name: names.clean(given[field.name], _(field.called))
        for field in fields
        if field.holds is Holds.TEXT and field.name in given
    }


_code, _term, _entry, _money, _quantity, _rate, _date, _days, _count, _flag = (
    partial(Field, holds=holds) for holds in Holds if holds is not Holds.TEXT
)

CODE = _code("code", Text("Code", "코드", "代码"), book=Text("Code", "코드", "编码"))
NAME = Field("name", Text("Name", "이름", "名称"))
REGION = Field(
    "region",
    Text("Region", "지역", "区域"),
    "The region or territory.",
    book=Text("Region", "지역", "地区"),
)
ADDRESS = Field("address", Text("Address", "주소", "地址"), "The address.")
CONTACT = Field("contact", Text("Contact", "담당자", "联系人"), "Whom to talk to.")
POSITION = Field("position", Text("Position", "직위", "职务"), "Their position.")
PHONE = Field("phone", Text("Phone", "전화", "电话"), "The telephone number.")
SALESPERSON = _entry(
    "salesperson", Text("Salesperson", "영업사원", "销售员"), "The salesperson: code or name."
)

# Who works here.
ROLE = _term(
    "role", Text("Role", "역할", "角色"), book=Text("Role", "직무", "岗位"), words=wording.ROLES
)
LOGIN = _code("login", Text("Login", "로그인", "登录名"), "Operating-system user.")
HIRED_ON = _date(
    "hired_on",
    Text("Hired", "입사일", "入职日期"),
    "First day.",
    book=Text("Hired on", "입사일", "入职日期"),
)
ENDED_ON = _date(
    "ended_on", Text("Last day", "퇴사일", "离职日期"), book=Text("Left on", "퇴사일", "离职日期")
)

# What is sold.
PRODUCT = _entry("product", Text("Product", "품명", "品名"), book=Text("Product", "제품", "产品"))
SPEC = Field(
    "spec", Text("Specification", "규격", "规格型号"), book=Text("Specification", "규격", "规格")
)
UNIT = Field("unit", Text("Unit", "단위", "单位"))
CATEGORY = Field(
    "category", Text("Category", "분류", "分类"), book=Text("Category", "분류", "类别")
)
PRICE = _money("price", Text("Price", "단가", "单价"))
DISCONTINUED = _flag(
    "discontinued", Text("Discontinued", "단종", "停售"), book=Text("Discontinued", "단종", "停产")
)
KEY_PRODUCT = _flag("key_product", Text("Key product", "중점 제품", "重点产品"))
TAX_KIND = _term("tax_kind", Text("Tax kind", "과세 구분", "计税类别"), words=wording.TAX_KINDS)
QUANTITY = _quantity("quantity", Text("Quantity", "수량", "数量"))
DISCOUNT = _rate(
    "discount", Text("Discount", "할인율", "折扣"), book=Text("Discount", "할인율", "折扣率")
)

# An account, and what is known of it (D3).
CUSTOMER = _entry("customer", Text("Customer", "고객", "客户"), "The account it is about.")
CUSTOMER_KIND = _term(
    "kind",
    Text("Kind", "구분", "类别"),
    book=Text("Kind", "구분", "类型"),
    words=wording.CUSTOMER_KINDS,
)
PAYMENT_DAYS = _days(
    "payment_days",
    Text("Payment days", "결제일수", "付款天数"),
    "Days to pay.",
    book=Text("Payment days", "결제 기한(일)", "付款期限(天)"),
)
DISCOUNT_LIMIT = _rate(
    "discount_limit",
    Text("Discount limit", "할인 한도", "折扣上限"),
    "Usual largest discount in percent.",
    book=Text("Discount limit", "할인 한도", "折扣限度"),
)
REGISTRATION = _code(
    "registration",
    Text("Registration number", "사업자등록번호", "统一社会信用代码"),
    "The business registration number.",
    spaced=True,
)
BLOCKED = _flag("blocked", Text("Blocked", "거래 중지", "停止交易"))
NATURE = Field("nature", Text("Nature", "기업성격", "企业性质"), "What kind of enterprise it is.")
BUSINESS = Field("business", Text("Business", "사업범위", "经营范围"), "What it deals in.")
ASSETS = _money("assets", Text("Assets", "자산", "资产规模"), "What it owns, as an amount.")
STAFF = _count("staff", Text("Staff", "인원", "人数"), "How many people work there.")
YEARLY_PURCHASES = _money(
    "yearly_purchases",
    Text("Yearly purchases", "연 구매액", "年采购额"),
    "What it buys in a year, as an amount.",
)
BUYING_HABITS = Field(
    "buying_habits", Text("Buying habits", "구매특징", "采购特点"), "When and how it usually buys."
)
WANTED_PRODUCTS = Field(
    "wanted_products",
    Text("Wanted products", "관심 제품", "可能购买产品"),
    "What it may buy from us.",
)
NEEDS = Field("needs", Text("Needs", "요구", "要求"), "What it asks of goods and terms.")
CURRENT_SUPPLIER = Field(
    "current_supplier", Text("Current supplier", "현 공급자", "现供应商"), "Of whom it buys now."
)
BANK = Field("bank", Text("Bank", "은행", "往来银行"), "Its bank.")
PAYMENT_RECORD = Field(
    "payment_record", Text("Payment record", "지급상황", "付款状况"), "How it has paid."
)
TRADING_SINCE = _date(
    "trading_since",
    Text("Trading since", "거래개시일", "开始交易时间"),
    "The day it began to trade with us.",
)
STAGE = Field("stage", Text("Stage", "단계", "跟进阶段"), "How far we are with it.")
NEXT_STEP = Field(
    "next_step", Text("Next step", "다음 조치", "下步措施"), "What is to be done next."
)
LANGUAGE = _term(
    "language",
    Text("Language", "언어", "语言"),
    "Language of its documents: en, ko or zh.",
    words=wording.LANGUAGES,
)

# A visit, planned and made (W1).
CONTRACT = _code("contract", Text("Contract", "계약번호", "合同号"), "The contract it is about.")
METHOD = _term(
    "method",
    Text("Visit method", "방문방식", "拜访方式"),
    "How they are visited.",
    words=wording.VISIT_METHODS,
    choice=VisitMethod,
)
PURPOSE = Field("purpose", Text("Purpose", "방문목적", "预期目的"), "What it is for.")
EXPECTED_ORDER = _money(
    "expected_order", Text("Expected order", "예상 주문액", "预计订货额"), "Amount expected."
)
PLANNED_COLLECTION = _money(
    "planned_collection",
    Text("Planned collection", "수금계획액", "计划回款额"),
    "Amount to be collected.",
)
OTHER_WORK = Field(
    "other_work", Text("Other work", "기타 업무", "其他工作"), "Work beside the visit."
)
SUPPORT_NEEDED = Field(
    "support_needed",
    Text("Support needed", "필요 지원", "所需支持"),
    "Support that is needed.",
    option="support",
)
MET = Field("met", Text("Whom they met", "면담자", "会见人"), "Whom they met.")
PROBLEM = Field("problem", Text("Problem", "문제", "问题"), "A problem for the meeting.")

# An item of a work plan (MD6).
TARGET = _money("target", Text("Target", "목표", "目标"), "The amount to be reached.")
KEY_CUSTOMERS = Field(
    "key_customers",
    Text("Key customers", "중점 고객", "重点客户"),
    "The accounts that matter most.",
)
WEEKS = tuple(
    Field(
        f"week{n}",
        Text(f"Week {n}", f"{n}주차", f"第{n}周"),
        f"What the {nth} week is for.",
        told="week",
    )
    for n, nth in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)
)
MEASURES = Field("measures", Text("Measures", "조치", "措施"), "How it is to be reached.")
EXPENSE_BUDGET = _money(
    "expense_budget",
    Text("Expense budget", "비용예산", "费用预算"),
    "What it may cost.",
    option="budget",
)
OWNER = _entry("owner", Text("Owner", "책임자", "责任人"), "Who answers for it: code or name.")

# A quotation or contract, and what it comes to (W2, W3).
VALID_UNTIL = _date(
    "valid_until",
    Text("Valid until", "유효기간", "有效期至"),
    "The last day on which it holds.",
    coming=True,
)
LEAD_DAYS = _days(
    "lead_days", Text("Lead time", "납기", "交货期"), "Days from the contract to delivery."
)
DELIVER_BY = _date(
    "deliver_by",
    Text("Deliver by", "납기", "交货期"),
    "Agreed delivery date.",
    coming=True,
    book=Text("Deliver by", "납기일", "交货日期"),
)
TERMS = Field(
    "terms",
    Text("Terms", "지급조건", "付款方式"),
    "Terms of payment in words.",
    book=Text("Terms", "거래 조건", "合同条款"),
)
SIGNED_ON = _date(
    "signed_on", Text("Signed", "체결일", "签订日期"), book=Text("Signed on", "계약일", "签订日期")
)
DISPATCHED_ON = _date(
    "dispatched_on",
    Text("Dispatched", "출고일", "发货日期"),
    book=Text("Dispatched on", "출고일", "发货日期"),
)
CARRIER = Field(
    "carrier", Text("Carrier", "운송사", "承运人"), book=Text("Carrier", "운송사", "承运商")
)
