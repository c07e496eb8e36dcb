"""Lists of what was spent: with whose consent or without, and whether it is paid (R3)."""

from salescli.lists._browse import Browse
from salescli.policy.spending import expenses
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CUSTOMER, NUMBER, SALESPERSON, STATE, VOUCHER
from salescli.reports._section import Column, Total
from salescli.text import Text

CATEGORY = Column(
    "category", Kind.TERM, Text("Category", "비목", "费用项目"), words=expenses.CATEGORIES
)
SPECIAL = Column("special", Kind.FLAG, Text("Special", "특별비용", "特别费用"))
PURPOSE = Column("purpose", Kind.TEXT, Text("Purpose", "용도", "用途"))
APPROVED_ON = Column("approved_on", Kind.DATE, Text("Approved", "승인일", "批准日期"))
SPENT_ON = Column("spent_on", Kind.DATE, Text("Spent", "지출일", "支出日期"))
LACK = Column(
    "lack", Kind.TERM, Text("Unapproved for", "무승인 사유", "未批原因"), words=expenses.LACKS
)
PAID_ON = Column("paid_on", Kind.DATE, Text("Paid", "지급일", "支付日期"))
ASKED = AMOUNT._replace(total=Total.NONE)
"""What was asked for, whatever became of it."""
SPENT = Column("spent", Kind.MONEY, Text("Spent", "실제 지출", "实际支出"))
STANDS = "expense_claim.state NOT IN ('rejected', 'withdrawn')"
"""What F9 counts: claims that were neither taken back nor refused."""
_REQUEST = Column("request", Kind.CODE, Text("Request", "사전신청번호", "申请单号"))

BROWSE = Browse(
    "expense_claim",
    "expense_claim",
    ("claims", "claim"),
    Text("Expense claims", "비용 청구", "费用报销"),
    Text("Expense claim", "비용 청구서", "费用报销单"),
    columns=(
        NUMBER,
        STATE,
        SALESPERSON,
        CUSTOMER,
        _REQUEST,
        CATEGORY,
        SPECIAL,
        SPENT_ON,
        VOUCHER,
        ASKED,
        SPENT,
        LACK,
        APPROVED_ON,
        PAID_ON,
    ),
    beside=(
        Column("claimed_on", Kind.DATE, Text("Claimed", "청구일", "报销日期")),
        PURPOSE,
    ),
    source="""
        FROM expense_claim JOIN employee ON employee.id = expense_claim.salesperson_id
        LEFT JOIN customer ON customer.id = expense_claim.customer_id
        LEFT JOIN expense ON expense.id = expense_claim.expense_id
    """,
    said={
        "request": "expense.number",
        "spent": f"CASE WHEN {STANDS} THEN expense_claim.amount ELSE 0 END",
    },
    filters={
        "category": "expense_claim.category",
    },
    where="(CAST(:unapproved AS BIGINT) IS NULL OR expense_claim.lack IS NOT NULL)",
    day="expense_claim.spent_on",
    totals=True,
)
listed = BROWSE.listed
