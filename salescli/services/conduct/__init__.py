"""Conduct: each act by its name, upon whichever document the number is of (R17, MD2, MD3, MD7)."""

from typing import TYPE_CHECKING

from salescli.errors import LeftOutError, UsageError
from salescli.policy import numbers
from salescli.services.conduct import liability as losses
from salescli.services.conduct import proposal, violation
from salescli.services.conduct.appraisal import appraise
from salescli.services.conduct.liability import Loss, harmless, settle
from salescli.services.conduct.liability import claim as liability
from salescli.services.conduct.proposal import Penalty, propose, reward
from salescli.services.conduct.violation import Found, Told
from salescli.services.conduct.violation import raise_ as violation_
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

__all__ = [
    "Found",
    "Loss",
    "Penalty",
    "Told",
    "appraise",
    "decide",
    "harmless",
    "liability",
    "propose",
    "reward",
    "settle",
    "unsaid",
    "violation_",
    "withdraw",
]


def decide(
    work: "Work", number: str, *, yes: bool = True, penalty: Penalty | None = None
) -> "Record":
    """Say yes or no to a proposal or a loss; of a manager's violation, what follows (R17, MD7)."""
    if numbers.fits("violation", number):
        if penalty is None:
            raise unsaid()
        return proposal.judge(work, number, penalty)
    if penalty is not None:
        raise UsageError(_("what was proposed is decided as it is: leave out what to decide"))
    if numbers.fits("liability", number):
        return losses.decide(work, number, yes=yes)
    return proposal.decide(work, number, yes=yes)


def unsaid() -> LeftOutError:
    """Ask what follows a violation, where nothing was said of it."""
    return LeftOutError({"--fine": _("the fine, 0 for a warning; or give --warning, --nothing")})


def withdraw(work: "Work", number: str) -> "Record":
    """Take back what one has entered, as long as nobody has decided about it (R17)."""
    if numbers.fits("violation", number):
        return violation.withdraw(work, number)
    if numbers.fits("liability", number):
        return losses.withdraw(work, number)
    return proposal.withdraw(work, number)
