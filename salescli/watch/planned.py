"""When a visit was planned, as it was recorded: final by its day, handed in for its week."""

from salescli.policy.standing import DAYS_OF_VISIT

_TOLD = """
    FROM decision AS told
    WHERE told.kind = 'visit' AND told.document_id = visit.id AND told.rule IS NOT NULL
"""
"""What was decided of a `visit`; before schema 4 its business day counts."""

APPROVED_ON = f"""COALESCE(
    (SELECT MAX(told.recorded_on) {_TOLD} AND told.step = 'approve'), visit.approved_on
)"""
"""The day on which it was recorded that a `visit` is final: once its days are over that is late."""

PLANNED_ON = f"(SELECT MIN(told.recorded_on) {_TOLD} AND told.step = 'plan')"
"""The day on which it was recorded that a `visit` is planned; NULL of one from before."""


def _stood(column: str, at: int) -> str:
    return f"""COALESCE(
        (SELECT substr(redated.from_state, {at}, 10) FROM decision AS redated
         WHERE redated.kind = '{DAYS_OF_VISIT}' AND redated.document_id = visit.id
           AND redated.id > decision.id
         ORDER BY redated.id LIMIT 1),
        visit.{column}
    )"""


HANDED_FROM, HANDED_UNTIL = _stood("from_on", 1), _stood("until_on", 12)
"""The first and the last day for which a `visit` stood when it was submitted: a `decision`."""


def handed_in(first: str, last: str) -> str:
    """Say whether a `visit` was submitted for days that end between two."""
    moved = f"SELECT document_id FROM decision WHERE kind = '{DAYS_OF_VISIT}'"
    between = f"BETWEEN {first} AND {last}"
    return f"""(visit.until_on {between} OR visit.id IN ({moved}))
          AND {HANDED_UNTIL} {between}"""
