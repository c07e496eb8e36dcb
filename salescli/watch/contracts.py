"""The watches over contracts: talks, orders and their papers, the archive, the binder."""

from datetime import date, timedelta

from salescli.policy.period import month_of
from salescli.sql import CONTRACT_NUMBER, OWN, PEOPLE, kept, parties, told_on
from salescli.watch.finding import Finding, Row, Watched, findings, on, watched, worked

_BINDER_DAYS = timedelta(days=5)
"""The binder of a month is made by the 5th of the next one."""

_TALKS = f"""
    SELECT {CONTRACT_NUMBER} AS document, {PEOPLE},
           talk.decided_on AS talked_on,
           heard.decided_on AS done_on, heard.recorded_on AS told_on
    FROM contract
    CROSS JOIN decision AS talk
    {parties("contract")}
    LEFT JOIN decision AS heard ON heard.id = (
        SELECT later.id FROM decision AS later
        WHERE later.kind = 'contract' AND later.document_id = contract.id
          AND later.id > talk.id
          AND later.step IN ('consent', 'negotiate', 'submit', 'cancel')
        ORDER BY later.decided_on, later.id LIMIT 1
    )
    WHERE talk.kind = 'contract' AND talk.document_id = contract.id
      AND (contract.state IN ('draft', 'negotiating', 'submitted', 'confirmed')
           OR contract.effective_on >= :since OR contract.cancelled_on >= :since)
      AND talk.step IN ('consent', 'negotiate') AND talk.decided_on <= :until
      AND {OWN} AND {kept("talk", "contract.id")}
    ORDER BY talk.id
"""
"""CROSS JOIN keeps SQLite from reading every contract's decisions; elsewhere it is a plain join."""

_ARCHIVE = f"""
    SELECT contract.number AS document, contract.signed_on AS due_on,
           contract.archived_on AS done_on, {told_on("contract", "archive")} AS told_on,
           {PEOPLE}
    FROM contract
    {parties("contract")}
    WHERE contract.id IN (
              SELECT id FROM contract WHERE signed_on IS NOT NULL AND archived_on IS NULL
              UNION ALL
              SELECT id FROM contract WHERE archived_on >= :since
          )
      AND contract.signed_on <= :until AND COALESCE(contract.source, '') = '' AND {OWN}
    ORDER BY contract.number
"""

_PAPERS = f"""
    SELECT contract.number AS document, contract.ordered_on AS ordered_on,
           contract.signed_on AS done_on, {told_on("contract", "sign")} AS told_on, {PEOPLE}
    FROM contract
    {parties("contract")}
    WHERE contract.id IN (
              SELECT id FROM contract WHERE ordered_on IS NOT NULL AND signed_on IS NULL
              UNION ALL
              SELECT id FROM contract WHERE ordered_on IS NOT NULL AND signed_on >= :since
          )
      AND contract.ordered_on <= :until AND COALESCE(contract.source, '') = ''
      AND (contract.signed_on IS NOT NULL OR contract.cancelled_on IS NULL
           OR contract.cancelled_on > :until)
      AND {OWN}
    ORDER BY contract.number
"""

_MONTHS = """
    WITH RECURSIVE month (label) AS (
        SELECT SUBSTR(MIN(signed_on), 1, 7) FROM contract
        WHERE signed_on > '' AND COALESCE(source, '') = ''
        UNION ALL
        SELECT (SELECT SUBSTR(MIN(contract.signed_on), 1, 7) FROM contract
                WHERE contract.signed_on > month.label || '-31'
                  AND COALESCE(contract.source, '') = '')
        FROM month
        WHERE month.label IS NOT NULL
    )
    SELECT month.label AS document, contract_binder.bound_on AS done_on,
           contract_binder.recorded_on AS told_on, NULL AS customer, NULL AS customer_name,
           NULL AS salesperson, NULL AS salesperson_name
    FROM month
    LEFT JOIN contract_binder ON contract_binder.month = month.label
    WHERE month.label IS NOT NULL
      AND (contract_binder.bound_on IS NULL OR contract_binder.bound_on >= :since)
    ORDER BY month.label
"""
"""A month is found from the one before it, by index: the contracts between are not read.

COALESCE, here and above, keeps SQLite from reading all contracts that were not imported.
"""


def informed(look: Watched, since: date, until: date) -> list[Finding]:
    """W3.2: while a contract is negotiated, the manager hears of it every so many days."""

    def due(row: Row) -> date:
        talked_on = on(row, "talked_on")
        return talked_on + timedelta(days=int(look.company.then("negotiation_days", talked_on)))

    return findings("W3.2", watched(look, _TALKS, since, until), due)


def archived(look: Watched, since: date, until: date) -> list[Finding]:
    """W3.5: a signed contract is archived the same day (TM2)."""
    return findings("W3.5", watched(look, _ARCHIVE, since, until))


def papers(look: Watched, since: date, until: date) -> list[Finding]:
    """W3.6: a paper replaces an order within the working days the setting gives."""
    orders = watched(look, _PAPERS, since, until)
    return findings("W3.6", orders, worked(look, "ordered_on", "paper_days"))


def bound(look: Watched, since: date, _until: date) -> list[Finding]:
    """R15: by the 5th the originals of the month before are bound.

    It is the department's: who sees their own territory only is not shown it.
    """
    if look.scope is not None:
        return []
    months = look.rows(_MONTHS, since=since.isoformat())
    return findings("R15", months, lambda row: _binder_day(row["document"]))


def _binder_day(month: str) -> date:
    return month_of(date.fromisoformat(f"{month}-01")).end + _BINDER_DAYS
