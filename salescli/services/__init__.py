"""One module per noun of the command line; a module is imported when it is first named."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.services import (
        calendar,
        collect,
        contract,
        customer,
        demo,
        importing,
        inquiry,
        invoice,
        meeting,
        migrating,
        plan,
        product,
        quote,
        setting,
        setup,
        ship,
        staff,
        target,
        visit,
        watch,
        worklog,
    )

__all__ = [
    "calendar",
    "collect",
    "contract",
    "customer",
    "demo",
    "importing",
    "inquiry",
    "invoice",
    "meeting",
    "migrating",
    "plan",
    "product",
    "quote",
    "setting",
    "setup",
    "ship",
    "staff",
    "target",
    "visit",
    "watch",
    "worklog",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, known to mypy above
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"salescli.services.{name}")
