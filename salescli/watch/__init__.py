"""Watching: WATCHES, the list of all that is watched, a file per workflow (section 4)."""

from datetime import date

from salescli.watch import contracts, deliveries, meetings, plans, quotes, visits
from salescli.watch.finding import Finding, Watch, Watched

WATCHES: tuple[Watch, ...] = (
    visits.plan,
    visits.record,
    visits.log,
    plans.records,
    plans.made,
    meetings.held,
    meetings.assignments,
    quotes.reported,
    quotes.submitted,
    contracts.informed,
    contracts.papers,
    contracts.archived,
    contracts.bound,
    deliveries.dispatch,
    deliveries.receipt,
)


def looked(look: Watched, since: date, until: date) -> list[Finding]:
    """List all that was to be done between two days, by rule, as it stood on the last."""
    return [f.as_of(until) for watch in WATCHES for f in watch(look, since, until)]


def broken(look: Watched, since: date, until: date) -> list[Finding]:
    """List what was late or overdue between two days, by rule, as it stood on the last."""
    return [finding for finding in looked(look, since, until) if finding.broken(since, until)]


def told_late(look: Watched, since: date, until: date) -> list[Finding]:
    """List what was done in time, and recorded between two days when it was overdue: no breach."""
    return [finding for finding in looked(look, since, until) if finding.told_late(since)]


def overdue(look: Watched, today: date) -> list[Finding]:
    """List what is overdue today and not done yet, by rule."""
    return [finding for finding in broken(look, today, today) if finding.done_on is None]
