"""Late entries: how far back the business day may lie, and the roles that count on both days."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from salescli.engine.company import Reads, actor, company, in_setup, person
from salescli.errors import IdentityError, RefusedError
from salescli.policy.roles import SETUP, Actor
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_LEAVE = """
    SELECT id FROM late_leave
    WHERE since <= :day AND until_on >= :today AND recorded_on <= :today
      AND NOT EXISTS (
          SELECT 1 FROM late_leave AS later
          WHERE later.since = late_leave.since AND later.id > late_leave.id
      )
    LIMIT 1
"""


def entering(reads: Reads, who: Actor, day: date, today: date) -> Actor:
    """Return who enters something of an earlier day, in the roles that they have on both.

    Raises RefusedError for a day that lies back too far without leave, and IdentityError.
    """
    within(reads, day, today)
    if who.id == SETUP.id:
        return who
    then = actor(reads, day, code=who.code)
    if then is None:
        raise IdentityError(_("{code} was not employed on {day}").format(code=who.code, day=day))
    told = _("{name} was {then} on {day} and is {now} today; a late entry needs one role (1.3)")
    return _on_both_days(then, who, day, told)


def within(reads: Reads, day: date, today: date) -> None:
    """Refuse a day that lies back too far, unless the manager has given leave."""
    days = int(company(reads, today).settings["late_entry_days"])
    if day < today - timedelta(days=days) and not reads.rows(
        _LEAVE, day=day.isoformat(), today=today.isoformat()
    ):
        raise RefusedError(
            _(
                "{day} lies back more than {days} days (late_entry_days);"
                " a manager can give leave: calendar late (1.3)"
            ).format(day=day, days=days)
        )


def registered(reads: Reads, day: date, today: date) -> None:
    """Refuse a register to change days that lie back too far; in set-up it tells of any day.

    What counts from a past day changes figures that were told, as a late document does.
    """
    if day < today and not in_setup(reads):
        within(reads, day, today)


def signing(work: "Work", signed: Actor) -> Actor:
    """Return who signed a paper, in the roles of its day that they still have, or had last."""
    told = _("{name} was {then} on {day} and is {now} today; paper needs one role (1.3)")
    return _on_both_days(signed, person(work, work.today, signed.id), work.on, told)


def _on_both_days(then: Actor, now: Actor, day: date, told: str) -> Actor:
    roles = tuple(role for role in then.roles if role in now.roles)
    if not roles:
        raise IdentityError(
            told.format(
                name=then.name,
                then=", ".join(_(role) for role in then.roles),
                day=day,
                now=", ".join(_(role) for role in now.roles),
            )
        )
    return then._replace(roles=roles)


def never_before(work: "Work", what: str) -> None:
    """Refuse a norm, a price, a setting or a role to count before it is recorded.

    While the company is set up it may: nothing was decided by another one.
    """
    if work.on < work.today and not in_setup(work):
        raise RefusedError(
            _("{what} counts from the day it is entered; leave --on out (1.3)").format(what=what)
        )


def counts_from(work: "Work", day: date) -> date:
    """Return the day from which what a book says counts, as `never_before` has it (1.3)."""
    return day if in_setup(work) else max(day, work.today)
