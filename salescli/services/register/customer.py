"""Accounts: dealers, end users and government buyers, with all they have been over time."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find
from salescli.errors import DataError, RoleError, TakenError
from salescli.policy import names
from salescli.policy.roles import REGISTRARS, Role
from salescli.policy.states import CustomerKind
from salescli.services.register import profile as _profile
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.customer import Customer

_KEEPERS = (*REGISTRARS, Role.SALES)

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "region": "region",
        "address": "address",
        "contact": "contact",
        "position": "position",
        "phone": "phone",
        "nature": "nature",
        "business": "business",
        "buying_habits": "buying habits",
        "wanted_products": "wanted products",
        "needs": "needs",
        "current_supplier": "current supplier",
        "bank": "bank",
        "payment_record": "payment record",
        "stage": "stage",
        "next_step": "next step",
    }
)
"""What a person types about an account, kept as clean text, and how a refusal calls it."""

_TYPED = (*_WORDS, "assets", "staff", "yearly_purchases", "trading_since", "language")
"""What `profile` takes: the target customer record (D3)."""


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
    work.require(_("add a customer"), _KEEPERS, "D3")
    code, name = names.code(code), names.clean(name, _("name"))
    if work.fetch(models.Customer, code=code):
        raise TakenError(_("customer"), code)
    customer = models.Customer(code=code, name=name, name_key=names.key(name))
    work.add(customer)
    own = work.actor.id if work.actor.sells else None
    _profile.begin(
        work,
        customer,
        kind=kind,
        salesperson_id=find.employee(work, salesperson).key if salesperson else own,
        payment_days=_terms(work, payment_days),
        discount_limit_bp=_terms(work, discount_limit_bp),
        **_clean(words),
    )
    return customer


def _clean(words: Mapping[str, str | None]) -> dict[str, Any]:
    told = ((column, _WORDS[column], word) for column, word in words.items() if word)
    return {column: names.clean(word, _(key)) for column, key, word in told}


def _terms(work: "Work", value: int | None) -> int | None:
    """Let nobody set what their own prices are measured by (R4)."""
    if value is not None:
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
    customer = find.customer(work, who)
    if name is not None:
        _rename(work, customer, names.clean(name, _("name")))
    given = {key: value for key, value in changes.items() if value is not None}
    for key in ("payment_days", "discount_limit_bp"):
        _terms(work, given.get(key))
    if salesperson is not None:
        given["salesperson_id"] = find.employee(work, salesperson).key
    given |= _clean({key: given[key] for key in _WORDS if key in given})
    if given:
        _profile.change(work, customer, given)
    return customer


def _rename(work: "Work", customer: "Customer", name: str) -> None:
    _profile.note(work, customer, {"name": customer.name}, {"name": name})
    customer.name, customer.name_key = name, names.key(name)
    work.add(customer)


def profile(work: "Work", who: str, **given: Any) -> "Customer":  # noqa: ANN401 - columns of D3
    """Write down what is known of an account, from the business date on (D3, W1.4).

    None leaves a field as it is and an empty text empties it; amounts in minor units. Salespeople
    write of accounts of theirs. Raises RoleError or DataError.
    """
    work.require(_("fill in the customer record"), _KEEPERS, "W1.4")
    customer = find.customer(work, who)
    _theirs(work, customer)
    told = {key: value for key, value in given.items() if value is not None}
    if unknown := told.keys() - _TYPED:
        raise TypeError(f"the customer record has no {', '.join(sorted(unknown))}")
    if not told:
        raise DataError(
            _("nothing is given to write down of {code}; give a field").format(code=customer.code)
        )
    _profile.change(work, customer, _record(work, customer, told))
    return customer


def _theirs(work: "Work", customer: "Customer") -> None:
    keeper = _profile.standing(work, customer).salesperson_id
    if work.actor.only_sells and keeper != work.actor.id:
        act = _("fill in the customer record of {code}").format(code=customer.code)
        raise RoleError(act, work.actor.roles, (*REGISTRARS, _("its own salesperson")), "W1.4")


def _record(work: "Work", customer: "Customer", told: dict[str, Any]) -> dict[str, Any]:
    """Return the columns to write: texts cleaned, what is emptied as None."""
    since = told.get("trading_since")
    if since and since > work.on:
        raise DataError(
            _("{code} cannot trade with us since {since}: that is after {day}").format(
                code=customer.code, since=since, day=work.on
            )
        )
    words = {key: value for key, value in told.items() if key in _WORDS}
    kept = {key: None if value == "" else value for key, value in told.items()}
    return kept | _clean(words)


def block(work: "Work", who: str, *, reason: str, lift: bool = False) -> "Customer":
    """Stop new contracts with an account, or allow them again."""
    work.require(_("block a customer"), (Role.MANAGER, Role.LEADER), "MD2")
    customer = find.customer(work, who)
    changes = {"blocked": not lift, "block_reason": names.clean(reason, _("reason"))}
    _profile.change(work, customer, changes)
    return customer
