"""Settings of what follows a sale: causes of faults, and by when each step is taken (W6, W7)."""

from salescli.policy.aftersales import CAUSES
from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER


def _days(key: str, line: str, default: str, clause: str) -> Setting:
    return Setting(key, line, default, checks.whole(1, 365), clause=clause, by=NORM)


AFTER_SALES = (
    Setting(
        "causes",
        "causes of faults and returns, separated by commas",
        ",".join(CAUSES),
        checks.listed,
        clause="W6.1",
        by=NORM,
    ),
    Setting(
        "service_since",
        "day from which service cases are watched; at first that of visits_since",
        NEVER,
        checks.since,
        clause="W6.1",
    ),
    _days(
        "accept_days",
        "working days within which the manager accepts a request for service",
        "1",
        "W6.1",
    ),
    _days(
        "contact_days",
        "working days within which the technical department speaks to the customer",
        "1",
        "W6.3",
    ),
    _days(
        "report_days",
        "working days within which the technical department reports of a service",
        "5",
        "W6.4",
    ),
    _days(
        "escalation_days",
        "working days within which the leader decides on what is not solvable on site",
        "1",
        "R14",
    ),
    _days(
        "repeat_days",
        "calendar days within which the same fault of a product at a customer is a repeated one",
        "90",
        "W6.1",
    ),
    Setting(
        "return_since",
        "day from which returns are watched; at first that of visits_since",
        NEVER,
        checks.since,
        clause="W7.5",
    ),
    _days(
        "return_days",
        "working days within which an approved return is received",
        "14",
        "W7.5",
    ),
    _days(
        "settle_days",
        "working days within which a received return is settled",
        "5",
        "W7.5",
    ),
)
