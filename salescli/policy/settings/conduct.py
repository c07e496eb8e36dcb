"""Settings of conduct: from what to what a fine goes, and by when violations are decided (R17)."""

from salescli.policy.settings import checks
from salescli.policy.settings.setting import NORM, Setting
from salescli.policy.settings.words import NEVER, USUAL

CONDUCT = (
    Setting(
        "fine_least",
        "what a fine is at least; usual: 100 in CNY, else none, and nobody is fined",
        USUAL,
        checks.fine,
        clause="R17",
    ),
    Setting(
        "fine_most",
        "what a fine is at most; usual: 1000 in CNY, else none, and nobody is fined",
        USUAL,
        checks.fine,
        clause="R17",
    ),
    Setting(
        "proposal_days",
        "working days within which a penalty is proposed for a violation that was raised",
        "5",
        checks.whole(1, 365),
        clause="MD3",
        by=NORM,
    ),
    Setting(
        "decision_days",
        "working days within which the leader decides about a proposal, or a manager's violation",
        "10",
        checks.whole(1, 365),
        clause="R17",
        by=NORM,
    ),
    Setting(
        "conduct_since",
        "day from which violations and proposals are watched; at first that of visits_since",
        NEVER,
        checks.since,
        clause="R17",
    ),
)
