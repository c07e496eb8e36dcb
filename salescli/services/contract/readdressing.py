"""A draft that was begun with the wrong account is made out to another (W3.1, R4)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import basis, find
from salescli.engine.steps import label
from salescli.errors import DataError
from salescli.policy.standing import undecided
from salescli.services.register import deviations, norm, parties
from salescli.services.register.referring import referring
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

_ITS_OWN = frozenset(("contract_line", "deviation"))
"""Tables whose rows are of the draft alone."""

_FIRST = """
    SELECT action, recorded_at FROM audit WHERE seq = :seq
"""

_STEPS = """
    SELECT MIN(written) AS seq FROM decision
    WHERE kind = 'contract' AND document_id = :id AND step NOT IN ('draft', 'undo')
"""


def readdress(work: "Work", contract: "Contract", word: str) -> None:
    """Make a draft out to another account, whose norm, holder and days to pay are taken anew.

    Raises DataError for what comes from a quotation or amends a contract, or is depended on.
    """
    account = find.customer(work, word)
    if account.key == contract.customer_id:
        return
    _of_its_own(work, contract)
    _unused(work, contract)
    profile = norm.profile(work, account.key)
    parties.unblocked(work, account)
    contract.customer_id = account.key
    contract.salesperson_id = parties.salesperson(work, None, profile["salesperson_id"])
    contract.payment_days = norm.payment_days(work, profile)
    deviations.supersede(work, *deviations.declared(contract, "payment_days", None))


def _of_its_own(work: "Work", contract: "Contract") -> None:
    if contract.amends_id is not None:
        root = find.by_id(work, models.Contract, contract.amends_id)
        raise DataError(
            _("{contract} amends {root} and stays with its customer").format(
                contract=label(contract), root=label(root)
            )
        )
    if quoted := basis.own(work, contract):
        quote = find.by_id(work, models.Quote, quoted[0]["id"])
        raise DataError(
            _("{contract} comes from {quote} and stays with its customer; {instead}").format(
                contract=label(contract), quote=label(quote), instead=_instead(contract)
            )
        )


def _unused(work: "Work", contract: "Contract") -> None:
    """Refuse where somebody has gone on from the customer that the draft has."""
    (steps,) = work.rows(_STEPS, id=contract.key)
    seqs = [
        *([steps["seq"]] if steps["seq"] else []),
        *(row.written for row in referring(work, contract) if row.table not in _ITS_OWN),
        *(one.written for one in contract.deviations if not undecided(one.state)),
    ]
    for row in work.rows(_FIRST, seq=min(seqs, default=0)):
        raise DataError(
            _(
                "{contract} stays with its customer, for {what} of {day} rests on that; {instead}"
            ).format(
                contract=label(contract),
                what=row["action"],
                day=work.company.day(row["recorded_at"]),
                instead=_instead(contract),
            )
        )


def _instead(contract: "Contract") -> str:
    command = f"contract cancel {label(contract)}, contract draft"
    return _("instead: {command}").format(command=command)
