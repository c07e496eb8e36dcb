"""Lists of contracts, a contract with all that is in it, and the monthly binder."""

from typing import TYPE_CHECKING

from salescli.lists._contract_entry import (
    DELIVER_BY,
    DRAFTED,
    MEANS,
    ORDERED,
    SECTIONS,
    SIGNED,
    TOTAL,
)
from salescli.lists._documents import HISTORY, identity
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._report import listing
from salescli.reports._section import Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import ContractState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_IDENTITY = """
    SELECT contract.id AS id, contract.number AS number
    FROM contract JOIN employee ON employee.id = contract.salesperson_id
    WHERE (contract.number = :number OR contract.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

LIST = Section(
    key="contracts",
    title=Text("Contracts", "계약", "合同"),
    columns=(
        NUMBER,
        STATE,
        MEANS,
        CUSTOMER,
        SALESPERSON,
        DRAFTED,
        ORDERED,
        SIGNED,
        DELIVER_BY,
        TOTAL,
    ),
    # An amendment's lines are its contract's over again: its total is no amount beside it.
    sql="""
        SELECT COALESCE(contract.number, 'C-d' || contract.id) AS number,
               contract.state AS state, contract.means AS means,
               customer.code AS customer, customer.name AS customer_name,
               employee.code AS salesperson, employee.name AS salesperson_name,
               contract.drafted_on AS drafted_on, contract.ordered_on AS ordered_on,
               contract.signed_on AS signed_on, contract.deliver_by AS deliver_by,
               CASE WHEN contract.amends_id IS NULL THEN contract.total END AS total
        FROM contract
        JOIN customer ON customer.id = contract.customer_id
        JOIN employee ON employee.id = contract.salesperson_id
        WHERE (CAST(:state AS TEXT) IS NULL OR contract.state = :state)
          AND (CAST(:customer AS TEXT) IS NULL OR customer.code = :customer)
          AND (:orders_open = 0 OR (contract.ordered_on IS NOT NULL
               AND contract.signed_on IS NULL AND contract.cancelled_on IS NULL))
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY contract.drafted_on, contract.id
    """,
)


def listed(
    look: "Look",
    *,
    state: "ContractState | None" = None,
    customer: str | None = None,
    orders_open: bool = False,
) -> "Sheet":
    """List contracts, by state or customer, or the orders that wait for their paper (W3.6)."""
    from salescli.lists import customer as customers  # noqa: PLC0415 - only with --customer

    code = customers.code(look, customer) if customer else None
    only = int(orders_open)
    return listing(look, "contracts", (LIST,), state=state, customer=code, orders_open=only)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a contract with its lines, deviations, talks, open points and amendments."""
    found = identity(look, _IDENTITY, "contract", word)
    return listing(look, "contract", SECTIONS, id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a contract."""
    found = identity(look, _IDENTITY, "contract", word)
    return listing(look, "history", (HISTORY,), kind="contract", id=found["id"])


def binder(look: "Look", word: str) -> "Sheet":
    """Show a month's contract binder, and the numbers that are not in it (R15)."""
    from salescli.lists import _binder  # noqa: PLC0415 - only for the binder

    return _binder.shown(look, word)
