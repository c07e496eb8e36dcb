"""Work plans by year, month, week and day; what is approved changes only by the leader (MD6)."""

from typing import TYPE_CHECKING, Any, Unpack

from salescli.engine import find as _find
from salescli.engine import numbers as _numbers
from salescli.engine.steps import advance, allow, begun
from salescli.errors import DataError, RoleError, StateError
from salescli.policy import names
from salescli.policy.diagrams import PLAN
from salescli.policy.diagrams._shared import SALES_SIDE
from salescli.policy.planning import span
from salescli.policy.roles import Role
from salescli.policy.standing import writable
from salescli.policy.states import PlanGrain, PlanState
from salescli.services.plan import values as _plan_values
from salescli.services.plan.values import Values
from salescli.services.register import account as _account
from salescli.services.visit.planning import mine
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


def find(work: "Work", number: str) -> "WorkPlan":
    """Fetch an item of a work plan by its number."""
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import WorkPlan  # noqa: PLC0415 - start-up

    return _find.document(work, select(WorkPlan), "plan", number)


def set_(
    work: "Work",
    item: str,
    *,
    grain: PlanGrain,
    label: str,
    salesperson: str | None = None,
    **values: Unpack[Values],
) -> "WorkPlan":
    """Plan an item of somebody's work, or change it as long as it is not approved (MD6).

    `label` is the period in any of the words for it. Raises StateError for an approved item.
    """
    act = _("set a plan")
    work.require(act, SALES_SIDE, "MD6")
    planned = span(grain, label, work.today, work.company.week_closes)
    own = None if work.actor.role is Role.CLERK else work.actor.id
    employee = _account.salesperson(work, salesperson, own)
    mine(work, act, employee, "MD6")
    _not_for_a_manager(work, act, employee)
    item = _plan_values.item(item)
    columns = _plan_values.columns(work, item, grain, values)
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
    if owner and owner.role is Role.MANAGER and work.actor.role is not Role.MANAGER:
        raise RoleError(act, work.actor.role, (Role.MANAGER,), "1.3.1")


def _known(
    work: "Work", grain: PlanGrain, planned: "Span", employee: int, item: str
) -> "WorkPlan | None":
    """Return the item of the same words that the same person has for the same period."""
    rows = work.rows(_SAME, grain=grain.value, label=planned.label, employee=employee)
    same = [row["id"] for row in rows if names.key(row["item"]) == names.key(item)]
    return _by_id(work, same[0]) if same else None


def _by_id(work: "Work", id_: int) -> "WorkPlan":
    return find(work, f"{_numbers.PREFIX['work_plan']}-d{id_}")


def _begin(  # noqa: PLR0913 - what makes an item another one
    work: "Work",
    item: str,
    grain: PlanGrain,
    planned: "Span",
    employee: int,
    columns: dict[str, Any],
) -> "WorkPlan":
    from salescli.models import WorkPlan  # noqa: PLC0415 - start-up

    if planned.end < work.on:
        raise DataError(
            _("{period} was over on {day}; plan for a period that has not ended").format(
                period=planned.label, day=planned.end
            )
        )
    plan = WorkPlan(
        number=_numbers.give(work, "work_plan", work.on),
        grain=grain,
        label=planned.label,
        start_on=planned.start,
        end_on=planned.end,
        employee_id=employee,
        author_id=work.actor.id or None,
        planned_on=work.on,
        created_at=work.now(),
        item=item,
        **columns,
    )
    work.add(plan)
    begun(work, PLAN, "set", plan, "MD6")
    return plan


def approve(work: "Work", number: str) -> "WorkPlan":
    """Approve an item of a plan; from then on only the leader changes it (MD6)."""
    plan = find(work, number)
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
    leads = work.decider.role is Role.LEADER
    chosen = [plan for plan in planned if _by_manager(work, plan) is leads] or planned
    for plan in chosen:
        _approve(work, plan)
    return chosen


def _planned(
    work: "Work", grain: PlanGrain, label: str, salesperson: str | None
) -> list["WorkPlan"]:
    from sqlmodel import col, select  # noqa: PLC0415 - start-up

    from salescli.models import WorkPlan  # noqa: PLC0415 - start-up

    asked = span(grain, label, work.today, work.company.week_closes)
    wanted = select(WorkPlan).where(
        WorkPlan.grain == grain,
        WorkPlan.label == asked.label,
        col(WorkPlan.state).in_((PlanState.PLANNED,)),
    )
    if salesperson is not None:
        wanted = wanted.where(WorkPlan.employee_id == _find.employee(work, salesperson).key)
    return list(work.session.exec(wanted.order_by(col(WorkPlan.id))).all())


def _by_manager(work: "Work", plan: "WorkPlan") -> bool:
    author = work.person(plan.author_id)
    return author is not None and author.role is Role.MANAGER


def _approve(work: "Work", plan: "WorkPlan") -> None:
    noted = {"manager_note": names.clean(work.note, _("note"))} if work.note else {}
    advance(work, PLAN, "approve", plan, **noted)


def change(work: "Work", number: str, *, reason: str, **values: Unpack[Values]) -> "WorkPlan":
    """Propose to the leader to change an approved item; until then it holds as it is (MD6).

    Raises DataError if a change of it waits already, or if nothing would be another.
    """
    from salescli.models import WorkPlan  # noqa: PLC0415 - start-up

    plan = find(work, number)
    _own(work, _("change"), plan)
    allow(work, PLAN, "change", plan)
    _no_change_waits(work, plan)
    before = {column: getattr(plan, column) for column in _plan_values.COLUMNS}
    after = before | _plan_values.columns(work, plan.item, plan.grain, values)
    if after == before:
        raise DataError(
            _("nothing of {plan} would change; give what is to be another").format(plan=plan.number)
        )
    why = names.clean(reason, _("reason"))
    proposal = WorkPlan(
        number=_numbers.give(work, "work_plan", work.on),
        state=PlanState.PROPOSED,
        **{c: getattr(plan, c) for c in ("grain", "label", "start_on", "end_on", "employee_id")},
        author_id=work.actor.id or None,
        planned_on=work.on,
        created_at=work.now(),
        item=plan.item,
        **after,
        replaces_id=plan.key,
        change_reason=why,
    )
    advance(work, PLAN, "change", plan)
    work.add(proposal)
    begun(work, PLAN, "propose", proposal, "MD6")
    return proposal


def _no_change_waits(work: "Work", plan: "WorkPlan") -> None:
    if waiting := work.rows(_PROPOSED, plan=plan.key):
        raise DataError(
            _("a change of {plan} waits for the leader already: {proposal}").format(
                plan=plan.number, proposal=waiting[0]["number"]
            )
        )


def _own(work: "Work", act: str, plan: "WorkPlan") -> None:
    """Refuse a salesperson a step with the plan of another."""
    told = _("{step} {document}").format(step=act, document=plan.number)
    mine(work, told, plan.employee_id, "MD6")


def decide(work: "Work", number: str, *, yes: bool = True) -> "WorkPlan":
    """Say yes or no to a proposed change, as the leader; a yes replaces what was planned (MD6)."""
    plan = find(work, number)
    advance(work, PLAN, "accept" if yes else "reject", plan)
    if yes and plan.replaces_id is not None:
        advance(work, PLAN, "replace", _by_id(work, plan.replaces_id))
    return plan


def done(work: "Work", number: str, *, result: str) -> "WorkPlan":
    """Tell what came of an approved item of a plan (MD6)."""
    plan = find(work, number)
    _own(work, _("done"), plan)
    _no_change_waits(work, plan)
    advance(work, PLAN, "done", plan, result=names.clean(result, _("result")), done_on=work.on)
    return plan
