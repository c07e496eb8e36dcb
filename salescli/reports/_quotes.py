"""What F4 counts of quotations and bids: sent and won, and what in them was beyond the norm."""

_TOLD_AT = """
    COALESCE((SELECT MIN(decision.recorded_at) FROM decision
              WHERE decision.kind = 'quote' AND decision.document_id = quote.id
                AND decision.step = told.step), quote.created_at)
"""
"""When a step of a quotation was recorded; one without a decision is history from before."""

QUOTES_OF_MONTH = f"""
    told AS (
        SELECT quote.id AS id, 'send' AS step FROM quote
        WHERE quote.sent_on BETWEEN :start AND :end
        UNION ALL
        SELECT quote.id, 'won' FROM quote
        WHERE quote.closed_on BETWEEN :start AND :end AND quote.state = 'won'
    ),
    quoted AS (
        SELECT quote.salesperson_id AS salesperson_id,
               COUNT(CASE WHEN told.step = 'send' AND quote.bid = 0 THEN 1 END) AS quotes,
               COUNT(CASE WHEN told.step = 'send' AND quote.bid = 1 THEN 1 END) AS bids,
               COUNT(CASE WHEN told.step = 'won' AND quote.bid = 1 THEN 1 END) AS bids_won
        FROM told JOIN quote ON quote.id = told.id
        WHERE {_TOLD_AT} < :recorded_before
        GROUP BY quote.salesperson_id
    )
"""

QUOTE_DEVIATIONS = """
    quote_departed AS (
        SELECT quote.salesperson_id AS salesperson_id, COUNT(*) AS deviations
        FROM quote_deviation JOIN quote ON quote.id = quote_deviation.quote_id
        WHERE quote_deviation.found_on BETWEEN :start AND :end
          AND quote_deviation.recorded_at < :recorded_before
          AND (quote_deviation.superseded = 0 OR NOT EXISTS (
              SELECT 1 FROM decision
              WHERE decision.kind = 'quote' AND decision.document_id = quote.id
                AND decision.step = 'return'
                AND decision.recorded_at >= quote_deviation.recorded_at
                AND decision.recorded_at < :recorded_before
          ))
        GROUP BY quote.salesperson_id
    )
"""
"""As the contracts' deviations: what a return withdrew counts until the day it was returned."""
