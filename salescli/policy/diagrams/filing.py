"""What is lent from the archive, as a table."""

from typing import NamedTuple

from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import LoanState as _L
from salescli.policy.workflow import Begin, Step, Workflow


class LoanFacts(NamedTuple):
    """What is looked at before a paper leaves the archive."""

    lent: bool
    in_time: bool
    """Whether it comes back within the working days that the setting gives."""


BACK: Gate[LoanFacts] = Gate("it is back: archive back", lambda f: not f.lent)
IN_TIME: Gate[LoanFacts] = Gate("it comes back within lent_days", lambda f: f.in_time)
_CLERK = (Role.CLERK,)

ARCHIVE = Workflow(
    "archive",
    _L.LENT,
    (Step("back", (_L.LENT,), _L.RETURNED, _CLERK, "R9", act="take back"),),
    (Begin("lend", _CLERK, "R9", (BACK, IN_TIME), act="lend papers", upon="lend"),),
)
