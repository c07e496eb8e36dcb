"""Lists of targets: those in force, and every version of a month's."""

from typing import TYPE_CHECKING

from salescli.lists._browse import filtered
from salescli.lists._columns import DECIDED_BY, MEASURE, PAPER
from salescli.lists._entries import versions
from salescli.lists._select import dated, only, part
from salescli.policy import period as periods
from salescli.policy.typed import Lean
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, PRODUCT, SALESPERSON
from salescli.reports._section import Column
from salescli.sql import OWN, latest, within
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_COLUMNS = (
    Column("month", Kind.CODE, Text("Month", "월", "月份")),
    MEASURE,
    SALESPERSON,
    Column("dealer", Kind.ENTRY, Text("Dealer", "대리점", "经销商")),
    PRODUCT,
    AMOUNT,
    Column("count", Kind.COUNT, Text("Count", "건수", "数量")),
)

_SAID = {
    "dealer": "customer",
    "amount": "CASE WHEN target.measure <> 'new_customers' THEN target.amount END",
    "count": "CASE WHEN target.measure = 'new_customers' THEN target.amount END",
}

_KEPT = latest("customer_profile", "customer_id = target.customer_id", ":today")
_TARGETS = f"""
    FROM target
    LEFT JOIN employee ON employee.id = target.employee_id
    LEFT JOIN customer ON customer.id = target.customer_id
    LEFT JOIN product ON product.id = target.product_id
    LEFT JOIN customer_profile AS profile ON profile.id = {_KEPT}
    LEFT JOIN employee AS keeper ON keeper.id = profile.salesperson_id
"""
_SET = """
    LEFT JOIN decision ON decision.kind = 'target' AND decision.document_id = target.id
    LEFT JOIN employee AS setter ON setter.id = decision.decided_by
"""
_ASKED = only(month="target.month", salesperson="employee.code", customer="customer.code")
_SEEN = f"""
    WHERE {_ASKED} AND {dated("target.month || '-01'")} AND ({OWN} OR {within("keeper.code")})
"""
"""A salesperson sees their own targets, and those of the dealers they look after today."""

_ORDER = """
    ORDER BY target.month DESC, target.measure, employee.code NULLS LAST,
             customer.code NULLS LAST, product.code NULLS LAST, target.id
"""

LIST = part(
    "targets",
    Text("Targets", "목표", "目标"),
    "target",
    _COLUMNS,
    f"""
        {_TARGETS} {_SEEN}
          AND target.id IN (
              SELECT MAX(newest.id) FROM target AS newest
              GROUP BY newest.month, newest.measure, newest.employee_id,
                       newest.customer_id, newest.product_id
          )
        {_ORDER}
    """,
    **_SAID,
)._replace(newest=_ORDER.partition("BY")[2])
LISTED = (LIST,)

VERSIONS = versions(
    "history",
    Text("Targets over time", "목표 이력", "目标经过"),
    "target",
    (*_COLUMNS, DECIDED_BY, PAPER),
    f"{_TARGETS} {_SET} {_SEEN} {_ORDER}",
    **_SAID,
    decided_by="setter",
    paper="decision.paper",
)._replace(main="month measure amount salesperson product dealer decided_by count")


def listed(look: "Look", *, month: str | None = None, **chosen: object) -> "Sheet":
    """List the targets in force, of one month or of all."""
    return filtered(look, LIST, month=None if month is None else _label(look, month), **chosen)


def shown(look: "Look", word: str) -> "Sheet":
    """Show the targets of a month."""
    return listed(look, month=word)


def history(look: "Look", word: str) -> "Sheet":
    """Show every version of a month's targets."""
    return filtered(look, VERSIONS, month=_label(look, word))


def _label(look: "Look", month: str) -> str:
    closes = look.company.week_closes
    return periods.parse(month, periods.Grain.MONTH, look.today, closes, Lean.NEAR).label
