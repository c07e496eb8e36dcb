"""Settings of the manager's duties: trainings, vehicles and office supplies (MD4, MD5)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

DUTIES = (
    Setting(
        "training_since",
        "day from which weekly trainings are watched; at first that of visits_since",
        NEVER,
        checks.since,
        clause="MD4",
    ),
    Setting(
        "assets_since",
        "day from which it is watched that vehicles and office supplies have a named person, and"
        " damages their proposals; at first that of visits_since",
        NEVER,
        checks.since,
        clause="MD5",
    ),
    Setting(
        "asset_days",
        "working days within which a vehicle or office supply has a named person again",
        "5",
        checks.whole(0, 365),
        clause="MD5",
        by=NORM,
    ),
    Setting(
        "damage_days",
        "working days within which a reward or penalty is proposed upon a damage",
        "5",
        checks.whole(1, 365),
        clause="MD5",
        by=NORM,
    ),
)
