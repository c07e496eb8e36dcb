"""The daily check: what came in by our books beside what finance says (R11)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.errors import DataError, LeftOutError
from salescli.policy.kinds import Method, Severity
from salescli.policy.roles import Role
from salescli.policy.wording import METHODS
from salescli.services.conduct import about, issue
from salescli.services.conduct.about import About
from salescli.services.conduct.issue import Given
from salescli.sql import MONEY_IN
from salescli.text import _, figure, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.check import CollectionCheck

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

_OPEN = """
    SELECT issue.id AS id, issue.number AS number, checked_method.method AS method,
           checked_method.booked AS booked, checked_method.stated AS stated
    FROM collection_check
    JOIN checked_method ON checked_method.check_id = collection_check.id
    JOIN issue ON issue.id = checked_method.issue_id
    WHERE collection_check.checked_on = :day AND issue.closed_on IS NULL
    ORDER BY checked_method.id
"""
"""The problems that differences of a day became and are still, each as it was said last."""

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
    """A day that was compared, and the numbers of the problems that differences are, or were."""

    check: "CollectionCheck"
    issues: list[str]
    agreed: list[str]


class _Problem(NamedTuple):
    """A problem that a difference is."""

    id: int
    number: str


def check(work: "Work", stated: Mapping[Method, int], settling: Settling) -> Checked:
    """Compare a day's collections with finance's statement (R11).

    Finance says it in person, or on paper that a clerk types, of every method by which something
    came in by our books. Each difference becomes a problem with owner and day, or goes on as the
    one that it is. Raises DataError for a day that was compared already with the same figures.
    """
    work.deciding(_("say what was collected"), (Role.FINANCE,), "R11")
    rows = work.rows(_BOOKED, day=work.on.isoformat())
    ours = _by_method(rows)
    _all_told(work, ours, stated)
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
    differing = {method: one for method, one in compared.items() if one.booked != one.stated}
    before = {Method(row["method"]): row for row in work.rows(_OPEN, day=work.on.isoformat())}
    problems = _problems(work, differing, before, rows, settling)
    agreed = [before[method]["number"] for method in stated if method in before.keys() - differing]
    for number in agreed:
        issue.agree(work, number)
    for method, one in compared.items():
        work.insert(
            models.CheckedMethod(
                check_id=made.key,
                method=method,
                booked=one.booked,
                stated=one.stated,
                issue_id=problems[method].id if method in problems else None,
            )
        )
    return Checked(made, [problem.number for problem in problems.values()], agreed)


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


def _all_told(work: "Work", ours: Mapping[Method, int], stated: Mapping[Method, int]) -> None:
    """Refuse a statement that says nothing of a method by which something came in (R11)."""
    digits, tongue = work.company.digits, spoken()
    left = {
        f"--{method.name.lower().replace('_', '-')}": _("{method}, {booked} in our books").format(
            method=METHODS[method].within(tongue), booked=figure(ours[method], digits)
        )
        for method in Method
        if ours.get(method) and method not in stated
    }
    if left:
        raise LeftOutError(left)


def _problems(
    work: "Work",
    differing: Mapping[Method, Compared],
    before: Mapping[Method, Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    settling: Settling,
) -> dict[Method, _Problem]:
    """Return the problems that differences are: those that they were, else new ones."""
    new = {method: one for method, one in differing.items() if method not in before}
    owner = _owner(work, settling.owner, new) if new else 0
    found = {}
    for method, one in differing.items():
        if was := before.get(method):
            found[method] = _Problem(was["id"], was["number"])
            if (was["booked"], was["stated"]) != one:
                subject = _subject(work, method, one)
                issue.restate(work, was["number"], subject, settling.owner, settling.due)
            continue
        given = Given(owner, issue.by_day(work, settling.due, owner), None)
        of = about.read(work, settling.on_what) if settling.on_what else _about(method, one, rows)
        raised = issue.enter(work, _subject(work, method, one), of, given, Severity.NORMAL)
        found[method] = _Problem(raised.key, raised.number)
    return found


def _subject(work: "Work", method: Method, one: Compared) -> str:
    digits = work.company.digits
    return _("{day}, {method}: {booked} in our books, {stated} by finance").format(
        day=work.on,
        method=METHODS[method].within(spoken()),
        booked=figure(one.booked, digits),
        stated=figure(one.stated, digits),
    )


def _owner(work: "Work", word: str | None, new: Mapping[Method, Compared]) -> int:
    """Return who settles differences: as said, else the clerk who checks."""
    if word is not None:
        return find.at_work(work, word)
    if work.actor.plays((Role.CLERK,)):
        return work.actor.id
    raise LeftOutError(
        ("--owner",),
        _("{differences}: who settles the differences? give --owner").format(
            differences="; ".join(_subject(work, method, one) for method, one in new.items())
        ),
    )


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
