"""The submission board: which form who owes, until when, and what has become of it (R16)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from salescli import reports
from salescli.lists._browse import laid_out
from salescli.lists._columns import VERSION
from salescli.policy import period as periods
from salescli.policy.forms import FORMS
from salescli.policy.typed import Lean
from salescli.policy.wording import STATES
from salescli.render.sheet import Kind
from salescli.reports import _report
from salescli.reports._columns import STATE
from salescli.reports._section import Column, Section, Total
from salescli.reports.submitted import frozen
from salescli.sql import OWN
from salescli.text import Text, spoken
from salescli.watch import forms

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet
    from salescli.watch.finding import Finding
    from salescli.watch.forms import Owed

Row = Mapping[str, Any]

_STANDING = {
    "overdue": Text("overdue", "기한 초과", "逾期未交"),
    "due": Text("due", "제출 예정", "待提交"),
    "late": Text("handed in late", "지연 제출", "逾期提交"),
    "in_time": Text("in time", "기한 내 제출", "按时提交"),
}
"""In the order in which they are shown."""

_LOOK_BACK, _AHEAD = timedelta(days=366), timedelta(days=35)
"""Each form is due once at least within these days; what is overdue is told as long as `watch`."""

BOARD = Section(
    key="board",
    title=Text("Submission board", "보고서 제출 현황", "报表提交情况"),
    columns=(
        Column("form", Kind.CODE, Text("Form", "서식", "报表号")),
        Column("period", Kind.CODE, Text("Period", "기간", "期间")),
        Column("owed_by", Kind.ENTRY, Text("Owed by", "제출자", "提交人")),
        Column("due_on", Kind.DATE, Text("Due", "기한", "期限")),
        Column("hour", Kind.CODE, Text("By", "시각", "时间")),
        Column(
            "standing",
            Kind.TERM,
            Text("Standing", "제출 상태", "提交状态"),
            words=_STANDING,
            late=frozenset({"overdue", "late"}),
        ),
        Column("submitted_on", Kind.DATE, Text("Submitted", "제출일", "提交日期")),
        VERSION,
        STATE._replace(words=STATES),
        Column("reviewed_on", Kind.DATE, Text("Reviewed", "검토일", "审核日期")),
        Column("days", Kind.DAYS, Text("Days late", "지연 일수", "逾期天数"), total=Total.MAX),
        Column(
            "working_days",
            Kind.DAYS,
            Text("Working days late", "지연 근무일수", "逾期工作日"),
            total=Total.MAX,
        ),
        Column(
            "changed", Kind.FLAG, Text("Changed since submission", "제출 후 변경", "提交后有变动")
        ),
    ),
    totals=False,
    sql="""
        SELECT NULL AS form, NULL AS period, NULL AS owed_by, NULL AS owed_by_name,
               NULL AS due_on, NULL AS hour, NULL AS standing, NULL AS submitted_on,
               NULL AS version, NULL AS state, NULL AS reviewed_on, NULL AS days,
               NULL AS working_days, NULL AS changed
        WHERE 1 = 0
    """,
    public=True,
)
"""It has no rows of its own: what is owed is found within the scope already."""

_VERSIONS = f"""
    SELECT form_submission.form AS form, form_submission.period AS period, employee.code AS whose,
           form_submission.version AS version, form_submission.state AS state,
           form_submission.submitted_on AS submitted_on, form_submission.figures AS figures,
           (SELECT MAX(decision.decided_on) FROM decision
            WHERE decision.kind = 'report' AND decision.document_id = form_submission.id
              AND decision.step IN ('review', 'return')) AS reviewed_on
    FROM form_submission LEFT JOIN employee ON employee.id = form_submission.salesperson_id
    WHERE form_submission.start_on BETWEEN :since AND :until AND {OWN}
    ORDER BY form_submission.version
"""


def listed(look: "Look", period: str | None = None) -> "Sheet":
    """List the forms of a period; else of each what was due last, what is due next, and overdue."""
    first, last = look.today - _LOOK_BACK, look.today + _AHEAD
    label = None
    if period is not None:
        asked = periods.parse_either(period, look.today, look.company.week_closes, Lean.NEAR)
        first, last, label = asked.start - _LOOK_BACK, asked.end + _AHEAD, asked.label
    versions = _versions(look, first, last)
    rows = [
        _row(look, one, found, versions.get(one.key))
        for _form, owed in groupby(_owed(look, first, last), key=lambda each: each[0].form)
        for one, found in _chosen(look, owed, label)
    ]
    order = [*_STANDING]
    rows.sort(key=lambda row: (order.index(row["standing"]), row["due_on"]))
    return laid_out(look, "board", BOARD.lay_out(rows, spoken()))


def _owed(look: "Look", first: date, last: date) -> "Iterator[tuple[Owed, Finding]]":
    """Yield what is owed, form by form, unless who owes it was away the whole time."""
    done = forms.submitted(look, first, last)
    for one in forms.owed(look, FORMS.values(), first, last):
        for found in forms.told(look, one.form.code, one, done.get(one.key, forms.NOTHING)):
            if found.done_on or found.recorded_on is None:
                yield one, found


def _chosen(
    look: "Look", owed: "Iterable[tuple[Owed, Finding]]", label: str | None
) -> "Iterator[tuple[Owed, Finding]]":
    """Yield those of a period; without one, of the last and the next due day, and the overdue."""
    all_ = [*owed]
    days = sorted({found.due_on for _one, found in all_})
    past, coming = [d for d in days if d <= look.today], [d for d in days if d > look.today]
    near = {*past[-1:], *coming[:1]}
    for one, found in all_:
        overdue = found.done_on is None and found.due_on < look.today
        if one.period.label == label if label else overdue or found.due_on in near:
            yield one, found


def _versions(look: "Look", first: date, last: date) -> Mapping[Any, Row]:
    """Return the last version of each form that was handed in."""
    days = {"since": first - _LOOK_BACK * 2, "until": last + _LOOK_BACK * 2}
    told = {key: day.isoformat() for key, day in days.items()}
    rows = look.rows(_VERSIONS, scope=look.territory, **told)
    return {(row["form"], row["period"], row["whose"]): row for row in rows}


def _row(look: "Look", one: "Owed", found: "Finding", last: Row | None) -> dict[str, Any]:
    done_on = found.done_on
    until = max(found.due_on, done_on or look.today)
    late = (until - found.due_on).days
    if done_on is None:
        standing = "overdue" if late else "due"
    else:
        standing = "late" if found.late or late else "in_time"
    after = found.due_on + timedelta(days=1)
    return {
        "form": one.form.code,
        "period": one.period.label,
        "owed_by": found.salesperson,
        "owed_by_name": found.salesperson_name,
        "due_on": found.due_on.isoformat(),
        "hour": one.deadline.hour and one.deadline.hour.isoformat("minutes"),
        "standing": standing,
        "submitted_on": last and last["submitted_on"],
        "version": last and last["version"],
        "state": last and last["state"],
        "reviewed_on": last and last["reviewed_on"],
        "days": late,
        "working_days": look.company.calendar.working_days(after, until),
        "changed": last and int(_changed(look, one, last["figures"])),
    }


def _changed(look: "Look", one: "Owed", figures: str) -> bool:
    """Say whether a form says something else today than when it was handed in."""
    whose = one.who.code if one.who and one.form.personal else None
    live = _report.sheet(reports.load(one.form.code), look, one.period, salesperson=whose)
    return frozen.figures(live, one.form.outcomes) != figures
