"""What F3 and F4 share: the detail of what was sold, and pieces of SQL each written once."""

from salescli.reports._columns import DETAIL
from salescli.reports._section import Section
from salescli.text import Text

DETAIL_SECTION = Section(
    key="detail",
    title=Text("Detail", "명세", "明细"),
    columns=DETAIL,
    sql="""
        SELECT employee.code AS salesperson, employee.name AS salesperson_name,
               customer.code AS customer, customer.name AS customer_name,
               product.code AS product, product.name AS product_name,
               product.spec AS spec, product.unit AS unit,
               CAST(SUM(sale.quantity) AS BIGINT) AS quantity,
               CAST(SUM(sale.amount) AS BIGINT) AS amount,
               CAST(SUM(sale.returned) AS BIGINT) AS returned,
               CAST(SUM(sale.net) AS BIGINT) AS net,
               NULL AS note
        FROM sale
        JOIN employee ON employee.id = sale.salesperson_id
        JOIN customer ON customer.id = sale.customer_id
        JOIN product ON product.id = sale.product_id
        WHERE sale.booked_on BETWEEN :start AND :end
          AND sale.recorded_at < :recorded_before
          AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        GROUP BY employee.code, employee.name, customer.code, customer.name,
                 product.code, product.name, product.spec, product.unit
        ORDER BY employee.code, customer.code, product.code
    """,
)

SELLERS = """
    seller AS (
        SELECT employee.id AS id
        FROM employee
        JOIN assignment ON assignment.employee_id = employee.id AND assignment.valid_from <= :end
             AND assignment.recorded_at < :recorded_before
        WHERE assignment.role = 'SALES' AND employee.hired_on <= :end
          AND (employee.ended_on IS NULL OR employee.ended_on >= :start)
          AND NOT EXISTS (
              SELECT 1 FROM assignment AS later
              WHERE later.employee_id = assignment.employee_id AND later.valid_from <= :end
                AND later.recorded_at < :recorded_before
                AND (later.valid_from > assignment.valid_from
                     OR (later.valid_from = assignment.valid_from
                         AND later.version > assignment.version))
          )
    )
"""
"""Everybody with the SALES role employed in the period (forms.md, section 1)."""

GOALS = """
    newest AS (
        SELECT employee_id, product_id, amount,
               ROW_NUMBER() OVER (
                   PARTITION BY employee_id, customer_id, product_id ORDER BY id DESC
               ) AS age
        FROM target
        WHERE month = :month AND measure = 'sales' AND recorded_at < :recorded_before
    ),
    goal AS (
        SELECT employee_id,
               CAST(COALESCE(
                   SUM(CASE WHEN product_id IS NULL THEN amount END), SUM(amount)
               ) AS BIGINT) AS amount
        FROM newest
        WHERE age = 1 AND employee_id IS NOT NULL
        GROUP BY employee_id
    )
"""
"""The sales target of each salesperson: a total row wins over the products' sum."""
