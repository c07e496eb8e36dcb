"""What F4 counts of quotations and bids, and of what departed from the norm in any document."""

from salescli.sql import told_at

QUOTES_OF_MONTH = f"""
    told AS (
        SELECT id, 'send' AS step FROM quote WHERE sent_on BETWEEN :start AND :end
        UNION ALL
        SELECT id, 'won' FROM quote WHERE closed_on BETWEEN :start AND :end AND state = 'won'
    ),
    quoted AS (
        SELECT quote.salesperson_id AS id,
               COUNT(CASE WHEN told.step = 'send' AND quote.bid = 0 THEN 1 END) AS quotes,
               COUNT(CASE WHEN told.step = 'send' AND quote.bid = 1 THEN 1 END) AS bids,
               COUNT(CASE WHEN told.step = 'won' AND quote.bid = 1 THEN 1 END) AS bids_won
        FROM told JOIN quote ON quote.id = told.id
        WHERE {told_at("quote", "told.step")} < :recorded_before
        GROUP BY quote.salesperson_id
    )
"""


def _departed(table: str, document: str) -> str:
    return f"""
        SELECT {document}.salesperson_id AS id
        FROM {table} AS deviation JOIN {document} ON {document}.id = deviation.{document}_id
        WHERE deviation.found_on BETWEEN :start AND :end
          AND deviation.recorded_at < :recorded_before
          AND (deviation.superseded = 0 OR NOT EXISTS (
              SELECT 1 FROM decision
              WHERE decision.kind = '{document}' AND decision.document_id = {document}.id
                AND decision.step = 'return'
                AND decision.recorded_at >= deviation.recorded_at
                AND decision.recorded_at < :recorded_before
          ))
    """


DEVIATIONS = f"""
    departed AS (
        SELECT id, COUNT(*) AS deviations
        FROM (
            {_departed("deviation", "contract")}
            UNION ALL {_departed("quote_deviation", "quote")}
        ) AS found
        GROUP BY id
    )
"""
"""What departed from the norm; what a return withdrew counts until the day it was returned."""
