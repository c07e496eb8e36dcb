"""Settings of deliveries: who confirms and clears them, and by when things are done (W4, R8)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import BOUND, NORM, Setting
from salescli.policy.settings.words import NEVER

DELIVERIES = (
    Setting(
        "division_confirms",
        "whether the division manager confirms a goods request before the manager has it",
        "off",
        checks.switch,
        clause="W4.2",
        stricter=checks.on_first,
        by=BOUND,
    ),
    Setting(
        "finance_clears",
        "whether goods go only once finance has cleared them: paid, or credit in order",
        "off",
        checks.switch,
        clause="W4.4",
        stricter=checks.on_first,
        by=BOUND,
    ),
    Setting(
        "tell_days",
        "working days after dispatch within which the customer is told of it",
        "1",
        checks.whole(0, 365),
        clause="W4.4",
        by=NORM,
    ),
    Setting(
        "tell_since",
        "day from which it is watched that customers are told of dispatches; at first that of"
        " visits_since",
        NEVER,
        checks.since,
        clause="W4.4",
    ),
    Setting(
        "correction_days",
        "working days within which a shortage has its red note, and a red note its decision",
        "1",
        checks.whole(1, 365),
        clause="R8",
        by=NORM,
    ),
)
