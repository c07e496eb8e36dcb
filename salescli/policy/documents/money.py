"""Documents of money: invoices, instruments, exceptions and payments (policy/documents)."""

from salescli.policy.document import Document, Part, Rows
from salescli.policy.states import InstrumentState

_HELD = (InstrumentState.REGISTERED, InstrumentState.HANDED_OVER, InstrumentState.DEPOSITED)

MONEY = (
    Document(
        kind="invoice",
        of="contract",
        dated="applied_on",
        prefix="I",
        binds="contract_id amount",
        rows=Rows(
            "invoice",
            free="state",
            once=(
                "issued_on due_on tax_number rate_bp tax net registration",
                "filed_on filed_at",
                "handed_on handed_to handed_by",
            ),
        ),
        part=Part("lines", Rows("invoice_line"), binds="line_id quantity amount"),
    ),
    Document(
        kind="instrument",
        dated="received_on",
        prefix="T",
        binds="customer_id kind serial bank drawer amount drawn_on matures_on",
        rows=Rows(
            "instrument",
            free="state handed_on handed_to_id deposited_on placing placed_with",
            drafted="""
                customer_id salesperson_id kind serial serial_key bank drawer amount drawn_on
                matures_on came_on
            """,
            open_in=_HELD,
            once=(
                "cleared_on",
                "bounced_on",
                "given_on given_to",
            ),
        ),
    ),
    Document(
        kind="private_receipt",
        noun="collect",
        said="collect exception",
        whose="salesperson_id",
        dated="asked_on",
        prefix="X",
        binds="customer_id salesperson_id amount taken_on reason",
        rows=Rows("private_receipt", free="state", once=("remitted_on",)),
    ),
    Document(
        kind="collect",
        whose="salesperson_id",
        back=(
            ("contract", "collection_part.contract_id"),
            ("collect", "names_id"),
            ("private_receipt", "exception_id"),
            ("return", "return_id"),
        ),
        dated="applied_on",
        prefix="P",
        binds="customer_id method instrument amount",
        rows=Rows("collection", free="state", once=("confirmed_on", "instrument_id")),
        part=Part("parts", Rows("collection_part"), binds="contract_id amount"),
        also=("named",),
    ),
)
"""In workflow order."""
