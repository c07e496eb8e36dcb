"""Settings of expenses: since when they are watched, and by when a claim is paid (R3)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

EXPENSES = (
    Setting(
        "expenses_since",
        "day from which expenses are watched; at first that of visits_since",
        NEVER,
        checks.since,
        clause="R3",
    ),
    Setting(
        "expense_days",
        "working days within which a claim for an expense is paid",
        "5",
        checks.whole(1, 365),
        clause="D17",
        by=NORM,
    ),
)
