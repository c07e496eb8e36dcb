"""What the figures of the forms are made of: sums over postings, each said once (forms.md, 1)."""

from salescli.sql import CHOSEN, MONEY_IN, TARGETS_IN_FORCE, employed, latest, plays

IN_PERIOD = "booked_on BETWEEN :start AND :end AND recorded_at < :recorded_before"
"""Entries of the period's days, as they were recorded until the day that was asked for."""

_SUMS = {
    "contracts": "SUM(CASE kind WHEN 'signed' THEN quantity ELSE 0 END) / 1000",
    "contracted": "SUM(CASE kind WHEN 'contracted' THEN amount ELSE 0 END)",
    "amount": "SUM(CASE kind WHEN 'dispatched' THEN amount ELSE 0 END)",
    "returned": "SUM(CASE kind WHEN 'returned' THEN amount ELSE 0 END)",
    "net": "SUM(CASE kind WHEN 'dispatched' THEN amount WHEN 'returned' THEN -amount ELSE 0 END)",
    "invoiced": "SUM(CASE kind WHEN 'invoiced' THEN amount WHEN 'red' THEN -amount ELSE 0 END)",
    "applied": "SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END)",
    "collected": f"SUM(CASE WHEN kind IN {MONEY_IN} THEN amount ELSE 0 END)",
}


def sums(*figures: str) -> str:
    """Select sums over postings by the figures they are."""
    return ", ".join(f"{_SUMS[figure]} AS {figure}" for figure in figures)


def dispatches(which: str) -> str:
    """Count the delivery notes of some entries, and those in time; a red note sends nothing."""
    sent = f"{which} AND quantity > 0"
    return f"""
        COUNT(DISTINCT CASE WHEN {sent} THEN shipment_id END) AS dispatches,
        COUNT(DISTINCT CASE WHEN {sent} AND booked_on <= due_on THEN shipment_id END)
            AS dispatched_on_time
    """


SELLERS = f"""
    seller AS (
        SELECT employee.id AS id
        FROM employee JOIN assignment ON assignment.id =
            {latest("assignment", "employee_id = employee.id", ":end", as_of=True)}
        WHERE {plays("'SALES'")} AND {employed(":start", ":end")}
    )
"""
"""Everybody with the SALES role employed in the period (forms.md, section 1)."""


def everybody(*tables: str, beside: str = "") -> str:
    """Join figures to whose they are: everybody who sells, and whoever else has a figure.

    Each is a table of the statement, by `id` of the employee; `beside` is one that lists nobody.
    """
    joined = " ".join(
        f"LEFT JOIN {table} ON {table}.id = employee.id" for table in (*tables, beside) if table
    )
    having = "".join(f" OR {table}.id IS NOT NULL" for table in tables)
    return f"""
        FROM employee {joined}
        WHERE (employee.id IN (SELECT id FROM seller){having}) AND {CHOSEN}
    """


SALES_TARGETS = f"""
    {TARGETS_IN_FORCE},
    aim AS (SELECT employee_id AS id, amount FROM goal WHERE month = :month AND measure = 'sales')
"""
"""The sales target of each salesperson in the month."""
