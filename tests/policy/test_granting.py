"""Who gives which role, from a table made by hand: ADMIN and LEADER, nobody to themselves."""

from itertools import product

import pytest

from salescli.errors import RefusedError, RoleError, SecondPersonError
from salescli.policy.people.granting import Grant, givers, may_end
from salescli.policy.roles import SETUP, Actor, Role

OTHERS = ["SALES", "CLERK", "MANAGER", "DIVISION", "TECH", "PURCHASING", "FINANCE", "WAREHOUSE"]
TABLE = {
    # who may give: whether the company has a leader -> the roles
    ("ADMIN", False): {*OTHERS, "LEADER"},
    ("ADMIN", True): {*OTHERS},
    ("LEADER", False): {*OTHERS, "LEADER", "ADMIN"},
    ("LEADER", True): {*OTHERS, "LEADER", "ADMIN"},
}
ME, YOU = 1, 2


@pytest.mark.parametrize("held", [(r,) for r in Role] + [(Role.MANAGER, Role.ADMIN)], ids=str)
@pytest.mark.parametrize("led", [False, True])
def test_a_role_is_given_by_whom_the_table_says(held: tuple[Role, ...], led: bool) -> None:  # noqa: FBT001 - a case
    me = Actor(ME, "me", "Me", held)
    may = set().union(*(TABLE.get((role, led), set()) for role in held))
    for role, whom in product(Role, (None, YOU)):
        grant = Grant(me, whom, "you", {role}, led)
        if role in may:
            grant.check()
        else:
            with pytest.raises(RoleError, match=r"\(1\.3\.1\)"):
                grant.check()


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_to_themselves(role: Role) -> None:
    me = Actor(ME, "me", "Me", tuple(Role))

    with pytest.raises(SecondPersonError, match=r"\(1\.3\.1\)"):
        Grant(me, ME, "me", {role}, led=False).check()


def test_while_nobody_works_here_set_up_gives_all() -> None:
    Grant(SETUP, None, "boss", set(Role), led=True).check()


ENDS = {
    # who is ended -> who may; whoever is not told of here is ended by all of them
    Role.ADMIN: {Role.LEADER},
    Role.LEADER: {Role.LEADER},
    Role.MANAGER: {Role.LEADER, Role.ADMIN},
}


@pytest.mark.parametrize("beside", [None, *Role])
@pytest.mark.parametrize("held", Role)
def test_who_is_ended_by_whom_the_table_says(held: Role, beside: Role | None) -> None:
    roles = {held, *([beside] if beside else [])}
    may = {Role.LEADER, Role.ADMIN, Role.MANAGER}
    may = may.intersection(*(ENDS[role] for role in roles & {*ENDS}))
    for who in (Role.LEADER, Role.ADMIN, Role.MANAGER):
        me = Actor(ME, "me", "Me", (Role.TECH, who))
        if who in may:
            may_end(me, "you", roles)
        else:
            for_whom = ", ".join(role for role in ("ADMIN", "LEADER") if role in may)
            with pytest.raises(RoleError, match=rf"it is for: {for_whom} \(1\.3\.1\)"):
                may_end(me, "you", roles)


@pytest.mark.parametrize("role", Role)
def test_who_leads_where_nobody_does_is_told_by_a_paper(role: Role) -> None:
    admin, ceo = (Actor(ME, "me", "Me", (held,)) for held in (Role.ADMIN, Role.LEADER))

    Grant(ceo, YOU, "you", {role}, led=False, told=False).check()
    if role in {Role.LEADER, Role.ADMIN}:
        with pytest.raises((RefusedError, RoleError), match=r"\(1\.3\.1\)"):
            Grant(admin, YOU, "you", {role}, led=False, told=False).check()
    else:
        Grant(admin, YOU, "you", {role}, led=False, told=False).check()


ACCOUNTS = {
    # who holds it, who shall, whether the company is set up still -> who gives it
    (None, ME, True): {"MANAGER", "LEADER", "ADMIN", "CLERK", "SALES"},
    (None, YOU, True): {"MANAGER", "LEADER", "ADMIN", "CLERK"},
    (YOU, ME, True): {"MANAGER", "LEADER", "ADMIN", "CLERK"},
    (ME, YOU, True): {"MANAGER", "LEADER", "ADMIN", "CLERK"},
    (None, ME, False): {"MANAGER", "LEADER", "CLERK", "SALES"},
    (None, YOU, False): {"MANAGER", "LEADER", "CLERK"},
    (YOU, ME, False): {"MANAGER", "LEADER"},
    (ME, YOU, False): {"MANAGER", "LEADER"},
}


@pytest.mark.parametrize(("held_by", "to", "setup"), ACCOUNTS)
def test_an_account_is_given_by_whom_the_table_says(
    held_by: int | None,
    to: int,
    setup: bool,  # noqa: FBT001 - a case
) -> None:
    told = ACCOUNTS[held_by, to, setup]

    assert {*givers(held_by, to, ME, setup=setup)} == told
    assert {*givers(held_by, to, ME, setup=setup, busy=True)} == told - {"SALES"}
