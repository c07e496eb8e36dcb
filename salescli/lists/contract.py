"""Lists of contracts, and a contract with all that is in it."""

from salescli.lists._browse import Browse
from salescli.lists._columns import DRAFTED, SIGNED, TOTAL
from salescli.lists._contract_entry import DELIVER_BY, MEANS, ORDERED, SECTIONS
from salescli.lists._select import mine, select
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._section import Section
from salescli.sql import CONTRACT_NUMBER, parties
from salescli.text import Text

_COLUMNS = (
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
)

_SOURCE = f"FROM contract {parties('contract')}"

# An amendment's lines are its contract's over again: its total is no amount beside it.
_OWN_TOTAL = "CASE WHEN contract.amends_id IS NULL THEN contract.total END"

LIST = Section(
    key="contracts",
    title=Text("Contracts", "계약", "合同"),
    columns=_COLUMNS,
    sql=f"""
        {select("contract", _COLUMNS, number=CONTRACT_NUMBER, total=_OWN_TOTAL)} {_SOURCE}
        WHERE {mine(state="contract.state", customer="customer.code")}
          AND (CAST(:orders_open AS BIGINT) IS NULL OR (contract.ordered_on IS NOT NULL
               AND contract.signed_on IS NULL AND contract.cancelled_on IS NULL))
        ORDER BY contract.drafted_on, contract.id
    """,
)

BROWSE = Browse("contract", "contract", _SOURCE, LIST, SECTIONS)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
