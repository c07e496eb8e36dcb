"""A package per workflow; a noun of the command line is imported when it is first named."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.services import contract, importing, plan, quote, visit
    from salescli.services.delivery import ship
    from salescli.services.money import collect, invoice
    from salescli.services.quote import inquiry
    from salescli.services.register import (
        calendar,
        customer,
        migrating,
        product,
        setting,
        setup,
        staff,
        target,
    )
    from salescli.services.visit import meeting, worklog

PACKAGES = {
    "register": (
        "calendar",
        "customer",
        "migrating",
        "product",
        "setting",
        "setup",
        "staff",
        "target",
    ),
    "visit": ("visit", "meeting", "worklog"),
    "plan": ("plan",),
    "quote": ("quote", "inquiry"),
    "contract": ("contract",),
    "delivery": ("ship",),
    "money": ("invoice", "collect"),
    "importing": ("importing",),
}
"""Package to the nouns it serves; the noun of its own name is the package itself."""

_HOME = {noun: package for package, nouns in PACKAGES.items() for noun in nouns}

__all__ = [
    "calendar",
    "collect",
    "contract",
    "customer",
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
    "worklog",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, known to mypy above
    if (package := _HOME.get(name)) is None:
        raise AttributeError(name)
    return import_module(f"salescli.services.{package}{'' if name == package else f'.{name}'}")
