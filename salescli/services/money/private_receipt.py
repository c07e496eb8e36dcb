"""Money that a salesperson takes as an exception: asked for, allowed, and remitted (R2)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import person
from salescli.engine.steps import advance, begin, label, may_begin
from salescli.errors import DataError, LeftOutError
from salescli.policy import names, numbers
from salescli.policy.diagrams import PRIVATE_RECEIPT, ReceiptFacts
from salescli.policy.roles import Role
from salescli.policy.standing import allowed
from salescli.receivables import STANDS
from salescli.sql import latest
from salescli.text import _, figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.private_receipt import PrivateReceipt
    from salescli.tables.staff import Employee

_KEPT = f"""
    SELECT profile.id FROM customer_profile AS profile
    WHERE profile.id = {latest("customer_profile", "customer_id = :id", ":on")}
      AND profile.salesperson_id = :who
"""

_USED = f"""
    SELECT COUNT(*) AS told, COALESCE(SUM(CASE WHEN {STANDS} THEN amount END), 0) AS amount
    FROM collection WHERE exception_id = :id
"""
"""How many payments were ever applied for with it, and what those that stand come to."""

_ENDED = f"""
    SELECT collection.amount AS amount, collection.confirmed_on AS confirmed_on,
           ended.decided_by AS decided_by, ended.decided_on AS decided_on
    FROM collection
    LEFT JOIN decision AS ended ON ended.kind = 'collect' AND ended.document_id = collection.id
         AND ended.step = 'reject'
    WHERE collection.exception_id = :id AND NOT {STANDS}
"""
"""The payments by it that stand no more, and who rejected which."""


class Taken(NamedTuple):
    """Who took money, and whether it may be booked so."""

    receiver_id: int | None = None
    exception_id: int | None = None
    excepted: bool = True
    come: bool = True
    """Whether the day has come on which it is taken by the exception."""


def fits(number: str) -> bool:
    """Say whether a word is the number of an exception."""
    return numbers.fits("private_receipt", number)


def ask(  # noqa: PLR0913 - what is asked
    work: "Work",
    customer: str,
    amount: int,
    *,
    reason: str,
    taken_on: date | None = None,
    salesperson: str | None = None,
) -> "PrivateReceipt":
    """Ask that a salesperson may take a customer's money themselves, in minor units (R2).

    Raises DataError for a clerk who does not say which salesperson, or for one who does not sell.
    """
    may_begin(work, PRIVATE_RECEIPT, "ask")
    account = find.customer(work, customer)
    day = taken_on or work.on
    ahead = timedelta(days=int(work.company.settings["late_entry_days"]))
    taker = find.employee(work, salesperson) if salesperson else None
    taker_id = taker.key if taker else work.actor.id
    if not _sells(work, taker_id, account.key):
        told = _("{code} is no salesperson, and needs no exception; give --salesperson").format(
            code=taker.code if taker else work.actor.code
        )
        raise DataError(told) if taker else LeftOutError(("--salesperson",), told)
    return begin(
        work,
        models.PrivateReceipt,
        "ask",
        facts=ReceiptFacts(near=day <= work.on + ahead),
        about=account.code,
        customer_id=account.key,
        salesperson_id=taker_id,
        amount=amount,
        taken_on=day,
        reason=names.clean(reason, _("reason")),
    )


def allow(work: "Work", number: str) -> "PrivateReceipt":
    """Allow an exception, as the manager (R2)."""
    asked = find.document(work, models.PrivateReceipt, number)
    advance(work, asked, "allow", facts=_facts(work, asked))
    return asked


def refuse(work: "Work", number: str) -> "PrivateReceipt":
    """Refuse an exception, or say that nothing was taken by it, as the manager (R2)."""
    asked = find.document(work, models.PrivateReceipt, number)
    advance(work, asked, "refuse", facts=_facts(work, asked)._replace(denied=_denied(work, asked)))
    return asked


def withdraw(work: "Work", number: str) -> "PrivateReceipt":
    """Take an exception back that one asked for, unless a payment told that it was used (R2)."""
    asked = find.document(work, models.PrivateReceipt, number)
    own = asked.author_id == work.decider.id
    advance(work, asked, "withdraw", facts=_facts(work, asked)._replace(own=own))
    return asked


def remit(work: "Work", number: str) -> "PrivateReceipt":
    """Confirm, as finance, that money which a salesperson took has reached the company (R2)."""
    asked = find.document(work, models.PrivateReceipt, number)
    advance(work, asked, "remit", facts=_facts(work, asked), remitted_on=work.on)
    return asked


def taken(work: "Work", who: str | None, exception: str | None, *, of: int, amount: int) -> Taken:
    """Say who took an amount of a customer, and whether an exception covers it (R2).

    Raises DataError for an exception of somebody else, of another customer or of too little.
    """
    if who is None:
        if exception:
            raise LeftOutError(
                ("--received-by",), _("an exception is of who took the money; give --received-by")
            )
        return Taken()
    receiver = find.employee(work, who)
    if exception is None:
        return Taken(receiver.key, None, excepted=not _sells(work, receiver.key, of))
    asked = find.document(work, models.PrivateReceipt, exception)
    _covers(work, asked, receiver, of, amount)
    return Taken(receiver.key, asked.key, allowed(asked.state), work.on >= asked.taken_on)


def _sells(work: "Work", who: int, account: int) -> bool:
    """Say whether somebody sells, in whatever role: as a salesperson, or to that account (R2)."""
    known = work.person(who)
    on = work.on.isoformat()
    return bool(known and known.sells) or bool(work.rows(_KEPT, id=account, who=who, on=on))


def _covers(
    work: "Work", asked: "PrivateReceipt", receiver: "Employee", of: int, amount: int
) -> None:
    if (asked.salesperson_id, asked.customer_id) != (receiver.key, of):
        raise DataError(
            _("{number} is of another customer or salesperson").format(number=label(asked))
        )
    left = asked.amount - _used(work, asked)
    if amount > left:
        raise DataError(
            _("{number} covers {left} more; ask for the rest: collect except").format(
                number=label(asked), left=figure(left, work.company.digits)
            )
        )


def _facts(work: "Work", asked: "PrivateReceipt") -> ReceiptFacts:
    (used,) = work.rows(_USED, id=asked.key)
    return ReceiptFacts(used=used["told"] > 0, paid=used["amount"] > 0)


def _denied(work: "Work", asked: "PrivateReceipt") -> bool:
    """Say whether finance ended what was told as taken by it, or took it back, and no less (R2).

    Who withdraws a payment of their own, or has the manager reject it, does not make the money be
    nobody's.
    """
    told = work.rows(_ENDED, id=asked.key)
    ended = [row["amount"] for row in told if row["confirmed_on"] or _by_finance(work, row)]
    return max(ended, default=0) >= max((row["amount"] for row in told), default=0)


def _by_finance(work: "Work", row: Mapping[str, Any]) -> bool:
    by = row["decided_by"]
    if by is None or by == work.decider.id:
        return False
    return Role.FINANCE in person(work, date.fromisoformat(row["decided_on"]), by).roles


def _used(work: "Work", asked: "PrivateReceipt") -> int:
    return int(work.rows(_USED, id=asked.key)[0]["amount"])
