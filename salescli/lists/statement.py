"""The statement of account as it goes to the customer, as it was when it was made (R13)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli.lists import _letter, reconcile
from salescli.render.sheet import Sheet
from salescli.text import Language, Text

if TYPE_CHECKING:
    from salescli.look import Look

_STATEMENT = Text("Statement of account", "잔액 확인서", "对账单")

_BY = {
    "company": Text("From", "발신", "发自"),
    "number": Text("Number", "번호", "编号"),
    "opened_on": Text("Date", "작성일", "出具日期"),
    "month": Text("Month", "대사 월", "对账月份"),
    "replaces": reconcile.REPLACES,
    "replaced_by": reconcile.REPLACED_BY,
    "author": Text("Clerk in charge", "담당자", "经办人"),
}
_FOOT = {
    "carried": Text("Closing balance of the last statement", "직전 확인서 잔액", "上期对账单余额"),
    "currency": Text("Currency", "통화", "币种"),
    "check": Text("Please", "요청 사항", "敬请核对"),
    "theirs": Text("Your balance", "귀사 잔액", "贵方余额"),
}
_CHECK = Text(
    "compare this with your books, write down your balance and what differs, sign it and send"
    " it back",
    "귀사 장부와 대조하여 귀사 잔액과 차이 내역을 적고 서명한 뒤 회신해 주십시오",
    "请与贵方账目核对，填写贵方余额及差异，签章后寄回",
)
_AMOUNT = Text("Balance on {day}", "{day} 현재 잔액", "截至{day}余额")
_OWED = Text("{amount} (paid in advance)", "{amount} (선수금)", "{amount}（预收款）")
_BLANK = "____________________"

_HEAD = f"""
    SELECT reconciliation.number AS number, reconciliation.month AS month,
           reconciliation.ends_on AS ends_on, reconciliation.opened_on AS opened_on,
           reconciliation.opening AS opening, reconciliation.closing AS closing,
           reconciliation.customer_id AS customer_id,
           reconciliation.customer_name AS customer,
           employee.name AS author, employee.phone AS author_phone,
           (SELECT before.closing FROM reconciliation AS before
            WHERE before.customer_id = reconciliation.customer_id
              AND before.month < reconciliation.month AND before.id < reconciliation.id
            ORDER BY before.month DESC, before.version DESC LIMIT 1) AS carried,
           {reconcile.VERSION_AT.format(step="-")} AS replaces,
           {reconcile.VERSION_AT.format(step="+")} AS replaced_by
    FROM reconciliation LEFT JOIN employee ON employee.id = reconciliation.author_id
    WHERE reconciliation.id = :id
"""


def shown(look: "Look", word: str, *, language: Language | None = None) -> Sheet:
    """Lay out a statement of account, in the customer's language if not told."""
    id_ = reconcile.BROWSE.id(look, word)
    head = look.rows(_HEAD, id=id_)[0]
    profile = _letter.profile(look, head["customer_id"], head["opened_on"])
    tongue = language or _letter.language_of(profile)
    to = _letter.pairs(_letter.TO, _letter.addressed(head["customer"], profile, tongue), tongue)
    by = _letter.pairs(_BY, _by(look, head), tongue)
    title = _STATEMENT.within(tongue)
    block = reconcile.STATEMENT.lay_out(look.rows(reconcile.STATEMENT.sql, id=id_), tongue)
    amount = (_AMOUNT.within(tongue).format(day=head["ends_on"]), _closing(look, head, tongue))
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


def _closing(look: "Look", head: Mapping[str, Any], tongue: Language) -> str:
    told = _letter.money(look, head["closing"])
    return _OWED.within(tongue).format(amount=told) if head["closing"] < 0 else told


def _by(look: "Look", head: Mapping[str, Any]) -> dict[str, str | None]:
    who = [word for word in (head["author"], head["author_phone"]) if word]
    told = {key: head[key] for key in ("number", "opened_on", "month", "replaces", "replaced_by")}
    return told | {"company": look.company.name, "author": " ".join(who)}


def _foot(look: "Look", head: Mapping[str, Any], tongue: Language) -> dict[str, str | None]:
    """Return what stands below; what the last paper said only where it is not carried on."""
    carried = head["carried"]
    told = None if carried in {None, head["opening"]} else _letter.money(look, carried)
    return {
        "carried": told,
        "currency": _letter.TAXED.within(tongue).format(currency=look.company.currency),
        "check": _CHECK.within(tongue),
        "theirs": f"{_BLANK} {look.company.currency}",
    }
