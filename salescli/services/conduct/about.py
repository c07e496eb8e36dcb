"""What a problem is about: a document by its number, or an account (MD7)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import label
from salescli.policy import names, numbers
from salescli.policy.documents import OF_KIND, PREFIX, SERIES
from salescli.services import contract as contracts
from salescli.services.delivery import ship
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

_OF_ACCOUNT = {
    "asset": "Asset",
    "instrument": "Instrument",
    "private_receipt": "PrivateReceipt",
    "reconcile": "Reconciliation",
    "service": "ServiceCase",
    "expense": "Expense",
    "expense_claim": "ExpenseClaim",
}
"""Kind of number to the model of what is of no contract: of an account, or an asset of ours."""

_OF_CONTRACT = {"invoice": "Invoice", "return": "GoodsReturn"}
"""Kind of number to the model of what is of a contract."""

_KINDS = ("contract", "ship", "note", "collect", *_OF_CONTRACT, *_OF_ACCOUNT)


class About(NamedTuple):
    """What a problem is about; nothing: the department."""

    document: str | None = None
    contract_id: int | None = None
    customer_id: int | None = None


def read(work: "Work", word: str) -> About:
    """Find what a word names: a document of somebody's, else an account."""
    kind, _number = numbers.any_of(_KINDS, word, work.today)
    if kind == "contract":
        contract = contracts.itself(work, word)
        return About(label(contract), contract.key, contract.customer_id)
    if kind == "collect":
        payment = find.document(work, models.Collection, word)
        of = {part.contract_id for part in payment.parts}
        return About(payment.number, of.pop() if len(of) == 1 else None, payment.customer_id)
    if kind in ("ship", "note"):
        shipment = ship.found(work, word)
        return of_contract(work, shipment.note_number or shipment.number, shipment.contract_id)
    if kind in _OF_CONTRACT:
        one = find.document(work, getattr(models, _OF_CONTRACT[kind]), word)
        return of_contract(work, one.number, one.contract_id)
    if kind in _OF_ACCOUNT:
        found = find.document(work, getattr(models, _OF_ACCOUNT[kind]), word)
        return About(found.number, None, getattr(found, "customer_id", None))
    return About(customer_id=find.customer(work, word).key)


def of_contract(work: "Work", document: str | None, contract_id: int) -> About:
    """Say that it is about something of a contract."""
    return About(document, contract_id, find.by_id(work, models.Contract, contract_id).customer_id)


_ACCOUNT = "SELECT code FROM customer WHERE UPPER(code) = UPPER(:code)"

_NUMBERED = {kind: (table, "number") for kind, table in SERIES.items() if PREFIX[kind]} | {
    "note": ("shipment", "note_number")
}
"""Kind of number to where it stands."""


def written(work: "Work", word: str) -> str:
    """Return the whole number of a document that is there, or the code of an account.

    A day or another code stays as it is written.
    """
    kind, number = numbers.any_of(_NUMBERED, word, work.today)
    if kind is None:
        said = names.clean(number, _("document"))
        known = work.rows(_ACCOUNT, code=said)
        return str(known[0]["code"]) if len(known) == 1 else said
    table, column = _NUMBERED[kind]
    if not work.rows(f"SELECT id FROM {table} WHERE {column} = :number", number=number):
        raise OF_KIND[kind].unknown(word)
    return number


def contract_of(work: "Work", number: str) -> str | None:
    """Return the contract that a delivery, an invoice or a return is of, by its number."""
    kind, _number = numbers.any_of(_NUMBERED, number, work.today)
    if kind is None or (kind != "note" and OF_KIND[kind].of != "contract"):
        return None
    table, column = _NUMBERED[kind]
    rows = work.rows(
        f"SELECT contract.number AS number FROM {table}"
        f" JOIN contract ON contract.id = {table}.contract_id WHERE {table}.{column} = :number",
        number=number,
    )
    return rows[0]["number"] if rows else None
