"""What waits for somebody: by whose step, with the facts to decide on and the command to type."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from salescli.policy.roles import Role
from salescli.reports.waiting import goods, money, people, plans, selling, service, spending
from salescli.reports.waiting._turn import Turn

if TYPE_CHECKING:
    from salescli.look import Look

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


def turned(look: "Look") -> dict[str, Any]:
    """Return what of the settings says whose turn something is."""
    settings = look.company.settings
    return {
        "major_amount": look.company.major_amount,
        "division": int(settings["division_confirms"] == "on"),
        "clearance": int(settings["finance_clears"] == "on"),
    }


def turns(roles: Iterable[Role]) -> tuple[Turn, ...]:
    """Return what may wait for somebody with these roles."""
    return tuple(turn for turn in TURNS if not set(turn.by).isdisjoint(roles))
