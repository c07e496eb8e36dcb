"""What a request for service names: goods of ours that came to the customer (W6.1)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.errors import DataError
from salescli.policy.standing import offers
from salescli.services import contract as contracts
from salescli.services.delivery import ship
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.customer import Customer
    from salescli.tables.quote import Quote

_DELIVERED = """
    SELECT COALESCE(SUM(posting.quantity), 0) AS quantity FROM posting
    WHERE posting.contract_id = :contract AND posting.product_id = :product
      AND posting.kind = 'dispatched' AND posting.booked_on <= :day
      AND (CAST(:shipment AS BIGINT) IS NULL OR posting.shipment_id IN (
          SELECT id FROM shipment WHERE id = :shipment OR corrects_id = :shipment
      ))
"""
"""What was dispatched less what red notes took back; what came back later was there too."""

_EVER = """
    SELECT 1 FROM posting
    WHERE posting.customer_id = :customer AND posting.product_id = :product
      AND posting.kind = 'dispatched' AND posting.quantity > 0 LIMIT 1
"""


class Named(NamedTuple):
    """The contract and the delivery that a request names; neither: goods of before our books."""

    contract_id: int | None = None
    shipment_id: int | None = None


def named(work: "Work", customer: "Customer", contract: str | None, delivery: str | None) -> Named:
    """Find what a request names; DataError for what is another customer's, or of two contracts."""
    shipment = ship.found(work, delivery) if delivery else None
    if shipment is not None and shipment.corrects_id is not None:
        raise DataError(
            _("{number} is a red note; name the delivery that it corrects").format(
                number=shipment.number
            )
        )
    of = shipment.contract_id if shipment else None
    if contract is not None:
        said = contracts.itself(work, contract).key
        if of not in {None, said}:
            raise DataError(
                _("{delivery} is not of {contract}").format(delivery=delivery, contract=contract)
            )
        of = said
    if of is not None:
        theirs(customer, find.by_id(work, models.Contract, of), contract or delivery)
    return Named(of, shipment.key if shipment else None)


def theirs(customer: "Customer", document: "Contract | Quote", word: object) -> None:
    """Refuse a contract, or what is of one, or a quotation that is another customer's."""
    if document.customer_id != customer.key:
        raise DataError(
            _("{document} is not of {customer}").format(document=word, customer=customer.code)
        )


def by_contract(work: "Work", customer: "Customer", word: str) -> "Contract":
    """Find a contract that a service is charged by: that customer's, and in force (W6.4)."""
    contract = contracts.itself(work, word)
    theirs(customer, contract, word)
    if contract.cancelled_on or not contract.effective_on or contract.effective_on > work.on:
        raise _stands_otherwise(
            _("{document} is {state}; name one that is in force"), contract, word
        )
    return contract


def by_quote(work: "Work", customer: "Customer", word: str) -> "Quote":
    """Find a quotation that a service is charged by: that customer's, and not fallen (W6.4)."""
    quote = find.document(work, models.Quote, word)
    theirs(customer, quote, word)
    if not offers(quote.state):
        raise _stands_otherwise(_("{document} is {state}; name one that stands"), quote, word)
    return quote


def _stands_otherwise(told: str, document: "Contract | Quote", word: str) -> DataError:
    return DataError(told.format(document=word, state=_(str(document.state))))


def delivered(work: "Work", product: int, by: Named) -> int:
    """Return how much of a product, in thousandths, what a request names has brought by the day."""
    rows = work.rows(
        _DELIVERED,
        contract=by.contract_id,
        shipment=by.shipment_id,
        product=product,
        day=work.on.isoformat(),
    )
    return int(rows[0]["quantity"])


def ever(work: "Work", customer: int, product: int) -> bool:
    """Say whether a product was ever delivered to a customer, as far as the books go."""
    return bool(work.rows(_EVER, customer=customer, product=product))
