"""The watches of plans that are made ahead (MD6) and of records of visited customers (D3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from salescli.policy.entries import COMPLETE
from salescli.policy.period import Period, month_of
from salescli.policy.planning import Span, year_of
from salescli.sql import OWN, PEOPLE, latest, parties
from salescli.watch.finding import Finding, Watched, day, findings, on, watched
from salescli.watch.visits import LOOK_BACK, NEVER_DONE, Done, sellers

Spanned = Period | Span
"""A month or a year: its label, first and last day."""

_DAY = timedelta(days=1)

_KNOWN = " AND ".join(f"record.{field.column} > ''" for field in COMPLETE)

_VISITED = f"""
    SELECT visit.number AS document, {PEOPLE}, visit.visited_on AS visited_on,
           known.valid_from AS done_on, known.recorded_at AS recorded_at
    FROM visit
    {parties("visit")}
    LEFT JOIN customer_profile AS known ON known.id = (
        SELECT record.id FROM customer_profile AS record
        WHERE record.customer_id = customer.id AND {_KNOWN}
          AND (record.valid_from > visit.visited_on OR record.id = {
    latest("customer_profile", "customer_id = customer.id", "visit.visited_on")
})
        ORDER BY record.valid_from, record.version LIMIT 1
    )
    WHERE visit.visited_on BETWEEN :since AND :until AND {OWN}
    ORDER BY visit.visited_on, visit.id
"""
"""Visits that were made, and from when the record of their account was complete after they were."""

_APPROVED = f"""
    SELECT employee.code AS code, work_plan.label AS label,
           decision.decided_on AS done_on, decision.recorded_on AS told_on
    FROM work_plan
    JOIN decision ON decision.kind = 'plan' AND decision.document_id = work_plan.id
         AND decision.step = 'approve'
    JOIN employee ON employee.id = work_plan.employee_id
    WHERE work_plan.grain IN ('annual', 'monthly') AND work_plan.end_on >= :since AND {OWN}
    ORDER BY decision.decided_on, decision.id
"""


def records(look: Watched, since: date, until: date) -> list[Finding]:
    """D3: the record of an account is complete by the working day after a visit (W1.4)."""
    company = look.company
    told = [
        {**row, "told_on": (at := row["recorded_at"]) and company.day(at).isoformat()}
        for row in watched(look, _VISITED, since - LOOK_BACK, until)
        if company.watched("plans_since", on(row, "visited_on"))
    ]
    return findings("D3", told, lambda row: company.calendar.next_working(on(row, "visited_on")))


def made(look: Watched, since: date, until: date) -> list[Finding]:
    """MD6: a year's plan, and each salesperson's of a month, is approved before it begins.

    It is told until the period ends. The weekly and daily plans are those of visits (W1.2).
    """
    approved: dict[tuple[str, str], Done] = {}
    for row in watched(look, _APPROVED, since, until):
        approved.setdefault((row["label"], row["code"]), (on(row, "done_on"), day(row, "told_on")))
    # The year is the department's: who sees their own territory only is not shown it.
    years = _begin(look, year_of, since, until) if look.scope is None else ()
    return [
        *_annual(years, approved),
        *_monthly(look, _begin(look, month_of, since, until), approved),
    ]


_Approved = Mapping[tuple[str, str], Done]
"""Label of the period and code of whose plan it is, to its first approval."""


def _begin(
    look: Watched, of: Callable[[date], Spanned], since: date, until: date
) -> Iterator[Spanned]:
    """Yield the periods whose eve is watched, as far as they have not ended."""
    period = of(since)
    while period.start <= until:
        if look.company.watched("plans_since", period.start - _DAY):
            yield period
        period = of(period.end + _DAY)


def _monthly(look: Watched, months: Iterable[Spanned], approved: _Approved) -> Iterator[Finding]:
    for month in months:
        for seller in sellers(look, month.start, month.end):
            if seller.sells(month.start.isoformat()):
                done = approved.get((month.label, seller.code), NEVER_DONE)
                yield seller.owes("MD6", month.label, month.start - _DAY, done)


def _annual(years: Iterable[Spanned], approved: _Approved) -> Iterator[Finding]:
    for year in years:
        of_year = (done for (label, _whose), done in approved.items() if label == year.label)
        done_on, told = next(of_year, NEVER_DONE)
        yield Finding("MD6", year.label, year.start - _DAY, done_on, recorded_on=told)
