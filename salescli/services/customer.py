"""Accounts: dealers, end users and government buyers, with all they have been over time."""

from typing import TYPE_CHECKING, Any

from salescli.errors import DataError, TakenError
from salescli.policy import names
from salescli.policy.roles import REGISTRARS, Role
from salescli.policy.states import CustomerKind
from salescli.services import _find
from salescli.text import _

if TYPE_CHECKING:
    from salescli.services._work import Work
    from salescli.tables.customer import Customer, CustomerProfile

_KEEPERS = (*REGISTRARS, Role.SALES)

_WORDS = ("region", "address", "contact", "position", "phone")
"""What a person types about an account, kept as clean text."""


def add(  # noqa: PLR0913 - the fields of an account
    work: "Work",
    code: str,
    name: str,
    kind: CustomerKind,
    *,
    salesperson: str | None = None,
    payment_days: int | None = None,
    discount_limit_bp: int | None = None,
    **words: str | None,
) -> "Customer":
    """Enter an account in the register; raise TakenError for a code in use."""
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import Customer, CustomerProfile  # noqa: PLC0415 - start-up

    work.require(_("add a customer"), _KEEPERS, "D3")
    code, name = names.code(code), names.clean(name, _("name"))
    if work.session.exec(select(Customer).where(Customer.code == code)).first():
        raise TakenError(_("customer"), code)
    customer = Customer(code=code, name=name, name_key=names.key(name))
    work.add(customer)
    own = work.actor.id if work.actor.role is Role.SALES else None
    work.add(
        CustomerProfile(
            customer_id=customer.key,
            valid_from=work.on,
            recorded_at=work.now(),
            kind=kind,
            salesperson_id=_find.employee(work, salesperson).key if salesperson else own,
            payment_days=_terms(work, payment_days),
            discount_limit_bp=_terms(work, discount_limit_bp),
            **_clean(words),
        )
    )
    return customer


def _clean(words: dict[str, str | None]) -> dict[str, Any]:
    return {key: names.clean(word, _(key)) for key, word in words.items() if word}


def _terms(work: "Work", value: int | None) -> int | None:
    """Let nobody set what their own prices are measured by (R4)."""
    if value is not None and work.actor.role is Role.SALES:
        work.require(_("set payment days or discount limits"), REGISTRARS, "R4")
    return value


def edit(
    work: "Work",
    who: str,
    *,
    name: str | None = None,
    salesperson: str | None = None,
    **changes: Any,  # noqa: ANN401 - the columns of a profile
) -> "Customer":
    """Change an account from the business date on; earlier days keep what they had."""
    work.require(_("edit a customer"), _KEEPERS, "D3")
    customer = _find.customer(work, who)
    if name is not None:
        customer.name = names.clean(name, _("name"))
        customer.name_key = names.key(customer.name)
        work.add(customer)
    given = {key: value for key, value in changes.items() if value is not None}
    for key in ("payment_days", "discount_limit_bp"):
        _terms(work, given.get(key))
    if salesperson is not None:
        given["salesperson_id"] = _find.employee(work, salesperson).key
    given |= _clean({key: given[key] for key in _WORDS if key in given})
    if given:
        _version(work, customer, given)
    return customer


def block(work: "Work", who: str, *, reason: str, lift: bool = False) -> "Customer":
    """Stop new contracts with an account, or allow them again."""
    work.require(_("block a customer"), (Role.MANAGER, Role.LEADER), "MD2")
    customer = _find.customer(work, who)
    changes = {"blocked": not lift, "block_reason": names.clean(reason, _("reason"))}
    _version(work, customer, changes)
    return customer


def _version(work: "Work", customer: "Customer", changes: dict[str, Any]) -> "CustomerProfile":
    from sqlmodel import col, select  # noqa: PLC0415 - start-up

    from salescli.models import CustomerProfile  # noqa: PLC0415 - start-up

    before = work.session.exec(
        select(CustomerProfile)
        .where(
            CustomerProfile.customer_id == customer.key,
            col(CustomerProfile.valid_from) <= work.on,
        )
        .order_by(col(CustomerProfile.valid_from).desc(), col(CustomerProfile.version).desc())
    ).first()
    if before is None:
        raise DataError(
            _("{code} was not registered yet on {day}").format(code=customer.code, day=work.on)
        )
    kept = before.model_dump(exclude={"id", "written", "valid_from", "version", "recorded_at"})
    version = before.version + 1 if before.valid_from == work.on else 1
    after = CustomerProfile(
        valid_from=work.on, version=version, recorded_at=work.now(), **(kept | changes)
    )
    work.add(after)
    return after
