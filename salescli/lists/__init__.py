"""The lists of registers and documents, a module per noun, imported when it is first named."""

from importlib import import_module
from importlib.util import find_spec
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.lists import account as account
    from salescli.lists import aging as aging
    from salescli.lists import appraisal as appraisal
    from salescli.lists import asset as asset
    from salescli.lists import binder as binder
    from salescli.lists import board as board
    from salescli.lists import check as check
    from salescli.lists import collect as collect
    from salescli.lists import conduct as conduct
    from salescli.lists import customer as customer
    from salescli.lists import dealer as dealer
    from salescli.lists import delivery_note as delivery_note
    from salescli.lists import expense as expense
    from salescli.lists import expense_claim as expense_claim
    from salescli.lists import find as find
    from salescli.lists import meeting as meeting
    from salescli.lists import offered as offered
    from salescli.lists import outlook as outlook
    from salescli.lists import plan as plan
    from salescli.lists import private_receipt as private_receipt
    from salescli.lists import quotation as quotation
    from salescli.lists import refusal as refusal
    from salescli.lists import report as report
    from salescli.lists import return_list as return_list
    from salescli.lists import service as service
    from salescli.lists import service_order as service_order
    from salescli.lists import staff as staff
    from salescli.lists import statement as statement
    from salescli.lists import submitted as submitted
    from salescli.lists import tax_invoice as tax_invoice
    from salescli.lists import today as today
    from salescli.lists import training as training
    from salescli.lists import watch as watch


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, known to mypy above
    module = f"{__name__}.{name}{'_' if iskeyword(name) else ''}"
    if find_spec(module) is None:
        raise AttributeError(name)
    return import_module(module)
