"""Lists of contracts, and a contract with all that is in it."""

from salescli.lists._browse import Browse
from salescli.lists._columns import DRAFTED, IMPORTED, SIGNED, TOTAL, UNDECIDED, settling, undecided
from salescli.lists._contract_entry import DELIVER_BY, MEANS, ORDERED, SECTIONS
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._section import Column, Total
from salescli.sql import CONTRACT_NUMBER, CONTRACT_TOTAL, own_parties
from salescli.text import Text

_ASKED = Column(
    "drafted", Kind.MONEY, Text("As drafted", "작성 금액", "起草金额"), total=Total.NONE
)
_AS_DRAFTED = """
    CASE WHEN contract.effective_on IS NULL AND contract.cancelled_on IS NULL
         THEN contract.total END
"""
"""What is decided about: of an amendment too, whose lines count as its contract's from then on."""
_TO_DELIVER = DELIVER_BY._replace(
    awaited=lambda row: row["state"] in {"signed", "archived", "in_delivery"}
)

BROWSE = Browse(
    "contract",
    "contract",
    ("contracts", "contract"),
    Text("Contracts", "계약", "合同"),
    None,
    columns=(
        *(NUMBER, STATE, MEANS, CUSTOMER, SALESPERSON),
        *(DRAFTED, ORDERED, SIGNED, _TO_DELIVER, TOTAL, IMPORTED),
    ),
    source=f"FROM contract {own_parties('contract')}",
    said={
        "number": CONTRACT_NUMBER,
        "total": CONTRACT_TOTAL,
        "drafted": _AS_DRAFTED,
        "undecided": undecided("contract", "deviation"),
    },
    last=(_ASKED, UNDECIDED),
    where="""
        (CAST(:orders_open AS BIGINT) IS NULL OR (contract.ordered_on IS NOT NULL
         AND contract.signed_on IS NULL AND contract.cancelled_on IS NULL))
    """,
    parts=SECTIONS,
    totals=True,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history

TOGETHER = settling("contract", "deviation")
"""What is shown of deviations that are decided at once."""
