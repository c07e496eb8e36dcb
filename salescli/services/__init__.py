"""A package per workflow; a noun of the command line is imported when it is first named."""

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.services import archive as archive
    from salescli.services import conduct as conduct
    from salescli.services import contract as contract
    from salescli.services import importing as importing
    from salescli.services import plan as plan
    from salescli.services import quote as quote
    from salescli.services import undoing as undoing
    from salescli.services import visit as visit
    from salescli.services.aftersales import service as service
    from salescli.services.conduct import asset as asset
    from salescli.services.conduct import issue as issue
    from salescli.services.conduct import training as training
    from salescli.services.delivery import ship as ship
    from salescli.services.money import checking as checking
    from salescli.services.money import collect as collect
    from salescli.services.money import dunning as dunning
    from salescli.services.money import instrument as instrument
    from salescli.services.money import invoice as invoice
    from salescli.services.money import reconcile as reconcile
    from salescli.services.quote import inquiry as inquiry
    from salescli.services.register import calendar as calendar
    from salescli.services.register import customer as customer
    from salescli.services.register import dealer as dealer
    from salescli.services.register import migrating as migrating
    from salescli.services.register import product as product
    from salescli.services.register import setting as setting
    from salescli.services.register import setup as setup
    from salescli.services.register import staff as staff
    from salescli.services.register import target as target
    from salescli.services.reporting import report as report
    from salescli.services.returning import return_ as return_
    from salescli.services.spending import expense as expense
    from salescli.services.visit import meeting as meeting
    from salescli.services.visit import worklog as worklog

PACKAGES = {
    "register": (
        "calendar",
        "customer",
        "dealer",
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
    "money": ("invoice", "instrument", "collect", "checking", "dunning", "reconcile"),
    "returning": ("return_",),
    "archive": ("archive",),
    "conduct": ("conduct", "issue", "asset", "training"),
    "aftersales": ("service",),
    "spending": ("expense",),
    "reporting": ("report",),
    "importing": ("importing",),
    "undoing": ("undoing",),
}
"""Package to the nouns it serves; the noun of its own name is the package itself."""

_HOME = {noun: package for package, nouns in PACKAGES.items() for noun in nouns}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, known to mypy above
    name = f"{name}_" if iskeyword(name) else name
    if (package := _HOME.get(name)) is None:
        raise AttributeError(name)
    return import_module(f"salescli.services.{package}{'' if name == package else f'.{name}'}")
