"""What commands of conduct answer: who broke what, what follows, about whom it was decided."""

from typing import TYPE_CHECKING

from salescli.commands._answers import now_so
from salescli.commands._telling import joined, money, next_is
from salescli.policy.people import fining
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record
    from salescli.tables.conduct.violation import Violation


def raised(work: "Work", made: "Violation") -> str:
    """Tell who broke which rule how, who answers too, and whose turn it is."""
    who, manager = work.person(made.employee_id), work.person(made.manager_id)
    verb, role = ("decide", "LEADER") if made.of_manager else ("propose", "MANAGER")
    return joined(
        now_so(made),
        f"{made.rule}, {who.name if who else ''}: {made.told}",
        _("{name} answers too").format(name=manager.name) if manager else "",
        next_is(f"conduct {verb} {made.number}", (role,)),
        _loss(made, who.code) if who else "",
    )


def _loss(raised: "Violation", who: str) -> str:
    """Tell how the loss is entered that the responsible person bears (R6, R8)."""
    if raised.rule.partition("-")[0] not in {"R6", "R8"}:
        return ""
    return next_is(f"conduct liability {who} --violation {raised.number}", ("FINANCE", "MANAGER"))


def decided(work: "Work", record: "Record") -> str:
    """Tell about whom what was decided, and what the manager bears of it."""
    who = work.person(record.employee_id)  # type: ignore[attr-defined]
    kind = getattr(record, "kind", None)
    what = fining.MEASURED[kind].within(spoken()) if kind else ""
    told = f"{who.name if who else ''}: {what}" if what else who.name if who else ""
    answer = joined(now_so(record, work), told)
    joint, manager = getattr(record, "joint", None), getattr(record, "manager_id", None)
    if joint and (along := work.person(manager)):
        answer = joined(answer, f"{along.name}: {money(work, joint)}")
    return answer
