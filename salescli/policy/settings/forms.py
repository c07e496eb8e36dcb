"""Settings of the forms: since when they are watched, who owes them, and by when (R16)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER, NOBODY

FORMS = (
    Setting(
        "forms_since",
        "day from which the handing in of forms is watched; at first that of visits_since",
        NEVER,
        checks.since,
        clause="R16",
    ),
    Setting(
        "forms_clerk",
        "code of the clerk who owes the department's forms; none: the only clerk there is",
        NOBODY,
        checks.who,
        clause="R16",
        by=NORM,
    ),
    Setting(
        "forms_time",
        "time of day by which weekly forms are handed in on the day of the meeting",
        "09:00",
        checks.hour,
        clause="TM7",
        by=NORM,
    ),
    Setting(
        "forms_day",
        "day of the next month by which monthly forms are handed in",
        "5",
        checks.whole(1, 28),
        clause="TM8",
        by=NORM,
    ),
)
