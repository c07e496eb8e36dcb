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


def broken(look: Watched, since: date, until: date) -> list[Finding]:
    """List what was late or overdue between two days, by rule, as it stood on the last."""
    found = (f.as_of(until) for watch in WATCHES for f in watch(look, since, until))
    return [finding for finding in found if finding.broken(since, until)]


def overdue(look: Watched, today: date) -> list[Finding]:
    """List what is overdue today and not done yet, by rule."""
    return [finding for finding in broken(look, today, today) if finding.done_on is None]
