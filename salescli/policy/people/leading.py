"""Major cases: who calls one so, and what the leader says to which act (1.3.2)."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from salescli.errors import GateShutError
from salescli.text import _

if TYPE_CHECKING:
    from salescli.policy.workflow import Case, Step, Taken

FLAG, UNFLAG = "flag", "unflag"
ENDORSE, OBJECT = "endorse", "object"
WORDS = frozenset((ENDORSE, OBJECT))
"""What a leader says beside the manager: of what the only leader made nobody has to (1.3.1)."""


def flags(history: "Iterable[Taken]") -> "dict[int, Taken]":
    """Return who calls a case major, with the flag of each that nobody has taken back."""
    standing: dict[int, Taken] = {}
    for taken in history:
        if taken.step == FLAG:
            standing[taken.by] = taken
        elif taken.step == UNFLAG and taken.about is None:
            standing.clear()
        elif taken.step == UNFLAG:
            standing.pop(taken.about or 0, None)
    return standing


def objected(history: "Iterable[Taken]") -> bool:
    """Say whether the leader's last word is a no: it stays until a yes, whatever changes."""
    told = _words(history)
    return bool(told) and told[-1].step == OBJECT


def _words(history: "Iterable[Taken]") -> "list[Taken]":
    return [taken for taken in history if taken.step in WORDS]


def heard(acts: Sequence[tuple[StrEnum, ...]], case: "Case") -> "tuple[Taken, ...]":
    """Return a history without what the leader said to another act than that of this state.

    Each act is told by the states in which the leader is asked about it.
    """
    if not any(case.state in act for act in acts):
        return case.history
    others = {str(state) for act in acts if case.state not in act for state in act}
    return tuple(t for t in case.history if t.step not in WORDS or t.state not in others)


def unheard(step: "Step", case: "Case") -> GateShutError | None:
    """Ask for the leader's yes in a major case; the leader's no stands in any (1.3.2).

    A leader who decides says yes with that, but not over the no that another leader said.
    """
    leads = case.decider.leads
    if not step.leader_if_major:
        return None
    if objected(case.history) and not (leads and _words(case.history)[-1].by == case.decider.id):
        until = _("the leader, who has objected to it, agrees")
    elif case.major and not (leads or alone(case) or _agreed(case)):
        until = _("the leader has agreed to its present content, for it is major")
    else:
        return None
    return GateShutError(_(step.wording), case.document, until, "1.3.2")


def alone(case: "Case") -> bool:
    """Say whether the only leader made it, whom nobody can consult about it (1.3.1).

    A leader who is only named on it is consulted still: a name written by others removes nobody.
    """
    made = case.author
    if case.led or made is None or not made.leads:
        return False
    return not any(one.leads and one.id != made.id for one in case.named)


def heard_though_named(step: "Step", case: "Case") -> bool:
    """Say whether a leader named on it agrees to it, where nobody else leads, or objects (1.3.1).

    A name written by others takes no leader's no away; a yes is another leader's.
    """
    return case.decider.leads and step.name in (WORDS if not case.led else (OBJECT,))


def _agreed(case: "Case") -> bool:
    return any(t.step == ENDORSE and t.content == case.content for t in case.history)
