"""Major cases: calling one major, taking that back, and the leader's yes or no (1.3.2, 1.3.3)."""

from typing import TYPE_CHECKING

from salescli.engine.steps import advance, taken
from salescli.policy import names
from salescli.policy.diagrams import Flags
from salescli.policy.workflow import ENDORSE, FLAG, OBJECT, UNFLAG, flagged
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record


def flag(work: "Work", document: "Record", *, reason: str, lift: bool = False) -> None:
    """Call a document major, whatever its amount, or take that back as a second person."""
    work.note = names.clean(reason, _("reason"))
    facts = Flags(flagged(taken(work, document)))
    advance(work, document, UNFLAG if lift else FLAG, facts=facts)


def consult(work: "Work", document: "Record", *, yes: bool) -> None:
    """Record what the leader says to a document as it is now; a change of it voids the answer."""
    advance(work, document, ENDORSE if yes else OBJECT)
