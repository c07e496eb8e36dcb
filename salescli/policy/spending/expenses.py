"""Sales expenses: their kinds, and what a claim lacks that was not consented to (R3, R5, R6)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from salescli.policy.states import ExpenseState
from salescli.text import Text


class ExpenseCategory(StrEnum):
    """What money is spent on (F9)."""

    TRAVEL = "travel"
    ENTERTAINMENT = "entertainment"
    PROMOTION = "promotion"
    TEMP_LABOUR = "temp_labour"
    TRANSPORT = "transport"
    OTHER = "other"


SPECIAL = frozenset((ExpenseCategory.PROMOTION, ExpenseCategory.TEMP_LABOUR))
"""Categories that are a special expense of a customer, whoever says so or not (R5)."""


class PaymentForm(StrEnum):
    """How a special expense is paid, as the leader decides (R6)."""

    CASH = "cash"
    TRANSFER = "transfer"
    GOODS = "goods"
    CREDIT = "credit"


class Lack(StrEnum):
    """Why a claim is unapproved: what was missing when the money was spent (R3, R6)."""

    NO_REQUEST = "no_request"
    NOT_APPROVED = "not_approved"
    TOO_EARLY = "too_early"
    ABOVE = "above"
    FORM_OPEN = "form_open"


class Consent(NamedTuple):
    """What a request gives consent to, as its claims find it; amounts in minor units."""

    state: ExpenseState
    amount: int
    claimed: int
    """What the claims come to that stand already."""
    special: bool
    approved_on: date | None
    """The day from which it counts: that of its recording, if that is later."""
    decided_on: date | None
    """The same of the leader's decision how a special one is paid."""
    afterwards: bool = False
    """Whether it came after the voucher had been claimed for the first time."""
    formed_afterwards: bool = False
    """Whether the leader's decision did."""


_CONSENTED = (ExpenseState.APPROVED, ExpenseState.FORM_PROPOSED, ExpenseState.FORM_DECIDED)


def lacking(consent: Consent | None, spent_on: date, amount: int) -> Lack | None:
    """Return what an amount lacked on the day on which it was spent; None if nothing (R3, R6)."""
    if consent is None:
        return Lack.NO_REQUEST
    if consent.approved_on is None or consent.state not in _CONSENTED:
        return Lack.NOT_APPROVED
    if consent.afterwards or spent_on < consent.approved_on:
        return Lack.TOO_EARLY
    if consent.claimed + amount > consent.amount:
        return Lack.ABOVE
    formed = consent.decided_on is not None and spent_on >= consent.decided_on
    if consent.special and (consent.formed_afterwards or not formed):
        return Lack.FORM_OPEN
    return None


CATEGORIES: Mapping[str, Text] = {
    "travel": Text("travel", "출장비", "差旅费"),
    "entertainment": Text("entertainment", "접대비", "招待费"),
    "promotion": Text("market promotion", "시장판촉비", "市场促销费"),
    "temp_labour": Text("temporary labour", "임시고용비", "临时雇佣费"),
    "transport": Text("transport", "운송비", "运输费"),
    "other": Text("other", "기타", "其他"),
}

FORMS: Mapping[str, Text] = {
    "cash": Text("cash", "현금", "现金"),
    "transfer": Text("transfer", "계좌이체", "转账"),
    "goods": Text("goods", "현물", "实物"),
    "credit": Text("credit against receivable", "미수금 차감", "冲减应收账款"),
}

LACKS: Mapping[str, Text] = {
    "no_request": Text("no request", "신청 없음", "未申请"),
    "not_approved": Text("request not approved", "신청 미승인", "申请未批准"),
    "too_early": Text("spent before approval", "승인 전 지출", "批准前支出"),
    "above": Text("above the approval", "승인액 초과", "超出批准额"),
    "form_open": Text("form of payment undecided", "지급형태 미결정", "支付形式未决定"),
}

STATES: Mapping[str, Text] = {
    "form_proposed": Text("form proposed", "지급형태 제안", "已提议支付形式"),
    "form_decided": Text("form decided", "지급형태 결정", "已决定支付形式"),
    "claimed": Text("claimed", "청구", "已报销申请"),
    "unapproved": Text("unapproved", "무승인", "未批先支"),
    "paid": Text("paid", "지급 완료", "已支付"),
}
"""What policy/wording takes over of the states of expenses and claims."""
