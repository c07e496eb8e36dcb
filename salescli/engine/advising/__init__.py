"""What comes next for a document, and what a refusal tells to do: commands, and for whom."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from salescli.engine.case import case_of
from salescli.engine.content import declared
from salescli.engine.steps import label
from salescli.errors import GateShutError, StateError
from salescli.policy import wording
from salescli.policy.diagrams import OF_KIND
from salescli.policy.diagrams.onward import Onward, onward
from salescli.policy.documents import DOCUMENTS
from salescli.policy.people import persons
from salescli.policy.roles import Role
from salescli.policy.standing import undecided
from salescli.text import _, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salescli.engine.work import Work
    from salescli.policy.workflow import Case, Step
    from salescli.tables._base import Record


def usual(document: "Record") -> Onward | None:
    """Return what comes next, with its number: first the lines, then what its parts wait for."""
    kind, held = declared(document), vars(document)
    workflow = OF_KIND[kind.kind]
    state = str(document.state)  # type: ignore[attr-defined]
    comes = onward(workflow, state)
    if kind.drafted and state in map(str, kind.rows.open_in):
        lines = held.get(kind.part.attribute) if kind.part else None
        if lines is not None and all(line.dropped for line in lines):
            comes = Onward(f"{kind.handled_by} line {{}}", workflow.begins[0].by)
    elif any(not d.superseded and undecided(d.state) for d in held.get("deviations") or ()):
        (of,) = (one.kind for one in DOCUMENTS if one.of == kind.kind and one.kind in _DEVIATING)
        comes = onward(OF_KIND[of], "open")
    return comes and comes._replace(command=comes.command.format(label(document)))


_DEVIATING = frozenset(("deviation", "quote_deviation"))


def next_is(command: str, roles: "Iterable[str]") -> str:
    """Tell a command that comes next, to be typed as it stands, and for whom it is."""
    named = [*roles]
    people = ", ".join(wording.ROLES[role].within(spoken()) for role in named)
    if {*Role} - {*named} <= {Role.ADMIN}:
        people = _("anybody")
    return _("next: {command} ({roles})").format(command=f"salescli {command}", roles=people)


def advise(work: "Work", document: "Record", refusal: Exception) -> None:
    """Let a refusal tell what can be done: what opens its gate, or what is open to who acts."""
    if isinstance(refusal, GateShutError) and refusal.by:
        refusal.advice = opening(declared(document).handled_by, label(document), refusal.by)
    elif isinstance(refusal, StateError):
        comes, yours = usual(document), _open_to(work, document)
        told = [next_is(*comes)] if comes else []
        if yours:
            told.append(_("you may: {commands}").format(commands=", ".join(yours)))
        refusal.advice = " · ".join(told)


def opening(noun: str, number: str, by: str) -> str:
    """Tell the command that opens a gate, and for whom its step is."""
    command = by.format(noun=noun, number=number)
    of, verb, *_rest = command.split()
    flows = [OF_KIND[one.kind] for one in DOCUMENTS if one.handled_by == of]
    ways: list[Any] = [way for flow in flows for way in (*flow.steps, *flow.begins)]
    roles = [role for way in ways if way.command == verb for role in way.by]
    drafting = [role for flow in flows[:1] for role in flow.begins[0].by]
    told = dict.fromkeys(roles or drafting)
    return next_is(command, told) if told else f"salescli {command}"


def _open_to(work: "Work", document: "Record") -> list[str]:
    """Name the commands that are open to who acts, whatever is asked for beside who they are."""
    flow = OF_KIND[declared(document).kind]
    state = document.state  # type: ignore[attr-defined]
    steps = tuple(s for s in flow.steps if state in s.sources and not (s.automatic or s.elsewhere))
    case = case_of(work, document, label(document), steps, None) if steps else None
    free = [step.command for step in steps if case and not step.gates and _open(step, case)]
    begun = [way for way in flow.begins if state in way.upon_states]
    again = [way.command for way in begun if work.decider.plays(way.by)]
    return [f"{declared(document).handled_by} {verb}" for verb in dict.fromkeys((*free, *again))]


def _open(step: "Step", case: "Case") -> bool:
    """Say whether who decides may take a step, as far as that depends on who they are."""
    tried = (replace(case, decider=as_) for as_ in case.decider.each())
    return any(
        persons.may(step, one, one.decider) and not any(check(step, one) for check in _OF_PEOPLE)
        for one in tried
    )


_OF_PEOPLE = (persons.twice, persons.stranger, persons.author)
