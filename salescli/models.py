"""The index of all tables, in workflow order; a name is resolved when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.tables.audit import Audit, NumberSeries, Refusal, Request
    from salescli.tables.contract import Contract, ContractLine, Deviation
    from salescli.tables.customer import Customer, CustomerProfile
    from salescli.tables.decision import Decision
    from salescli.tables.delivery import Shipment, ShipmentLine
    from salescli.tables.money import (
        Collection,
        CollectionPart,
        Invoice,
        InvoiceLine,
        NamedInvoice,
    )
    from salescli.tables.posting import Posting
    from salescli.tables.product import Price, Product
    from salescli.tables.setting import CalendarDay, Setting
    from salescli.tables.staff import Absence, Assignment, Employee
    from salescli.tables.target import Target

INDEX = {
    "audit": ("Audit", "Refusal", "NumberSeries", "Request"),
    "setting": ("Setting", "CalendarDay"),
    "staff": ("Employee", "Assignment", "Absence"),
    "decision": ("Decision",),
    "customer": ("Customer", "CustomerProfile"),
    "product": ("Product", "Price"),
    "target": ("Target",),
    "contract": ("Contract", "ContractLine", "Deviation"),
    "delivery": ("Shipment", "ShipmentLine"),
    "money": ("Invoice", "InvoiceLine", "Collection", "CollectionPart", "NamedInvoice"),
    "posting": ("Posting",),
}
"""File of `tables/` to the classes it holds."""

_FILE = {name: file for file, names in INDEX.items() for name in names}

__all__ = [
    "Absence",
    "Assignment",
    "Audit",
    "CalendarDay",
    "Collection",
    "CollectionPart",
    "Contract",
    "ContractLine",
    "Customer",
    "CustomerProfile",
    "Decision",
    "Deviation",
    "Employee",
    "Invoice",
    "InvoiceLine",
    "NamedInvoice",
    "NumberSeries",
    "Posting",
    "Price",
    "Product",
    "Refusal",
    "Request",
    "Setting",
    "Shipment",
    "ShipmentLine",
    "Target",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a table class, known to mypy above
    if name not in _FILE:
        raise AttributeError(name)
    return getattr(import_module(f"salescli.tables.{_FILE[name]}"), name)


def everything() -> list[type]:
    """Import and return every table class, in workflow order, for DDL and tests."""
    return [__getattr__(name) for names in INDEX.values() for name in names]
