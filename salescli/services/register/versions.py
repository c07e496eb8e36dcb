"""The dated versions of an account's profile, and every change of a field in them (D3, F12)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find, noting
from salescli.engine.late import registered
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.entries import ACCOUNT, RECORD
from salescli.policy.fields import Holds
from salescli.policy.kinds import CustomerKind
from salescli.services.register import norming
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.customer import Customer, CustomerProfile
    from salescli.tables.market.dealer import DealerStatus

_MONEY = frozenset(field.column for field in RECORD if field.holds is Holds.MONEY)
_NAMED = {field.column: field.key for field in ACCOUNT}
"""Columns by the key that forms know them by."""

_NOT_NOTED = frozenset(
    {"id", "written", "customer_id", "valid_from", "version", "recorded_at", "recorded_on"}
)
_RATE_DIGITS = 4


def begin(work: "Work", customer: "Customer", **known: Any) -> "CustomerProfile":  # noqa: ANN401
    """Write the first version of an account's profile; all that it says is a change (F12)."""
    first = models.CustomerProfile(
        customer_id=customer.key,
        valid_from=work.on,
        recorded_at=work.now(),
        author_id=work.actor.id or None,
        **known,
    )
    work.add(first)
    norming.note(work, "customer", customer.key, {}, norms(known))
    told = {key: value for key, value in known.items() if value is not None}
    note(work, customer, dict.fromkeys(told), {"name": customer.name} | told)
    return first


def known_since(work: "Work", customer: "Customer", day: date) -> None:
    """Let an account be known from an earlier day on, as it was first told but for its norms.

    Raises DataError for a day from which it is known already, and RefusedError for one that lies
    back too far.
    """
    registered(work, day, work.today)
    (first, *_later) = work.select(
        models.CustomerProfile,
        "customer_id = :customer ORDER BY valid_from, version DESC",
        customer=customer.key,
    )
    if day >= first.valid_from:
        raise DataError(
            _("{code} is known since {since}; give an earlier day").format(
                code=customer.code, since=first.valid_from
            )
        )
    told = first.model_dump(exclude=set(_NOT_NOTED)) | {"author_id": work.actor.id or None}
    # A norm never counts before it is recorded.
    told |= {"payment_days": None, "discount_limit_bp": None}
    earlier = models.CustomerProfile(
        customer_id=customer.key, valid_from=day, recorded_at=work.now(), **told
    )
    work.add(earlier)


def standing(work: "Work", customer: "Customer") -> "CustomerProfile":
    """Return the version in force on the business date; DataError if there is none yet."""
    versions = work.select(
        models.CustomerProfile,
        "customer_id = :customer AND valid_from <= :day"
        " ORDER BY valid_from DESC, version DESC LIMIT 1",
        customer=customer.key,
        day=work.on,
    )
    if not versions:
        raise DataError(
            _("{code} was not registered yet on {day}; if it was known then: {how}").format(
                code=customer.code, day=work.on, how=f"customer edit {customer.code} --since DAY"
            )
        )
    return versions[0]


def dealer(work: "Work", who: str) -> "Customer":
    """Find an account that is a dealer on the business date; DataError if it is none."""
    customer = find.customer(work, who)
    if standing(work, customer).kind is not CustomerKind.DEALER:
        raise DataError(_("{code} was no dealer on {day}").format(code=customer.code, day=work.on))
    return customer


def change(work: "Work", customer: "Customer", changes: dict[str, Any]) -> None:
    """Write a new version from the business date on, unless it would say the same."""
    before = standing(work, customer)
    old = said(before)
    if all(old[key] == value for key, value in changes.items()):
        return
    after = models.CustomerProfile(
        customer_id=customer.key,
        valid_from=work.on,
        version=before.version + 1 if before.valid_from == work.on else 1,
        recorded_at=work.now(),
        **(old | changes | {"author_id": work.actor.id or None}),
    )
    work.add(after)
    note(work, customer, old, changes)
    norming.note(work, "customer", customer.key, norms(old), norms(changes))
    carry(work, models.CustomerProfile, customer, old, changes)


def said(version: "CustomerProfile | DealerStatus | None") -> dict[str, Any]:
    """Return what a version of an account's profile or status says."""
    return version.model_dump(exclude=set(_NOT_NOTED)) if version else {}


def carry(
    work: "Work",
    table: "type[CustomerProfile | DealerStatus]",
    customer: "Customer",
    old: dict[str, Any],
    changes: dict[str, Any],
) -> None:
    """Let what is told late hold on in later versions, unless they said otherwise themselves."""
    later = work.select(
        table,
        "customer_id = :customer AND valid_from > :day ORDER BY valid_from, version",
        customer=customer.key,
        day=work.on,
    )
    left = dict(changes)
    for found in {version.valid_from: version for version in later}.values():
        held = said(found)
        left = {key: value for key, value in left.items() if held[key] == old.get(key)}
        if not left:
            return
        work.add(
            table(
                customer_id=customer.key,
                valid_from=found.valid_from,
                version=found.version + 1,
                recorded_at=work.now(),
                **(held | left | {"author_id": work.actor.id or None}),
            )
        )


def norms(known: Mapping[str, Any]) -> dict[str, int | None]:
    """Return what of a profile is a norm, as far as it is given."""
    columns = (("payment_days", "payment_days"), ("discount_limit", "discount_limit_bp"))
    return {key: known[column] for key, column in columns if column in known}


def note(work: "Work", customer: "Customer", old: dict[str, Any], new: dict[str, Any]) -> None:
    """Keep what each field was and became, as it is told, on the business date."""
    changed = [
        models.ProfileChange(
            customer_id=customer.key,
            field=_NAMED.get(key, key),
            name_key=names.key(was) if key == "name" and (was := old.get(key)) else None,
            old=_told(work, key, old.get(key)),
            new=_told(work, key, value),
            changed_on=work.on,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
        for key, value in new.items()
        if value != old.get(key)
    ]
    work.add(*changed)
    for one in changed if work.on < work.today else ():
        noting.note(work, "profile_change", one.key, "tell", after=None, clause="D3")


def _told(work: "Work", key: str, value: Any) -> str | None:  # noqa: ANN401 - of any column
    """Write a value as scripts read it: codes, ISO dates, exact decimals (forms.md, section 1)."""
    if value is None:
        return None
    if key == "salesperson_id":
        return find.by_id(work, models.Employee, value).code
    if key in _MONEY:
        return decimal(value, work.company.digits)
    if key == "discount_limit_bp":
        return decimal(value, _RATE_DIGITS)
    return str(value).lower() if isinstance(value, bool) else str(value)
