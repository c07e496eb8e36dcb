"""What a watch looks at, what it finds, and how its SELECT is run (regulation, section 4)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from salescli.engine.company import Company

Row = Mapping[str, Any]


class Watched(Protocol):
    """What a watch looks at: the rows, and the company whose calendar counts."""

    company: "Company"
    scope: str | None
    territory: str | None

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Return the rows of one SELECT, each by label."""


class Finding(NamedTuple):
    """Something that was not done by its day, or was done later."""

    rule: str
    document: str
    due_on: date
    done_on: date | None
    customer: str | None = None
    customer_name: str | None = None
    salesperson: str | None = None
    salesperson_name: str | None = None
    recorded_on: date | None = None
    """When that it was done was recorded; not known of what was entered before schema 4.

    Of what was not done, when it was told that it had not to be: later than it was due.
    """
    late: bool = False
    """Whether it was done on the day on which it was due, after the hour."""

    def as_of(self, day: date) -> "Finding":
        """Return it as it stood on a day: what was done later was not done yet."""
        later = self.done_on is not None and self.done_on > day
        return self._replace(done_on=None, recorded_on=None, late=False) if later else self

    def broken(self, since: date, until: date) -> bool:
        """Say whether the rule was broken by a day, and not settled before another."""
        if self.done_on is None:
            return self.recorded_on is None and self.due_on < until
        return (self.late or self.done_on > self.due_on) and self.done_on >= since

    def told_late(self, since: date, until: date) -> bool:
        """Say whether it was done in time or excused, and recorded when it was overdue: no breach.

        It is told of the days in which it was due, and of those in which it was recorded.
        """
        if self.recorded_on is None or self.late:
            return False
        in_time = (self.done_on or self.due_on) <= self.due_on < self.recorded_on
        return in_time and any(since <= day <= until for day in (self.due_on, self.recorded_on))

    def days(self, day: date) -> int:
        """Count the calendar days it was late, or has been until a day."""
        return max(0, ((self.done_on or day) - self.due_on).days)


Watch = Callable[[Watched, date, date], list[Finding]]


def on(row: Row, label: str) -> date:
    """Read a day of a row."""
    return date.fromisoformat(row[label])


def day(row: Row, label: str) -> date | None:
    """Read a day of a row, if it has one."""
    return on(row, label) if row[label] else None


def _due(row: Row) -> date:
    return on(row, "due_on")


def findings(rule: str, rows: Iterable[Row], due: Callable[[Row], date] = _due) -> list[Finding]:
    """Make findings of rows; where they do not give `due_on`, `due` says it."""
    return [finding(rule, row, due(row), *_done(row)) for row in rows]


def worked(look: Watched, label: str, setting: str) -> Callable[[Row], date]:
    """Say that something is due so many working days after one, by the setting of that day."""
    return lambda row: due_by(look, setting, on(row, label))


def due_by(look: Watched, setting: str, start: date) -> date:
    """Return the day so many working days after one, by the setting and the calendar of today.

    A holiday that is told later moves it.
    """
    return look.company.calendar.add_working(start, int(look.company.then(setting, start)))


def _done(row: Row) -> tuple[date | None, date | None]:
    done_on = day(row, "done_on")
    return done_on, day(row, "told_on") if done_on else None


def finding(
    rule: str, row: Row, due_on: date, done_on: date | None, told_on: date | None
) -> Finding:
    """Make a finding of what a row tells of a document, when it was done and when recorded."""
    people = row["customer"], row["customer_name"], row["salesperson"], row["salesperson_name"]
    return Finding(rule, row["document"], due_on, done_on, *people, told_on)


def begun(look: Watched, key: str, label: str, sql: str, days: tuple[date, date]) -> list[Row]:
    """Run a SELECT of what a setting says since when to watch, by the day of a label.

    Where nothing of these days is watched, nothing is read.
    """
    since, until = days
    first = look.company.watched_from(key)
    if first > until:
        return []
    told = {"since": since.isoformat(), "until": until.isoformat(), "begun": first.isoformat()}
    rows = look.rows(sql, scope=look.territory, **told)
    return [row for row in rows if look.company.watched(key, on(row, label))]


def watched(look: Watched, sql: str, since: date, until: date) -> list[Row]:
    """Run a watch's SELECT between two days, within what may be seen."""
    days = {"since": since.isoformat(), "until": until.isoformat()}
    return look.rows(sql, scope=look.territory, **days)
