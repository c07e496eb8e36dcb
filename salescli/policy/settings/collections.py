"""Settings of collections: by when customers are pressed to pay, and promises kept (W5)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting

COLLECTIONS = (
    Setting(
        "dunning_days",
        "working days within which a customer is pressed, again too, for what is overdue",
        "7",
        checks.whole(1, 365),
        clause="W5.1",
        by=NORM,
    ),
    Setting(
        "promise_days",
        "working days after the promised one within which the payment comes in",
        "0",
        checks.whole(0, 365),
        clause="W5.1",
        by=NORM,
    ),
)
