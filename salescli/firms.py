"""What tied the accounts of a firm, who told them apart, and which were blocked, by its day."""

from salescli.sql import APART, TOGETHER, firms, plays

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
