"""Settings of knowing the territory: since when, and how long an account may go unseen (R1)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

TERRITORY = (
    Setting(
        "territory_since",
        "day from which accounts are watched to be seen; at first that of visits_since",
        NEVER,
        checks.since,
        clause="R1",
    ),
    Setting(
        "territory_days",
        "calendar days within which an account is visited, or its record, status, competitors or"
        " a note told",
        "30",
        checks.whole(1, 3650),
        clause="R1",
        by=NORM,
    ),
)
