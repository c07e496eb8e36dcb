"""Who else a step needs: the second person of regulation 1.3, who is never the first again."""

from typing import TYPE_CHECKING

from salescli.errors import RefusedError, SecondPersonError
from salescli.policy.roles import Role
from salescli.text import _

if TYPE_CHECKING:
    from salescli.policy.workflow import Case, Step


def twice(step: "Step", case: "Case") -> RefusedError | None:
    """Refuse whoever gave, or typed for another, what somebody else has to give now."""
    others = [t for t in case.history if t.step in step.other_than]
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


def leader_stands_in(step: "Step", case: "Case") -> bool:
    """Regulation 1.3.1: what the manager made, the leader approves."""
    return (
        step.second_person
        and Role.MANAGER in step.by
        and case.author is not None
        and case.author.manages
    )


def author(step: "Step", case: "Case") -> RefusedError | None:
    """Refuse whoever made a document, and managers what one of them made (1.3.1)."""
    if not step.second_person or case.author is None:
        return None
    if case.author.id == case.decider.id:
        why = _("{name} made it").format(name=case.decider.name)
    elif leader_stands_in(step, case) and case.decider.manages:
        why = _("a manager made it, so the leader decides")
    else:
        return None
    return SecondPersonError(_(step.wording), case.document, why, step.clause)
