"""Lists of targets: those in force, and every version of a month's."""

from typing import TYPE_CHECKING

from salescli.lists import _entries
from salescli.lists._entries import RECORDED, RECORDED_AT
from salescli.policy import period as periods
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, PRODUCT, SALESPERSON
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_COLUMNS = (
    Column("month", Kind.CODE, Text("Month", "월", "月份")),
    Column("measure", Kind.TERM, Text("Measure", "지표", "指标"), words=wording.MEASURES),
    SALESPERSON,
    Column("dealer", Kind.ENTRY, Text("Dealer", "대리점", "经销商")),
    PRODUCT,
    AMOUNT,
    Column("count", Kind.COUNT, Text("Count", "건수", "数量")),
)

_LABELS = """
    target.month AS month, target.measure AS measure,
    employee.code AS salesperson, employee.name AS salesperson_name,
    customer.code AS dealer, customer.name AS dealer_name,
    product.code AS product, product.name AS product_name,
    CASE WHEN target.measure <> 'new_customers' THEN target.amount END AS amount,
    CASE WHEN target.measure = 'new_customers' THEN target.amount END AS count
"""

_TARGETS = """
    FROM target
    LEFT JOIN employee ON employee.id = target.employee_id
    LEFT JOIN customer ON customer.id = target.customer_id
    LEFT JOIN product ON product.id = target.product_id
    LEFT JOIN customer_profile AS profile ON profile.id = (
        SELECT latest.id FROM customer_profile AS latest
        WHERE latest.customer_id = target.customer_id AND latest.valid_from <= :today
        ORDER BY latest.valid_from DESC, latest.version DESC
        LIMIT 1
    )
    LEFT JOIN employee AS keeper ON keeper.id = profile.salesperson_id
    WHERE (CAST(:month AS TEXT) IS NULL OR target.month = :month)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope OR keeper.code = :scope)
"""
"""A salesperson sees their own targets, and those of the dealers they look after today."""

_ORDER = """
    ORDER BY target.month, target.measure, employee.code NULLS LAST,
             customer.code NULLS LAST, product.code NULLS LAST, target.id
"""

LIST = Section(
    key="targets",
    title=Text("Targets", "목표", "目标"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        SELECT {_LABELS}
        {_TARGETS}
          AND target.id IN (
              SELECT MAX(newest.id) FROM target AS newest
              GROUP BY newest.month, newest.measure, newest.employee_id,
                       newest.customer_id, newest.product_id
          )
        {_ORDER}
    """,
)

VERSIONS = Section(
    key="history",
    title=Text("Targets over time", "목표 이력", "目标经过"),
    columns=(*_COLUMNS, RECORDED_AT),
    hidden=RECORDED,
    totals=False,
    sql=f"""
        SELECT {_LABELS}, target.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone
        {_TARGETS}
        {_ORDER}
    """,
)


def _label(look: "Look", month: str) -> str:
    closes = look.company.week_closes
    return periods.parse(month, periods.Grain.MONTH, look.today, closes).label


def listed(look: "Look", *, month: str | None = None) -> "Sheet":
    """List the targets in force, of one month or of all."""
    label = None if month is None else _label(look, month)
    return listing(look, "targets", (LIST,), month=label)


def history(look: "Look", month: str) -> "Sheet":
    """Show every version of a month's targets."""
    return _entries.entry(look, "history", (VERSIONS,), month=_label(look, month))
