"""For whom a document is: the account it is made for, and the salesperson whose it is."""

from typing import TYPE_CHECKING

from salescli.engine import find
from salescli.errors import DataError
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from salescli.engine.work import Work
    from salescli.tables.customer import Customer


def unblocked(account: "Customer", profile: "Mapping[str, Any]") -> None:
    """Refuse an account that was blocked: nothing new is offered to it."""
    if profile["blocked"]:
        raise DataError(
            _("customer {code} is blocked ({why}); a manager can unblock it").format(
                code=account.code, why=profile["block_reason"]
            )
        )


def salesperson(work: "Work", word: str | None, usual: int | None) -> int:
    """Return whose a document is: who is named, a salesperson's own, else the account's."""
    if word is not None:
        return find.employee(work, word).key
    if work.actor.sells:
        return work.actor.id
    if usual is None:
        raise DataError(_("whose is it? give --salesperson CODE"))
    return usual
