"""What people add to the figures of a form: notes of rows, and the words of a month (F3, F4)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.forms import Typed
from salescli.policy.roles import Role
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.engine.work import Work
    from salescli.policy.forms import Form
    from salescli.policy.period import Period

_SOLD = """
    SELECT 1 FROM sale
    WHERE salesperson_id = :salesperson AND customer_id = :customer AND product_id = :product
      AND booked_on BETWEEN :start AND :end
    LIMIT 1
"""


class Row(NamedTuple):
    """The row of the detail that a note is to: by code or name."""

    salesperson: str
    customer: str
    product: str


def write(
    work: "Work",
    form: "Form",
    period: "Period",
    texts: "Mapping[Typed, str]",
    row: Row | None = None,
) -> None:
    """Write into a form of a period as a clerk or the manager; what is written later holds (R16).

    Raises DataError for what this form has no place for, and for a note of a row that is not in it.
    """
    work.require(_("write into a form"), (Role.CLERK, Role.MANAGER), "R16")
    of = _ids(work, period, row)
    for kind, told in texts.items():
        if kind not in form.typed:
            raise DataError(
                _("{form} has no place for this: {what}").format(form=form.code, what=_(str(kind)))
            )
        work.insert(
            models.FormText(
                form=form.code,
                period=period.label,
                start_on=period.start,
                end_on=period.end,
                kind=kind,
                text=names.clean(told, _(str(kind))),
                author_id=work.actor.id or None,
                told_on=work.on,
                recorded_at=work.now(),
                **(of if kind is Typed.NOTE else {}),
            )
        )


def _ids(work: "Work", period: "Period", row: Row | None) -> dict[str, int]:
    """Return the ids of what a row of the detail is of; DataError if nothing of it was sold."""
    if row is None:
        return {}
    of = {
        "salesperson": find.employee(work, row.salesperson).key,
        "customer": find.customer(work, row.customer).key,
        "product": find.product(work, row.product).key,
    }
    if not work.rows(_SOLD, start=period.start.isoformat(), end=period.end.isoformat(), **of):
        raise DataError(
            _("{row} has no sale in {period}; a note is to a row of the form").format(
                row=" ".join(row), period=period.label
            )
        )
    return {f"{name}_id": id_ for name, id_ in of.items()}
