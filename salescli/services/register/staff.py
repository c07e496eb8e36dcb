"""Staff: who works here, in which role and territory, and when they are away."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, noting
from salescli.engine.late import counts_from, never_before, registered
from salescli.errors import DataError, RefusedError, TakenError
from salescli.filed import PAPER_STANDS
from salescli.policy import names
from salescli.policy.kinds import AbsenceKind
from salescli.policy.roles import ADMINISTRATORS, PLANNERS, Role
from salescli.services.register import granting, logins, parties, twins
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.absence import Absence, Deputy
    from salescli.tables.staff import Assignment, Employee

_VERSION = """
    SELECT coalesce(MAX(version), 0) + 1 AS next FROM assignment
    WHERE employee_id = :employee AND valid_from = :day
"""

_HELD = f"""
    SELECT number FROM archive_item WHERE holder_id = :employee AND {PAPER_STANDS} ORDER BY id
"""

_ASSIGNED = """
    SELECT region FROM assignment
    WHERE employee_id = :employee AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""


_ABSENT = """
    SELECT until_on FROM absence WHERE employee_id = :employee AND from_on = :day
    ORDER BY id DESC LIMIT 1
"""


def add(  # noqa: PLR0913 - the fields of an employee
    work: "Work",
    code: str,
    name: str,
    role: Role | Iterable[Role],
    *,
    region: str | None = None,
    login: str | None = None,
    phone: str | None = None,
    hired_on: date | None = None,
) -> "Employee":
    """Enter somebody in the staff register; raise TakenError for a code or login in use.

    Who enters gives a role: RoleError for whom that is not for (1.3.1).
    """
    work.require(_("add staff"), ADMINISTRATORS, "1.3.1")
    roles = _several(role)
    granting.may_give(work, None, code, roles)
    granting.begins_with(work, roles)
    code, name = names.code(code), names.called(name, _("name"))
    _free(work, code)
    employee = models.Employee(
        code=code,
        name=name,
        name_key=names.key(name),
        login=logins.own(work, login) if login else None,
        phone=names.clean(phone, _("phone")) if phone else None,
        hired_on=hired_on or work.on,
    )
    work.add(employee)
    _assign(work, employee, counts_from(work, employee.hired_on), roles, region)
    granting.note(work, employee.key, "give", None, roles)
    twins.warn(work, employee)
    return employee


def _several(given: Role | Iterable[Role]) -> tuple[Role, ...]:
    """Return the roles of one person in the order in which they were given, each once."""
    return (given,) if isinstance(given, Role) else tuple(dict.fromkeys(given))


def _free(work: "Work", code: str) -> None:
    if work.fetch(models.Employee, code=code):
        raise TakenError(_("staff"), code)


def _assign(
    work: "Work", employee: "Employee", day: date, roles: tuple[Role, ...], region: str | None
) -> "Assignment":
    version = work.rows(_VERSION, employee=employee.key, day=day.isoformat())[0]["next"]
    assignment = models.Assignment(
        employee_id=employee.key,
        valid_from=day,
        version=version,
        recorded_at=work.now(),
        role=roles[0],
        also=",".join(roles[1:]) or None,
        region=names.clean(region, _("region")) if region else None,
    )
    work.add(assignment)
    return assignment


def edit(  # noqa: PLR0913 - the fields of an employee
    work: "Work",
    who: str,
    *,
    name: str | None = None,
    role: Role | Iterable[Role] | None = None,
    region: str | None = None,
    login: str | None = None,
    phone: str | None = None,
) -> "Employee":
    """Change an entry; role and region from the business date on, earlier days keep theirs.

    Whoever gets a login gets the roles of the entry: both are given by ADMIN or LEADER (1.3.1).
    """
    work.require(_("edit staff"), (*PLANNERS, Role.LEADER), "1.1")
    employee = find.employee(work, who)
    if name is not None:
        employee.name = names.called(name, _("name"))
        employee.name_key = names.key(employee.name)
        twins.warn(work, employee)
    if login is not None and login != (employee.login or ""):
        _login(work, employee, login)
    if phone is not None:
        employee.phone = names.clean(phone, _("phone"))
    if role is not None or region is not None:
        _change(work, employee, () if role is None else _several(role), region)
    work.add(employee)
    return employee


def _login(work: "Work", employee: "Employee", login: str) -> None:
    roles = granting.held(work, employee.key, work.today)
    # Without it no leader could give it: a later one is a leader's to give.
    first = employee.login is None and Role.LEADER in roles and granting.nobody_logs_in(work)
    granting.may_give(work, employee.key, employee.code, roles, first=first)
    employee.login = logins.own(work, login) if login else None
    granting.note(work, employee.key, "login", roles, roles, told=employee.login)


def _change(
    work: "Work", employee: "Employee", roles: tuple[Role, ...], region: str | None
) -> None:
    now = work.rows(_ASSIGNED, employee=employee.key, day=work.on.isoformat())
    if not now:
        raise DataError(_("{name} was not hired yet").format(name=employee.name))
    before = granting.held(work, employee.key, work.on)
    if changed := set(before) ^ set(roles) if roles else None:
        _still_here(work, employee)
        if Role.SALES in changed.intersection(roles):
            _holds_nothing(work, employee)
        never_before(work, _("a role"))
        granting.may_give(work, employee.key, employee.code, changed)
        granting.goes_on(work, employee.key, employee.code, roles)
        granting.note(work, employee.key, "give", before, roles)
    _assign(work, employee, work.on, roles or before, region or now[0]["region"])


def _holds_nothing(work: "Work", employee: "Employee") -> None:
    """Refuse that who holds papers on file becomes a salesperson (R9)."""
    if held := work.rows(_HELD, employee=employee.key):
        raise RefusedError(
            _(
                "{name} holds {count} papers on file, {number} first, and a salesperson holds none"
                " (R9); give them another holder: archive put --holder"
            ).format(name=employee.name, count=len(held), number=held[0]["number"])
        )


def _still_here(work: "Work", employee: "Employee") -> None:
    if employee.ended_on is not None and employee.ended_on < work.today:
        raise DataError(
            _("{name} left on {day} already").format(name=employee.name, day=employee.ended_on)
        )


def end(work: "Work", who: str) -> "Employee":
    """Record somebody's last day; the past keeps their name."""
    work.require(_("end an employment"), (*PLANNERS, Role.LEADER), "1.1")
    employee = find.employee(work, who)
    granting.may_end_employment(work, employee.key, employee.code)
    if employee.ended_on is not None:
        raise DataError(
            _("{name} left on {day} already").format(name=employee.name, day=employee.ended_on)
        )
    never_before(work, _("a role"))
    if work.on < employee.hired_on:
        raise DataError(_("{name} was not hired yet").format(name=employee.name))
    employee.ended_on = work.on
    work.add(employee)
    granting.note(work, employee.key, "end", granting.held(work, employee.key, work.on), [])
    return employee


def absence(  # noqa: PLR0913 - the fields of an absence
    work: "Work",
    who: str,
    kind: AbsenceKind,
    *,
    from_on: date,
    until_on: date | None = None,
    reason: str | None = None,
) -> "Absence":
    """Record days on which somebody is off or sick (F5); said again for a first day, it is changed.

    What that changes of past days is bound as any late entry.
    """
    work.require(_("record an absence"), (*PLANNERS, Role.LEADER, Role.CLERK), "F5")
    employee = find.employee(work, who)
    last = until_on or from_on
    _ends_later(_("the absence"), from_on, last)
    told = {"employee": employee.key, "day": from_on.isoformat()}
    before = [date.fromisoformat(row["until_on"]) for row in work.rows(_ABSENT, **told)]
    registered(work, min(last, *before) + timedelta(days=1) if before else from_on, work.today)
    found = models.Absence(
        employee_id=employee.key,
        kind=kind,
        from_on=from_on,
        until_on=last,
        reason=names.clean(reason, _("reason")) if reason else None,
    )
    work.add(found)
    noting.note(work, "absence", found.key, "record", after=kind, clause="F5")
    return found


def _ends_later(what: str, first: date, last: date) -> None:
    if last < first:
        raise DataError(
            _("{what} ends on {last}, before it begins on {first}").format(
                what=what, last=last, first=first
            )
        )


def deputy(work: "Work", who: str, *, for_: str, from_on: date, until_on: date) -> "Deputy":
    """Let somebody write for a salesperson who is away; said again for a first day, it is changed.

    Raises DataError for who is no salesperson, or for days that end before they begin.
    """
    work.deciding(_("name a deputy"), (Role.MANAGER,), "1.3.4")
    stands_in, away = parties.seller(work, who), parties.seller(work, for_)
    if stands_in == away:
        raise DataError(_("nobody stands in for themselves"))
    _ends_later(_("the deputation"), from_on, until_on)
    registered(work, from_on, work.today)
    named = models.Deputy(
        employee_id=away,
        deputy_id=stands_in,
        from_on=from_on,
        until_on=until_on,
        recorded_at=work.now(),
    )
    work.add(named)
    told = f"{find.employee(work, who).code} {from_on} - {until_on}"
    granting.note(work, away, "deputy", None, (), told=told, clause="1.3.4")
    return named
