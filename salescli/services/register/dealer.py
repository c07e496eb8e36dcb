"""Knowing the territory: how dealers do, what competitors sell, what the market says (R1)."""

from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from salescli import models
from salescli.dealers import TRADED, traded
from salescli.engine import find, territory
from salescli.errors import DataError, LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import SALES_SIDE
from salescli.policy.entries import COMPETITOR, DEALER, Competing, DealerReport
from salescli.policy.fields import clean
from salescli.services.register import versions
from salescli.sql import fields
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.engine.work import Work
    from salescli.tables.customer import Customer
    from salescli.tables.market.dealer import CompetitorInfo, DealerStatus, MarketNote

_LATEST = "customer_id = :customer AND valid_from <= :day"
_VERSION = """
    SELECT COALESCE(MAX(version), 0) + 1 AS next FROM competitor_info
    WHERE customer_id = :customer AND seen_on = :day AND name_key = :key
"""
_MONTH = f"""
    WITH {traded("customer.id = :customer")}
    SELECT {fields("traded", *TRADED)} FROM traded
"""


def status(work: "Work", who: str, **given: Unpack[DealerReport]) -> "DealerStatus":
    """Write down how a dealer does on the business date; what is not given stays as it was.

    None leaves a field as it is and an empty text empties it; a quantity in thousandths. Told
    again on its day it is a new version. Raises DataError of an account that is no dealer then.
    """
    work.require(_("tell how a dealer does"), SALES_SIDE, "R1")
    dealer = versions.dealer(work, who)
    told: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if not told:
        raise LeftOutError(
            (), _("nothing is given to write down of {code}; give a field").format(code=dealer.code)
        )
    kept = {key: None if value == "" else value for key, value in told.items()}
    said = {key: value for key, value in kept.items() if value is not None}
    if not said:
        raise DataError(
            _("what is emptied tells nothing of {code}; tell also how it does").format(
                code=dealer.code
            )
        )
    return _told(work, dealer, kept | clean(DEALER, said))


def _told(work: "Work", dealer: "Customer", changes: dict[str, Any]) -> "DealerStatus":
    last = _last(work, dealer)
    old = versions.said(last)
    after = models.DealerStatus(
        customer_id=dealer.key,
        valid_from=work.on,
        version=last.version + 1 if last and last.valid_from == work.on else 1,
        recorded_at=work.now(),
        **(old | changes | {"author_id": work.actor.id or None}),
    )
    work.add(after)
    versions.carry(work, models.DealerStatus, dealer, old, changes)
    return after


def _last(work: "Work", dealer: "Customer") -> "DealerStatus | None":
    found = work.select(
        models.DealerStatus,
        f"{_LATEST} ORDER BY valid_from DESC, version DESC LIMIT 1",
        customer=dealer.key,
        day=work.on,
    )
    return found[0] if found else None


def month(work: "Work", dealer: int, day: date) -> "Mapping[str, int]":
    """Return what a dealer bought, paid and owes by a day of the month, in minor units (F11)."""
    (found,) = work.rows(
        _MONTH,
        customer=dealer,
        start=day.replace(day=1).isoformat(),
        year_start=day.replace(month=1, day=1).isoformat(),
        end=day.isoformat(),
    )
    return found


def competitor(
    work: "Work", who: str, named: str, product: str, **given: Unpack[Competing]
) -> "CompetitorInfo":
    """Write down what a competitor sells at an account, as seen on the business date.

    The price in minor units. Told again on its day it is a new version, and the latest counts.
    """
    work.require(_("tell of a competitor"), SALES_SIDE, "R1")
    customer = find.customer(work, who)
    versions.standing(work, customer)
    named, product = names.clean(named, _("competitor")), names.clean(product, _("product"))
    key = f"{names.key(named)} {names.key(product)}"
    asked = {"customer": customer.key, "day": work.on.isoformat(), "key": key}
    told: dict[str, Any] = {k: v for k, v in given.items() if v is not None}
    seen = models.CompetitorInfo(
        customer_id=customer.key,
        seen_on=work.on,
        name_key=key,
        version=work.rows(_VERSION, **asked)[0]["next"],
        competitor=named,
        product=product,
        author_id=work.actor.id or None,
        recorded_at=work.now(),
        **(told | clean(COMPETITOR, told)),
    )
    work.add(seen)
    return seen


def note(
    work: "Work", told: str, *, customer: str | None = None, region: str | None = None
) -> "MarketNote":
    """Note what was seen of the market on the business date, at an account or in a region."""
    work.require(act := _("note something of the market"), SALES_SIDE, "R1")
    if (customer is None) == (region is None):
        raise LeftOutError(
            ("--customer", "--region"),
            _("a note is of one account or one region; give --customer or --region"),
            either=True,
        )
    about: dict[str, Any]
    if customer is not None:
        account = find.customer(work, customer)
        versions.standing(work, account)
        about = {"customer_id": account.key}
    else:
        about = {"region": territory.region(work, names.clean(region or "", _("region")), act)}
    seen = models.MarketNote(
        **about,
        noted_on=work.on,
        told=names.clean(told, _("note")),
        author_id=work.actor.id or None,
        recorded_at=work.now(),
    )
    work.add(seen)
    return seen
