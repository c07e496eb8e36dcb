"""Documents of how people keep the regulation (policy/documents)."""

from salescli.policy.document import Document, Rows

CONDUCT = (
    Document(
        kind="violation",
        noun="conduct",
        whose="employee_id",
        dated="raised_on",
        prefix="F",
        binds="""
            employee_id rule happened_on told severity document due_on done_on refusal_id
            manager_id
        """,
        rows=Rows("violation", free="state", once=("closed_on",)),
    ),
    Document(
        kind="proposal",
        noun="conduct",
        whose="employee_id",
        back=(("violation", "violation_id"),),
        dated="proposed_on",
        prefix="D",
        binds="violation_id document employee_id kind amount manager_id joint reason",
        rows=Rows("proposal", free="state", once=("closed_on",)),
    ),
    Document(
        kind="liability",
        noun="conduct",
        whose="employee_id",
        back=(("violation", "violation_id"),),
        dated="claimed_on",
        prefix="J",
        binds="employee_id violation_id document amount reason",
        rows=Rows("liability", free="state", once=("decided_on", "settled_on settlement")),
    ),
)
"""In workflow order."""
