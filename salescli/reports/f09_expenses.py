"""F9: what was spent in a month to sell, beside what was approved before it (R3, R5, R6)."""

from salescli.accounts import by_end
from salescli.policy.period import Grain
from salescli.policy.spending import expenses
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NET, SALESPERSON
from salescli.reports._postings import IN_PERIOD, SELLERS, everybody, sums
from salescli.reports._report import Report
from salescli.reports._section import Column, Section, rate
from salescli.sql import CHOSEN, CUSTOMER_NAMES, SALESPERSON_NAMES, fields, named
from salescli.text import Text

_SPENT = Column("spent", Kind.MONEY, Text("Spent", "실제 지출", "实际支出"))


def _decided(kind: str, document: str, step: str) -> str:
    """Find the last such step of a request or claim, as was known by the end, by its id."""
    return f"""(
        SELECT MAX(told.id) FROM decision AS told
        WHERE told.kind = '{kind}' AND told.document_id = {document}
          AND told.step = '{step}' AND {by_end("told", "decided_on")})"""


def _to_date(whose: str) -> str:
    """Sum up what was spent by the end by some claims."""
    return f"""COALESCE((
        SELECT SUM(posting.amount) FROM expense_claim AS made
        JOIN posting ON posting.claim_id = made.id AND {by_end("posting", "booked_on")}
        WHERE {whose}), 0)"""


_MOVED = f"""
    moved AS (
        SELECT posting.claim_id AS claim_id, SUM(posting.amount) AS amount,
               MAX(posting.amount) AS highest
        FROM posting WHERE posting.kind = 'spent' AND posting.{IN_PERIOD}
        GROUP BY posting.claim_id
    ),
    claimed AS (
        SELECT expense_claim.id AS id, expense_claim.expense_id AS expense_id,
               moved.amount AS amount,
               CASE WHEN expense_claim.lack IS NOT NULL AND moved.highest > 0
                         AND (moved.amount > 0 OR expense_claim.state = 'rejected')
                    THEN 1 ELSE 0 END AS unapproved
        FROM moved JOIN expense_claim ON expense_claim.id = moved.claim_id
    ),
    summed AS (
        SELECT expense_id, SUM(amount) AS amount, MAX(unapproved) AS unapproved
        FROM claimed WHERE expense_id IS NOT NULL AND (amount <> 0 OR unapproved = 1)
        GROUP BY expense_id
    )
"""
"""What was spent in the month, by claim and by request; what came back within it is gone, but for
what was spent without consent and refused: that stands with nothing beside it.
"""

_REQUESTS = f"""
    SELECT expense.salesperson_id AS salesperson_id, expense.customer_id AS customer_id,
           expense.category AS category, expense.number AS request, NULL AS claim,
           expense.requested_on AS requested_on,
           CASE WHEN consent.decided_on >= :start THEN expense.amount ELSE 0 END AS approved,
           COALESCE(summed.amount, 0) AS spent,
           CASE WHEN consent.id IS NULL THEN 0 ELSE expense.amount END
               - {_to_date("made.expense_id = expense.id")} AS difference,
           expense.special AS special,
           CASE WHEN {_decided("expense", "expense.id", "agree")} IS NOT NULL
                THEN expense.payment_form END AS payment_form,
           consent.decided_by AS approver_id, COALESCE(summed.unapproved, 0) AS unapproved,
           1 AS place, expense.id AS id
    FROM expense
    LEFT JOIN summed ON summed.expense_id = expense.id
    LEFT JOIN decision AS consent
           ON consent.id = {_decided("expense", "expense.id", "approve")}
          AND {_decided("expense", "expense.id", "withdraw")} IS NULL
    WHERE expense.id IN (
            SELECT id FROM expense WHERE approved_on BETWEEN :start AND :end
            UNION SELECT expense_id FROM summed)
      AND (summed.expense_id IS NOT NULL OR consent.id IS NOT NULL)
"""

_UNREQUESTED = f"""
    SELECT made.salesperson_id, made.customer_id, made.category, NULL, made.number, NULL, 0,
           claimed.amount, -{_to_date("made.id = claimed.id")}, made.special, NULL,
           consent.decided_by, claimed.unapproved, 2, made.id
    FROM claimed JOIN expense_claim AS made ON made.id = claimed.id
    LEFT JOIN decision AS consent
           ON consent.id = {_decided("expense_claim", "made.id", "approve")}
    WHERE claimed.expense_id IS NULL AND (claimed.amount <> 0 OR claimed.unapproved = 1)
"""

_EXPENSES = Section(
    key="expenses",
    title=Text("Expenses", "비용 내역", "费用明细"),
    columns=(
        SALESPERSON,
        CUSTOMER,
        Column(
            "category", Kind.TERM, Text("Category", "비목", "费用项目"), words=expenses.CATEGORIES
        ),
        Column("request", Kind.CODE, Text("Request", "사전승인번호", "申请单号")),
        Column("claim", Kind.CODE, Text("Claim without request", "무신청 청구", "未申请报销单")),
        Column("requested_on", Kind.DATE, Text("Requested", "신청일", "申请日期")),
        Column("approved", Kind.MONEY, Text("Approved", "승인액", "批准额")),
        _SPENT,
        Column("difference", Kind.MONEY, Text("Difference", "차이", "差异")),
        Column("special", Kind.FLAG, Text("Special", "특별비용 여부", "特别费用")),
        Column(
            "payment_form",
            Kind.TERM,
            Text("Form of payment", "지급형태", "支付形式"),
            words=expenses.FORMS,
        ),
        Column("approver", Kind.ENTRY, Text("Approver", "승인자", "批准人")),
        Column("unapproved", Kind.FLAG, Text("Unapproved", "무승인 지출", "未批先支")),
    ),
    sql=f"""
        WITH {_MOVED},
        shown AS ({_REQUESTS} UNION ALL {_UNREQUESTED})
        SELECT {SALESPERSON_NAMES}, {CUSTOMER_NAMES},
               {fields("shown", "category", "request", "claim", "requested_on")},
               CAST(shown.approved AS BIGINT) AS approved, CAST(shown.spent AS BIGINT) AS spent,
               CAST(shown.difference AS BIGINT) AS difference,
               {fields("shown", "special", "payment_form")}, {named("approver", "approver")},
               shown.unapproved AS unapproved
        FROM shown
        JOIN employee ON employee.id = shown.salesperson_id
        LEFT JOIN customer ON customer.id = shown.customer_id
        LEFT JOIN employee AS approver ON approver.id = shown.approver_id
        WHERE {CHOSEN}
        ORDER BY employee.code, customer.code NULLS FIRST, shown.category, shown.place, shown.id
    """,
)
"""A request shows its amount in the month of its approval, and the difference to date in each."""

_BY_SALESPERSON = Section(
    key="by_salesperson",
    title=Text("By salesperson", "영업사원별", "按销售员"),
    columns=(
        SALESPERSON,
        _SPENT,
        NET,
        rate("expense_rate", Text("Expense rate", "매출 대비 비율", "费用率"), "spent", "net"),
    ),
    sql=f"""
        WITH {SELLERS},
        figures AS (
            SELECT salesperson_id AS id,
                   CAST(SUM(CASE kind WHEN 'spent' THEN amount ELSE 0 END) AS BIGINT) AS spent,
                   {sums("net")}
            FROM posting
            WHERE kind IN ('spent', 'dispatched', 'returned') AND {IN_PERIOD}
            GROUP BY salesperson_id
        )
        SELECT {SALESPERSON_NAMES}, COALESCE(figures.spent, 0) AS spent,
               CAST(COALESCE(figures.net, 0) AS BIGINT) AS net
        {everybody("figures")}
        ORDER BY employee.code
    """,
)

REPORT = Report(
    form="F9",
    title=Text("Sales expense monthly statistics", "영업비용 월 통계표", "销售费用月统计表"),
    grain=Grain.MONTH,
    sections=(_EXPENSES, _BY_SALESPERSON),
    dated=True,
)
