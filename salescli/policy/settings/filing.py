"""Settings of the archive, of problems and of the daily check (R9 to R11, MD7)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER

FILING = (
    Setting(
        "archive_place",
        "where papers are kept of which nobody says the place",
        "archive",
        checks.place,
        clause="R9",
    ),
    Setting(
        "archive_since",
        "day from which filed requests and kept vouchers are watched; at first that of"
        " visits_since",
        NEVER,
        checks.since,
        clause="R9",
    ),
    Setting(
        "lent_days",
        "working days within which a paper that was lent comes back to the archive",
        "7",
        checks.whole(1, 365),
        clause="R9",
        by=NORM,
    ),
    Setting(
        "voucher_days",
        "working days after the receipt of goods within which their voucher is on file",
        "1",
        checks.whole(0, 365),
        clause="R9",
        by=NORM,
    ),
    Setting(
        "problem_days",
        "working days within which a problem is settled, where no other day is given",
        "5",
        checks.whole(0, 365),
        clause="MD7",
        by=NORM,
    ),
    Setting(
        "issue_since",
        "day from which major problems are watched: put to the leader, and decided; at first that"
        " of visits_since",
        NEVER,
        checks.since,
        clause="MD7",
    ),
    Setting(
        "problem_report_days",
        "working days within which a major problem is put to the leader",
        "1",
        checks.whole(0, 365),
        clause="MD7",
        by=NORM,
    ),
    Setting(
        "problem_decision_days",
        "working days within which the leader decides about a problem that was put to them",
        "3",
        checks.whole(1, 365),
        clause="MD7",
        by=NORM,
    ),
    Setting(
        "check_since",
        "day from which it is watched that collections are checked with finance every working"
        " day; at first that of visits_since",
        NEVER,
        checks.since,
        clause="R11",
    ),
)
