"""Lists of requests for expenses, and one with its claims and the budget of its month (R3, F2)."""

from typing import TYPE_CHECKING

from salescli.lists import expense_claim
from salescli.lists._browse import Browse
from salescli.lists._select import part
from salescli.lists.expense_claim import (
    APPROVED_ON,
    ASKED,
    CATEGORY,
    LACK,
    PAID_ON,
    PURPOSE,
    SPECIAL,
    SPENT,
    SPENT_ON,
    STANDS,
)
from salescli.policy import numbers, stated
from salescli.policy.spending import expenses
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CONTRACT,
    CUSTOMER,
    NUMBER,
    SALESPERSON,
    STATE,
    VOUCHER,
)
from salescli.reports._plans import EXPENSE_BUDGET
from salescli.reports._section import Column, Section, Total
from salescli.sql import month_spending
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_SPENT = f"""
    CAST((SELECT COALESCE(SUM(expense_claim.amount), 0) FROM expense_claim
          WHERE expense_claim.expense_id = expense.id AND {STANDS}) AS BIGINT)
"""
"""What the claims come to that stand."""

_GRANTED = "CASE WHEN expense.state NOT IN ('requested', 'rejected', 'withdrawn')"
APPROVED = Column("approved", Kind.MONEY, Text("Approved", "승인액", "批准额"))

CLAIMS = part(
    "claims",
    Text("Claims", "청구 내역", "报销明细"),
    "expense_claim",
    (
        NUMBER,
        STATE._replace(words=stated.states("expense_claim")),
        SPENT_ON,
        VOUCHER,
        AMOUNT,
        LACK,
        APPROVED_ON,
        PAID_ON,
    ),
    "FROM expense_claim WHERE expense_claim.expense_id = :id ORDER BY expense_claim.id",
)

BUDGET = Section(
    "budget",
    Text("Budget of the month", "월 비용예산", "当月费用预算"),
    (
        Column("month", Kind.CODE, Text("Month", "월", "月份")),
        EXPENSE_BUDGET._replace(key="budget", total=Total.NONE),
        APPROVED,
        SPENT,
    ),
    f"""
        SELECT SUBSTR(expense.requested_on, 1, 7) AS month,
               {month_spending("expense.salesperson_id", "expense.requested_on")}
        FROM expense WHERE expense.id = :id
    """,
    totals=False,
)

BROWSE = Browse(
    "expense",
    "expense",
    ("expenses", "expense"),
    Text("Expenses", "판매비용", "销售费用"),
    Text("Expense request", "비용 사전신청서", "费用申请单"),
    columns=(
        NUMBER,
        STATE,
        SALESPERSON,
        CUSTOMER,
        CATEGORY,
        SPECIAL,
        PURPOSE,
        Column("requested_on", Kind.DATE, Text("Requested", "신청일", "申请日期")),
        APPROVED_ON,
        ASKED,
        APPROVED,
        SPENT,
        Column(
            "payment_form",
            Kind.TERM,
            Text("Form of payment", "지급형태", "支付形式"),
            words=expenses.FORMS,
        ),
    ),
    beside=(
        CONTRACT,
        Column("promised_on", Kind.DATE, Text("Promised", "약속일", "承诺日期")),
        Column("decided_on", Kind.DATE, Text("Form decided", "지급형태 결정일", "支付决定日期")),
    ),
    joined="LEFT JOIN contract ON contract.id = expense.contract_id",
    source="""
        FROM expense JOIN employee ON employee.id = expense.salesperson_id
        LEFT JOIN customer ON customer.id = expense.customer_id
    """,
    said={
        "approved": f"{_GRANTED} THEN expense.amount ELSE 0 END",
        "spent": _SPENT,
        "contract": "contract.number",
    },
    filters={
        "category": "expense.category",
    },
    parts=(CLAIMS, BUDGET),
    totals=True,
)
listed = BROWSE.listed


def shown(look: "Look", word: str) -> "Sheet":
    """Show a request with its claims, or a claim; raise UnknownError."""
    return _browsed(word).shown(look, word)


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a request or a claim; raise UnknownError."""
    return _browsed(word).history(look, word)


def _browsed(word: str) -> Browse:
    return expense_claim.BROWSE if numbers.fits("expense_claim", word) else BROWSE
