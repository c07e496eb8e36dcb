"""What an item of a work plan says, made clean before it is written (F1, F2)."""

from typing import TYPE_CHECKING, Any, TypedDict

from salescli.engine import find
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.states import Measure, PlanGrain
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work


class Values(TypedDict, total=False):
    """What an item of a plan says; what is left out or None stays as it is."""

    customer: str | None
    target: int | None
    """Minor units."""
    key_customers: str | None
    week1: str | None
    week2: str | None
    week3: str | None
    week4: str | None
    week5: str | None
    measures: str | None
    expense_budget: int | None
    """Minor units."""
    support_needed: str | None
    owner: str | None


WEEKS = ("week1", "week2", "week3", "week4", "week5")
COLUMNS = (
    "customer_id",
    "target",
    "key_customers",
    *WEEKS,
    "measures",
    "expense_budget",
    "support_needed",
    "owner_id",
)
"""The columns that hold it."""


def item(word: str) -> str:
    """Return a measure by its code, or what is to be done in words."""
    told = names.clean(word, _("item"))
    return told.lower() if measure(told.lower()) else told


def measure(told: str) -> bool:
    """Say whether an item is a measure, whose figures come from the targets and the books."""
    return told in set(Measure)


def columns(work: "Work", told: str, grain: PlanGrain, values: Values) -> dict[str, Any]:
    """Return the given values by column, made clean."""
    given: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    if "target" in given and measure(told):
        raise DataError(
            _("the target of {item} is set by: salescli target set; leave out --target").format(
                item=_(told)
            )
        )
    if grain is not PlanGrain.MONTHLY and given.keys() & set(WEEKS):
        raise DataError(_("only a monthly plan goes by weeks; leave out --week1 to --week5"))
    for key, what in _words().items():
        if key in given:
            given[key] = names.clean(given[key], what)
    if "customer" in given:
        given["customer_id"] = find.customer(work, given.pop("customer")).key
    if "owner" in given:
        given["owner_id"] = find.employee(work, given.pop("owner")).key
    return given


def _words() -> dict[str, str]:
    """Return what each column of free text is called."""
    return {
        "key_customers": _("key customers"),
        **dict.fromkeys(WEEKS, _("week")),
        "measures": _("measures"),
        "support_needed": _("support needed"),
    }
