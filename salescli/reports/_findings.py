"""Findings of the watches as sections: what broke a rule, and what was told late and did not."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.policy.rules.watched import WORDS
from salescli.render.sheet import Block, Kind
from salescli.reports._columns import CUSTOMER, RECORDED_ON, SALESPERSON
from salescli.reports._section import Column, Section, Total
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.watch.finding import Finding

WHAT = (
    Column(
        "rule",
        Kind.TERM,
        Text("Rule", "규정", "规定"),
        words=WORDS,
    ),
    Column("document", Kind.CODE, Text("Document", "문서", "单据")),
    CUSTOMER,
    SALESPERSON,
    Column("due_on", Kind.DATE, Text("Due", "기한", "期限")),
    Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期")),
)
DAYS_LATE = Column("days", Kind.DAYS, Text("Days late", "지연 일수", "逾期天数"), total=Total.MAX)
TOLD_LATE = Text("Done in time, told late", "기한 내 완료, 소급 기록", "按期完成、事后补录")


def told(key: str, title: Text, columns: tuple[Column, ...]) -> Section:
    """Tell of findings; it has no rows of its own: they are found within the scope already."""
    labels = ", ".join(f"NULL AS {label}" for column in columns for label in column.labels)
    return Section(key, title, columns, f"SELECT {labels} WHERE 1 = 0", public=True)


BROKEN = Text("What broke a rule", "규정 위반·지연", "违规与逾期")
FINDINGS = told("breaches", BROKEN, (*WHAT, DAYS_LATE))
LATE = told("told_late", TOLD_LATE, (*WHAT, RECORDED_ON))


def block(findings: Sequence["Finding"], day: date) -> Block:
    """Lay the findings out as they stood on a day."""
    return FINDINGS.lay_out([row(finding, day) for finding in findings], spoken())


def told_late(findings: Sequence["Finding"], day: date) -> tuple[Block, ...]:
    """Lay out what was told late with both its days; nothing where nothing was."""
    rows = [row(finding, day) for finding in findings]
    return (LATE.lay_out(rows, spoken()),) if rows else ()


def row(finding: "Finding", day: date) -> dict[str, Any]:
    """Return what a finding tells, as a row."""
    known = finding._asdict() | {"days": finding.days(day)}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in known.items()}
