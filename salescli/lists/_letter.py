"""What formal papers share: whom they go to, and who signs, in the language of the paper."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from salescli.lists._columns import DISCOUNT, POSITION, PRICE
from salescli.render.sheet import Block, Currency, Letter, Sheet, changed
from salescli.reports._columns import AMOUNT as WORTH
from salescli.reports._columns import PRODUCT, QUANTITY, SPEC, UNIT
from salescli.text import Language, Text, decimal, grouped, spoken

if TYPE_CHECKING:
    from salescli.look import Look

Pairs = tuple[tuple[str, str], ...]

GOODS = (
    *(POSITION, PRODUCT, SPEC, UNIT, QUANTITY),
    PRICE._replace(heading=Text("Unit price", "단가", "单价")),
    *(DISCOUNT, WORTH),
)
"""The columns of what is offered, sent or invoiced."""

TO = {
    "customer": Text("To", "수신", "致"),
    "address": Text("Address", "주소", "地址"),
    "contact": Text("Attention", "참조", "联系人"),
    "phone": Text("Telephone", "전화", "电话"),
}
AMOUNT = Text("Total amount", "합계금액", "总金额")
TAXED = Text("{currency}, tax included", "{currency}, 세금 포함", "{currency}，含税")
_HONOURED = Text("{name}", "{name} 귀중", "{name}")
_OURS = Text("For {company} (signature, date)", "{company} (서명, 일자)", "{company}（签章、日期）")
_THEIRS = Text(
    "For {customer} (signature, date)", "{customer} (서명, 일자)", "{customer}（签章、日期）"
)

_ADDRESS = """
    SELECT address, contact, position, phone, language FROM customer_profile
    WHERE customer_id = :customer AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""


class Paper(NamedTuple):
    """What a formal paper says around its table, in its language."""

    number: str
    customer: str
    title: str
    to: Pairs
    by: Pairs
    amount: tuple[str, str]
    """What it comes to, and how much that is."""
    foot: Pairs


def sheet(look: "Look", paper: Paper, block: Block, tongue: Language) -> Sheet:
    """Lay a formal paper out: head, amount, table, foot, and where both sign."""
    return Sheet(
        code=paper.number,
        title=paper.title,
        company=look.company.name,
        currency=Currency(look.company.currency, look.company.digits),
        blocks=(changed(block, title=paper.title),),
        scope=look.scope or "department",
        head=(*paper.to, *paper.by, paper.amount),
        foot=paper.foot,
        letter=Letter(
            paper.to,
            paper.by,
            amount=": ".join(paper.amount),
            signatures=signatures(look.company.name, paper.customer, tongue),
        ),
    )


def language_of(profile: Mapping[str, str | None]) -> Language:
    """Return the language of an account, else the one that is spoken."""
    return Language(profile["language"]) if profile["language"] else spoken()


def money(look: "Look", minor: int) -> str:
    """Write an amount in minor units out, with its currency."""
    return f"{grouped(decimal(minor, look.company.digits))} {look.company.currency}"


def pairs(labels: Mapping[str, Text], values: Mapping[str, str | None], tongue: Language) -> Pairs:
    """Return label and value of what is known."""
    return tuple(
        (label.within(tongue), value) for key, label in labels.items() if (value := values[key])
    )


def profile(look: "Look", customer: int, day: str) -> Mapping[str, str | None]:
    """Return where an account is reached on a day, and in which language."""
    found: Mapping[str, str | None] = look.rows(_ADDRESS, customer=customer, day=day)[0]
    return found


def addressed(
    name: str, known: Mapping[str, str | None], tongue: Language
) -> dict[str, str | None]:
    """Return the values of whom a paper goes to."""
    contact = [word for word in (known["contact"], known["position"]) if word]
    return {
        "customer": _HONOURED.within(tongue).format(name=name),
        "address": known["address"],
        "contact": " ".join(contact),
        "phone": known["phone"],
    }


def signatures(company: str, customer: str, tongue: Language) -> tuple[str, str]:
    """Return where both sign, left and right."""
    parties = {"company": company, "customer": customer}
    ours, theirs = (one.within(tongue).format(**parties) for one in (_OURS, _THEIRS))
    return ours, theirs
