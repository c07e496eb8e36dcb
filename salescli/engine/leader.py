"""Major cases: calling one major, taking that back, and the leader's yes or no (1.3.2, 1.3.3)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli.engine.company import person
from salescli.engine.steps import advance, decisions, label, taken
from salescli.errors import LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import Flags
from salescli.policy.people.leading import ENDORSE, FLAG, OBJECT, UNFLAG, flags
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.roles import Actor
    from salescli.tables._base import Record


def flag(
    work: "Work", document: "Record", *, reason: str, lift: bool = False, of: str | None = None
) -> None:
    """Call a document major, whatever its amount, or take that back as a second person.

    Each flag is lifted by itself: `of` says whose, where several stand.
    """
    work.note = names.clean(reason, _("reason"))
    if not lift:
        advance(work, document, FLAG)
        return
    whose = _whose(work, document, of)
    if whose is None:
        advance(work, document, UNFLAG, facts=Flags(flagged=False))
        return
    liftable = work.decider.leads or not whose.leads
    advance(work, document, UNFLAG, facts=Flags(flagged=True, liftable=liftable, about=whose.id))


def _whose(work: "Work", document: "Record", code: str | None) -> "Actor | None":
    """Return who raised the flag that is to be lifted, in the role of that day; None if nobody."""
    standing = flags(taken(work, document))
    days = {
        row["decided_by"] or 0: date.fromisoformat(row["decided_on"])
        for row in decisions(work, document)
        if row["step"] == FLAG
    }
    raised = [person(work, days[id_], id_) for id_ in standing if id_]
    chosen = [one for one in raised if code in {None, one.code}]
    if len(chosen) > 1 or (raised and not chosen):
        raise LeftOutError(
            ("--of",),
            _("{document} is flagged by {codes}; say whose flag is lifted: --of CODE").format(
                document=label(document), codes=", ".join(one.code for one in raised)
            ),
        )
    return chosen[0] if chosen else None


def consult(work: "Work", document: "Record", *, yes: bool) -> None:
    """Record what the leader says to a document as it is now; a change of it voids a yes."""
    advance(work, document, ENDORSE if yes else OBJECT)
