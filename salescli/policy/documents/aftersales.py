"""Documents of what follows a sale: service, and goods that come back (policy/documents)."""

from salescli.policy.document import Document, Rows

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
                state cause repeats_id technician_id contacted_on reported_on result
                escalated_on decide_by unsolved decided_on assisted decision
            """,
            once=(
                "accepted_on handling warranty",
                "applied_on contact_by report_by",
                "closed_on satisfaction remark charged_contract_id charged_quote_id",
            ),
        ),
    ),
)
"""In workflow order."""
