"""What waits for somebody: by whose step, with the facts to decide on and the command to type."""

from collections.abc import Iterable

from salescli.policy.roles import Role
from salescli.reports.waiting import goods, money, people, plans, selling, service, spending
from salescli.reports.waiting._turn import Turn

TURNS: tuple[Turn, ...] = (
    *plans.TURNS,
    *selling.TURNS,
    *goods.TURNS,
    *money.TURNS,
    *service.TURNS,
    *spending.TURNS,
    *people.TURNS,
)
"""All that may wait, in the order of the workflows."""


def turns(roles: Iterable[Role]) -> tuple[Turn, ...]:
    """Return what may wait for somebody with these roles."""
    return tuple(turn for turn in TURNS if not set(turn.by).isdisjoint(roles))
