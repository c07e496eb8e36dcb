"""Settings of collections: by when customers are pressed to pay, and promises kept (W5)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

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
        "dunning_since",
        "day from which overdue debts and promises are watched; what was overdue before counts"
        " from it; at first that of visits_since",
        NEVER,
        checks.since,
        clause="W5.1",
    ),
    Setting(
        "promise_days",
        "working days after the promised one within which the payment comes in",
        "0",
        checks.whole(0, 365),
        clause="W5.1",
        by=NORM,
    ),
    Setting(
        "payments_since",
        "day from which payments are watched: confirmed, and not left prepaid; at first that of"
        " visits_since",
        NEVER,
        checks.since,
        clause="W5.3",
    ),
    Setting(
        "confirm_days",
        "working days within which a payment that was applied for is confirmed by both",
        "1",
        checks.whole(1, 365),
        clause="W5.3",
        by=NORM,
    ),
    Setting(
        "remit_days",
        "working days within which money that a salesperson took reaches the company",
        "1",
        checks.whole(1, 365),
        clause="R2",
        by=NORM,
    ),
    Setting(
        "prepaid_days",
        "working days within which what is prepaid of a contract that is over is refunded or moved",
        "30",
        checks.whole(1, 365),
        clause="W5.3",
        by=NORM,
    ),
)
