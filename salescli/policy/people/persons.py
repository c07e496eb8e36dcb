"""Who else a step needs: the second person of regulation 1.3, who is never the first again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from salescli.errors import RefusedError, RoleError, SecondPersonError
from salescli.policy.people.leading import WORDS, heard_though_named
from salescli.policy.roles import ADMINISTRATORS, Actor, Role
from salescli.text import _

if TYPE_CHECKING:
    from salescli.policy.workflow import Case, Step


def twice(step: "Step", case: "Case") -> RefusedError | None:
    """Refuse whoever gave, or typed for another, what somebody else has to give now."""
    others = [t for t in case.history if t.step in step.other_than and case.about in {None, t.by}]
    recorder = case.recorder or case.decider
    if any(t.by == case.decider.id for t in others):
        why = _("{name} has already done so").format(name=case.decider.name)
    elif any(case.decider.id in t.people for t in others):
        why = _("{name} typed the other one").format(name=case.decider.name)
    elif any(recorder.id in t.people for t in others):
        why = _("{name} gave or typed the other one").format(name=recorder.name)
    else:
        return None
    return SecondPersonError(_(step.wording), case.document, why, step.clause)


def both_typed(step: "Step", pair: set[str], case: "Case") -> RefusedError | None:
    """Refuse one recorder to give what manager and leader both say to a major case (1.3.2).

    Who is both may say both; who is one of them does not type the other's word.
    """
    recorder = case.recorder or case.decider
    said = [t for t in case.history if t.step in pair and t.content == case.content]
    hands = {case.decider.id, recorder.id}
    if said and all(t.by != case.decider.id and t.people & hands for t in said):
        why = _("{name} gave or typed the other one").format(name=recorder.name)
        return SecondPersonError(_(step.wording), case.document, why, "1.3.2")
    return None


def for_leader(people: Iterable[Actor], *, led: bool) -> bool:
    """Say whether the leader decides in the manager's place: about what a manager made (1.3.1).

    A leader's own case is another leader's; where nobody else leads, the manager's word suffices.
    """
    return led and any(one.leads or one.manages for one in people)


def leader_stands_in(step: "Step", case: "Case") -> bool:
    """Say whether this step of this case is the leader's."""
    of_managers = step.second_person and Role.MANAGER in step.by
    return of_managers and for_leader(case.people, led=case.led)


def may(step: "Step", case: "Case", who: Actor) -> bool:
    """Say whether a step is for a role of somebody, their own or one they stand in for (1.3.1).

    The leader stands in for managers; for the leader, where nobody else leads, a manager.
    """
    if who.plays(step.by):
        return True
    if not step.second_person:
        return False
    if Role.MANAGER in step.by:
        return who.leads and (case.last or leader_stands_in(step, case))
    return must_go_on(step) and Role.LEADER in step.by and who.manages and not case.led


def must_go_on(step: "Step") -> bool:
    """Say whether somebody has to be left for a second person's step: to consult nobody has to."""
    return step.second_person and step.name not in WORDS


def left(step: "Step", case: "Case") -> bool:
    """Say whether somebody else works here who may take a step: none of a case's own people."""
    if case.staff is None:
        return True
    own = {case.decider.id, *(one.id for one in case.people)}
    others = (as_ for one in case.staff() if one.id not in own for as_ in one.each())
    tried = (replace(case, decider=as_, recorder=as_) for as_ in others if may(step, case, as_))
    return any(not (twice(step, each) or author(step, each)) for each in tried)


def stages(case: "Case") -> "Iterator[Case]":
    """Yield a case as others decide it, then, where nobody else is left, as its people do (1.3.1).

    First a leader who is only named on it then may, for managers too; where none may, whoever is
    only named. Its author never does.
    """
    yield case
    last = among_themselves(case)
    yield replace(last, named=tuple(one for one in case.named if not one.leads))
    yield last


def among_themselves(case: "Case") -> "Case":
    """Return a case that nobody else is left to decide: its author alone does not (1.3.1)."""
    made = case.author.id if case.author else None
    led = any(one.leads and one.id != made for one in (case.staff or tuple)())
    return replace(case, named=(), led=led, last=True)


def stuck(step: "Step", case: "Case") -> RefusedError | None:
    """Tell the author of what nobody at all may decide how to go on."""
    if case.author is None or case.author.id != case.decider.id:
        return None
    if Role.MANAGER in step.by:
        why = _(
            "{name} made it, and nobody else may: let somebody else enter it for {code}, "
            "or give somebody else the role {role} with staff edit"
        ).format(name=case.author.name, code=case.author.code, role=_(step.by[0]))
    else:
        why = _(
            "{name} made it, and nobody else is {role}, which ADMIN or LEADER can give: {how}"
        ).format(name=case.author.name, role=_(step.by[0]), how=_given(step, case))
    return SecondPersonError(_(step.wording), case.document, why, step.clause)


_ABLE = (Role.MANAGER, Role.CLERK, Role.FINANCE)
"""Who may well be given another role of the office; who sells or leads, nobody is told to make."""


def _given(step: "Step", case: "Case") -> str:
    """Say to whom a role can be given that its step waits for: managers first, nobody's own."""
    role, staff = step.by[0], (case.staff or tuple)()
    able = [one for one in staff if one.plays(_ABLE) and role is not Role.LEADER]
    for one in sorted(able, key=lambda one: not one.manages):
        by_others = any(other.plays(ADMINISTRATORS) and other.id != one.id for other in staff)
        free = one.id != case.decider.id and not twice(
            step, replace(case, decider=one, recorder=one)
        )
        if by_others and free:
            roles = " ".join(f"--role {held}" for held in (*one.roles, role))
            return f"staff edit {one.code} {roles}"
    return f"staff add CODE NAME --role {role}"


def author(step: "Step", case: "Case") -> RefusedError | None:
    """Refuse a case's own people: who made it, whose name it bears, and managers theirs (1.3.1)."""
    if not step.second_person:
        return None
    if case.author is not None and case.author.id == case.decider.id:
        why = _("{name} made it").format(name=case.decider.name)
    elif any(one.id == case.decider.id for one in case.named) and not heard_though_named(
        step, case
    ):
        told = (
            _("{name} wrote of it") if case.decider.id in case.wrote else _("{name} is named on it")
        )
        why = told.format(name=case.decider.name)
    elif leader_stands_in(step, case) and case.decider.manages:
        why = _whose(case)
    else:
        return None
    return SecondPersonError(_(step.wording), case.document, why, step.clause)


def _whose(case: "Case") -> str:
    if any(one.leads for one in case.people):
        return _("it is a leader's own, so another leader decides")
    if case.author is not None and case.author.manages:
        return _("a manager made it, so the leader decides")
    if any(one.manages and one.id not in case.wrote for one in case.named):
        return _("a manager is named on it, so the leader decides")
    return _("a manager wrote of it, so the leader decides")


def stranger(step: "Step", case: "Case") -> RoleError | None:
    """Refuse who acts as a salesperson in what is another's (1.3.4)."""
    if not case.kept_by or case.decider.roles != (Role.SALES,):
        return None
    act = _("{step} {document}").format(step=_(step.wording), document=case.document)
    return RoleError(act, case.decider.roles, (*case.kept_by, Role.CLERK, Role.MANAGER), "1.3.4")
