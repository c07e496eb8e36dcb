"""What a Begin, a Step, a Gate and a Workflow are: the engine that decides what may be done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from salescli.errors import (
    GateShutError,
    RefusedError,
    RoleError,
    SalesError,
    SecondPersonError,
    StateError,
)
from salescli.policy import drawing, stated
from salescli.policy.gate import Gate
from salescli.policy.people import persons
from salescli.policy.people.leading import ENDORSE, flags, heard, unheard
from salescli.policy.roles import Actor, Role
from salescli.text import _

OWN = "1.3.1"
"""What a decision cites that a case's own people had to take, for nobody else was left."""


@dataclass(frozen=True, slots=True)
class Begin:
    """One way in which a document begins: who may, and what has to be so."""

    name: str
    by: tuple[Role, ...]
    """Nobody: it begins as the consequence of another document's step."""
    clause: str
    gates: tuple[Gate[Any], ...] = ()
    state: StrEnum | None = None
    """Where it begins, if not at the diagram's beginning."""
    step: str = ""
    """What its history calls it, where several ways share a name."""
    verb: str = ""
    """The command that begins it, where that has another name."""
    act: str = ""
    """How a refusal of a role words it."""
    upon: str = ""
    """How a refusal words it before the number of the document it is about."""
    upon_states: tuple[StrEnum, ...] = ()
    """Where a document of the same kind stands that it can be begun from."""

    @property
    def taken(self) -> str:
        """The name of the decision that begins the history."""
        return self.step or self.name

    @property
    def command(self) -> str:
        """The verb of the command that begins it."""
        return self.verb or self.taken

    def check(self, facts: object, about: str) -> None:
        """Refuse a beginning, about another document, whose gates are shut."""
        if refusal := _shut(self.gates, facts, _(self.upon), about, self.clause):
            raise refusal


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a state diagram: who may move a document from where to where, and by what."""

    name: str
    sources: tuple[StrEnum, ...]
    target: StrEnum | None
    """Where it leads; None if the document stays where it is."""
    by: tuple[Role, ...]
    clause: str
    gates: tuple[Gate[Any], ...] = ()
    second_person: bool = False
    """The case's own people may not take it: its author and who is named on it (1.3.1)."""
    other_than: tuple[str, ...] = ()
    """Whoever took or typed one of these steps may neither take nor type this one.

    `KIND.STEP` is of a document that this one goes back to.
    """
    rests_on: tuple[str, ...] = ()
    """Decisions that must still bind the present content."""
    automatic: bool = False
    """Taken by the program as the consequence of another document's step."""
    leader_if_major: bool = False
    """A major case takes it only with the leader's consent to the present content (1.3.2)."""
    freezes: bool = False
    """What the names in it mean is kept with the document from then on."""
    lasting: bool = False
    """It holds even when the document is returned to its beginning."""
    verb: str = ""
    """The command that takes it, where that has another name."""
    act: str = ""
    """How a refusal words it, where the command is no verb."""
    elsewhere: bool = False  # taken by a command of another noun

    @property
    def command(self) -> str:
        """The verb of the command that takes it."""
        return self.verb or self.name

    @property
    def wording(self) -> str:
        """What stands after `cannot`."""
        return self.act or self.command


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken before: by whom, over which content, and who typed it."""

    step: str
    by: int
    content: str
    typed: int = 0
    """0: who took it."""
    state: str = ""
    """In which state the document was: of the leader's word, to which act it was said."""
    about: int | None = None
    """Whose flag was lifted; None: all that there were."""

    @property
    def people(self) -> set[int]:
        """Who had a hand in it; what nobody here did binds nobody."""
        return {self.by, self.typed} - {0}


@dataclass(frozen=True, slots=True)
class Case:
    """A document at the moment somebody wants to take a step with it."""

    document: str
    state: StrEnum
    decider: Actor
    author: Actor | None
    content: str = ""
    history: tuple[Taken, ...] = ()
    facts: Any = None
    exceeds: bool = False
    """Whether its amount, with its relatives', is beyond what the manager may decide alone."""
    recorder: Actor | None = None
    """Who types it, if it is not who decides."""
    named: tuple[Actor, ...] = ()
    """The salesperson named on it, who else wrote of it, and the same of all before it (1.3.1)."""
    wrote: frozenset[int] = frozenset()
    """Who of those only wrote of it, by id."""
    led: bool = True
    """Whether somebody leads the company who is none of its own people."""
    staff: Callable[[], tuple[Actor, ...]] | None = None
    """Ask who works here, where somebody is refused; None: somebody else is left."""
    last: bool = False
    """Whether none but its own people, or the leader in the managers' place, are left for it."""
    kept_by: tuple[str, ...] = ()
    """Codes of whose it is, where who decides only sells and it is not theirs (1.3.4)."""
    about: int | None = None
    """Whose earlier step it takes back."""

    @property
    def people(self) -> tuple[Actor, ...]:
        """The case's own people, who do not decide about it (1.3.1)."""
        return (*([self.author] if self.author else ()), *self.named)

    @property
    def major(self) -> bool:
        """Say whether the leader must be consulted (1.3.2)."""
        return self.exceeds or bool(flags(self.history))


@dataclass(frozen=True, slots=True)
class Workflow:
    """The state diagram of one kind of document."""

    name: str
    initial: StrEnum
    steps: tuple[Step, ...]
    begins: tuple[Begin, ...] = ()
    anew: StrEnum | None = None
    """The state that, reached again, makes all that was decided bind nothing, as its beginning."""

    def begin(self, name: str, who: Actor) -> Begin:
        """Return a way in which a document begins, or refuse whoever may not begin it so."""
        (found,) = (way for way in self.begins if way.name == name)
        if found.by and not who.plays(found.by):
            raise RoleError(_(found.act), who.roles, found.by, found.clause)
        return found

    def possible(self, state: StrEnum) -> list[str]:
        """Name the steps that start from a state, each once, in the order of the diagram."""
        own = (s for s in self.steps if not (s.automatic or s.elsewhere))
        steps = [s.command for s in own if state in s.sources]
        begun = [way.command for way in self.begins if state in way.upon_states]
        return list(dict.fromkeys((*steps, *begun)))

    def named(self, name: str) -> tuple[Step, ...]:
        """Return every row of one step."""
        return tuple(step for step in self.steps if step.name == name)

    def take(self, name: str, case: Case) -> Step:
        """Return the step that may be taken now, or refuse by state, person, role or gate."""
        rows = [s for s in self.steps if s.name == name and case.state in s.sources]
        if not rows:
            act = next((step.wording for step in self.named(name)), name)
            state = stated.worded(self.name, case.state)
            raise StateError(_(act), case.document, state, self.possible(case.state))
        if rows[0].automatic:
            return rows[0]
        acts = [step.sources for step in self.named(ENDORSE)]
        case = replace(case, history=heard(acts, case))
        if rows[0].second_person and (
            refusal := persons.both_typed(rows[0], self.paired(name), case)
        ):
            raise refusal
        return _of_stages(rows, case)

    def paired(self, name: str) -> set[str]:
        """Name the decisions that a major case needs of another person beside this one."""
        for_manager = {s.name for s in self.steps if s.leader_if_major and s.second_person}
        if name == ENDORSE:
            return for_manager
        return {ENDORSE} if name in for_manager else set()

    def summary(self) -> str:
        """Write the diagram as lines of text for `--help` and the README."""
        begun = (drawing.begun(way, self.initial, self.name) for way in self.begins)
        return "\n".join((*begun, *(drawing.told(step, self.name) for step in self.steps)))


def _shut(
    gates: tuple[Gate[Any], ...], facts: object, act: str, document: str, clause: str
) -> GateShutError | None:
    for gate in gates:
        if not gate.opens(facts):
            return GateShutError(act, document, gate.told(facts), gate.clause or clause, gate.by)
    return None


def _of_stages(rows: list[Step], case: Case) -> Step:
    """Return the row that may be taken by who decides; its own people come last (1.3.1)."""
    rest, found = rows, None
    for stage in persons.stages(case):
        answer = _tried(rest, stage)
        if isinstance(answer, Step):
            return answer if stage is case else replace(answer, clause=f"{answer.clause}, {OWN}")
        found = answer or found
        rest = [row for row in rest if persons.must_go_on(row) and not persons.left(row, stage)]
        if not rest:
            break
    nobody = persons.stuck(rest[0], case) if rest and isinstance(found, SecondPersonError) else None
    raise nobody or found or _not_for(rows, case)


def _tried(rows: list[Step], case: Case) -> Step | SalesError | None:
    """Return the row that may be taken in one of the roles of who decides, else the refusal.

    As two people several roles never count; of two words, nobody gives the one that others can.
    """
    tried = [_answer(rows, replace(case, decider=as_)) for as_ in case.decider.each()]
    steps = [answer for answer in tried if isinstance(answer, Step)]
    if len({step.target for step in steps}) > 1:
        steps.sort(key=lambda step: persons.left(step, persons.among_themselves(case)))
    refusals = (answer for answer in tried if isinstance(answer, SalesError))
    return steps[0] if steps else next(refusals, None)


def _answer(rows: list[Step], case: Case) -> Step | SalesError | None:
    """Return the row that may be taken in one role, else the refusal; None if it is for others."""
    for step in rows:
        if refusal := persons.twice(step, case):
            return refusal
    for step in rows:
        if persons.may(step, case, case.decider):
            refusals = (check(step, case) for check in _CHECKS)
            return next((no for no in refusals if no), step)
    return None


def _not_for(rows: list[Step], case: Case) -> RoleError:
    roles = [role for step in rows for role in step.by]
    act = _("{step} {document}").format(step=_(rows[0].wording), document=case.document)
    return RoleError(act, case.decider.roles, roles, rows[0].clause)


def _unbound(step: Step, case: Case) -> RefusedError | None:
    for name in step.rests_on:
        if not any(t.step == name and t.content == case.content for t in case.history):
            until = _("its present content has been given: {step}").format(step=_(name))
            return GateShutError(_(step.wording), case.document, until, step.clause)
    return None


def _gate(step: Step, case: Case) -> RefusedError | None:
    return _shut(step.gates, case.facts, _(step.wording), case.document, step.clause)


_CHECKS = (persons.stranger, persons.author, _gate, _unbound, unheard)
"""What a step is looked at for, in the order in which it is told."""
