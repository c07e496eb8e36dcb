"""Giving roles: checked by who gives and who gets, and a decision in the history (1.3.1)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from salescli.engine import noting
from salescli.engine.company import in_setup, person, staff
from salescli.errors import DataError, RefusedError
from salescli.policy.people.granting import Grant, may_end
from salescli.policy.roles import ADMINISTRATORS, Role
from salescli.sql import employed, latest, plays
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_STAFF = "SELECT COUNT(*) AS n FROM employee"

_STAYS = f"""
    SELECT employee.id AS id
    FROM employee JOIN assignment
      ON assignment.id = {latest("assignment", "employee_id = employee.id", ":day")}
    WHERE employee.ended_on IS NULL AND employee.id <> :whom
      AND ({" OR ".join(plays(f"'{role}'") for role in ADMINISTRATORS)})
    LIMIT 1
"""
"""Whoever else gives roles, and is not about to leave."""

_LOGS_IN = f"""
    SELECT employee.id AS id
    FROM employee JOIN assignment
      ON assignment.id = {latest("assignment", "employee_id = employee.id", ":day")}
    WHERE {employed(":day", ":day")} AND employee.login <> '' AND {plays("'LEADER'")}
    LIMIT 1
"""


def may_give(  # noqa: PLR0913 - what makes a grant one of its kind
    work: "Work",
    whom: int | None,
    code: str,
    roles: Iterable[Role],
    *,
    beside: bool = False,
    first: bool = False,
) -> None:
    """Refuse to give roles, take them away or hand them on, unless it is for who acts.

    `beside` a leader who comes with the same book there is no first one any more; the `first` login
    of a leader is for who makes one.
    """
    led = not first and (beside or any(one.leads for one in staff(work, work.today, later=True)))
    told = bool(work.paper) or in_setup(work)
    Grant(work.actor, whom, code, frozenset(roles), led, told).check()


def may_end_employment(work: "Work", whom: int, code: str) -> None:
    """Refuse to end who gives roles, unless a leader does it and another one stays."""
    may_end(work.actor, code, frozenset(held(work, whom, work.today)))
    goes_on(work, whom, code, ())


def begins_with(work: "Work", roles: Iterable[Role]) -> None:
    """Refuse the first to work here unless one of them can give the next one a role (1.3.1).

    Set-up, which may do that while there is nobody, ends with them.
    """
    if set(roles).isdisjoint(ADMINISTRATORS) and not work.rows(_STAFF)[0]["n"]:
        raise DataError(_("the first to be entered is ADMIN or LEADER, who give all other roles"))


def goes_on(work: "Work", whom: int, code: str, roles: Iterable[Role]) -> None:
    """Refuse what would leave nobody who gives roles, for whom `roles` are what stays."""
    left = not set(ADMINISTRATORS).isdisjoint(roles)
    if not left and not work.rows(_STAYS, day=work.today.isoformat(), whom=whom):
        raise RefusedError(
            _("{code} is the last who gives roles; let another be ADMIN or LEADER first").format(
                code=code
            )
        )


def nobody_logs_in(work: "Work") -> bool:
    """Say whether none of the company's leaders has a login."""
    return not work.rows(_LOGS_IN, day=work.today.isoformat())


def held(work: "Work", whom: int, day: date) -> tuple[Role, ...]:
    """Return the roles of an employee on a day."""
    return person(work, day, whom).roles


def note(  # noqa: PLR0913 - what a decision tells
    work: "Work",
    whom: int,
    step: str,
    before: Iterable[Role] | None,
    after: Iterable[Role],
    *,
    told: str | None = None,
    day: date | None = None,
    clause: str = "1.3.1",
) -> None:
    """Keep who decided about somebody's roles, as they are held."""
    was, now = (None if roles is None else ",".join(roles) for roles in (before, after))
    noting.note(work, "staff", whom, step, before=was, after=now, told=told, day=day, clause=clause)
