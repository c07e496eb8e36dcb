"""Contracts as all services fetch them: by number or id, with the lines and terms in force."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import label
from salescli.errors import DataError
from salescli.policy.diagrams import CONTRACT
from salescli.policy.standing import editable
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

_TERMS = """
    SELECT payment_days, deliver_by, terms FROM contract
    WHERE id = :contract OR (amends_id = :contract AND signed_on <= :day)
    ORDER BY revision DESC LIMIT 1
"""


class Terms(NamedTuple):
    """What a contract and its amendments say beside the lines."""

    payment_days: int
    deliver_by: date | None
    terms: str | None


def itself(work: "Work", number: str) -> "Contract":
    """Fetch a contract that goods or money can be of; an amendment is part of its contract."""
    contract = find.document(work, models.Contract, number)
    if contract.amends_id is not None:
        raise DataError(
            _("{amendment} is an amendment; give the contract that it changes: {contract}").format(
                amendment=label(contract),
                contract=label(find.by_id(work, models.Contract, contract.amends_id)),
            )
        )
    return contract


def draft_of(work: "Work", number: str) -> "Contract":
    """Fetch a contract whose lines and terms may still be written."""
    contract = find.document(work, models.Contract, number)
    if not editable(contract.state):
        possible = CONTRACT.possible(contract.state)
        told = _("{contract} is no draft any more, and stays as it is")
        if "return" in possible:
            told = _("{contract} is no draft any more; a manager can return it: contract return")
        elif "amend" in possible:
            told = _("{contract} is no draft any more; what is agreed is amended: contract amend")
        raise DataError(told.format(contract=label(contract)))
    work.own_words(_("edit"), label(contract), contract.author_id, "W3.1")
    return contract


def terms(work: "Work", contract: "Contract") -> Terms:
    """Return the terms in force on the business date: the contract's, or its last amendment's."""
    row = work.rows(_TERMS, contract=contract.key, day=work.on.isoformat())[0]
    agreed = date.fromisoformat(row["deliver_by"]) if row["deliver_by"] else None
    return Terms(row["payment_days"], agreed, row["terms"])
