"""Settings of reconciliation: from when on, and by which day a month is closed (R13)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

RECONCILING = (
    Setting(
        "reconcile_since",
        "day from which the months of accounts are watched to be reconciled; at first that of"
        " visits_since",
        NEVER,
        checks.since,
        clause="R13",
    ),
    Setting(
        "reconcile_by",
        "day of the next month by which the reconciliation of an account's month is closed",
        "15",
        checks.whole(1, 28),
        clause="R13",
        by=NORM,
    ),
)
