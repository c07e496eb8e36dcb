"""What a rule of the regulation is: how it is kept, where it is seen, what mends a breach."""

from enum import StrEnum
from typing import NamedTuple

from salescli.text import Text


class Control(StrEnum):
    """How the program keeps a rule (section 4)."""

    BLOCK = "block"
    """It cannot be broken."""
    GATE = "gate"
    """It needs a decision."""
    WATCH = "watch"
    """Who breaks it is seen."""


BLOCK, GATE, WATCH = Control
"""Short for the tables."""


class Rule(NamedTuple):
    """A rule, duty or time rule of the regulation."""

    line: Text
    controls: tuple[Control, ...]
    enforced: str
    """The commands that keep it, by comma."""
    watched: str
    """The keys of what is watched for it."""
    shown: str
    """The forms and lists in which it is seen, by comma."""
    mends: str
    """The commands that put a breach right, by comma."""

    @staticmethod
    def names(told: str) -> tuple[str, ...]:
        """Return what a column names."""
        return tuple(name.strip() for name in told.split(",") if name)
