"""begin() and advance(): the only doors by which a document comes to be and changes its state."""

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from salescli import models
from salescli.engine.case import TOLD, case_of, decisions, for_the_leader, taken
from salescli.engine.content import RULE, declared, digest, freeze
from salescli.engine.find import keep
from salescli.engine.numbers import give
from salescli.engine.parts import last_decided
from salescli.engine.work import Decided
from salescli.errors import DataError, GateShutError, RefusedError
from salescli.policy.diagrams import OF_KIND, Flags
from salescli.policy.numbers import draft
from salescli.policy.workflow import Step, Workflow
from salescli.tables._base import stored
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

R = TypeVar("R", bound="Record")

__all__ = [
    "advance",
    "allow",
    "begin",
    "decisions",
    "for_the_leader",
    "label",
    "may_begin",
    "not_before",
    "remember",
    "taken",
]


def may_begin(work: "Work", workflow: Workflow, name: str) -> str:
    """Return how a beginning is worded; raise RoleError, before anything else is looked up."""
    return _(workflow.begin(name, work.decider).act)


def begin(  # noqa: PLR0913 - what makes a beginning one of its kind
    work: "Work",
    table: type[R],
    name: str,
    /,
    *,
    facts: object = None,
    about: str = "",
    fill: Callable[[R], object] | None = None,
    **columns: object,
) -> R:
    """Begin a document: role and gates, number, author, day, instant and the decision.

    `about` is the document that it is about; `fill` adds what else belongs to its content, once
    it is there. Raises RoleError or GateShutError.
    """
    kind = declared(table)
    workflow = OF_KIND[kind.kind]
    way = workflow.begin(name, work.decider)
    try:
        way.check(facts, about)
    except GateShutError as refusal:
        if refusal.by:
            advising = import_module("salescli.engine.advising")
            refusal.advice = advising.opening(kind.handled_by, about, refusal.by)
        raise
    columns |= {"state": way.state or workflow.initial, "author_id": work.actor.id or None}
    columns |= {kind.recorded: work.now()}
    if kind.dated:
        columns[kind.dated] = work.on
    if kind.prefix and not kind.drafted:
        columns["number"] = give(work, kind.kind)
    document = table(**columns, **{part: [] for part in kind.along})
    work.add(document)
    if fill:
        fill(document)
        work.add(document)
    step = Step(way.taken, (), workflow.initial, (), way.clause)
    remember(work, document, step, None, digest(work, document))
    return document


def advance(
    work: "Work",
    document: "Record",
    name: str,
    told: Mapping[str, object] | None = None,
    /,
    *,
    facts: object = None,
    **filled: object,
) -> Step:
    """Move a document by one step of its diagram, fill in its columns and add the decision.

    The decision is over what stood there, or over the columns that are `told` by it, if any are.
    Raises StateError, SecondPersonError, RoleError or GateShutError as the diagram refuses, and
    DataError for a business date before the step it follows, or for what is filled already.
    """
    step = allow(work, document, name, facts=facts)
    _not_filled(document, filled)
    if step.freezes:
        freeze(work, document)
    state, content = document.state, digest(work, document)  # type: ignore[attr-defined]
    if step.command == work.action.rpartition(" ")[2]:
        work.decided.append(Decided(declared(document).kind, document, step.name, state, content))
    if part := declared(document).part:
        # A guard lets its rows change in the state in which they were changed, not in the next.
        work.ledger.write({part.rows.table})
    if filled and work.session.new:
        # What is filled in may name them.
        work.session.flush()
    # Not before it is allowed: what an earlier step filled in is guarded.
    for column, value in filled.items():
        setattr(document, column, value)
    if step.target is not None:
        document.state = step.target
        # So that a guard sees what is changed from here on as a change in that state.
        work.session.flush()
    if told is not None:
        for column, value in told.items():
            setattr(document, column, value)
        content = digest(work, document)
    remember(
        work, document, step, state, content, facts.about if isinstance(facts, Flags) else None
    )
    return step


def _not_filled(document: "Record", filled: Mapping[str, object]) -> None:
    for group in declared(document).rows.once:
        first, *_rest = columns = group.split()
        if getattr(document, first) is not None and not filled.keys().isdisjoint(columns):
            raise DataError(
                _("what {document} would get by this was recorded already, and stays").format(
                    document=label(document)
                )
            )


def allow(
    work: "Work",
    document: "Record",
    name: str,
    /,
    *,
    facts: object = None,
) -> Step:
    """Return the step that may be taken now, or refuse it as `advance` would."""
    workflow = OF_KIND[declared(document).kind]
    case = case_of(work, document, label(document), workflow.named(name), facts)
    try:
        step = workflow.take(name, case)
    except RefusedError as refusal:
        # Loaded where something is refused: what it tells of needs more than a step does.
        import_module("salescli.engine.advising").advise(work, document, refusal)
        raise
    if not step.automatic:
        in_order(work, _(step.wording), document)
    return step


def remember(  # noqa: PLR0913 - the fields of a decision
    work: "Work",
    document: "Record",
    step: Step,
    state: str | None,
    content: str,
    about: int | None = None,
) -> None:
    """Add the decision row of a step."""
    decision = models.Decision(
        kind=declared(document).kind,
        document_id=document.key,
        step=step.name,
        from_state=state,
        to_state=document.state,  # type: ignore[attr-defined]
        decided_by=work.decider.id or None,
        recorded_by=work.actor.id or None,
        decided_on=work.on,
        recorded_at=work.now(),
        content=content,
        clause=step.clause,
        paper=work.paper,
        note=work.note,
        rule=RULE,
        about=about,
    )
    work.insert(decision)
    keep(work, document)
    known = work.history.get((decision.kind, decision.document_id))
    if known is not None:
        known.append({column: stored(getattr(decision, column)) for column in TOLD})


def label(document: Any) -> str:  # noqa: ANN401 - of any kind
    """Return the number of a document, or its draft number; of a part of one, its place."""
    kind = declared(document)
    if kind.called:
        place, title = (getattr(document, name, None) for name in ("position", "title"))
        return _(kind.called).format(id=document.key, position=place, title=title)
    return str(document.number or draft(kind.kind, document.id))


def in_order(work: "Work", act: str, document: "Record") -> None:
    """Refuse a business date before what a document has seen, its parts included."""
    days = [date.fromisoformat(row["decided_on"]) for row in decisions(work, document)]
    if last := last_decided(work, declared(document).kind, document.key):
        days.append(last)
    if days:
        not_before(work, act, label(document), max(days))


def not_before(work: "Work", act: str, document: str, last: date) -> None:
    """Refuse a business date before the day of what the act follows."""
    if work.on < last:
        raise DataError(
            _("cannot {step} {document} on {day}: its last step was on {last}").format(
                step=act, document=document, day=work.on, last=last
            )
        )
