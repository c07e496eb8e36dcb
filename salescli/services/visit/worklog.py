"""The daily work log: what somebody did on a day, each time it is written a new version (D2)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.territory import stands_for
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import SALES_SIDE
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.staff import Employee
    from salescli.tables.visit import WorkLog

_VERSION = """
    SELECT COALESCE(MAX(version), 0) + 1 AS next FROM work_log
    WHERE employee_id = :employee AND day = :day
"""


def write(
    work: "Work",
    told: str,
    *,
    travelled: bool = False,
    problem: str | None = None,
    who: str | None = None,
) -> "WorkLog":
    """Write the log of the business date, one's own or, for the office, another's.

    Written again it is a new version, and the latest counts. DataError for a day on which they
    did not work here.
    """
    work.require(act := _("write a work log"), SALES_SIDE, "D2")
    employee = find.employee(work, who or work.actor.code)
    stands_for(work, act, employee.key, "D2")
    _employed(work, employee)
    day = work.on.isoformat()
    log = models.WorkLog(
        employee_id=employee.key,
        day=work.on,
        version=work.rows(_VERSION, employee=employee.key, day=day)[0]["next"],
        author_id=work.actor.id or None,
        recorded_at=work.now(),
        written_on=work.today,
        told=names.clean(told, _("work log")),
        travelled=travelled,
        problem=names.clean(problem, _("problem")) if problem else None,
    )
    work.add(log)
    return log


def _employed(work: "Work", employee: "Employee") -> None:
    if work.on < employee.hired_on:
        raise DataError(
            _("{name} was hired on {day}; there is no work log before").format(
                name=employee.name, day=employee.hired_on
            )
        )
    if employee.ended_on is not None and work.on > employee.ended_on:
        raise DataError(
            _("{name} left on {day}; there is no work log after").format(
                name=employee.name, day=employee.ended_on
            )
        )
