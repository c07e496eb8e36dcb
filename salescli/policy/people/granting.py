"""Who gives roles, and nobody to themselves (1.3.1), and who gives accounts (1.3.4)."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from salescli.errors import RefusedError, RoleError, SecondPersonError
from salescli.policy.roles import ADMINISTRATORS, SETUP, Actor, Role
from salescli.text import _

_LEADER = (Role.LEADER,)


class Grant(NamedTuple):
    """Roles that somebody is about to give, to take away or to hand on with a login."""

    who: Actor
    whom: int | None
    """None for somebody who begins to work here."""
    code: str
    roles: AbstractSet[Role]
    led: bool
    """Whether the company has a leader: ADMIN makes the first one only."""
    told: bool = True
    """Whether the company is set up still, or a paper says who leads it."""

    def check(self) -> None:
        """Refuse what is not for who gives; in set-up, while nobody works here, all is."""
        who = self.who
        if who.id == SETUP.id:
            return
        if who.id == self.whom:
            why = _("nobody gives roles to themselves")
            raise SecondPersonError(_("change the role or login of"), self.code, why, "1.3.1")
        if not who.plays(ADMINISTRATORS):
            raise RoleError(_("give roles or logins"), who.roles, ADMINISTRATORS, "1.3.1")
        if Role.LEADER in self.roles and not (self.led or who.leads or self.told):
            raise RefusedError(
                _("who leads where nobody does is told by a paper; give --paper REF (1.3.1)")
            )
        others = set() if who.leads else _leaders_own(led=self.led) & self.roles
        for role in sorted(others):
            act = _("give or take the role {role}").format(role=_(role))
            raise RoleError(act, who.roles, _LEADER, "1.3.1")


def _leaders_own(*, led: bool) -> AbstractSet[Role]:
    """Name the roles that a leader alone gives."""
    return {Role.ADMIN, Role.LEADER} if led else {Role.ADMIN}


def may_end(who: Actor, code: str, roles: AbstractSet[Role]) -> None:
    """Refuse whoever ends who is not theirs to end: it takes their roles away (1.3.1).

    A leader alone ends who gives roles, for ADMIN would make the next one alone.
    """
    if roles.isdisjoint({Role.MANAGER, *ADMINISTRATORS}):
        return
    allowed = ADMINISTRATORS if roles.isdisjoint(ADMINISTRATORS) else _LEADER
    if not who.plays(allowed):
        act = _("end the employment of {code}").format(code=code)
        raise RoleError(act, who.roles, allowed, "1.3.1")


def givers(
    held_by: int | None, to: int | None, taker: int, *, setup: bool, busy: bool = False
) -> tuple[Role, ...]:
    """Name who gives an account to a salesperson: the manager, once the company is set up (1.3.4).

    One that nobody holds a clerk gives too, and SALES take it for themselves, unless another one
    is `busy` there: has an open document.
    """
    unheld = held_by is None
    others = {
        Role.ADMIN: setup,
        Role.CLERK: setup or unheld,
        Role.SALES: unheld and to == taker and not busy,
    }
    return (Role.MANAGER, Role.LEADER, *(role for role, may in others.items() if may))
