"""What the steps of a visit share: finding it, whose it is, its days and its contract (D1)."""

from typing import TYPE_CHECKING, Any

from salescli.engine import find as _find
from salescli.engine import numbers as _numbers
from salescli.engine.steps import advance, begun, label
from salescli.errors import DataError, RoleError
from salescli.policy import names
from salescli.policy.diagrams import VISIT
from salescli.policy.roles import Role
from salescli.services import contract as contracts
from salescli.services.register import account as _account
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import SimpleNamespace

    from salescli.engine.work import Work
    from salescli.policy.period import Period, Window
    from salescli.policy.states import VisitState
    from salescli.tables.visit import Visit

    Span = Period | Window


def find(work: "Work", number: str) -> "Visit":
    """Fetch a visit by its number."""
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import Visit  # noqa: PLC0415 - start-up

    return _find.document(work, select(Visit), "visit", number)


def select(
    work: "Work",
    span: "Span",
    *,
    salesperson: str | None = None,
    states: "Iterable[VisitState]",
) -> "list[Visit]":
    """Fetch the visits in some states that are planned for days within a span.

    Without a salesperson, a salesperson's own; everybody's for those who see to the department.
    """
    import sqlmodel  # noqa: PLC0415 - start-up
    from sqlmodel import col  # noqa: PLC0415 - start-up

    from salescli.models import Visit  # noqa: PLC0415 - start-up

    wanted = sqlmodel.select(Visit).where(
        col(Visit.from_on) >= span.start,
        col(Visit.until_on) <= span.end,
        col(Visit.state).in_(tuple(states)),
    )
    own = work.actor.id if work.actor.role is Role.SALES else None
    whose = _find.employee(work, salesperson).key if salesperson is not None else own
    if whose is not None:
        wanted = wanted.where(Visit.salesperson_id == whose)
    return list(work.session.exec(wanted.order_by(col(Visit.id))).all())


def mine(work: "Work", act: str, salesperson_id: int, clause: str) -> None:
    """Refuse a salesperson who acts for another: the clerk and the manager may for anybody."""
    if work.actor.role is not Role.SALES or work.actor.id == salesperson_id:
        return
    owner = work.person(salesperson_id)
    allowed = (*([owner.code] if owner else ()), Role.CLERK, Role.MANAGER)
    raise RoleError(act, work.actor.role, allowed, clause)


def own(work: "Work", act: str, visit: "Visit", clause: str) -> None:
    """Refuse a salesperson a step with the visit of another."""
    told = _("{step} {document}").format(step=act, document=label(visit))
    mine(work, told, visit.salesperson_id, clause)


def whose(work: "Work", word: str | None, usual: int | None, *, act: str, clause: str) -> int:
    """Return whose visit it is; a salesperson's is nobody else's."""
    found = _account.salesperson(work, word, usual)
    mine(work, act, found, clause)
    return found


def ahead(work: "Work", span: "Span") -> None:
    """Refuse days that are over: what was not planned is recorded as unplanned (W1.3)."""
    if span.end < work.on:
        raise DataError(
            _(
                "{day} lies before {on}; plan for a day that has not passed,"
                " or record the visit as it was: visit record"
            ).format(day=span.end, on=work.on)
        )


def contract(work: "Work", number: str, customer_id: int) -> int:
    """Return the contract a visit is about; DataError unless it is the account's."""
    found = contracts.find(work, number)
    if found.customer_id != customer_id:
        raise DataError(
            _("{contract} is another customer's; give a contract of this account").format(
                contract=label(found)
            )
        )
    return found.key


def begin(
    work: "Work",
    *,
    customer_id: int,
    salesperson_id: int,
    clause: str,
    **columns: Any,  # noqa: ANN401 - the columns of a visit
) -> "Visit":
    """Add a visit, planned or already made; it has its number at once."""
    from salescli.models import Visit  # noqa: PLC0415 - start-up

    visit = Visit(
        number=_numbers.give(work, "visit", work.on),
        customer_id=customer_id,
        salesperson_id=salesperson_id,
        author_id=work.actor.id or None,
        created_at=work.now(),
        **columns,
    )
    work.add(visit)
    begun(work, VISIT, "record" if visit.unplanned else "plan", visit, clause)
    return visit


def because(
    work: "Work",
    reason: str,
    step: str,
    visit: "Visit",
    *,
    facts: "SimpleNamespace | None" = None,
    **filled: object,
) -> None:
    """Take a step whose reason is kept with its decision."""
    before, work.note = work.note, names.clean(reason, _("reason"))
    advance(work, VISIT, step, visit, facts=facts, **filled)
    work.note = before
