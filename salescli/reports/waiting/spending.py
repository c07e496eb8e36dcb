"""Expenses that wait: for the manager, the leader, finance (R3, R5, R6)."""

from functools import lru_cache

from salescli.policy import names
from salescli.policy.roles import Role
from salescli.policy.spending import expenses
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CUSTOMER, NUMBER, SALESPERSON, VOUCHER
from salescli.reports._section import Column, Row
from salescli.reports.waiting._turn import Turn, major, others, turn
from salescli.sql import CUSTOMER_NAMES, OWN, SALESPERSON_NAMES
from salescli.text import Text

_DECIDERS = (Role.MANAGER, Role.LEADER)
_CATEGORY = Column(
    "category", Kind.TERM, Text("Category", "비목", "费用项目"), words=expenses.CATEGORIES
)
_PURPOSE = Column("purpose", Kind.TEXT, Text("Purpose", "용도", "用途"))
_LACK = Column("lack", Kind.TERM, Text("Lacks", "결여", "欠缺"), words=expenses.LACKS)
_FORM = Column(
    "payment_form", Kind.TERM, Text("Form of payment", "지급형태", "支付形式"), words=expenses.FORMS
)
_EXPENSE = (NUMBER, SALESPERSON, CUSTOMER, _CATEGORY, AMOUNT, _PURPOSE)


def _of(table: str, where: str, day: str, *extra: str) -> str:
    keys = ("category", "amount", "purpose", *extra)
    told = ", ".join(key if " AS " in key else f"{table}.{key} AS {key}" for key in keys)
    return f"""
        SELECT {table}.number AS number, {SALESPERSON_NAMES}, {CUSTOMER_NAMES}, {told},
               {table}.{day} AS since
        FROM {table}
        JOIN employee ON employee.id = {table}.salesperson_id
        LEFT JOIN customer ON customer.id = {table}.customer_id
        WHERE {OWN} AND {where}
    """


def _requests(where: str, day: str = "requested_on") -> str:
    return _of("expense", where, day, "payment_form")


def _claims(where: str, *extra: str) -> str:
    return _of("expense_claim", where, "claimed_on", "lack", *extra)


_ALL_VOUCHERS = """(
        SELECT json_group_array(json_array(other.number, other.voucher))
        FROM expense_claim AS other WHERE other.state NOT IN ('rejected', 'withdrawn')
    ) AS vouchers"""


@lru_cache(1)
def _numbers(vouchers: str) -> dict[str, list[str]]:
    """Return the claims that stand by what their vouchers look like."""
    import json  # noqa: PLC0415 - start-up

    found: dict[str, list[str]] = {}
    for number, voucher in json.loads(vouchers):
        found.setdefault(names.look(voucher), []).append(number)
    return found


def _also(row: Row) -> str | None:
    found = _numbers(row["vouchers"])[names.look(row["voucher"])]
    return ", ".join(number for number in found if number != row["number"]) or None


_ALSO = Column(
    "also_by",
    Kind.TEXT,
    Text("Voucher also of", "같은 증빙의 청구", "同凭证报销单"),
    derive=_also,
)


_PAYABLE = """
    expense_claim.state IN ('claimed', 'approved')
    AND COALESCE(expense_claim.author_id, 0) <> :me AND expense_claim.salesperson_id <> :me
    AND NOT EXISTS (
        SELECT 1 FROM decision
        WHERE :me IN (decision.decided_by, decision.recorded_by)
          AND (decision.kind = 'expense_claim' AND decision.document_id = expense_claim.id
               AND decision.step IN ('approve', 'endorse')
               OR decision.kind = 'expense' AND decision.document_id = expense_claim.expense_id
               AND decision.step IN ('approve', 'endorse', 'agree')))
    AND (expense_claim.special = 0 OR EXISTS (
        SELECT 1 FROM expense
        WHERE expense.id = expense_claim.expense_id AND expense.decided_on IS NOT NULL))
"""
"""Who consented does not pay, and a special one is paid once the leader has decided how (R6)."""

_MAJOR_REQUEST = major("expense", "expense", "amount", "requested")
_MAJOR_CLAIM = major("expense_claim", "expense_claim", "amount", "unapproved")
_APPROVABLE = "(expense_claim.special = 0 OR expense_claim.expense_id IS NOT NULL)"
"""A special expense is claimed against its request (R5)."""

TURNS: tuple[Turn, ...] = (
    turn(
        "expense",
        Text("Expenses to approve", "승인할 비용", "待批准费用"),
        "expense approve",
        _DECIDERS,
        _EXPENSE,
        _requests(
            f"expense.state = 'requested' AND NOT ({_MAJOR_REQUEST})"
            f" AND {others('expense.author_id', 'expense.salesperson_id')}"
        ),
    ),
    turn(
        "expense_claim",
        Text("Expenses without consent", "무승인 비용", "未批先支费用"),
        "expense approve",
        _DECIDERS,
        (*_EXPENSE, _LACK),
        _claims(
            f"expense_claim.state = 'unapproved' AND {_APPROVABLE} AND NOT ({_MAJOR_CLAIM})"
            f" AND {others('expense_claim.author_id', 'expense_claim.salesperson_id')}"
        ),
    ),
    turn(
        "expense_refuse",
        Text("Special expenses without a request", "신청 없는 특별비용", "未申请的特别费用"),
        "expense reject",
        (Role.MANAGER,),
        (*_EXPENSE, _LACK),
        _claims(f"expense_claim.state = 'unapproved' AND NOT {_APPROVABLE}"),
        what="number || ' --reason'",
    ),
    turn(
        "expense_form",
        Text("Form of payment to propose", "제안할 지급형태", "待提议支付形式"),
        "expense form",
        (Role.MANAGER,),
        _EXPENSE,
        _requests("expense.state = 'approved' AND expense.special = 1", "approved_on"),
    ),
    turn(
        "expense_decide",
        Text("Form of payment to decide", "결정할 지급형태", "待决定支付形式"),
        "expense decide",
        (Role.LEADER,),
        (*_EXPENSE, _FORM),
        _requests(
            "expense.state = 'form_proposed'"
            " AND COALESCE(expense.author_id, 0) <> :me AND expense.salesperson_id <> :me",
            "approved_on",
        ),
    ),
    turn(
        "expense_major",
        Text("Major expenses for the leader", "회사 경영진이 볼 중대 비용", "待领导审议的重大费用"),
        "expense decide",
        (Role.LEADER,),
        _EXPENSE,
        _requests(_MAJOR_REQUEST),
    ),
    turn(
        "expense_claim_major",
        Text("Major claims for the leader", "지도자가 볼 중대 청구", "待领导审议的重大报销"),
        "expense decide",
        (Role.LEADER,),
        (*_EXPENSE, _LACK),
        _claims(_MAJOR_CLAIM),
    ),
    turn(
        "expense_pay",
        Text("Expenses to pay", "지급할 비용", "待支付费用"),
        "expense pay",
        (Role.FINANCE,),
        (*_EXPENSE, VOUCHER, _ALSO),
        _claims(_PAYABLE, "voucher", _ALL_VOUCHERS),
        hidden=("vouchers",),
    ),
)
