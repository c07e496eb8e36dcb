"""Findings of the watches as a section: what broke a rule, whose it is and how late."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.policy.rules import RULES
from salescli.render.sheet import Block, Kind
from salescli.reports._columns import CUSTOMER, SALESPERSON
from salescli.reports._section import Column, Section, Total
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.watch.finding import Finding

FINDINGS = Section(
    key="breaches",
    title=Text("What broke a rule", "규정 위반·지연", "违规与逾期"),
    columns=(
        Column("rule", Kind.TERM, Text("Rule", "규정", "规定"), words=RULES),
        Column("document", Kind.CODE, Text("Document", "문서", "单据")),
        CUSTOMER,
        SALESPERSON,
        Column("due_on", Kind.DATE, Text("Due", "기한", "期限")),
        Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期")),
        Column("days", Kind.DAYS, Text("Days late", "지연 일수", "逾期天数"), total=Total.MAX),
    ),
    sql="""
        SELECT NULL AS rule, NULL AS document, NULL AS customer, NULL AS customer_name,
               NULL AS salesperson, NULL AS salesperson_name,
               NULL AS due_on, NULL AS done_on, NULL AS days
        WHERE 1 = 0
    """,
    public=True,
)
"""It has no rows of its own: what the watches find is within the scope already."""


def block(findings: Sequence["Finding"], day: date) -> Block:
    """Lay the findings out as they stood on a day."""
    return FINDINGS.lay_out([_row(finding, day) for finding in findings], spoken())


def _row(finding: "Finding", day: date) -> dict[str, Any]:
    known = finding._asdict() | {"days": finding.days(day)}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in known.items()}
