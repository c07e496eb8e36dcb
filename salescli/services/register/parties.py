"""For whom a document is: the account it is made for, and the salesperson whose it is."""

from typing import TYPE_CHECKING

from salescli.engine import find
from salescli.engine.company import actor
from salescli.engine.territory import writes_for
from salescli.errors import DataError, LeftOutError
from salescli.policy.roles import SELLERS
from salescli.services.register import norm
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.customer import Customer


def unblocked(work: "Work", account: "Customer") -> None:
    """Refuse an account that was blocked, or whose firm was: nothing new is offered to it."""
    if block := norm.blocking(work, account.key, work.on, work.today):
        raise DataError(
            _("customer {code} is blocked ({why}); a manager can unblock it").format(**block)
        )


def seller(work: "Work", word: str) -> int:
    """Return who is named as a salesperson: SALES, MANAGER or LEADER, and works here that day."""
    named = find.employee(work, word)
    acts = actor(work, work.on, code=named.code)
    if acts is None:
        raise DataError(_("{code} was not employed on {day}").format(code=word, day=work.on))
    if not acts.plays(SELLERS):
        raise DataError(
            _("{code} is {roles}; a salesperson is {sellers} (1.3.4)").format(
                code=named.code,
                roles=", ".join(_(role) for role in acts.roles),
                sellers=", ".join(_(role) for role in SELLERS),
            )
        )
    return named.key


def salesperson(work: "Work", word: str | None, usual: int | None) -> int:
    """Return whose a document is: who is named, a salesperson's own, else the account's.

    Who stands in for the holder of an account writes for the holder.
    """
    if word is not None:
        return seller(work, word)
    if work.actor.sells and not (usual and writes_for(work, usual)):
        return work.actor.id
    if usual is None:
        raise LeftOutError(("--salesperson",), _("whose is it? give --salesperson CODE"))
    return usual
