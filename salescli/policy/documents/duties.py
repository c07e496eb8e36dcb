"""Documents of the manager's duties: problems (MD7), vehicles and office supplies (MD5)."""

from salescli.policy.document import Document, Rows

PROBLEMS = (
    Document(
        kind="issue",
        said="problem",
        back=(("contract", "contract_id"),),
        dated="raised_on",
        prefix="K",
        binds="subject severity document contract_id customer_id",
        rows=Rows(
            "issue",
            free="state escalated_on decide_by escalated_for decided_on decision",
            once=("closed_on closed_at result",),
        ),
    ),
    Document(
        kind="issue_question",
        of="issue",
        dated="asked_on",
        recorded="recorded_at",
        called="point {position}",
        binds="department question",
        rows=Rows("issue_question", free="state", once=("answered_on answer",)),
    ),
)
ASSETS = (
    Document(
        kind="asset",
        whose="holder_id",
        dated="added_on",
        prefix="U",
        binds="kind name identity",
        rows=Rows("asset", free="state holder_id odometer", once=("retired_on retired_for",)),
    ),
)
"""In workflow order."""
