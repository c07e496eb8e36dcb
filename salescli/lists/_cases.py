"""What is served and comes back of an account, and what came of it in its days (W6, W7)."""

from salescli.reports import _cases as shown
from salescli.reports._columns import NUMBER, PRODUCT, QUANTITY
from salescli.reports._section import Section
from salescli.sql import fields
from salescli.text import Text

CASES = Section(
    key="cases",
    title=Text("Service and returns", "서비스·반품", "售后服务与退换货"),
    columns=(
        shown.KIND,
        NUMBER,
        PRODUCT,
        QUANTITY,
        shown.RECEIVED_ON,
        shown.CAUSE,
        shown.HANDLING,
        shown.RESULT,
        shown.CLOSED_ON,
        shown.REFUNDED,
        shown.OWNER,
    ),
    sql=f"""
        WITH {shown.cases(":id")}
        SELECT {fields("shown", "kind", "number", "product", "product_name", "quantity")},
               {fields("shown", "received_on", "cause", "handling", "result", "closed_on")},
               {fields("shown", "refunded", "owner", "owner_name")}
        FROM shown
        ORDER BY shown.place, shown.number, shown.line
    """,
)
"""Open on the day, or received or closed in the days before."""
