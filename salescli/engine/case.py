"""A case: a document at the moment of a step, with whose it is and what was decided about it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from salescli.engine.content import RULE, declared, digest
from salescli.engine.major import exceeds, told
from salescli.engine.people import People, earlier, led, people
from salescli.engine.territory import kept_by
from salescli.policy.diagrams import OF_KIND, Flags
from salescli.policy.people.persons import for_leader
from salescli.policy.workflow import Case, Step, Taken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

TOLD = (
    *("step", "decided_by", "recorded_by", "decided_on", "content", "from_state", "to_state"),
    *("rule", "about"),
)
"""What of a decision is asked for."""

_HISTORY = f"""
    SELECT {", ".join(TOLD)} FROM decision
    WHERE kind = :kind AND document_id = :id
    ORDER BY id
"""


def case_of(
    work: "Work",
    document: Any,  # noqa: ANN401 - of any kind
    name: str,
    steps: tuple[Step, ...],
    facts: object,
) -> Case:
    """Return a document as it stands before the rows of a step; people only where they matter."""
    of_two = any(step.second_person or step.leader_if_major for step in steps)
    author = work.person(document.author_id)
    ours = people(work, document) if of_two else People((), ())
    return Case(
        document=name,
        state=document.state,
        decider=work.decider,
        recorder=work.actor,
        author=author,
        named=ours.both,
        wrote=frozenset(one.id for one in ours.wrote),
        led=led(work, (author, *ours.both)) if of_two else True,
        staff=work.staff,
        kept_by=kept_by(work, work.decider, document),
        content=digest(work, document),
        history=(*_bound(work, document), *earlier(work, document, _others(steps))),
        facts=facts,
        exceeds=any(s.leader_if_major for s in steps) and exceeds(work, document, steps[0].name),
        about=facts.about if isinstance(facts, Flags) else None,
    )


def _others(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Name the steps whose people may not take these."""
    return tuple(name for step in steps for name in step.other_than)


def for_the_leader(work: "Work", document: "Record") -> bool:
    """Say whether the leader decides about a document in the manager's place (1.3.1).

    So it is too where nobody else is left: no other leader, and no manager but its own people.
    """
    author = work.person(document.author_id)  # type: ignore[attr-defined]
    ours = (*([author] if author else ()), *people(work, document).both)
    if for_leader(ours, led=led(work, ours)):
        return True
    own = {one.id for one in ours}
    return not any(one.manages and one.id not in own for one in work.staff())


def taken(work: "Work", document: "Record") -> tuple[Taken, ...]:
    """Return the steps that still bear on a document, in their order."""
    return tuple(told(row) for row in _round(work, document))


def decisions(work: "Work", document: "Record") -> list[Any]:
    """Return the decisions about a document, asked for once and kept up by `remember`."""
    about = (declared(document).kind, document.key)
    if about not in work.history:
        kind, id_ = about
        work.history[about] = work.rows(_HISTORY, kind=kind, id=id_)
    return work.history[about]


def _bound(work: "Work", document: "Record") -> tuple[Taken, ...]:
    """Return steps over the present content as such, each by the rule that it was made by."""
    rows = _round(work, document)
    rules = {row["rule"] or 1 for row in rows}
    same = {rule: digest(work, document, rule) for rule in {RULE, *rules}}
    return tuple(
        replace(told(row), content=same[RULE])
        if row["content"] == same[row["rule"] or 1]
        else told(row)
        for row in rows
    )


def _round(work: "Work", document: "Record") -> list[Any]:
    """Return the steps since the document last began, or began anew: earlier ones bind nothing.

    Of those that last, a yes is to what was returned: it takes a no back, and agrees to nothing.
    How it began is among them where somebody else has to take a step for that.
    """
    workflow = OF_KIND[declared(document).kind]
    lasting = {step.name for step in workflow.steps if step.lasting}
    taken_later = {step.name for step in workflow.steps}
    apart = {name for step in workflow.steps for name in step.other_than} - taken_later
    since: list[Any] = []
    for row in decisions(work, document):
        first = row["to_state"] in {workflow.initial, workflow.anew}
        begins = first and row["from_state"] != row["to_state"]
        kept = [{**row, "content": ""} for row in since if row["step"] in lasting]
        if not begins:
            since = [*since, row]
        else:
            begun = row["from_state"] is None and row["step"] in apart
            since = [*kept, row] if begun else kept
    return since
