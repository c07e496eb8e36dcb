"""Gates: what has to be so before a step is taken, and how that is said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from salescli.policy.drawing import UNTOLD
from salescli.text import _

Facts = TypeVar("Facts")
"""The NamedTuple of what a workflow's gates look at."""


@dataclass(frozen=True, slots=True)
class Gate(Generic[Facts]):
    """A condition that nobody may skip; `until` is the English end of "… until …"."""

    until: str
    opens: Callable[[Facts], bool]
    clause: str = ""
    """What asks for it, where that is not the clause of the step."""

    by: str = ""
    """The command that opens it, where `until` does not name it: `{noun}` and `{number}`."""

    def told(self, facts: Facts) -> str:
        """Say what has to be so, with what the facts say of it."""
        return _(self.until).format(facts=facts)

    @property
    def plain(self) -> str:
        """What has to be so, of no case."""
        return UNTOLD.sub("", _(self.until))
