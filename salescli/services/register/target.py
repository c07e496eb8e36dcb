"""Targets: what is to be sold, collected or won in a month (MD1, MD2)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, noting
from salescli.engine.company import in_setup
from salescli.engine.late import registered
from salescli.errors import LeftOutError
from salescli.policy.kinds import Measure
from salescli.policy.roles import PLANNERS, Role
from salescli.services.register import versions
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.target import Target


def set_(  # noqa: PLR0913 - the fields of a target
    work: "Work",
    measure: Measure,
    month: "Period",
    amount: int,
    *,
    salesperson: str | None = None,
    dealer: str | None = None,
    product: str | None = None,
) -> "Target":
    """Set a target of a month; again, as a new version, and once the month is over the leader.

    Amount in minor units, for new customers a count. Raises DataError unless it is one's, and
    RefusedError for a month that is over for longer than entries may be late.
    """
    over = month.end < work.today and not in_setup(work)
    planners = (Role.LEADER,) if over else (*PLANNERS, Role.LEADER)
    act = _("set a target of a month that is over") if over else _("set a target")
    work.require(act, planners, "MD1")
    if (salesperson is None) == (dealer is None):
        raise LeftOutError(
            ("--salesperson", "--dealer"),
            _("a target is one salesperson's or one dealer's; give --salesperson or --dealer"),
            either=True,
        )
    registered(work, month.end, work.today)
    target = models.Target(
        measure=measure,
        employee_id=find.employee(work, salesperson).key if salesperson else None,
        customer_id=versions.dealer(work, dealer).key if dealer else None,
        product_id=find.product(work, product).key if product else None,
        month=month.label,
        amount=amount,
        recorded_at=work.now(),
    )
    work.add(target)
    noting.note(work, "target", target.key, "set", after=month.label, clause="MD1")
    return target
