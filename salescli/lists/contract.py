"""Lists of contracts, and a contract with all that is in it."""

from salescli.lists._browse import Browse
from salescli.lists._columns import (
    DRAFTED,
    IMPORTED,
    SIGNED,
    TO_SETTLE,
    TOTAL,
    settling,
    to_settle,
)
from salescli.lists._contract_entry import DELIVER_BY, MEANS, ORDERED, SECTIONS
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.sql import CONTRACT_NUMBER, CONTRACT_TOTAL, own_parties
from salescli.text import Text

_TO_SETTLE = {TO_SETTLE.key: to_settle("contract", "deviation")}

BROWSE = Browse(
    "contract",
    "contract",
    ("contracts", "contract"),
    Text("Contracts", "계약", "合同"),
    None,
    columns=(
        *(NUMBER, STATE, MEANS, CUSTOMER, SALESPERSON),
        *(DRAFTED, ORDERED, SIGNED, DELIVER_BY, TOTAL, IMPORTED, TO_SETTLE),
    ),
    source=f"FROM contract {own_parties('contract')}",
    said={"number": CONTRACT_NUMBER, "total": CONTRACT_TOTAL} | _TO_SETTLE,
    filters={"state": "contract.state", "customer": "customer.code"},
    where="""
        (CAST(:orders_open AS BIGINT) IS NULL OR (contract.ordered_on IS NOT NULL
         AND contract.signed_on IS NULL AND contract.cancelled_on IS NULL))
    """,
    order="contract.drafted_on, contract.id",
    parts=SECTIONS,
    totals=True,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history

TOGETHER = settling("contract", "deviation")
"""What is shown of deviations that are decided at once."""
