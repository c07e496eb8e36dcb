"""Who may act: the roles of the regulation (1.1) and a person in one of them."""

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


class Actor(NamedTuple):
    """An employee who acts, with the role of that day."""

    id: int
    code: str
    name: str
    role: Role


REGISTRARS = (Role.ADMIN, Role.MANAGER, Role.CLERK)
"""Who keeps the registers of customers and products and imports books."""

PLANNERS = (Role.ADMIN, Role.MANAGER)
"""Who keeps staff, targets and the calendar (MD1, MD6)."""

ADMINISTRATORS = (Role.ADMIN, Role.LEADER)
"""Who changes settings: users, thresholds, calendar (1.1)."""
