"""What an item of a work plan says, made clean before it is written (F1, F2)."""

from typing import TYPE_CHECKING, Any

from salescli.engine import find
from salescli.errors import DataError
from salescli.policy import fields, names
from salescli.policy.entries import PLAN, PlanItem
from salescli.policy.kinds import Measure, PlanGrain
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work


COLUMNS = tuple(field.column for field in PLAN)
"""The columns that hold it."""

_WEEKS = frozenset(week.name for week in fields.WEEKS)


def named(word: str) -> str:
    """Return a measure by its code, or what is to be done in words."""
    told = names.clean(word, _("item"))
    return told.lower() if _measure(told.lower()) else told


def _measure(told: str) -> bool:
    """Say whether an item is a measure, whose figures come from the targets and the books."""
    return told in set(Measure)


def columns(work: "Work", told: str, grain: PlanGrain, values: PlanItem) -> dict[str, Any]:
    """Return the given values by column, made clean."""
    given: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    if "target" in given and _measure(told):
        raise DataError(
            _("the target of {item} is set by: salescli target set; leave out --target").format(
                item=_(told)
            )
        )
    if grain is not PlanGrain.MONTHLY and given.keys() & _WEEKS:
        raise DataError(_("only a monthly plan goes by weeks; leave out --week1 to --week5"))
    given |= fields.clean(PLAN, given)
    if "customer" in given:
        given["customer_id"] = find.customer(work, given.pop("customer")).key
    if "owner" in given:
        given["owner_id"] = find.employee(work, given.pop("owner")).key
    return given
