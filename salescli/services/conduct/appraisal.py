"""Appraisals: score and grade of somebody's month, beside its computed figures (MD2, F6)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find, noting
from salescli.engine.company import person as in_roles_of
from salescli.errors import DataError, LeftOutError, SecondPersonError
from salescli.policy import names
from salescli.policy.roles import Role
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.conduct.appraisal import Appraisal
    from salescli.tables.staff import Employee

_BEST = 100

_LONGEST_GRADE = 12
"""Characters of a grade: more is a sentence, or something that was meant for the shell."""

_STANDS = """
    SELECT score, grade FROM appraisal WHERE employee_id = :who AND month = :month
    ORDER BY id DESC LIMIT 1
"""


class Appraised(NamedTuple):
    """What a month was appraised with now, and what stood there before."""

    now: "Appraisal"
    before: str | None


def appraise(  # noqa: PLR0913 - what an appraisal says
    work: "Work",
    person: str,
    month: "Period",
    *,
    score: int,
    grade: str,
    note: str | None = None,
    reason: str | None = None,
) -> Appraised:
    """Score and grade somebody's month as the manager, the manager's own as the leader (MD2).

    Appraising it again, for a reason, makes a new version beside the old one.
    """
    employee = find.employee(work, person)
    _by_another(work, employee, month.end)
    _was_here(work, employee, month)
    if not 0 <= score <= _BEST:
        raise DataError(_("a score goes from 0 to {best}").format(best=_BEST))
    before, why = _before(work, employee, month, reason)
    appraisal = models.Appraisal(
        employee_id=employee.key,
        month=month.label,
        score=score,
        grade=_grade(grade),
        note=names.clean(note, _("note")) if note else why,
        author_id=work.decider.id or None,
        appraised_on=work.on,
        recorded_at=work.now(),
    )
    work.add(appraisal)
    said = f"{employee.code} {month.label} {score} {appraisal.grade}"
    noting.note(
        work,
        "appraisal",
        appraisal.key,
        "appraise",
        before=before,
        after=said,
        told=why,
        clause="MD2",
    )
    return Appraised(appraisal, before)


def _before(
    work: "Work", employee: "Employee", month: "Period", reason: str | None
) -> tuple[str | None, str | None]:
    """Return what stands already, and why it is appraised again; refuse that without a reason."""
    rows = work.rows(_STANDS, who=employee.key, month=month.label)
    before = f"{rows[0]['score']}, {rows[0]['grade']}" if rows else None
    if before is None and reason is None:
        return None, None
    if before is None:
        raise DataError(
            _("{code} has no appraisal of {month} yet; leave out --reason").format(
                code=employee.code, month=month.label
            )
        )
    if reason is None:
        raise LeftOutError(
            ("--reason",),
            _("{code} has {before} for {month} already; give --reason to appraise it again").format(
                code=employee.code, before=before, month=month.label
            ),
        )
    return before, names.clean(reason, _("reason"))


def _grade(word: str) -> str:
    grade = names.clean(word, _("grade"))
    if len(grade) > _LONGEST_GRADE:
        raise DataError(
            _("{grade!r} is no grade; give one of up to {most} characters, such as A").format(
                grade=grade, most=_LONGEST_GRADE
            )
        )
    return grade


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
