"""A month's visit plans against the targets, and the accounts that a visit is due to (W1.1)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli import lists
from salescli.lists._columns import MEASURE
from salescli.policy import period as periods
from salescli.policy.typed import Lean
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, SALESPERSON
from salescli.reports._receivables import MOVEMENTS
from salescli.reports._report import listing, recorded_before
from salescli.reports._section import Column, Section
from salescli.sql import CHOSEN, PEOPLE, SALESPERSON_NAMES, TARGETS_IN_FORCE, existing, latest
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_UNSEEN_AFTER = timedelta(days=30)
"""An account that was not visited for longer is worth a visit."""

_TARGET = Text("Target", "목표", "目标")
_PLANNED = Text("Planned", "계획", "计划")
_GAP = Text("Still missing", "부족분", "缺口")

_AGAINST = f"""
    WITH {TARGETS_IN_FORCE},
    coming AS (
        SELECT visit.salesperson_id AS salesperson_id,
               SUM(COALESCE(visit.expected_order, 0)) AS sales,
               SUM(COALESCE(visit.planned_collection, 0)) AS collection,
               SUM(CASE WHEN {existing("visit.customer_id", "visit.from_on")}
                        THEN 0 ELSE 1 END) AS new_customers
        FROM visit
        WHERE visit.until_on BETWEEN :month_start AND :month_end
          AND visit.state NOT IN ('moved', 'dropped')
        GROUP BY visit.salesperson_id
    ),
    seller AS (
        SELECT employee_id AS id FROM goal UNION SELECT salesperson_id FROM coming
    )
"""
"""The targets of a month, a total winning over the products' sum, and what its visits bring."""

TARGETS = Section(
    key="targets",
    title=Text("Visit plans against targets", "평가지표 대비 방문계획", "拜访计划与考核指标对比"),
    columns=(
        SALESPERSON,
        MEASURE,
        Column("target", Kind.MONEY, _TARGET),
        Column("planned", Kind.MONEY, _PLANNED),
        Column("gap", Kind.MONEY, _GAP),
    ),
    totals=False,
    sql=f"""
        {_AGAINST},
        measures AS (
            SELECT 1 AS place, 'sales' AS measure UNION ALL SELECT 2, 'collection'
        ),
        listed AS (
            SELECT seller.id AS id, measures.place AS place, measures.measure AS measure,
                   goal.amount AS target,
                   COALESCE(CASE measures.measure WHEN 'sales' THEN coming.sales
                                                  ELSE coming.collection END, 0) AS planned
            FROM seller CROSS JOIN measures
            LEFT JOIN goal ON goal.employee_id = seller.id AND goal.measure = measures.measure
            LEFT JOIN coming ON coming.salesperson_id = seller.id
        )
        SELECT {SALESPERSON_NAMES},
               listed.measure AS measure, CAST(listed.target AS BIGINT) AS target,
               CAST(listed.planned AS BIGINT) AS planned,
               CAST(listed.target - listed.planned AS BIGINT) AS gap
        FROM listed JOIN employee ON employee.id = listed.id
        WHERE {CHOSEN}
        ORDER BY employee.code, listed.place
    """,
)

NEW_CUSTOMERS = Section(
    key="new_customers",
    title=Text("Visits to new customers", "신규 고객 방문", "新客户拜访"),
    columns=(
        SALESPERSON,
        Column("target", Kind.COUNT, _TARGET),
        Column("planned", Kind.COUNT, _PLANNED),
        Column("gap", Kind.COUNT, _GAP),
    ),
    sql=f"""
        {_AGAINST}
        SELECT {SALESPERSON_NAMES},
               CAST(goal.amount AS BIGINT) AS target,
               CAST(COALESCE(coming.new_customers, 0) AS BIGINT) AS planned,
               CAST(goal.amount - COALESCE(coming.new_customers, 0) AS BIGINT) AS gap
        FROM seller
        JOIN employee ON employee.id = seller.id
        LEFT JOIN goal ON goal.employee_id = seller.id AND goal.measure = 'new_customers'
        LEFT JOIN coming ON coming.salesperson_id = seller.id
        WHERE {CHOSEN}
        ORDER BY employee.code
    """,
)

ACCOUNTS = Section(
    key="accounts",
    title=Text(
        "Accounts to visit: not seen for 30 days, or overdue",
        "방문할 고객: 30일간 미방문 또는 연체",
        "待拜访客户：30天未拜访或逾期",
    ),
    columns=(
        CUSTOMER,
        SALESPERSON,
        Column("last_visit", Kind.DATE, Text("Last visit", "최근 방문", "最近拜访")),
        Column("overdue", Kind.MONEY, Text("Overdue", "기한도래 미수", "到期应收款")),
        Column("planned", Kind.COUNT, Text("Visits planned", "계획 방문", "计划拜访")),
    ),
    sql=f"""
        WITH {MOVEMENTS},
        late AS (
            SELECT contract.customer_id AS customer_id, SUM(standing.balance) AS amount
            FROM standing JOIN contract ON contract.id = standing.contract_id
            WHERE standing.due_on < :end
            GROUP BY contract.customer_id
        ),
        seen AS (
            SELECT customer_id, MAX(visited_on) AS last_on FROM visit
            WHERE visited_on <= :end
            GROUP BY customer_id
        ),
        coming AS (
            SELECT customer_id, COUNT(*) AS visits FROM visit
            WHERE until_on BETWEEN :month_start AND :month_end
              AND state NOT IN ('moved', 'dropped')
            GROUP BY customer_id
        )
        SELECT {PEOPLE},
               seen.last_on AS last_visit,
               CAST(COALESCE(late.amount, 0) AS BIGINT) AS overdue,
               CAST(COALESCE(coming.visits, 0) AS BIGINT) AS planned
        FROM customer
        JOIN customer_profile AS profile
          ON profile.id = {latest("customer_profile", "customer_id = customer.id", ":today")}
        LEFT JOIN employee ON employee.id = profile.salesperson_id
        LEFT JOIN late ON late.customer_id = customer.id
        LEFT JOIN seen ON seen.customer_id = customer.id
        LEFT JOIN coming ON coming.customer_id = customer.id
        WHERE (seen.last_on IS NULL OR seen.last_on < :day_30 OR late.amount > 0)
          AND {CHOSEN}
        ORDER BY COALESCE(late.amount, 0) DESC, seen.last_on NULLS FIRST, customer.code
    """,
)


def listed(look: "Look", *, month: str | None = None, salesperson: str | None = None) -> "Sheet":
    """Show a month's plans against its targets, the coming month's unless said otherwise."""
    closes, grain = look.company.week_closes, periods.Grain.MONTH
    asked = periods.parse(month, grain, look.today, closes, Lean.COMING) if month else None
    chosen = asked or periods.coming(grain, look.today, closes)
    today = look.today.isoformat()
    return listing(
        look,
        "outlook",
        (TARGETS, NEW_CUSTOMERS, ACCOUNTS),
        month=chosen.label,
        last_month=None,
        month_start=chosen.start.isoformat(),
        month_end=chosen.end.isoformat(),
        start=today,
        end=today,
        day_30=(look.today - _UNSEEN_AFTER).isoformat(),
        recorded_before=recorded_before(look, None),
        salesperson=lists.staff.code(look, salesperson) if salesperson else None,
    )
