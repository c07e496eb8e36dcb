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


def _decided(kind: str, steps: str, documents: str) -> str:
    """Say whether one of some steps of a document was recorded as of then."""
    return f"""EXISTS (
        SELECT 1 FROM decision
        WHERE decision.kind = '{kind}' AND decision.document_id IN ({documents})
          AND decision.step IN ({steps}) AND decision.recorded_at < :recorded_before
    )"""


def _taken_back(document: str, kind: str) -> str:
    """Say whether a quotation is withdrawn or superseded, or a contract cancelled unsent."""
    if kind == "quote":
        return _decided(kind, "'withdraw', 'supersede'", f"{document}.id")
    return f"""(
        {_decided(kind, "'cancel'", f"{document}.id, {document}.amends_id")}
        AND NOT EXISTS (
            SELECT 1 FROM posting
            WHERE posting.contract_id = COALESCE({document}.amends_id, {document}.id)
              AND posting.kind = 'dispatched'
        )
    )"""


def _stands(deviation: str, table: str, document: str, kind: str) -> str:
    """Say whether a deviation was there as of then: not rejected, nor replaced or taken back.

    Before schema 4 only a return tells when that was.
    """
    return f"""{deviation}.recorded_at < :recorded_before
        AND ({deviation}.superseded = 0 OR COALESCE({deviation}.superseded_at, (
            SELECT MIN(decision.recorded_at) FROM decision
            WHERE decision.kind = '{kind}' AND decision.document_id = {document}.id
              AND decision.step = 'return' AND decision.recorded_at >= {deviation}.recorded_at
        ), '') >= :recorded_before)
        AND NOT {_decided(table, "'reject'", f"{deviation}.id")}
        AND NOT {_taken_back(document, kind)}
    """


def _product(deviation: str, kind: str) -> str:
    return f"""(
        SELECT product_id FROM {kind}_line
        WHERE {kind}_id = {deviation}.{kind}_id AND position = {deviation}.position
    )"""


def _same(kind: str) -> str:
    """Say whether an earlier deviation said the same of the same line, wherever that now stands."""
    return f"""earlier.id < deviation.id AND earlier.term = deviation.term
                AND (COALESCE(earlier.position, 0) = COALESCE(deviation.position, 0)
                     OR (earlier.{kind}_id <> deviation.{kind}_id
                         AND {_product("earlier", kind)} = {_product("deviation", kind)}))
                AND earlier.agreed = deviation.agreed
                AND (earlier.position IS NOT NULL OR earlier.normal = deviation.normal)"""


def _departed(table: str, kind: str, root: str) -> str:
    return f"""
        SELECT {kind}.salesperson_id AS id
        FROM {table} AS deviation JOIN {kind} ON {kind}.id = deviation.{kind}_id
        WHERE deviation.found_on BETWEEN :start AND :end
          AND {_stands("deviation", table, kind, kind)}
          AND NOT EXISTS (
              SELECT 1
              FROM {kind} AS version
              JOIN {table} AS earlier ON earlier.{kind}_id = version.id
              WHERE (version.id = COALESCE({kind}.{root}, {kind}.id)
                     OR version.{root} = COALESCE({kind}.{root}, {kind}.id))
                AND {_same(kind)}
                AND {_stands("earlier", table, "version", kind)}
          )
          AND ({_decided(table, "'accept'", "deviation.id")} OR NOT EXISTS (
              SELECT 1 FROM {table} AS earlier
              WHERE earlier.{kind}_id = {kind}.id AND {_same(kind)}
                AND {_decided(table, "'reject'", "earlier.id")}
          ))
    """


DEVIATIONS = f"""
    departed AS (
        SELECT id, COUNT(*) AS deviations
        FROM (
            {_departed("deviation", "contract", "amends_id")}
            UNION ALL {_departed("quote_deviation", "quote", "revises_id")}
        ) AS found
        GROUP BY id
    )
"""
"""What departs from the norm and stands: once, however often an amendment or a version repeats it.

What was rejected, replaced, superseded or taken back counts in a form as of a day before that;
told again in the same words it counts once it is accepted.
"""
