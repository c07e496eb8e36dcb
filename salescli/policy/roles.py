"""Who may act: the roles of the regulation (1.1) and a person in one of them."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """A part somebody plays in the department."""

    SALES = "SALES"
    CLERK = "CLERK"
    MANAGER = "MANAGER"
    DIVISION = "DIVISION"
    TECH = "TECH"
    PURCHASING = "PURCHASING"
    FINANCE = "FINANCE"
    LEADER = "LEADER"
    WAREHOUSE = "WAREHOUSE"
    ADMIN = "ADMIN"


OVERSEERS = (Role.MANAGER, Role.CLERK, Role.FINANCE, Role.LEADER, Role.ADMIN)
"""Who sees the whole department, and writes for others (1.3.4)."""


class Actor(NamedTuple):
    """An employee who acts, with the roles of that day: one person may hold several."""

    id: int
    code: str
    name: str
    roles: tuple[Role, ...]

    def plays(self, among: Iterable[Role]) -> bool:
        """Say whether one of their roles is among some."""
        return not set(self.roles).isdisjoint(among)

    def each(self) -> "Iterator[Actor]":
        """Yield the same person in one role at a time."""
        return (self._replace(roles=(role,)) for role in self.roles)

    @property
    def manages(self) -> bool:
        """Whether the leader decides in their place (1.3.1)."""
        return Role.MANAGER in self.roles

    @property
    def leads(self) -> bool:
        """Whether they are whom major cases are put to (1.3.2)."""
        return Role.LEADER in self.roles

    @property
    def sells(self) -> bool:
        """Whether they have accounts of their own."""
        return Role.SALES in self.roles

    @property
    def only_sells(self) -> bool:
        """Whether they see and write what is their own, and nothing of others (1.3.4)."""
        return self.sells and not self.plays(OVERSEERS)


SELLERS = (Role.SALES, Role.MANAGER, Role.LEADER)
"""Who can be named as the salesperson of an account or a document (1.3.4)."""

SETUP = Actor(0, "setup", "setup", (Role.ADMIN,))
"""Who acts before there is any staff."""

REGISTRARS = (Role.ADMIN, Role.MANAGER, Role.CLERK)
"""Who keeps the registers of customers and products and imports books."""

PLANNERS = (Role.ADMIN, Role.MANAGER)
"""Who keeps staff, targets and the calendar (MD1, MD6)."""

ADMINISTRATORS = (Role.ADMIN, Role.LEADER)
"""Who changes settings: users, thresholds, calendar (1.1); who gives and takes roles (1.3.1)."""
