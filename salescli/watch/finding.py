"""What a watch looks at, what it finds, and how its SELECT is run (regulation, section 4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from salescli.engine.company import Company


class Watched(Protocol):
    """What a watch looks at: the rows, and the company whose calendar counts."""

    company: "Company"
    scope: str | None

    def rows(self, sql: str, **values: object) -> list[Mapping[str, Any]]:
        """Return the rows of one SELECT, each by label."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was not done by its day, or was done later."""

    rule: str
    document: str
    customer: str | None
    customer_name: str | None
    salesperson: str | None
    salesperson_name: str | None
    due_on: date
    done_on: date | None

    def broken_by(self, day: date) -> bool:
        """Say whether the rule was broken at the end of a day."""
        return self.due_on < day if self.done_on is None else self.done_on > self.due_on

    def days(self, day: date) -> int:
        """Count the calendar days it was late, or has been until a day."""
        return max(0, ((self.done_on or day) - self.due_on).days)


Watch = Callable[[Watched, date, date], list[Finding]]

PEOPLE = """
           customer.code AS customer, customer.name AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name
"""
"""The account and the salesperson of a finding, as a watch selects them."""


def finding(rule: str, row: Mapping[str, Any], due_on: date, until: date) -> Finding:
    """Make a finding of a row, as it stood on a day."""
    done = date.fromisoformat(row["done_on"]) if row["done_on"] else None
    return Finding(
        rule,
        row["document"],
        row["customer"],
        row["customer_name"],
        row["salesperson"],
        row["salesperson_name"],
        due_on,
        done if done is None or done <= until else None,
    )


def watched(look: Watched, sql: str, since: date, until: date) -> list[Mapping[str, Any]]:
    """Run a watch's SELECT between two days, within what may be seen."""
    days = {"since": since.isoformat(), "until": until.isoformat()}
    return look.rows(sql, scope=look.scope, **days)
