"""Documents of what follows a sale: service, and goods that come back (policy/documents)."""

from salescli.policy.document import Document, Part, Rows
from salescli.policy.states import ReturnState

AFTER_SALES = (
    Document(
        kind="service",
        whose="salesperson_id",
        back=(("contract", "contract_id"),),
        dated="requested_on",
        prefix="A",
        binds="customer_id product_id quantity serials fault handling warranty",
        rows=Rows(
            "service_case",
            free="""
                state cause technician_id contacted_on reported_on result
                escalated_on decide_by unsolved decided_on assisted decision
            """,
            once=(
                "accepted_on handling warranty",
                "applied_on contact_by report_by",
                "closed_on satisfaction remark charged_contract_id charged_quote_id",
            ),
        ),
    ),
    Document(
        kind="return",
        of="contract",
        dated="reported_on",
        prefix="R",
        binds="contract_id kind reason settlement",
        rows=Rows(
            "goods_return",
            free="state",
            drafted="cause genuine ours finding verifier_id",
            open_in=(ReturnState.CHECKED, ReturnState.VERIFIED),
            once=("compared", "approved_on", "received_on receipt", "request_id", "settled_on"),
        ),
        part=Part(
            "lines",
            Rows(
                "return_line",
                free="serials",
                drafted="amount",
                open_in=(ReturnState.APPROVED,),
                once=("received good scrap",),
            ),
            binds="line_id shipment_id quantity amount",
        ),
    ),
)
"""In workflow order."""
