"""Drafts of contracts: begun for an account or from a quotation, and their lines (W3.1)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find
from salescli.engine.lines import at, next_position, standing, totalled
from salescli.engine.steps import begin, label, may_begin
from salescli.errors import DataError, GateShutError, LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import CONTRACT, SALES_SIDE
from salescli.policy.kinds import ContractMeans
from salescli.policy.money import worth
from salescli.policy.standing import contractable
from salescli.services.contract.fetching import draft_of
from salescli.services.contract.readdressing import readdress
from salescli.services.register import norm, parties
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.customer import Customer

_TAKEN = (*("id", "number", "salesperson_id", "customer_id", "payment_days", "lead_days", "terms"),)
"""What a contract takes over from its quotation, beside the lines."""

_QUOTE_LINES = """
    SELECT position, product_id, quantity, price, discount_bp, amount FROM quote_line
    WHERE quote_id = :quote AND dropped = 0
    ORDER BY position
"""


def draft(  # noqa: PLR0913 - the fields of a contract
    work: "Work",
    customer: str | None = None,
    *,
    quotation: str | None = None,
    means: ContractMeans = ContractMeans.WRITTEN,
    salesperson: str | None = None,
    payment_days: int | None = None,
    deliver_by: date | None = None,
    terms: str | None = None,
) -> "Contract":
    """Begin a contract with an account, or from an approved quotation with its lines and terms.

    It is of who acts, who is named or who looks after the account. A copy inherits no approval.
    """
    may_begin(work, CONTRACT, "draft")
    offer = _offer(work, quotation) if quotation else {}
    account = _whose(work, customer, offer)
    profile = norm.profile(work, account.key)
    parties.unblocked(work, account)
    if payment_days is None:
        payment_days = offer["payment_days"] if offer else norm.payment_days(work, profile)
    usual = profile["salesperson_id"]
    return begin(
        work,
        models.Contract,
        "draft",
        fill=partial(_copy, work, offer["id"]) if offer else None,
        means=means,
        customer_id=account.key,
        salesperson_id=_salesperson(work, salesperson, offer.get("salesperson_id"), usual),
        deliver_by=_not_past(work, deliver_by) or _promised(work, offer),
        payment_days=payment_days,
        terms=names.clean(terms, _("terms")) if terms else offer.get("terms"),
    )


def _offer(work: "Work", word: str) -> Mapping[str, Any]:
    """Return the quotation or bid of a number; a contract refers to an approved one (W3.1)."""
    quote = find.document(work, models.Quote, word)
    if not contractable(quote.state):
        until = _("it is approved, and neither lost, withdrawn nor superseded")
        raise GateShutError(_("draft a contract from"), label(quote), until, "W3.1")
    return {column: getattr(quote, column) for column in _TAKEN}


def _whose(work: "Work", customer: str | None, offer: Mapping[str, Any]) -> "Customer":
    if customer is None and not offer:
        raise LeftOutError(
            ("CUSTOMER", "--from"),
            _("with whom? give a customer, or a quotation: --from QUOTE"),
            either=True,
        )
    if not offer:
        return find.customer(work, customer or "")
    account = find.by_id(work, models.Customer, offer["customer_id"])
    if customer is not None and find.customer(work, customer).key != account.key:
        raise DataError(
            _("{quote} is for customer {code}; leave the customer out").format(
                quote=offer["number"], code=account.code
            )
        )
    return account


def _promised(work: "Work", offer: Mapping[str, Any]) -> date | None:
    if not offer or offer["lead_days"] is None:
        return None
    return work.on + timedelta(days=offer["lead_days"])


def _copy(work: "Work", quote_id: int, contract: "Contract") -> None:
    work.add(models.ContractBasis(contract_id=contract.key, quote_id=quote_id))
    contract.lines.extend(
        models.ContractLine(
            contract_id=contract.key,
            position=position,
            product_id=row["product_id"],
            quantity=row["quantity"],
            price=row["price"],
            discount_bp=row["discount_bp"],
            amount=row["amount"],
            quote_position=row["position"],
        )
        for position, row in enumerate(work.rows(_QUOTE_LINES, quote=quote_id), 1)
    )
    totalled(work, contract)


def _salesperson(work: "Work", word: str | None, offered: int | None, usual: int | None) -> int:
    """Return whose contract it is: who is named, who quoted, a salesperson's own, the account's."""
    if word is not None:
        return parties.seller(work, word)
    if offered is not None:
        return offered
    return parties.salesperson(work, None, usual)


def _not_past(work: "Work", day: date | None) -> date | None:
    if day is not None and day < work.on:
        raise DataError(
            _("delivery on {day} lies before {on}; give a later date").format(day=day, on=work.on)
        )
    return day


def edit(  # noqa: PLR0913 - the fields of a contract
    work: "Work",
    number: str,
    *,
    customer: str | None = None,
    payment_days: int | None = None,
    deliver_by: date | None = None,
    terms: str | None = None,
) -> "Contract":
    """Change the terms of a draft, or with whom it is; what is not given stays."""
    work.require(_("write a contract's terms"), SALES_SIDE, "W3.1")
    contract = draft_of(work, number)
    if customer is not None:
        readdress(work, contract, customer)
    agree(work, contract, payment_days=payment_days, deliver_by=deliver_by, terms=terms)
    work.add(contract)
    return contract


def agree(
    work: "Work",
    contract: "Contract",
    *,
    payment_days: int | None,
    deliver_by: date | None,
    terms: str | None,
) -> None:
    """Write terms on a draft; what is not given stays."""
    if payment_days is not None:
        contract.payment_days = payment_days
    if deliver_by is not None:
        contract.deliver_by = _not_past(work, deliver_by)
    if terms:
        contract.terms = names.clean(terms, _("terms"))


def line(  # noqa: PLR0913 - the fields of a line
    work: "Work",
    number: str,
    product: str,
    *,
    quantity: int,
    price: int | None = None,
    discount_bp: int = 0,
) -> "Contract":
    """Add a line to a draft; the price is the list's unless said otherwise.

    Quantity in thousandths, price in minor units, discount in basis points.
    """
    work.require(_("write a contract's lines"), SALES_SIDE, "W3.1")
    contract = draft_of(work, number)
    item = find.product(work, product)
    if item.discontinued:
        raise DataError(_("product {code} is discontinued").format(code=item.code))
    if price is None:
        price = norm.list_price(work, item)
    replaced = _taken_out(contract, item.key)
    contract.lines.append(
        models.ContractLine(
            contract_id=contract.key,
            position=next_position(contract),
            product_id=item.key,
            quantity=quantity,
            price=price,
            discount_bp=discount_bp,
            amount=worth(quantity, price, discount_bp),
            quote_position=replaced.quote_position if replaced else None,
            origin_id=replaced.origin_id if replaced else None,
        )
    )
    return totalled(work, contract)


def _taken_out(contract: "Contract", product_id: int) -> "ContractLine | None":
    """Return the copied line of a product that was taken out and that this one stands for."""
    copies = {(n.quote_position, n.origin_id) for n in standing(contract)} | {(None, None)}
    for line in contract.lines:
        copied = (line.quote_position, line.origin_id)
        if line.dropped and line.product_id == product_id and copied not in copies:
            return line
    return None


def change(  # noqa: PLR0913 - the fields of a line
    work: "Work",
    number: str,
    position: int,
    *,
    quantity: int | None = None,
    price: int | None = None,
    discount_bp: int | None = None,
) -> "Contract":
    """Change what a line of a draft says; what is not given stays."""
    work.require(_("write a contract's lines"), SALES_SIDE, "W3.1")
    contract = draft_of(work, number)
    found = at(contract, position)
    found.quantity = found.quantity if quantity is None else quantity
    found.price = found.price if price is None else price
    found.discount_bp = found.discount_bp if discount_bp is None else discount_bp
    found.amount = worth(found.quantity, found.price, found.discount_bp)
    return totalled(work, contract)


def drop(work: "Work", number: str, position: int) -> "Contract":
    """Take a line out of a draft; its position stays empty."""
    work.require(_("write a contract's lines"), SALES_SIDE, "W3.1")
    contract = draft_of(work, number)
    at(contract, position).dropped = True
    return totalled(work, contract)
