"""Watching: WATCHES, the list of all that is watched, a file per workflow (section 4)."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from salescli.watch import (
    archive,
    assets,
    collections,
    conduct,
    contracts,
    deliveries,
    expenses,
    forms,
    instruments,
    invoices,
    issues,
    meetings,
    payments,
    plans,
    problems,
    quotes,
    receipts,
    reconciliations,
    returns,
    service,
    territory,
    visits,
)
from salescli.watch.finding import Finding, Watch, Watched

WATCHES: tuple[Watch, ...] = (
    visits.plan,
    visits.record,
    visits.log,
    plans.records,
    plans.made,
    meetings.held,
    meetings.trained,
    meetings.assignments,
    quotes.reported,
    quotes.submitted,
    contracts.informed,
    contracts.papers,
    contracts.archived,
    contracts.bound,
    deliveries.dispatch,
    receipts.told,
    receipts.receipt,
    receipts.shortage,
    receipts.corrected,
    invoices.applied,
    invoices.invoiced,
    invoices.filed,
    invoices.handed_over,
    invoices.owed,
    instruments.handed_over,
    instruments.cleared,
    collections.pressed,
    collections.promised,
    archive.requests,
    archive.vouchers,
    archive.lent,
    issues.settled,
    issues.checked,
    problems.escalated,
    problems.decided,
    assets.named,
    assets.proposed,
    reconciliations.closed,
    payments.confirmed,
    payments.remitted,
    payments.prepaid,
    service.accepted,
    service.contacted,
    service.reported,
    service.decided,
    returns.received,
    returns.settled,
    expenses.asked,
    expenses.paid,
    conduct.proposed,
    conduct.decided,
    territory.seen,
    forms.weekly,
    forms.monthly,
)

LASTING: Mapping[str, Watch] = MappingProxyType({"R3": expenses.asked})
"""Rules of whose findings each can be raised, however long ago it was and whatever came of it."""

_LEAVES = """
    SELECT MIN(since) AS since FROM late_leave
    WHERE until_on >= :since AND recorded_on <= :until
"""


def looked(look: Watched, since: date, until: date) -> list[Finding]:
    """List all that was to be done between two days, by rule, as it stood on the last."""
    return [f.as_of(until) for watch in WATCHES for f in watch(look, since, until)]


def broken(look: Watched, since: date, until: date) -> list[Finding]:
    """List what was late or overdue between two days, by rule, as it stood on the last."""
    return [finding for finding in looked(look, since, until) if finding.broken(since, until)]


def told_late(look: Watched, since: date, until: date) -> list[Finding]:
    """List what was done in time, and recorded when it was overdue: no breach.

    Either was between two days; what was recorded then lies back as far as anybody might enter.
    """
    found = looked(look, _reached(look, since, until), until)
    return [finding for finding in found if finding.told_late(since, until)]


def _reached(look: Watched, since: date, until: date) -> date:
    """Return the earliest day that was open to late entries between two days (1.3)."""
    usual = since - timedelta(days=look.company.most("late_entry_days", since, until))
    (given,) = look.rows(_LEAVES, since=since.isoformat(), until=until.isoformat())
    return min(usual, date.fromisoformat(given["since"])) if given["since"] else usual


def overdue(look: Watched, today: date) -> list[Finding]:
    """List what is overdue today and not done yet, by rule."""
    return [finding for finding in broken(look, today, today) if finding.done_on is None]
