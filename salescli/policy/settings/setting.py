"""What is said of a setting, and who may change it."""

from collections.abc import Callable
from typing import NamedTuple

from salescli.policy.roles import ADMINISTRATORS, Role

NORM, BOUND = (Role.MANAGER, Role.LEADER), (Role.LEADER,)
"""Of a norm managers, of what binds them leaders."""


class Setting(NamedTuple):
    """One setting; `fixed` ones are chosen at `init` and stay."""

    key: str
    line: str
    default: str
    check: Callable[[str], str]
    fixed: bool = False
    clause: str = ""
    stricter: Callable[[str, str], str] | None = None
    """Which of two values binds a late entry, where one of its days has each; else the first."""
    noted: bool = False
    """Whether it is moved with a note that says why, to no day to come."""
    by: tuple[Role, ...] = ADMINISTRATORS
    """Who changes it once the company is set up: of a norm managers, of what binds them leaders."""
    most: str = ""
    """The setting beyond whose value the leader alone changes it."""
