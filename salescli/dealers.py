"""The rules of SQL about dealers and territories: a dealer's month, and when one was last seen."""

from salescli.accounts import opened
from salescli.policy.entries import RECORD
from salescli.sql import MONEY_IN, among, figures, latest

_NET = "CASE posting.kind WHEN 'dispatched' THEN posting.amount ELSE -posting.amount END"

TRADED = ("purchased", "purchased_year", "collected", "receivable", "overdue")
"""What `traded` tells of a dealer, in minor units."""


def _of_contracts(columns: str, kinds: str, since: str) -> str:
    """Select entries of the contracts of each `dealer` that were open on a day or later.

    CROSS JOIN keeps SQLite from reading all entries first; elsewhere it is a plain join.
    """
    return f"""
        SELECT dealer.id AS dealer_id, {columns}
        FROM dealer CROSS JOIN contract CROSS JOIN posting
        WHERE contract.customer_id = dealer.id AND contract.open_until >= {since}
          AND posting.contract_id = contract.id AND posting.kind IN {kinds}
          AND posting.booked_on <= :end
    """


_BOUGHT = f"""
    bought AS (
        SELECT dealer_id, SUM(CASE WHEN booked_on >= :start THEN net ELSE 0 END) AS purchased,
               SUM(net) AS purchased_year
        FROM ({
    _of_contracts(
        f"posting.booked_on AS booked_on, {_NET} AS net",
        "('dispatched', 'returned')",
        ":year_start",
    )
} AND posting.booked_on >= :year_start) AS goods
        GROUP BY dealer_id
    )
"""

_PAID = f"""
    paid AS (
        SELECT dealer_id, SUM(amount) AS collected
        FROM ({_of_contracts("posting.amount AS amount", MONEY_IN, ":start")}
              AND posting.booked_on >= :start
              UNION ALL
              SELECT dealer.id, posting.amount
              FROM dealer CROSS JOIN posting
              WHERE posting.customer_id = dealer.id AND posting.contract_id IS NULL
                AND posting.kind IN {MONEY_IN}
                AND posting.booked_on BETWEEN :start AND :end) AS money
        GROUP BY dealer_id
    )
"""

_OWED = f"""
    standing AS (
        SELECT dealer_id, MIN(due_on) AS due_on, SUM(balance) AS balance
        FROM ({
    _of_contracts(
        "posting.invoice_id AS invoice_id, posting.due_on AS due_on,"
        f" {opened('posting')} AS balance",
        "('invoiced', 'red', 'applied')",
        ":end",
    )
}) AS entry
        GROUP BY dealer_id, invoice_id
    ),
    owed AS (
        SELECT dealer_id, SUM(balance) AS receivable,
               SUM(CASE WHEN due_on < :end THEN balance ELSE 0 END) AS overdue
        FROM standing GROUP BY dealer_id
    )
"""


def traded(which: str) -> str:
    """Name `dealer`, who is one at :end and chosen by `which`, and what each has `traded` by then.

    Purchases and money are those of the days from :start, and from :year_start (forms.md, F11).
    """
    return f"""
        dealer AS (
            SELECT customer.id AS id, profile.region AS region,
                   profile.salesperson_id AS salesperson_id
            FROM customer JOIN customer_profile AS profile ON profile.id =
                {latest("customer_profile", "customer_id = customer.id", ":end")}
            WHERE profile.kind = 'dealer' AND {which}
        ),
        {_BOUGHT}, {_PAID}, {_OWED},
        traded AS (
            SELECT dealer.id AS dealer_id, {figures("bought", "purchased", "purchased_year")},
                   {figures("paid", "collected")}, {figures("owed", "receivable", "overdue")}
            FROM dealer
            LEFT JOIN bought ON bought.dealer_id = dealer.id
            LEFT JOIN paid ON paid.dealer_id = dealer.id
            LEFT JOIN owed ON owed.dealer_id = dealer.id
        )
    """


STANDS = """NOT EXISTS (
    SELECT 1 FROM competitor_info AS later
    WHERE later.customer_id = competitor_info.customer_id
      AND later.seen_on = competitor_info.seen_on
      AND later.name_key = competitor_info.name_key
      AND later.version > competitor_info.version
)"""
"""A `competitor_info` that counts: told again on its day, it replaces what was told."""


_KNOWN = f"profile_change.field IN {among(tuple(field.key for field in RECORD))}"
_TURNS = """profile_change.field IN ('blocked', 'salesperson')
    AND (profile_change.field = 'blocked'
         OR profile_change.old IS NULL OR profile_change.new IS NULL)"""
"""What makes an account one to be seen, or ends that: a block, and coming into a territory."""

SIGHTINGS = (
    ("visit", "visited_on", ""),
    ("profile_change", "changed_on", f"AND {_KNOWN}"),
    ("dealer_status", "valid_from", ""),
    ("competitor_info", "seen_on", ""),
    ("market_note", "noted_on", ""),
)
"""Tables whose rows say that an account was seen, the column of the day, and which of them (R1)."""

TURNS = (*SIGHTINGS, ("profile_change", "changed_on", f"AND {_TURNS}"))
"""Those, and what begins or ends that an account has to be seen."""


def last_seen(customer: str, bound: str, rows: tuple[tuple[str, str, str], ...] = SIGHTINGS) -> str:
    """Find the last day on which an account was seen, as far as `bound`: each by an index."""
    days = " UNION ALL ".join(
        f"SELECT MAX({table}.{day}) AS day FROM {table}"
        f" WHERE {table}.customer_id = {customer} AND {table}.{day} {bound} {which}"
        for table, day, which in rows
    )
    return f"(SELECT MAX(seen.day) FROM ({days}) AS seen)"
