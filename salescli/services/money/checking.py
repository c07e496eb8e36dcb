"""The daily check: what came in by our books beside what finance says (R11)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.errors import DataError, UsageError
from salescli.policy.kinds import Method, Severity
from salescli.policy.roles import Role
from salescli.policy.wording import METHODS
from salescli.services.conduct import about, issue
from salescli.services.conduct.about import About
from salescli.services.conduct.issue import Given
from salescli.sql import MONEY_IN
from salescli.text import _, decimal, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.check import CollectionCheck
    from salescli.tables.issue import Issue

_BOOKED = f"""
    SELECT method, contract_id AS contract, customer_id AS customer, collection_id AS collection,
           CAST(SUM(amount) AS BIGINT) AS amount
    FROM posting
    WHERE kind IN {MONEY_IN} AND booked_on = :day
    GROUP BY method, contract_id, customer_id, collection_id
    ORDER BY method, collection_id, contract_id
"""

_LAST = """
    SELECT method, booked, stated FROM checked_method
    WHERE check_id = (SELECT MAX(id) FROM collection_check WHERE checked_on = :day)
"""

_CHECKED = "SELECT id FROM collection_check WHERE checked_on = :day"


class Compared(NamedTuple):
    """What came in by a method: by our books and as finance says, in minor units."""

    booked: int
    stated: int


class Settling(NamedTuple):
    """Who settles differences, by which day, and what they are about; None: as usual."""

    owner: str | None = None
    due: date | None = None
    on_what: str | None = None


class Checked(NamedTuple):
    """A day that was compared, and the numbers of the problems that differences became."""

    check: "CollectionCheck"
    issues: list[str]


def check(work: "Work", stated: Mapping[Method, int], settling: Settling) -> Checked:
    """Compare a day's collections with finance's statement (R11).

    Finance says it in person, or on paper that a clerk types; a method that it does not name
    brought nothing. Each difference becomes a problem with owner and day. Raises DataError for a
    day that was compared already with the same figures.
    """
    work.deciding(_("say what was collected"), (Role.FINANCE,), "R11")
    rows = work.rows(_BOOKED, day=work.on.isoformat())
    ours = _by_method(rows)
    every = {method: Compared(ours.get(method, 0), stated.get(method, 0)) for method in Method}
    compared = {method: one for method, one in every.items() if any(one)}
    _new(work, compared)
    made = models.CollectionCheck(
        checked_on=work.on,
        stated_by=work.decider.id,
        paper=work.paper,
        author_id=work.actor.id or None,
        recorded_at=work.now(),
    )
    work.add(made)
    problems = {
        method: _raise(work, method, one, rows, settling)
        for method, one in compared.items()
        if one.booked != one.stated
    }
    for method, one in compared.items():
        work.insert(
            models.CheckedMethod(
                check_id=made.key,
                method=method,
                booked=one.booked,
                stated=one.stated,
                issue_id=problems[method].key if method in problems else None,
            )
        )
    return Checked(made, [problem.number for problem in problems.values()])


def booked(work: "Work", day: date) -> dict[Method, int]:
    """Return what came in on a day by our books, by method, in minor units."""
    return _by_method(work.rows(_BOOKED, day=day.isoformat()))


def _by_method(rows: Sequence[Mapping[str, Any]]) -> dict[Method, int]:
    found: dict[Method, int] = {}
    for row in rows:
        found[Method(row["method"])] = found.get(Method(row["method"]), 0) + row["amount"]
    return found


def _new(work: "Work", compared: Mapping[Method, Compared]) -> None:
    """Refuse a day that was compared already, where nothing has changed since."""
    day = work.on.isoformat()
    if not work.rows(_CHECKED, day=day):
        return
    last = {row["method"]: (row["booked"], row["stated"]) for row in work.rows(_LAST, day=day)}
    if last == compared:
        raise DataError(_("{day} was checked with the same figures already").format(day=work.on))


def _raise(
    work: "Work",
    method: Method,
    one: Compared,
    rows: Sequence[Mapping[str, Any]],
    settling: Settling,
) -> "Issue":
    """Raise the problem that a difference is, for who settles it."""
    digits = work.company.digits
    subject = _("{day}, {method}: {booked} in our books, {stated} by finance").format(
        day=work.on,
        method=METHODS[method].within(spoken()),
        booked=decimal(one.booked, digits),
        stated=decimal(one.stated, digits),
    )
    given = Given(_owner(work, settling.owner), issue.by_day(work, settling.due), None)
    of = about.read(work, settling.on_what) if settling.on_what else _about(method, one, rows)
    return issue.enter(work, subject, of, given, Severity.NORMAL)


def _owner(work: "Work", word: str | None) -> int:
    """Return who settles differences: as said, else the clerk who checks."""
    if word is not None:
        return find.at_work(work, word)
    if work.actor.plays((Role.CLERK,)):
        return work.actor.id
    raise UsageError(_("who settles the differences? give --owner"))


def _about(method: Method, one: Compared, rows: Sequence[Mapping[str, Any]]) -> About:
    """Return the contract that a difference is of, as far as the figures tell.

    That of the only payments by this method, else of the only one that is as much.
    """
    own = [row for row in rows if row["method"] == method]
    same = [row for row in own if row["amount"] == one.booked - one.stated]
    for among in (own, same):
        if len(of := {(row["contract"], row["customer"]) for row in among}) == 1:
            contract, customer = of.pop()
            return About(None, contract, customer)
    return About()
