"""What of a document its last entry is taken back of, and by which step what is no entry is."""

from collections.abc import Mapping
from typing import NamedTuple

from salescli.policy.documents import OF_KIND
from salescli.policy.roles import Actor
from salescli.policy.workflow import Begin, Step, Workflow

UNDO = "undo"
"""How a history calls that an entry was taken back; what it is about, is the audit row of that."""


class Undoing(NamedTuple):
    """What of a kind of document comes back when its last entry is taken back."""

    clause: str
    edited: str = ""
    """Columns that get their old value again."""
    step: str = ""
    """The step of its diagram by which such an entry is made, and is taken back."""
    lines: str = ""
    """The table of its lines: what was added goes out, what was changed or taken out comes back."""
    changed: str = ""
    """The columns of a line that get their old value again."""
    deviations: str = ""
    """The table of what is declared in it as departing from the norm."""
    talks: str = ""
    """The table of talks about it, which the step opens that stays taken."""


def _drafted(kind: str) -> str:
    return " ".join(OF_KIND[kind].rows.drafted.split())


def _of_lines(kind: str) -> str:
    part = OF_KIND[kind].part
    return " ".join(part.rows.drafted.split()) if part else ""


UNDONE: Mapping[str, Undoing] = {
    "visit": Undoing("W1.1", f"{_drafted('visit')} met result problem next_step", step="record"),
    "plan": Undoing("MD6", _drafted("plan")),
    "inquiry": Undoing("W2.2", step="line", lines="inquiry_line", changed="dropped"),
    "quote": Undoing(
        *("W2.5", _drafted("quote")),
        lines="quote_line",
        changed=_of_lines("quote"),
        deviations="quote_deviation",
    ),
    "contract": Undoing(
        *("W3.1", _drafted("contract")),
        lines="contract_line",
        changed=_of_lines("contract"),
        deviations="deviation",
        talks="negotiation",
    ),
    "reconcile": Undoing("R13", _drafted("reconcile"), step="enter"),
}
"""Kind to what is taken back in it; of any other every write is a step, or is made anew by one."""

TALKING = "negotiate"
"""The step that opens a talk: the talk is taken back, where the step leads to stays."""


def drafted(kind: str, state: str) -> bool:
    """Say whether a document of a kind may still be written in as a draft."""
    return state in {str(open_) for open_ in OF_KIND[kind].rows.open_in}


_BACK = ("return", "withdraw", "void", "drop", "cancel", "record", "correct", "reject")
"""Steps that lead back, the first of them first."""

_MENDED: Mapping[str, tuple[str, str]] = {
    "contract": ("amend", "signed archived in_delivery completed"),
    "ship": ("correct", "dispatched received"),
    "invoice": ("correct", "issued"),
    "collect": ("correct", "confirmed"),
}
"""Kind to the document that is begun to mend one, and the states in which it is."""


def way_back(
    workflow: Workflow, state: str, who: Actor, *, sealed: bool = False
) -> Step | Begin | None:
    """Return the step by which a document goes back from a state, or by what it is mended then.

    That is one of who asks, if possible. What is `sealed` is not recorded again.
    """
    ways: list[Step | Begin] = [
        step
        for name in _BACK
        for step in workflow.steps
        if step.name == name and state in step.sources and not step.automatic
        if not (sealed and name == "record")
    ]
    begun, states = _MENDED.get(workflow.name, ("", ""))
    ways += [way for way in workflow.begins if way.name == begun and state in states.split()]
    return next((way for way in ways if who.plays(way.by)), ways[0] if ways else None)
