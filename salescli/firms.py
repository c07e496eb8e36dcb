"""Which accounts are one firm, what tied or parted them, and which were blocked, by its day."""

from salescli.sql import plays

APART, TOGETHER = "apart", "together"
"""The decisions that two accounts of one name or number are two firms, and that they are one."""

STANDS_APART = f"""
    decision.kind = 'customer' AND decision.step = '{APART}' AND NOT EXISTS (
        SELECT 1 FROM decision AS later
        WHERE later.kind = 'customer' AND later.document_id = decision.document_id
          AND later.about = decision.about AND later.step = '{TOGETHER}' AND later.id > decision.id
    )
"""
"""A `decision` that two accounts are two firms, which nobody has taken back."""

_NAMES = """(
    SELECT name_key FROM customer WHERE id = firm.id
    UNION SELECT name_key FROM profile_change
    WHERE customer_id = firm.id AND name_key IS NOT NULL
)"""

_REGISTERED = """(
    SELECT registration FROM customer_profile WHERE customer_id = firm.id AND registration <> ''
)"""

_LINKS = (
    ("customer", "id", "name_key", _NAMES),
    ("profile_change", "customer_id", "name_key", _NAMES),
    ("customer_profile", "customer_id", "registration", _REGISTERED),
)
"""By what accounts are one firm: where it stands, of whom, and what it is compared with."""


def firms(begin: str, apart: str = "1 = 1") -> str:
    """Say with which accounts others are one firm: `WITH firm(root, id)`, from those of a SELECT.

    They ever had a name or a registration number that one of the firm ever had, unless it was
    decided that they are another firm than that one, or than the first; `apart` says which
    decisions count.
    """
    another = f"""NOT EXISTS (
        SELECT 1 FROM decision
        WHERE {STANDS_APART} AND {apart} AND decision.document_id IN (firm.id, firm.root)
          AND decision.about = {{other}}
    )"""
    found = (
        f"""
        UNION SELECT firm.root, other.{id_}
        FROM firm JOIN {table} AS other ON other.{mark} IN {marks}
        WHERE {another.format(other=f"other.{id_}")}
        """
        for table, id_, mark, marks in _LINKS
    )
    return f"WITH RECURSIVE firm(root, id) AS ({begin} {''.join(found)})"


BY_LEADER = f"""EXISTS (
    SELECT 1 FROM assignment
    WHERE {plays("'LEADER'")} AND assignment.id = (
        SELECT held.id FROM assignment AS held
        WHERE held.employee_id = decision.decided_by AND held.valid_from <= decision.decided_on
          AND held.written < decision.written
        ORDER BY held.valid_from DESC, held.version DESC LIMIT 1
    )
)"""
"""A `decision` of somebody who led when it was written."""


def _since(bound: str = "") -> str:
    """Find when a name was told: when the one before it was replaced, else with the account."""
    return f"""COALESCE(
        (SELECT MAX(earlier.recorded_at) FROM profile_change AS earlier
         WHERE earlier.customer_id = member.id AND earlier.name_key IS NOT NULL {bound}),
        (SELECT MIN(recorded_at) FROM customer_profile WHERE customer_id = member.id)
    )"""


def standing(begin: str) -> str:
    """Tell how the accounts that ever were of a firm with some came to be, from their SELECT."""
    return f"""
        {firms(begin, "1 = 0")}, member AS (SELECT DISTINCT id FROM firm)
        SELECT 'mark' AS kind, member.id AS account, 'name ' || customer.name_key AS what,
               {_since()} AS at
        FROM member JOIN customer ON customer.id = member.id
        UNION ALL
        SELECT 'mark', member.id, 'name ' || renamed.name_key,
               {_since("AND earlier.id < renamed.id")}
        FROM member JOIN profile_change AS renamed ON renamed.customer_id = member.id
        WHERE renamed.name_key IS NOT NULL
        UNION ALL
        SELECT 'mark', member.id, 'number ' || registration, MIN(recorded_at)
        FROM member JOIN customer_profile ON customer_profile.customer_id = member.id
        WHERE registration <> ''
        GROUP BY member.id, registration
        UNION ALL
        SELECT decision.step, member.id, decision.about, decision.recorded_at
        FROM member JOIN decision ON decision.kind = 'customer'
             AND decision.document_id = member.id AND decision.step IN ('{APART}', '{TOGETHER}')
        UNION ALL
        SELECT CASE blocked WHEN 1 THEN 'block' ELSE 'open' END, member.id, NULL, recorded_at
        FROM member JOIN customer_profile ON customer_profile.customer_id = member.id
        ORDER BY at
    """
