"""Visits: planned, submitted, made final by the manager, made and recorded (W1.1 to W1.4)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, allow, begin, label, may_begin
from salescli.errors import DataError, LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import SALES_SIDE, VISIT
from salescli.policy.kinds import VisitMethod
from salescli.policy.standing import plannable
from salescli.policy.states import VisitState
from salescli.services.register import norm
from salescli.services.visit import planning
from salescli.services.visit.planning import because, select
from salescli.services.visit.recording import correct, record
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from salescli.engine.work import Work
    from salescli.services.visit.planning import Span
    from salescli.tables.visit import Visit

__all__ = [
    "approve",
    "chosen",
    "correct",
    "drop",
    "edit",
    "move",
    "plan",
    "record",
    "return_",
    "select",
    "submit",
]

TO_SUBMIT = VisitState.PLANNED
"""In which state the visits of a week are that are submitted together."""
TO_DECIDE = VisitState.SUBMITTED
"""In which state those are that are approved or returned together."""

_WORDS = ("purpose", "other_work", "support_needed")
"""What a person types into the plan of a visit."""


def plan(  # noqa: PLR0913 - the fields of a planned visit
    work: "Work",
    customer: str,
    *,
    span: "Span",
    contract: str | None = None,
    method: VisitMethod = VisitMethod.ON_SITE,
    expected_order: int | None = None,
    planned_collection: int | None = None,
    salesperson: str | None = None,
    **words: str | None,
) -> "Visit":
    """Plan a visit for a day, a week or a month, from its `start` to its `end` (W1.1).

    Amounts in minor units; the words are purpose, other_work and support_needed.
    """
    act = may_begin(work, VISIT, "plan")
    account = find.customer(work, customer)
    usual = norm.profile(work, account.key)["salesperson_id"]
    whose = planning.whose(work, salesperson, usual, act=act, clause="W1.1")
    planning.ahead(work, span)
    return begin(
        work,
        models.Visit,
        "plan",
        customer_id=account.key,
        salesperson_id=whose,
        from_on=span.start,
        until_on=span.end,
        contract_id=planning.contract(work, contract, account.key) if contract else None,
        method=method,
        expected_order=expected_order,
        planned_collection=planned_collection,
        **_clean(words),
    )


def _clean(words: "Mapping[str, str | None]") -> "dict[str, Any]":
    if unknown := words.keys() - set(_WORDS):
        raise TypeError(", ".join(sorted(unknown)))
    return {key: names.clean(word, _(key)) for key, word in words.items() if word}


def edit(  # noqa: PLR0913 - the fields of a planned visit
    work: "Work",
    number: str,
    *,
    span: "Span | None" = None,
    contract: str | None = None,
    method: VisitMethod | None = None,
    expected_order: int | None = None,
    planned_collection: int | None = None,
    **words: str | None,
) -> "Visit":
    """Change what is planned, until it is submitted; what is not given stays."""
    work.require(_("edit a visit"), SALES_SIDE, "W1.1")
    visit = find.document(work, models.Visit, number)
    work.own_words(_("edit"), label(visit), visit.author_id, "W1.1")
    if not plannable(visit.state):
        raise DataError(
            _(
                "{visit} is {state}, so its plan stands;"
                " a manager can return it, or move it to another day: visit move"
            ).format(visit=label(visit), state=_(visit.state))
        )
    if span is not None:
        planning.ahead(work, span, on=work.today)
        planning.redate(work, visit, span)
    if contract:
        visit.contract_id = planning.contract(work, contract, visit.customer_id)
    numbers = {"expected_order": expected_order, "planned_collection": planned_collection}
    given = numbers | {"method": method} | _clean(words)
    for column, value in given.items():
        if value is not None:
            setattr(visit, column, value)
    work.add(visit)
    return visit


def chosen(
    work: "Work",
    number: str | None,
    *,
    span: "Span | None",
    salesperson: str | None = None,
    state: VisitState,
) -> "list[Visit]":
    """Fetch one visit by number, or all in a state within a span; DataError if none."""
    if number is not None and span is None:
        return [find.document(work, models.Visit, number)]
    if number is not None or span is None:
        raise LeftOutError(
            ("NUMBER", "--week", "--month"),
            _("which visits? give a NUMBER, or --week or --month"),
            either=True,
        )
    if found := select(work, span, salesperson=salesperson, state=state):
        return found
    told = {"state": _(state), "start": span.start, "end": span.end}
    if (other := planning.elsewhere(work, state)) and other.from_on:
        raise DataError(
            _(
                "no visit that is {state} lies within {start} to {end};"
                " {visit} is for {first}, so give --week {first}"
            ).format(**told, visit=label(other), first=other.from_on)
        )
    raise DataError(
        _("no visit that is {state} lies within {start} to {end}; see: salescli visit list").format(
            **told
        )
    )


def submit(work: "Work", visits: "Sequence[Visit]") -> None:
    """Put planned visits before the manager, by the meeting of the week before (W1.2)."""
    for visit in visits:
        advance(work, visit, "submit", submitted_on=work.on)


def approve(work: "Work", number: str, *, note: str | None = None) -> "Visit":
    """Make a submitted visit final (W1.2)."""
    visit = find.document(work, models.Visit, number)
    advance(
        work,
        visit,
        "approve",
        approved_on=work.on,
        manager_note=_note(work, visit, note),
    )
    return visit


def return_(work: "Work", number: str, *, note: str | None = None) -> "Visit":
    """Give a visit back to be planned again (W1.2)."""
    visit = find.document(work, models.Visit, number)
    advance(
        work,
        visit,
        "return",
        facts=planning.facts(work, visit),
        submitted_on=None,
        approved_on=None,
        manager_note=_note(work, visit, note),
    )
    return visit


def _note(work: "Work", visit: "Visit", note: str | None) -> str | None:
    """Return what the manager says to a visit: now, else what was said before."""
    told = note if note is not None else work.note
    return names.clean(told, _("note")) if told else visit.manager_note


def move(work: "Work", number: str, *, span: "Span", reason: str) -> "Visit":
    """Plan a visit for other days and return it; one that was handed in begins anew (W1.3)."""
    visit = find.document(work, models.Visit, number)
    allow(work, visit, "move", facts=planning.facts(work, visit))
    planning.ahead(work, span, on=work.today)
    if (visit.from_on, visit.until_on) == (span.start, span.end):
        raise DataError(_("{visit} is planned for then already").format(visit=label(visit)))
    if plannable(visit.state):
        planning.redate(work, visit, span)
        because(work, reason, "move", visit)
        return visit
    copied = visit.model_dump(include=_COPIED)
    again = begin(work, models.Visit, "plan_again", from_on=span.start, until_on=span.end, **copied)
    because(work, reason, "move", visit, moved_to_id=again.key)
    return again


_COPIED = {
    *("customer_id", "salesperson_id", "contract_id", "method", "expected_order"),
    *("planned_collection", *_WORDS),
}
"""What a visit is when it is moved: its plan, and nothing that was decided about it."""


def drop(work: "Work", number: str, *, reason: str) -> "Visit":
    """Give up a planned visit; one that is final only by the manager (W1.2)."""
    visit = find.document(work, models.Visit, number)
    because(work, reason, "drop", visit)
    return visit
