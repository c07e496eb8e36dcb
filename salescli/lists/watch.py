"""What is overdue today, by rule, and what was told late in the last days."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from salescli import lists, watch
from salescli.errors import DataError
from salescli.lists._browse import laid_out
from salescli.lists._mending import command, takers
from salescli.policy import wording
from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.policy.rules import regulation
from salescli.policy.rules.watched import WATCHED
from salescli.render.sheet import Kind, changed
from salescli.reports import _findings
from salescli.reports._findings import BROKEN, DAYS_LATE, WHAT, told
from salescli.reports._section import NONE, Column, Total
from salescli.text import Text, _, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salescli.look import Look
    from salescli.render.sheet import Sheet
    from salescli.watch.finding import Finding

OVERDUE = told(
    "breaches",
    BROKEN,
    (
        *WHAT,
        DAYS_LATE,
        Column(
            "working_days",
            Kind.DAYS,
            Text("Working days late", "지연 근무일수", "逾期工作日"),
            total=Total.MAX,
            late=NONE,
        ),
        Column(
            "severity", Kind.TERM, Text("Severity", "심각도", "严重程度"), words=wording.SEVERITIES
        ),
        Column("by", Kind.TERM, Text("Whose", "할 사람", "责任方"), words=wording.ROLES),
        Column("command", Kind.CODE, Text("Mended by", "조치 명령", "补救命令")),
    ),
)

_LOOK_BACK = timedelta(days=366)
"""How long what was late is found to be raised as a violation."""


def listed(
    look: "Look",
    *,
    rule: str | None = None,
    salesperson: str | None = None,
    severity: Severity | None = None,
) -> "Sheet":
    """List what is overdue today, and what was done in time and told late since a few days."""
    keys = _keys(rule) if rule else WATCHED.keys()
    code = lists.staff.code(look, salesperson) if salesperson else None
    day = look.today

    def chosen(findings: "Sequence[Finding]") -> "list[Finding]":
        return [
            found
            for found in findings
            if found.rule in keys
            and code in {None, found.salesperson}
            and severity in {None, WATCHED[found.rule].severity}
        ]

    rows = [row(look, found) for found in chosen(watch.overdue(look, day))]
    sheet = laid_out(look, "watch", OVERDUE.lay_out(rows, spoken()))
    since = day - timedelta(days=int(look.company.settings["late_entry_days"]))
    late = chosen(watch.told_late(look, since, day))
    return changed(sheet, blocks=(*sheet.blocks, *_findings.told_late(late, day)))


def row(look: "Look", finding: "Finding") -> dict[str, Any]:
    """Return what a finding tells today, with who mends it and how."""
    typed = command(look, finding)
    return _findings.row(finding, look.today) | {
        "working_days": _working_days(look, finding.due_on),
        "severity": WATCHED[finding.rule].severity,
        "by": ",".join(takers(look, finding, typed)) or None,
        "command": typed,
    }


def whose(look: "Look", finding: "Finding") -> tuple[str, ...]:
    """Return the codes of whoever broke it: whom it is about, else all whose role it was.

    Nobody, where it was given to nobody and nobody played the role.
    """
    duty = WATCHED[finding.rule]
    if duty.own or not duty.by or Role.SALES in duty.by:
        return (finding.salesperson,) if finding.salesperson else ()
    return tuple(one.code for one in look.staff(finding.due_on) if one.plays(duty.by))


def _working_days(look: "Look", due_on: date) -> int:
    first = due_on + timedelta(days=1)
    return look.company.calendar.working_days(first, look.today)


def _keys(word: str) -> set[str]:
    """Return what is watched for a rule or clause; raise DataError where nothing is."""
    asked = word.upper()
    of = {key for key in WATCHED if asked in {key.upper(), key.partition("-")[0].upper()}}
    keys = of | {*regulation.watched(asked)}
    if not keys:
        raise DataError(
            _("nothing is watched for {rule!r}; choose one of: {rules}").format(
                rule=word, rules=", ".join(WATCHED)
            )
        )
    return keys


def found(look: "Look", rule: str, document: str) -> "list[Finding]":
    """Find what was late or is overdue of a rule and a document, the earliest first."""
    if lasting := watch.LASTING.get(rule):
        broken = [one.as_of(look.today) for one in lasting(look, date.min, look.today)]
    else:
        broken = watch.broken(look, look.today - _LOOK_BACK, look.today)
    named = document.casefold()
    of = [one for one in broken if (one.rule, one.document.casefold()) == (rule, named)]
    return sorted(of, key=lambda one: one.due_on)
