"""Appraisals: score and grade of somebody's month, beside its computed figures (MD2, F6)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, noting
from salescli.engine.company import person as in_roles_of
from salescli.errors import DataError, SecondPersonError
from salescli.policy import names
from salescli.policy.roles import Role
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.conduct.appraisal import Appraisal
    from salescli.tables.staff import Employee

_BEST = 100


def appraise(  # noqa: PLR0913 - what an appraisal says
    work: "Work",
    person: str,
    month: "Period",
    *,
    score: int,
    grade: str,
    note: str | None = None,
) -> "Appraisal":
    """Score and grade somebody's month as the manager, the manager's own as the leader (MD2).

    Appraising it again makes a new version beside the old one.
    """
    employee = find.employee(work, person)
    _by_another(work, employee, month.end)
    _was_here(work, employee, month)
    if not 0 <= score <= _BEST:
        raise DataError(_("a score goes from 0 to {best}").format(best=_BEST))
    appraisal = models.Appraisal(
        employee_id=employee.key,
        month=month.label,
        score=score,
        grade=names.clean(grade, _("grade")),
        note=names.clean(note, _("note")) if note else None,
        author_id=work.decider.id or None,
        appraised_on=work.on,
        recorded_at=work.now(),
    )
    work.add(appraisal)
    said = f"{employee.code} {month.label} {score} {appraisal.grade}"
    noting.note(work, "appraisal", appraisal.key, "appraise", after=said, clause="MD2")
    return appraisal


def _by_another(work: "Work", employee: "Employee", last: date) -> None:
    """Refuse who may not appraise somebody, or who would appraise or type their own (1.3.1)."""
    roles = (in_roles_of(work, last, employee.key), in_roles_of(work, work.on, employee.key))
    leads = any(one.manages or one.leads for one in roles)
    act = _("appraise {code}").format(code=employee.code)
    work.deciding(act, (Role.LEADER if leads else Role.MANAGER,), "MD2")
    if employee.key in {work.decider.id, work.actor.id}:
        why = _("nobody decides about themselves")
        raise SecondPersonError(_("appraise"), employee.code, why, "1.3.1")


def _was_here(work: "Work", employee: "Employee", month: "Period") -> None:
    if month.end > work.on:
        raise DataError(
            _("{month} is not over before {day}; appraise it then").format(
                month=month.label, day=month.end
            )
        )
    if employee.hired_on > month.end or (employee.ended_on or month.start) < month.start:
        raise DataError(
            _("{code} did not work here in {month}").format(code=employee.code, month=month.label)
        )
