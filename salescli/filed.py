"""Which archive row counts, who answers for a problem, which loss is missing (R9, MD7, R6)."""

PAPER_STANDS = """NOT EXISTS (
    SELECT 1 FROM archive_item AS later
    WHERE later.number = archive_item.number AND later.paper = archive_item.paper
      AND later.id > archive_item.id
)"""
"""An `archive_item` that says where its paper is now."""

ISSUE_OWNED = """(
    SELECT latest.id FROM issue_owner AS latest
    WHERE latest.issue_id = issue.id
    ORDER BY latest.id DESC LIMIT 1
)"""
"""The `issue_owner` that says who answers for an `issue` now."""


def open_issue(contract: str, day: str) -> str:
    """Find the `issue` of a contract that was open and the latest on a day, as was known then."""
    return f"""(
        SELECT latest.id FROM issue AS latest
        WHERE latest.contract_id = {contract} AND latest.raised_on <= {day}
          AND latest.created_at < :recorded_before
          AND (latest.closed_on IS NULL OR latest.closed_on > {day}
               OR latest.closed_at >= :recorded_before)
        ORDER BY latest.raised_on DESC, latest.id DESC LIMIT 1
    )"""


def owned_on(day: str) -> str:
    """Find the `issue_owner` of an `issue` that counted on a day, as was known then."""
    return f"""(
        SELECT latest.id FROM issue_owner AS latest
        WHERE latest.issue_id = issue.id AND latest.given_on <= {day}
          AND latest.recorded_at < :recorded_before
        ORDER BY latest.id DESC LIMIT 1
    )"""


def flagged(kind: str, table: str = "") -> str:
    """Say whether somebody calls a document major, and that was not taken back (1.3.2)."""
    return f"""EXISTS (
        SELECT 1 FROM decision AS raised
        WHERE raised.kind = '{kind}' AND raised.document_id = {table or kind}.id
          AND raised.step = 'flag' AND NOT EXISTS (
              SELECT 1 FROM decision AS lifted
              WHERE lifted.kind = '{kind}' AND lifted.document_id = raised.document_id
                AND lifted.step = 'unflag' AND lifted.id > raised.id
                AND (lifted.about IS NULL OR lifted.about = raised.decided_by)))"""


MAJOR_ISSUE = f"(issue.severity = 'serious' OR {flagged('issue')})"
"""Say whether an `issue` is serious, or somebody calls it major."""

LOSS = """CASE
    WHEN violation.rule NOT IN ('R6', 'R8', 'R8-red') OR violation.state = 'withdrawn' THEN NULL
    WHEN EXISTS (
        SELECT 1 FROM liability
        WHERE liability.violation_id = violation.id AND liability.state <> 'withdrawn'
    ) THEN 'entered'
    WHEN EXISTS (
        SELECT 1 FROM decision
        WHERE decision.kind = 'violation' AND decision.document_id = violation.id
          AND decision.step = 'harmless'
    ) THEN 'none'
    ELSE 'missing'
END"""
"""Say of a `violation` of those rules whether its loss was entered, or said to be none (R6)."""
