"""Work plans by year, month, week and day; what is approved changes only by the leader (MD6)."""

from typing import TYPE_CHECKING, Any, Unpack

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, allow, begin, for_the_leader, may_begin
from salescli.engine.territory import stands_for
from salescli.errors import DataError, RoleError, StateError
from salescli.policy import names
from salescli.policy.diagrams import PLAN
from salescli.policy.entries import PlanItem
from salescli.policy.kinds import PlanGrain
from salescli.policy.planning import span
from salescli.policy.roles import Role
from salescli.policy.standing import writable
from salescli.policy.states import PlanState
from salescli.services.plan import items
from salescli.services.register import parties
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.planning import Span
    from salescli.tables.plan import WorkPlan


_SAME = """
    SELECT id, item FROM work_plan
    WHERE grain = :grain AND label = :label AND employee_id = :employee
      AND state IN ('planned', 'approved', 'done')
    ORDER BY id
"""

_PROPOSED = "SELECT number FROM work_plan WHERE replaces_id = :plan AND state = 'proposed'"


def set_(
    work: "Work",
    item: str,
    *,
    grain: PlanGrain,
    label: str,
    salesperson: str | None = None,
    **values: Unpack[PlanItem],
) -> "WorkPlan":
    """Plan an item of somebody's work, or change it as long as it is not approved (MD6).

    `label` is the period in any of the words for it. Raises StateError for an approved item.
    """
    act = may_begin(work, PLAN, "set")
    planned = span(grain, label, work.today, work.company.week_closes)
    own = None if work.actor.plays((Role.CLERK,)) else work.actor.id
    employee = parties.salesperson(work, salesperson, own)
    stands_for(work, act, employee, "MD6")
    _not_for_a_manager(work, act, employee)
    item = items.named(item)
    columns = items.columns(work, item, grain, values)
    known = _known(work, grain, planned, employee, item)
    if known is None:
        return _begin(work, item, grain, planned, employee, columns)
    if not writable(known.state):
        raise StateError(_("set"), known.number, _(known.state), PLAN.possible(known.state))
    work.own_words(_("set"), known.number, known.author_id, "MD6")
    for column, value in columns.items():
        setattr(known, column, value)
    work.add(known)
    return known


def _not_for_a_manager(work: "Work", act: str, employee: int) -> None:
    """Leave a manager's own plan to managers: typed by another it would need no leader (1.3.1)."""
    owner = work.person(employee)
    if owner and owner.manages and not work.actor.manages:
        raise RoleError(act, work.actor.roles, (Role.MANAGER,), "1.3.1")


def _known(
    work: "Work", grain: PlanGrain, planned: "Span", employee: int, item: str
) -> "WorkPlan | None":
    """Return the item of the same words that the same person has for the same period."""
    rows = work.rows(_SAME, grain=grain.value, label=planned.label, employee=employee)
    same = [row["id"] for row in rows if names.key(row["item"]) == names.key(item)]
    return find.by_id(work, models.WorkPlan, same[0]) if same else None


def _begin(  # noqa: PLR0913 - what makes an item another one
    work: "Work",
    item: str,
    grain: PlanGrain,
    planned: "Span",
    employee: int,
    columns: dict[str, Any],
) -> "WorkPlan":
    if planned.end < work.on:
        raise DataError(
            _("{period} was over on {day}; plan for a period that has not ended").format(
                period=planned.label, day=planned.end
            )
        )
    return begin(
        work,
        models.WorkPlan,
        "set",
        grain=grain,
        label=planned.label,
        start_on=planned.start,
        end_on=planned.end,
        employee_id=employee,
        item=item,
        **columns,
    )


def approve(work: "Work", number: str) -> "WorkPlan":
    """Approve an item of a plan; from then on only the leader changes it (MD6)."""
    plan = find.document(work, models.WorkPlan, number)
    _approve(work, plan)
    return plan


def approve_all(
    work: "Work", *, grain: PlanGrain, label: str, salesperson: str | None = None
) -> list["WorkPlan"]:
    """Approve all that is planned for a period and is for who decides to approve (MD6).

    That is the managers' own for the leader, and everybody else's for a manager.
    """
    planned = _planned(work, grain, label, salesperson)
    if not planned:
        raise DataError(_("nothing waits for approval there; see: salescli plan list"))
    leads = work.decider.leads
    chosen = [plan for plan in planned if for_the_leader(work, plan) is leads] or planned
    for plan in chosen:
        _approve(work, plan)
    return chosen


def _planned(
    work: "Work", grain: PlanGrain, label: str, salesperson: str | None
) -> list["WorkPlan"]:
    asked = span(grain, label, work.today, work.company.week_closes)
    whose = None if salesperson is None else find.employee(work, salesperson).key
    return work.select(
        models.WorkPlan,
        "grain = :grain AND label = :label AND state = :state"
        " AND (CAST(:whose AS INTEGER) IS NULL OR employee_id = :whose) ORDER BY id",
        grain=grain,
        label=asked.label,
        state=PlanState.PLANNED,
        whose=whose,
    )


def _approve(work: "Work", plan: "WorkPlan") -> None:
    noted = {"manager_note": names.clean(work.note, _("note"))} if work.note else {}
    advance(work, plan, "approve", **noted)


def change(work: "Work", number: str, *, reason: str, **values: Unpack[PlanItem]) -> "WorkPlan":
    """Propose to the leader, as the manager, to change an approved item; until then it holds (MD6).

    Raises DataError if a change of it waits already, or if nothing would be another.
    """
    plan = find.document(work, models.WorkPlan, number)
    allow(work, plan, "change")
    _no_change_waits(work, plan)
    before = {column: getattr(plan, column) for column in items.COLUMNS}
    after = before | items.columns(work, plan.item, plan.grain, values)
    if after == before:
        raise DataError(
            _("nothing of {plan} would change; give what is to be another").format(plan=plan.number)
        )
    why = names.clean(reason, _("reason"))
    advance(work, plan, "change")
    return begin(
        work,
        models.WorkPlan,
        "propose",
        **{column: getattr(plan, column) for column in _KEPT},
        **after,
        replaces_id=plan.key,
        change_reason=why,
    )


_KEPT = ("grain", "label", "start_on", "end_on", "employee_id", "item")
"""What a change of an item leaves as it is."""


def _no_change_waits(work: "Work", plan: "WorkPlan") -> None:
    if waiting := work.rows(_PROPOSED, plan=plan.key):
        raise DataError(
            _("a change of {plan} waits for the leader already: {proposal}").format(
                plan=plan.number, proposal=waiting[0]["number"]
            )
        )


def decide(work: "Work", number: str, *, yes: bool = True) -> "WorkPlan":
    """Say yes or no to a proposed change, as the leader; a yes replaces what was planned (MD6)."""
    plan = find.document(work, models.WorkPlan, number)
    advance(work, plan, "accept" if yes else "reject")
    if yes and plan.replaces_id is not None:
        advance(work, find.by_id(work, models.WorkPlan, plan.replaces_id), "replace")
    return plan


def done(work: "Work", number: str, *, result: str) -> "WorkPlan":
    """Tell what came of an approved item of a plan (MD6)."""
    plan = find.document(work, models.WorkPlan, number)
    _no_change_waits(work, plan)
    advance(work, plan, "done", result=names.clean(result, _("result")), done_on=work.on)
    return plan
