"""What is normal for an account and a product, and what departs from it (R4)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from salescli.errors import DataError
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.services._work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.product import Product

_PROFILE = """
    SELECT kind, region, payment_days, discount_limit_bp, salesperson_id, blocked, block_reason
    FROM customer_profile
    WHERE customer_id = :customer AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""

_PRICE = """
    SELECT amount, discount_limit_bp FROM price
    WHERE product_id = :product AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""


def profile(work: "Work", customer_id: int) -> Mapping[str, Any]:
    """Return how an account stands on the business date."""
    found = work.rows(_PROFILE, customer=customer_id, day=work.on.isoformat())
    if not found:
        raise DataError(_("the account was not registered yet on {day}").format(day=work.on))
    return found[0]


def payment_days(work: "Work", profile: Mapping[str, Any]) -> int:
    """Return the days an account normally has to pay."""
    agreed = profile["payment_days"]
    return int(work.company.settings["payment_days"] if agreed is None else agreed)


def list_price(work: "Work", product: "Product") -> int:
    """Return the list price of the business date, in minor units."""
    found = work.rows(_PRICE, product=product.key, day=work.on.isoformat())
    if not found:
        raise DataError(
            _("product {code} has no list price on {day}; give --price").format(
                code=product.code, day=work.on
            )
        )
    return int(found[0]["amount"])


def find_deviations(work: "Work", contract: "Contract", lines: Sequence["ContractLine"]) -> None:
    """Record every price and term beyond the norm as an open deviation."""
    norm = profile(work, contract.customer_id)
    if contract.payment_days > (days := payment_days(work, norm)):
        _record(work, contract, "payment_days", None, str(days), str(contract.payment_days))
    for line in lines:
        _compare(work, contract, line, norm["discount_limit_bp"])


def _compare(
    work: "Work", contract: "Contract", line: "ContractLine", account_limit: int | None
) -> None:
    digits = work.company.digits
    agreed = f"{decimal(line.price, digits)} -{decimal(line.discount_bp, 2, trim=True)}%"
    found = work.rows(_PRICE, product=line.product_id, day=work.on.isoformat())
    if not found:
        _record(work, contract, "price", line.position, "-", agreed)
        return
    price, limit = found[0]["amount"], found[0]["discount_limit_bp"]
    limit = max(limit, account_limit or 0)
    if line.price * (10_000 - line.discount_bp) < price * (10_000 - limit):
        normal = f"{decimal(price, digits)} -{decimal(limit, 2, trim=True)}%"
        _record(work, contract, "price", line.position, normal, agreed)


def _record(  # noqa: PLR0913 - the fields of a deviation
    work: "Work", contract: "Contract", term: str, position: int | None, normal: str, agreed: str
) -> None:
    from salescli.models import Deviation  # noqa: PLC0415 - start-up

    contract.deviations.append(
        Deviation(
            contract_id=contract.key,
            term=term,
            position=position,
            normal=normal,
            agreed=agreed,
            found_on=work.on,
            recorded_at=work.now(),
            author_id=contract.author_id,
        )
    )
    work.add(contract)
