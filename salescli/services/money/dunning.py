"""Pressing for payment, and how likely a debt is paid (W5.1, F8)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.accounts import opened
from salescli.engine import find, noting
from salescli.engine.steps import label
from salescli.engine.territory import kept_by
from salescli.errors import DataError, LeftOutError
from salescli.policy import names, numbers
from salescli.policy.kinds import DunningMeans, RiskClass
from salescli.policy.roles import Role
from salescli.receivables import risk_of
from salescli.services import contract as contracts
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.customer import Customer
    from salescli.tables.money.dunning import Dunning, Risk

_RECEIVABLE = f"""
    SELECT contract.id AS id,
           SUM({opened("posting")}) AS amount
    FROM contract JOIN posting ON posting.contract_id = contract.id
     AND posting.kind IN ('invoiced', 'red', 'applied') AND posting.booked_on <= :day
    WHERE (contract.id = :contract OR contract.customer_id = :customer)
      AND contract.open_until >= :day
    GROUP BY contract.id
    HAVING SUM({opened("posting")}) > 0
    ORDER BY contract.id
"""

_GRADE = f"SELECT {risk_of(':contract', ':customer', ':day')} AS grade"


class Pressed(NamedTuple):
    """What was written down, for which contract, and what is receivable of it, in minor units."""

    entry: "Dunning"
    contract: "Contract"
    receivable: int


def dun(  # noqa: PLR0913 - what is told of it
    work: "Work",
    word: str,
    *,
    means: DunningMeans,
    result: str | None = None,
    promised_on: date | None = None,
    amount: int | None = None,
    next_step: str | None = None,
) -> list[Pressed]:
    """Keep that a customer was pressed to pay, for a contract or all that is receivable (W5.1).

    A promise is of all that is receivable, unless it says how much, in minor units. Raises
    DataError where nothing is receivable, or for a promise of a day that is past.
    """
    work.require(_("press for payment"), (Role.SALES, Role.CLERK, Role.MANAGER), "W5.1")
    if promised_on is not None and promised_on < work.on:
        raise DataError(_("a promise is of a day from {day} on").format(day=work.on))
    if amount is not None and promised_on is None:
        raise LeftOutError(("--promise",), _("an amount is promised for a day; give --promise"))
    owed = list(_owed(work, word))
    if amount is not None and len(owed) > 1:
        raise DataError(_("an amount is promised for one contract; give its number"))
    came_of_it = names.clean(result, _("result")) if result else None
    follows = names.clean(next_step, _("next step")) if next_step else None
    made = [
        Pressed(
            models.Dunning(
                contract_id=contract.key,
                dunned_on=work.on,
                promised=(amount or receivable) if promised_on else None,
                author_id=work.actor.id or None,
                recorded_at=work.now(),
                means=means,
                promised_on=promised_on,
                result=came_of_it,
                next_step=follows,
            ),
            contract,
            receivable,
        )
        for contract, receivable in owed
    ]
    work.add(*(one.entry for one in made))
    return made


def _owed(work: "Work", word: str) -> "Iterator[tuple[Contract, int]]":
    """Yield what is receivable of a contract, or of each of an account that one may write in."""
    contract, customer = _of(work, word)
    day, key = work.on.isoformat(), contract.key if contract else None
    account = None if contract else customer.key
    rows = work.rows(_RECEIVABLE, contract=key, customer=account, day=day)
    found = [(find.by_id(work, models.Contract, row["id"]), row["amount"]) for row in rows]
    own = [(one, amount) for one, amount in found if not kept_by(work, work.actor, one)]
    if not own:
        raise DataError(
            _("nothing is receivable of {word} on {day}; there is nothing to press for").format(
                word=label(contract) if contract else customer.code, day=work.on
            )
        )
    yield from own


def _of(work: "Work", word: str) -> "tuple[Contract | None, Customer]":
    """Find a contract by its number, else an account."""
    if not numbers.fits("contract", names.asked(word, "contract")):
        return None, find.customer(work, word)
    contract = contracts.itself(work, word)
    return contract, find.by_id(work, models.Customer, contract.customer_id)


def risk(work: "Work", word: str, grade: RiskClass, *, reason: str) -> "Risk":
    """Say how likely an account or a contract is paid; nothing is written off (W5.1, F8).

    That a debt is bad, or is no longer, the leader says. Raises RoleError or DataError.
    """
    contract, customer = _of(work, word)
    of = contract.key if contract else None
    (now,) = work.rows(_GRADE, customer=customer.key, contract=of, day=work.on.isoformat())
    bad = RiskClass.BAD in (grade, now["grade"])
    allowed = (Role.LEADER,) if bad else (Role.MANAGER, Role.LEADER)
    work.deciding(_("say how likely {word} is paid").format(word=customer.code), allowed, "F8")
    if now["grade"] == grade:
        raise DataError(
            _("{word} is {grade} already").format(
                word=label(contract) if contract else customer.code, grade=_(grade)
            )
        )
    why = names.clean(reason, _("reason"))
    made = models.Risk(
        customer_id=customer.key,
        contract_id=of,
        valid_from=work.on,
        grade=grade,
        reason=why,
        author_id=work.decider.id or None,
        recorded_at=work.now(),
    )
    work.add(made)
    noting.note(
        work,
        "customer",
        customer.key,
        "risk",
        before=now["grade"],
        after=grade,
        told=f"{label(contract)}: {why}" if contract else why,
        clause="F8",
    )
    return made
