"""The formal quotation or bid, as the customer gets it, in the customer's language (W2.5)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli.lists import _letter, quote
from salescli.lists._select import part
from salescli.policy.standing import closed
from salescli.policy.states import QuoteState
from salescli.render.sheet import Sheet
from salescli.sql import own_product
from salescli.text import Language, Text

if TYPE_CHECKING:
    from salescli.look import Look

_QUOTATION = Text("Quotation", "견적서", "报价书")
_BID = Text("Bid", "입찰서", "投标书")
_COPY = Text("copy", "사본", "副本")

_TO = {**_letter.TO, "subject": Text("Subject", "건명", "事由")}
_BY = {
    "company": Text("From", "공급자", "供方"),
    "number": Text("Number", "번호", "编号"),
    "version": Text("Version", "버전", "版本"),
    "dated": Text("Date", "작성일", "日期"),
    "salesperson": Text("Salesperson", "영업사원", "销售员"),
    "valid_until": Text("Valid until", "유효기간", "有效期至"),
}
_FOOT = {
    "payment": Text("Payment", "결제조건", "付款期限"),
    "delivery": Text("Delivery", "납기", "交货期"),
    "terms": Text("Terms", "지급조건", "付款方式"),
    "currency": Text("Currency", "통화", "币种"),
}
_PAYMENT = Text(
    "{days} days from the invoice", "세금계산서 발행일로부터 {days}일 이내", "开票后{days}天内"
)
_DELIVERY = Text(
    "{days} days from the contract", "계약일로부터 {days}일 이내", "合同签订后{days}天内"
)

_HEAD = """
    SELECT quote.number AS number, quote.revision AS version, quote.bid AS bid,
           quote.state AS state, quote.language AS language, quote.total AS total,
           quote.valid_until AS valid_until, quote.payment_days AS payment_days,
           quote.lead_days AS lead_days, quote.terms AS terms,
           COALESCE(quote.customer_name, customer.name) AS customer,
           customer.id AS customer_id,
           employee.name AS salesperson, employee.phone AS salesperson_phone,
           inquiry.subject AS subject,
           COALESCE(quote.sent_on, (
               SELECT MAX(decision.decided_on) FROM decision
               WHERE decision.kind = 'quote' AND decision.step = 'approve'
                 AND decision.document_id = quote.id
           )) AS dated
    FROM quote
    JOIN customer ON customer.id = quote.customer_id
    JOIN employee ON employee.id = quote.salesperson_id
    LEFT JOIN inquiry ON inquiry.id = quote.inquiry_id
    WHERE quote.id = :id
"""

LINES = part(
    "lines",
    _QUOTATION,
    "quote_line",
    _letter.GOODS,
    f"""
        FROM quote_line {own_product("quote_line")}
        WHERE quote_line.quote_id = :id AND quote_line.dropped = 0
        ORDER BY quote_line.position
    """,
    position="ROW_NUMBER() OVER (ORDER BY quote_line.position)",
    spec="product.spec",
    unit="product.unit",
    discount="quote_line.discount_bp",
)._replace(totals=True)


def shown(look: "Look", word: str, *, language: Language | None = None) -> Sheet:
    """Lay out a quotation or bid as it leaves the house, if not told in the customer's language."""
    id_ = quote.BROWSE.id(look, word)
    head = look.rows(_HEAD, id=id_)[0]
    tongue = language or Language(head["language"])
    address = _letter.profile(look, head["customer_id"], head["dated"])
    known = _letter.addressed(head["customer"], address, tongue) | {"subject": head["subject"]}
    to = _letter.pairs(_TO, known, tongue)
    by = _letter.pairs(_BY, _by(look, head), tongue)
    title = (_BID if head["bid"] else _QUOTATION).within(tongue)
    if closed(QuoteState(head["state"])):
        title = f"{title} ({_COPY.within(tongue)})"
    block = LINES.lay_out(look.rows(LINES.sql, id=id_), tongue)
    amount = (_letter.AMOUNT.within(tongue), _letter.money(look, head["total"]))
    paper = _letter.Paper(
        head["number"],
        head["customer"],
        title,
        to,
        by,
        amount,
        _letter.pairs(_FOOT, _foot(look, head, tongue), tongue),
    )
    return _letter.sheet(look, paper, block, tongue)


def _by(look: "Look", head: Mapping[str, Any]) -> dict[str, str | None]:
    who = [word for word in (head["salesperson"], head["salesperson_phone"]) if word]
    return {
        "company": look.company.name,
        "number": head["number"],
        "version": str(head["version"]),
        "dated": head["dated"],
        "salesperson": " ".join(who),
        "valid_until": head["valid_until"],
    }


def _foot(look: "Look", head: Mapping[str, Any], tongue: Language) -> dict[str, str | None]:
    lead = head["lead_days"]
    return {
        "payment": _PAYMENT.within(tongue).format(days=head["payment_days"]),
        "delivery": None if lead is None else _DELIVERY.within(tongue).format(days=lead),
        "terms": head["terms"],
        "currency": _letter.TAXED.within(tongue).format(currency=look.company.currency),
    }
