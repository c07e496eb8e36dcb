"""advance(): take a step and remember it; the only door that changes a document's state."""

from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.engine.content import digest
from salescli.engine.major import exceeds
from salescli.engine.numbers import draft
from salescli.errors import DataError
from salescli.policy.workflow import Case, Step, Taken, Workflow
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

_HISTORY = """
    SELECT step, decided_by, decided_on, content, from_state, to_state FROM decision
    WHERE kind = :kind AND document_id = :id
    ORDER BY id
"""


def advance(
    work: "Work",
    workflow: Workflow,
    name: str,
    document: "Record",
    *,
    facts: Any = None,  # noqa: ANN401
    **filled: object,
) -> Step:
    """Move a document by one step of its diagram, fill in its columns and add the decision.

    Raises StateError, SecondPersonError, RoleError or GateShutError as the diagram refuses, and
    DataError for a business date before the step it follows.
    """
    step = allow(work, workflow, name, document, facts=facts)
    state, content = document.state, digest(document)  # type: ignore[attr-defined]
    # Not before it is allowed: what an earlier step filled in is guarded.
    for column, value in filled.items():
        setattr(document, column, value)
    if step.target is not None:
        document.state = step.target
    work.session.add(document)
    remember(work, workflow.name, document, step, state, content)
    return step


def allow(
    work: "Work",
    workflow: Workflow,
    name: str,
    document: "Record",
    *,
    facts: Any = None,  # noqa: ANN401
) -> Step:
    """Return the step that may be taken now, or refuse it as `advance` would."""
    rows = work.rows(_HISTORY, kind=workflow.name, id=document.key)
    case = Case(
        document=label(document),
        state=document.state,  # type: ignore[attr-defined]
        decider=work.decider,
        author=work.person(document.author_id),  # type: ignore[attr-defined]
        content=digest(document),
        history=_round(rows, workflow),
        facts=facts,
        exceeds=any(s.leader_if_major for s in workflow.named(name)) and exceeds(work, document),
    )
    step = workflow.take(name, case)
    if not step.automatic:
        _in_order(work, name, case.document, rows)
    return step


def remember(  # noqa: PLR0913 - the fields of a decision
    work: "Work", kind: str, document: "Record", step: Step, state: str | None, content: str
) -> None:
    """Add the decision row of a step."""
    from salescli.models import Decision  # noqa: PLC0415 - start-up

    work.session.add(
        Decision(
            kind=kind,
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
        )
    )


def begun(work: "Work", workflow: Workflow, name: str, document: "Record", clause: str) -> None:
    """Remember how a document came to be, so that its history begins with its author."""
    step = Step(name, (), workflow.initial, (), clause)
    remember(work, workflow.name, document, step, None, digest(document))


def label(document: "Record") -> str:
    """Return the number of a document, or its draft number; of a part of one, its place."""
    if document.__tablename__ in {"deviation", "quote_deviation"}:
        return _("deviation {id}").format(id=document.key)
    if document.__tablename__ in {"inquiry_question", "negotiation", "meeting_task"}:
        return _("point {position}").format(position=document.position)  # type: ignore[attr-defined]
    return str(document.number or draft(document))  # type: ignore[attr-defined]


def taken(work: "Work", workflow: Workflow, document: "Record") -> tuple[Taken, ...]:
    """Return the steps that still bear on a document, in their order."""
    return _round(work.rows(_HISTORY, kind=workflow.name, id=document.key), workflow)


def _round(rows: list[Any], workflow: Workflow) -> tuple[Taken, ...]:
    """Return the steps since the document was last at its beginning: earlier ones bind nothing."""
    lasting = {step.name for step in workflow.steps if step.lasting}
    since: list[Taken] = []
    for row in rows:
        taken = Taken(row["step"], row["decided_by"] or 0, row["content"])
        begins = row["to_state"] == workflow.initial and row["from_state"] != row["to_state"]
        since = [t for t in since if t.step in lasting] if begins else [*since, taken]
    return tuple(since)


def _in_order(work: "Work", name: str, document: str, rows: list[Any]) -> None:
    if not rows:
        return
    last = max(date.fromisoformat(row["decided_on"]) for row in rows)
    not_before(work, _(name), document, last)


def not_before(work: "Work", act: str, document: str, last: date) -> None:
    """Refuse a business date before the day of what the act follows."""
    if work.on < last:
        raise DataError(
            _("cannot {step} {document} on {day}: its last step was on {last}").format(
                step=act, document=document, day=work.on, last=last
            )
        )
