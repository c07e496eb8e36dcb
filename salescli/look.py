"""One read in progress, which lists, reports and watches are given."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.errors import RefusedError
from salescli.policy.roles import Actor

if TYPE_CHECKING:
    from salescli.engine.company import Company, Reads


@dataclass
class Look:
    """One read in progress: the open database, the company, the day and what may be seen."""

    reader: "Reads"
    company: "Company"
    today: date
    scope: str | None = None
    """Whose territory it is that is looked at; None for the whole department."""
    actor: Actor | None = None
    territory: str | None = None
    """Whose accounts and documents belong to it: theirs, and those they stand in for (1.3.4)."""
    most: int | None = None
    """How many rows of a list are asked for, the newest first; None for all."""
    beside: int | None = None
    """How many more there are, where that was counted."""
    beyond: bool = False
    """Whether there are even more than that."""

    def rows(self, sql: str, **values: object) -> Any:  # noqa: ANN401 - rows by label
        """Run one SELECT of a declaration."""
        return self.reader.rows(sql, **values)

    def staff(self, day: date) -> tuple[Actor, ...]:
        """Return who works here on a day, each with their roles."""
        from salescli.engine.company import staff  # noqa: PLC0415 - start-up

        return staff(self.reader, day)

    def shut(self, day: date) -> bool:
        """Say whether a day lies back too far for a late entry, and nobody gave leave (1.3)."""
        from salescli.engine.late import within  # noqa: PLC0415 - start-up

        try:
            within(self.reader, day, self.today)
        except RefusedError:
            return True
        return False
