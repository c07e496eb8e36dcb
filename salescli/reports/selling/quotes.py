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


_LAST = "CASE WHEN {of}.found_on < :start THEN :eve ELSE :end END"
"""The day whose state counts: what was decided in a later period changes nothing of this one."""

_THEN = "CASE WHEN {of}.found_on < :start THEN :started_at ELSE :ended_at END"
"""The instant at which that day was over."""


def _decided(kind: str, steps: str, documents: str, by: str = "1 = 1") -> str:
    """Say whether one of some steps of a document was recorded as of then, by some day."""
    return f"""EXISTS (
        SELECT 1 FROM decision
        WHERE decision.kind = '{kind}' AND decision.document_id IN ({documents})
          AND decision.step IN ({steps}) AND decision.recorded_at < :recorded_before AND {by}
    )"""


def _taken_back(document: str, kind: str, by: str) -> str:
    """Say whether a quotation is withdrawn or superseded, or a contract cancelled unsent."""
    if kind == "quote":
        return _decided(kind, "'withdraw', 'supersede'", f"{document}.id", by)
    return f"""(
        {_decided(kind, "'cancel'", f"{document}.id, {document}.amends_id", by)}
        AND NOT EXISTS (
            SELECT 1 FROM posting
            WHERE posting.contract_id = COALESCE({document}.amends_id, {document}.id)
              AND posting.kind = 'dispatched'
        )
    )"""


def _stands(deviation: str, table: str, document: str, kind: str) -> str:
    """Say whether a deviation was there at the end of its period, or of this one, as of then.

    It was not rejected, nor replaced or taken back; before schema 4 only a return tells when it
    was replaced. One of an earlier period stands if it did when this one began.
    """
    by = f"decision.decided_on <= {_LAST.format(of=deviation)}"
    told = f"decision.recorded_at >= {deviation}.recorded_at"
    replaced_at = f"""COALESCE({deviation}.superseded_at, (
            SELECT MIN(decision.recorded_at) FROM decision
            WHERE decision.kind = '{kind}' AND decision.document_id = {document}.id
              AND decision.step = 'return' AND {told}
        ), '')"""
    return f"""{deviation}.recorded_at < :recorded_before
        AND NOT ({deviation}.superseded = 1 AND {replaced_at} < :recorded_before AND (
            {replaced_at} < {_THEN.format(of=deviation)}
            OR {_decided(kind, "'return'", f"{document}.id", f"{by} AND {told}")}
        ))
        AND NOT {_decided(table, "'reject'", f"{deviation}.id", by)}
        AND NOT {_taken_back(document, kind, by)}
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

What was rejected, replaced, superseded or taken back in a later period, or as of a later day,
counts; told again in the same words it counts once it is accepted.
"""
