"""The rules of SQL about what was delivered and invoiced of contract lines, and its tax."""

from salescli.sql import among

_MOVING = among(("dispatched", "returned", "invoiced", "red"))


def _taxed(day: str, written: str) -> str:
    """Say how a `product` was taxed on a day: what the first change after that took away."""
    return f"""
        COALESCE(invoice.tax_kind, (
            SELECT from_state FROM decision
            WHERE kind = 'product' AND document_id = product.id AND step = 'tax_kind'
              AND (decided_on > {day} OR written > {written})
            ORDER BY written LIMIT 1), product.tax_kind)
    """


_FOR = "COALESCE(invoice.supply_on, invoice.applied_on)"
"""The day of the goods that an `invoice` is for."""


def supplied(*columns: str, source: str, where: str, order: str = "") -> str:
    """Select what moved goods of lines and what was invoiced of them, as it was recorded.

    What is taken back is taxed as it was when it went, and is of the month of its invoice.
    """
    day, written = f"COALESCE({_FOR}, sent.booked_on)", "COALESCE(invoice.written, sent.written)"
    return f"""
        SELECT {"".join(f"{column}, " for column in columns)}
               posting.line_id AS line_id, {_taxed(day, written)} AS tax_kind,
               posting.kind AS kind, posting.booked_on AS day, posting.recorded_on AS told_on,
               SUBSTR(COALESCE({_FOR}, posting.booked_on), 1, 7) AS month,
               posting.quantity AS quantity, posting.amount AS amount,
               posting.id AS id, posting.undoes_id AS of,
               posting.exchange_id IS NOT NULL AS exchanged
        FROM {source}
        JOIN posting AS sent ON sent.id = COALESCE(posting.undoes_id, posting.id)
        JOIN contract_line ON contract_line.id = posting.line_id
        JOIN product ON product.id = contract_line.product_id
        LEFT JOIN invoice ON invoice.id = posting.invoice_id
        WHERE posting.kind IN {_MOVING} AND {where}
        ORDER BY {order} posting.line_id, tax_kind, posting.id
    """


ASKED = f"""
    SELECT invoice.id AS invoice, invoice_line.line_id AS line_id,
           {_taxed(_FOR, "invoice.written")} AS tax_kind,
           SUBSTR({_FOR}, 1, 7) AS month, invoice_line.quantity AS quantity,
           invoice_line.amount AS amount, invoice.corrects_id IS NOT NULL AS red,
           invoice.replaces_id IS NOT NULL AS replaces,
           EXISTS (SELECT 1 FROM invoice AS other
                   WHERE other.replaces_id = invoice.id AND other.state = 'applied') AS replaced
    FROM invoice
    JOIN invoice_line ON invoice_line.invoice_id = invoice.id
    JOIN contract_line ON contract_line.id = invoice_line.line_id
    JOIN product ON product.id = contract_line.product_id
    WHERE invoice.contract_id = :contract AND invoice.state = 'applied'
    ORDER BY invoice.corrects_id IS NULL, invoice.id
"""
"""What invoices that were applied for ask of lines, the red ones first."""

LINE_IN_FORCE = """
    CAST(COALESCE((
        SELECT SUM(posting.quantity) FROM posting
        WHERE posting.line_id = contract_line.id AND posting.kind = 'contracted'
    ), 0) AS BIGINT)
"""
"""How much of a `contract_line` is in force."""

LINE_DELIVERED = """
    CAST(COALESCE((
        SELECT SUM(CASE posting.kind WHEN 'dispatched' THEN posting.quantity
                                     ELSE -posting.quantity END)
        FROM posting
        WHERE posting.line_id = contract_line.id AND posting.kind IN ('dispatched', 'returned')
    ), 0) AS BIGINT)
"""
"""How much of it went, less what came back."""

LINE_ASKED = """
    CAST((SELECT SUM(CASE WHEN other.corrects_id IS NULL THEN part.quantity
                          ELSE -part.quantity END)
          FROM shipment_line AS part JOIN shipment AS other ON other.id = part.shipment_id
          WHERE part.line_id = contract_line.id
            AND other.state NOT IN ('rejected', 'withdrawn', 'correcting')) AS BIGINT)
"""
"""What was asked for of a line in all, less what red notes took back."""
