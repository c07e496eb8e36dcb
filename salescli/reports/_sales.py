"""The detail of what was sold, which F3 shows of a week and F4 of a month."""

from salescli.reports._columns import (
    CUSTOMER,
    GOODS,
    NOTE,
    QUANTITY,
    SALESPERSON,
    SOLD,
    UNIT_PRICE,
)
from salescli.reports._postings import IN_PERIOD
from salescli.reports._section import Section
from salescli.sql import CHOSEN, PEOPLE, PRODUCT_NAMES, parties
from salescli.text import Text

DETAIL_SECTION = Section(
    key="detail",
    title=Text("Detail", "명세", "明细"),
    columns=(SALESPERSON, CUSTOMER, *GOODS, QUANTITY, UNIT_PRICE, *SOLD, NOTE),
    sql=f"""
        SELECT {PEOPLE}, {PRODUCT_NAMES}, product.spec AS spec, product.unit AS unit,
               CAST(SUM(sale.quantity) AS BIGINT) AS quantity,
               CAST(SUM(sale.amount) AS BIGINT) AS amount,
               CAST(SUM(sale.returned) AS BIGINT) AS returned,
               CAST(SUM(sale.net) AS BIGINT) AS net,
               MAX(noted.note) AS note
        FROM sale {parties("sale")}
        JOIN product ON product.id = sale.product_id
        LEFT JOIN (SELECT id, text AS note FROM form_text) AS noted ON noted.id = (
            SELECT MAX(told.id) FROM form_text AS told
            WHERE told.start_on = :start AND told.end_on = :end AND told.kind = 'note'
              AND told.salesperson_id = sale.salesperson_id
              AND told.customer_id = sale.customer_id AND told.product_id = sale.product_id
              AND told.recorded_at < :recorded_before
        )
        WHERE {IN_PERIOD} AND {CHOSEN}
        GROUP BY employee.code, employee.name, customer.code, customer.name,
                 product.code, product.name, product.spec, product.unit
        ORDER BY employee.code, customer.code, product.code
    """,
)
