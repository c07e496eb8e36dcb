"""The rules of SQL about a customer's account: what moves it, and whether a month is reconciled."""

from salescli.sql import INCOMING, INSTRUMENTS, MONEY_IN, among, fields

BALANCING = among(("invoiced", "red", *INCOMING))
"""The kinds of posting that move what is receivable less what is prepaid."""

HELD = f"""
    CASE WHEN method NOT IN {INSTRUMENTS} OR method IS NULL THEN 0
         WHEN kind IN {MONEY_IN} THEN amount
         WHEN kind = 'cleared' THEN -amount ELSE 0 END
"""
"""What an entry adds to what is held in instruments that have not cleared (forms.md, Money)."""


PAPER_ENDED = """COALESCE(
    instrument.cleared_on, instrument.bounced_on, instrument.given_on, '9999-12-31')"""
"""The day on which an `instrument` was paid or came back; an index has it by customer."""


def opened(posting: str = "") -> str:
    """Say what a posting adds to what is open: what was invoiced, less all else that is summed."""
    of = f"{posting}." if posting else ""
    return f"CASE {of}kind WHEN 'invoiced' THEN {of}amount ELSE -{of}amount END"


def less(kind: str, posting: str = "") -> str:
    """Say what a posting adds to money that came in, less what is of a kind.

    Less what was applied it is prepaid; less what has cleared it is held in instruments.
    """
    of = f"{posting}." if posting else ""
    return f"CASE {of}kind WHEN '{kind}' THEN -{of}amount ELSE {of}amount END"


def of_account(*columns: str, customer: str = ":customer", since: str = ":start") -> str:
    """Select postings of an account: of contracts that were open on a day or later, and of none.

    What was at rest before has nothing in it. CROSS JOIN keeps SQLite from reading all entries
    first; elsewhere it is a plain join.
    """
    told = fields("posting", *columns)
    return f"""
        SELECT {told}
        FROM contract CROSS JOIN posting
        WHERE contract.customer_id = {customer} AND contract.open_until >= {since}
          AND posting.contract_id = contract.id
        UNION ALL
        SELECT {told}
        FROM posting
        WHERE posting.customer_id = {customer} AND posting.contract_id IS NULL
    """


MOVEMENT = """
    CASE WHEN collection.kind IN ('correction', 'transfer') THEN collection.kind ELSE entry.kind END
"""
"""What moved money in an `entry`: its kind, or that of the `collection` that caused it."""

ENTERED_LATE = "posting.recorded_on > posting.booked_on"
"""A `posting` of an earlier day than the one on which it was recorded, as an index has them."""


def reconciled(customer: str, month: str) -> str:
    """Say whether the month of an account is reconciled, as was known then; NULL if not begun.

    It is once its statement is closed, which it is only with every difference explained, until
    something is entered into it that changes its balance; then a later version counts (R13).
    """
    return f"""(
        SELECT CASE WHEN EXISTS (
            SELECT 1 FROM decision
            WHERE decision.kind = 'reconcile' AND decision.document_id = reconciliation.id
              AND decision.step = 'close' AND decision.recorded_at < :recorded_before
              AND 0 = (
                  SELECT COALESCE(SUM({opened("posting")}), 0) FROM posting
                  WHERE posting.customer_id = {customer} AND {ENTERED_LATE}
                    AND posting.kind IN {BALANCING} AND posting.booked_on <= reconciliation.ends_on
                    AND posting.recorded_at > decision.recorded_at
                    AND posting.recorded_at < :recorded_before)
        ) THEN 1 ELSE 0 END
        FROM reconciliation
        WHERE reconciliation.customer_id = {customer} AND reconciliation.month = {month}
          AND reconciliation.created_at < :recorded_before
        ORDER BY reconciliation.version DESC LIMIT 1
    )"""
