"""What is normal for an account and a product, and what departs from it (R4)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.firm import accounts
from salescli.errors import DataError, LeftOutError
from salescli.policy.kinds import DeviationBasis
from salescli.policy.money import BASIS_POINTS, half_up, rate_bp
from salescli.services.register import deviations
from salescli.sql import latest
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.product import Product
    from salescli.tables.quote import Quote, QuoteLine

_PROFILE = """
    SELECT kind, region, payment_days, discount_limit_bp, salesperson_id, language
    FROM customer_profile
    WHERE customer_id = :customer AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""

_BLOCKED = f"""
    SELECT customer.code AS code, profile.block_reason AS why
    FROM json_each(:firm) AS account JOIN json_each(:days) AS day
    JOIN customer ON customer.id = account.value
    JOIN customer_profile AS profile
      ON profile.id = {latest("customer_profile", "customer_id = customer.id", "day.value")}
    WHERE profile.blocked = 1
    ORDER BY customer.id <> :customer, customer.id, day.value
    LIMIT 1
"""

_PRICE = """
    SELECT amount, discount_limit_bp FROM price
    WHERE product_id = :product AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""

_PERCENT = 100


class Departure(NamedTuple):
    """A price or term beyond the norm."""

    term: str
    position: int | None
    normal: str
    agreed: str


def profile(work: "Work", customer_id: int) -> Mapping[str, Any]:
    """Return how an account stands on the business date, under the stricter norm of both days."""
    found = work.rows(_PROFILE, customer=customer_id, day=work.on.isoformat())
    if not found:
        code = find.by_id(work, models.Customer, customer_id).code
        raise DataError(
            _("{code} was not registered yet on {day}; if it was known then: {how}").format(
                code=code, day=work.on, how=f"customer edit {code} --since DAY"
            )
        )
    if work.on == work.today:
        return found[0]
    (now,) = work.rows(_PROFILE, customer=customer_id, day=work.today.isoformat())
    return _stricter(work, found[0], now)


def _stricter(work: "Work", then: Mapping[str, Any], now: Mapping[str, Any]) -> Mapping[str, Any]:
    """Bind a late entry by the lower ceilings."""
    return {
        **then,
        "payment_days": min(payment_days(work, then), payment_days(work, now)),
        "discount_limit_bp": min(then["discount_limit_bp"] or 0, now["discount_limit_bp"] or 0),
    }


def blocking(work: "Work", customer_id: int, *days: date) -> Mapping[str, Any] | None:
    """Return the block on one of some days of an account, or of another one of its firm."""
    firm, on = accounts(work, customer_id), json.dumps([day.isoformat() for day in days])
    found = work.rows(_BLOCKED, firm=firm, days=on, customer=customer_id)
    return found[0] if found else None


def blocked(work: "Work", customer_id: int, *days: date) -> bool:
    """Say whether an account is stopped on one of some days: the firm is, with each of its own."""
    return blocking(work, customer_id, *days) is not None


def payment_days(work: "Work", profile: Mapping[str, Any]) -> int:
    """Return the days an account normally has to pay."""
    agreed = profile["payment_days"]
    return int(work.company.settings["payment_days"] if agreed is None else agreed)


def listed(work: "Work", product_id: int) -> Mapping[str, Any] | None:
    """Return the list price of the business date and its discount limit; None without one."""
    return _priced(work, product_id, work.on)


def _priced(work: "Work", product_id: int, day: date) -> Mapping[str, Any] | None:
    found = work.rows(_PRICE, product=product_id, day=day.isoformat())
    return found[0] if found else None


def _floor(work: "Work", product_id: int, account_limit: int) -> tuple[int, int] | None:
    """Return the price and the discount that a line goes down to; of two days, the higher floor.

    None where there was no list price on the business date: whatever is asked departs.
    """
    found = [listed(work, product_id), _priced(work, product_id, work.today)]
    floors = [(n["amount"], max(n["discount_limit_bp"], account_limit)) for n in found if n]
    highest = max(floors, key=lambda floor: floor[0] * (BASIS_POINTS - floor[1]), default=None)
    return highest if found[0] else None


def list_price(work: "Work", product: "Product") -> int:
    """Return the list price of the business date, in minor units."""
    found = listed(work, product.key)
    if found is None:
        raise LeftOutError(
            ("--price",),
            _("product {code} has no list price on {day}; give --price").format(
                code=product.code, day=work.on
            ),
        )
    return int(found["amount"])


def record(work: "Work", document: "Contract | Quote", departing: Iterator[Departure]) -> None:
    """Record what is beyond the norm as open deviations."""
    for departure in departing:
        told = departure._asdict()
        deviations.record(work, document, basis=DeviationBasis.NORM, **told)


def departures(
    work: "Work",
    document: "Contract | Quote",
    lines: "Sequence[ContractLine] | Sequence[QuoteLine]",
) -> Iterator[Departure]:
    """Find every price and term beyond the norm."""
    norm = profile(work, document.customer_id)
    if document.payment_days > (days := payment_days(work, norm)):
        yield Departure("payment_days", None, str(days), str(document.payment_days))
    yield from prices(work, document, lines)


def prices(
    work: "Work",
    document: "Contract | Quote",
    lines: "Sequence[ContractLine] | Sequence[QuoteLine]",
) -> Iterator[Departure]:
    """Find every price beyond the norm."""
    limit = profile(work, document.customer_id)["discount_limit_bp"]
    for line in lines:
        yield from _price(work, line, limit)
        yield from _margin(work, line)


def _price(
    work: "Work", line: "ContractLine | QuoteLine", account_limit: int | None
) -> Iterator[Departure]:
    agreed = _less(work, line.price, line.discount_bp)
    floor = _floor(work, line.product_id, account_limit or 0)
    if floor is None:
        if _cost(line) is None:
            yield Departure("price", line.position, "-", agreed)
        return
    price, limit = floor
    if line.price * (BASIS_POINTS - line.discount_bp) < price * (BASIS_POINTS - limit):
        yield Departure("price", line.position, _less(work, price, limit), agreed)


def _margin(work: "Work", line: "ContractLine | QuoteLine") -> Iterator[Departure]:
    cost = _cost(line)
    if cost is None:
        return
    least = int(work.company.settings["least_margin"])
    net = line.price * (BASIS_POINTS - line.discount_bp)
    # Compared as prices: the price was rounded, so its own margin may fall short by a hair.
    if net < half_up(cost * _PERCENT, _PERCENT - least) * BASIS_POINTS:
        margin = rate_bp(net - cost * BASIS_POINTS, net)
        agreed = "-" if margin is None else f"{decimal(margin, 2, trim=True)}%"
        yield Departure("margin", line.position, f"{least}%", agreed)


def _cost(line: "ContractLine | QuoteLine") -> int | None:
    """Return what the price of a line was made from; None where it was not made from a cost."""
    cost: int | None = getattr(line, "cost", None)
    return cost


def _less(work: "Work", price: int, discount_bp: int) -> str:
    return f"{decimal(price, work.company.digits)} -{decimal(discount_bp, 2, trim=True)}%"
