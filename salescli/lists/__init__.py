"""The lists of registers and documents, a module per noun, imported when it is first named."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.lists import (
        calendar,
        collect,
        contract,
        customer,
        inquiry,
        invoice,
        meeting,
        plan,
        product,
        quote,
        report,
        setting,
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
    "inquiry",
    "invoice",
    "meeting",
    "plan",
    "product",
    "quote",
    "report",
    "setting",
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
    return import_module(f"salescli.lists.{name}")
