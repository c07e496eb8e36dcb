"""Accounts: dealers, end users and government buyers, with all they have been over time."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from salescli import alike, models
from salescli.engine import find, firm, noting, territory
from salescli.engine.company import in_setup
from salescli.engine.firm import OF_FIRM
from salescli.engine.late import never_before
from salescli.errors import DataError, LeftOutError, SecondPersonError, TakenError
from salescli.firms import APART, TOGETHER
from salescli.policy import names
from salescli.policy.entries import ACCOUNT, RECORD, Account, CustomerRecord
from salescli.policy.fields import Field, clean
from salescli.policy.kinds import CustomerKind
from salescli.policy.people.granting import givers
from salescli.policy.roles import REGISTRARS, Role
from salescli.services.register import norming, parties, twins, versions
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.customer import Customer

_UNDER_WAY = f"""
    SELECT 1 AS place, id, COALESCE(number, 'Q-d' || id) AS number, state FROM quote
    WHERE {OF_FIRM} AND state IN ('draft', 'submitted', 'approved', 'sent')
    UNION ALL
    SELECT 2, id, COALESCE(number, 'C-d' || id), state FROM contract
    WHERE {OF_FIRM} AND state NOT IN ('completed', 'cancelled')
      AND (amends_id IS NULL OR effective_on IS NULL)
    UNION ALL
    SELECT 3, shipment.id, shipment.number, shipment.state
    FROM contract JOIN shipment ON shipment.contract_id = contract.id
    WHERE contract.{OF_FIRM} AND shipment.state IN ('requested', 'division_confirmed', 'approved')
    ORDER BY place, id
"""

_EVER_HELD = (
    "SELECT 1 FROM customer_profile WHERE customer_id = :customer AND salesperson_id = :who"
)

_KEEPERS = (*REGISTRARS, Role.SALES)


def add(
    work: "Work", code: str, name: str, kind: CustomerKind, **given: Unpack[Account]
) -> "Customer":
    """Enter an account in the register; raise TakenError for a code in use."""
    work.require(_("add a customer"), _KEEPERS, "D3")
    alike.ready()
    code, name = names.code(code), names.called(name, _("name"))
    if work.fetch(models.Customer, code=code):
        raise TakenError(_("customer"), code)
    customer = models.Customer(code=code, name=name, name_key=names.key(name))
    work.add(customer)
    own = work.actor.id if work.actor.sells else None
    known = {key: value for key, value in given.items() if value not in (None, "")}
    keeper = {"salesperson_id": own} if own else {}
    columns: dict[str, Any] = keeper | _columns(work, known)
    _hand_over(work, customer, None, columns)
    versions.begin(work, customer, kind=kind, **columns)
    territory.joining(work, customer, frozenset())
    twins.warn(work, customer)
    twins.warn_registered(work, customer, columns.get("registration"))
    return customer


def _columns(work: "Work", known: dict[str, Any]) -> dict[str, Any]:
    """Return how an account stands by column; nobody sets what their own prices obey (R4)."""
    if norms := versions.norms(known):
        norming.permit(work, "customer", norms)
        never_before(work, _("a norm"))
    if "registration" in known:
        word = known["registration"]
        known["registration"] = names.registration(names.spaced_code(word)) if word else None
    if "salesperson" in known:
        known["salesperson_id"] = parties.seller(work, known.pop("salesperson"))
    return known | _told(ACCOUNT, known)


def _hand_over(
    work: "Work", customer: "Customer", held_by: int | None, changes: Mapping[str, Any]
) -> None:
    """Refuse to give an account to another salesperson where that is not for who decides."""
    to = changes.get("salesperson_id", held_by)
    if to != held_by:
        taken = held_by is None and work.decider.sells
        busy = taken and territory.others_at_work(work, customer.key, work.decider.id)
        allowed = givers(held_by, to, work.decider.id, setup=in_setup(work), busy=busy)
        work.deciding(_("hand over {code}").format(code=customer.code), allowed, "1.3.4")


def _told(fields: Iterable[Field], known: Mapping[str, Any]) -> dict[str, str]:
    """Make clean what is told in words; an empty word stays as it is."""
    return clean(fields, {key: value for key, value in known.items() if value})


def edit(
    work: "Work",
    who: str,
    *,
    name: str | None = None,
    kind: CustomerKind | None = None,
    since: date | None = None,
    **given: Unpack[Account],
) -> "Customer":
    """Change an account from the business date on; earlier days keep what they had.

    Known `since` an earlier day, it has had till then what was first told of it.
    """
    work.require(_("edit a customer"), (*_KEEPERS, Role.LEADER), "D3")
    if name is not None:
        alike.ready()
    customer = find.customer(work, who)
    if since:
        versions.known_since(work, customer, since)
    marks = name is not None or given.get("registration") is not None
    joined = territory.firm_of(work, customer) if marks else frozenset()
    common = twins.common(work, customer) if marks else set()
    if name is not None:
        _rename(work, customer, names.called(name, _("name")))
    changes: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    changes = ({"kind": kind} if kind else {}) | _columns(work, changes)
    if changes:
        _change(work, customer, changes)
    if marks:
        twins.rejoin(work, customer, common)
        territory.joining(work, customer, joined)
        if name is not None:
            twins.warn(work, customer)
        twins.warn_registered(work, customer, changes.get("registration"))
    return customer


def _change(work: "Work", customer: "Customer", changes: dict[str, Any]) -> None:
    held_by = versions.standing(work, customer).salesperson_id
    if changes.get("salesperson_id", held_by) != held_by:
        never_before(work, _("who holds an account"))
    _hand_over(work, customer, held_by, changes)
    versions.change(work, customer, changes)


def _rename(work: "Work", customer: "Customer", name: str) -> None:
    versions.note(work, customer, {"name": customer.name}, {"name": name})
    customer.name, customer.name_key = name, names.key(name)
    work.add(customer)


def profile(work: "Work", who: str, **given: Unpack[CustomerRecord]) -> "Customer":
    """Write down what is known of an account, from the business date on (D3, W1.4).

    None leaves a field as it is and an empty text empties it; amounts in minor units. Raises
    RoleError or DataError.
    """
    work.require(_("fill in the customer record"), _KEEPERS, "W1.4")
    customer = find.customer(work, who)
    told = {key: value for key, value in given.items() if value is not None}
    if unknown := told.keys() - CustomerRecord.__annotations__.keys():
        raise TypeError(f"the customer record has no {', '.join(sorted(unknown))}")
    if not told:
        raise LeftOutError(
            (),
            _("nothing is given to write down of {code}; give a field").format(code=customer.code),
        )
    versions.change(work, customer, _record(work, customer, told))
    return customer


def _record(work: "Work", customer: "Customer", told: dict[str, Any]) -> dict[str, Any]:
    """Return the columns to write: texts cleaned, what is emptied as None."""
    since = told.get("trading_since")
    if since and since > work.on:
        raise DataError(
            _("{code} cannot trade with us since {since}: that is after {day}").format(
                code=customer.code, since=since, day=work.on
            )
        )
    kept = {key: None if value == "" else value for key, value in told.items()}
    return kept | _told(RECORD, told)


def block(work: "Work", who: str, *, reason: str, lift: bool = False) -> "Customer":
    """Stop offers, signatures and goods of an account, or allow them again."""
    work.deciding(_("block a customer"), (Role.MANAGER, Role.LEADER), "MD2")
    customer = find.customer(work, who)
    never_before(work, _("a block"))
    why = names.clean(reason, _("reason"))
    versions.change(work, customer, {"blocked": not lift, "block_reason": why})
    step = "unblock" if lift else "block"
    noting.note(work, "customer", customer.key, step, after=None, told=why, clause="MD2")
    return customer


def apart(work: "Work", who: str, other: str, *, reason: str, lift: bool = False) -> "Customer":
    """Note that two accounts that pass for one firm are two (1.3.2).

    For what adds up to a major case they are two once the leader says so.
    """
    one, two = find.customer(work, who), find.customer(work, other)
    act = _("take back that two firms are two") if lift else _("tell two firms apart")
    work.deciding(act, (Role.MANAGER, Role.LEADER), "1.3.2")
    _not_own(work, one, two)
    never_before(work, _("that two accounts are two firms"))
    if one.key == two.key or not firm.likely(work, one.key, two.key):
        raise DataError(
            _("{one} and {other} are no two accounts of one name or registration number").format(
                one=one.code, other=two.code
            )
        )
    if lift and not twins.apart(work, one, two):
        raise DataError(
            _("nobody said that {one} and {other} are two firms").format(
                one=one.code, other=two.code
            )
        )
    work.note = names.clean(reason, _("reason"))
    twins.tell(work, one, two, TOGETHER if lift else APART)
    return one


def _not_own(work: "Work", *accounts: "Customer") -> None:
    """Refuse who ever held one of some accounts to decide about them, where another can (1.3.1)."""
    who = work.decider
    for account in accounts:
        held = work.rows(_EVER_HELD, customer=account.key, who=who.id)
        if held and any(one.manages or one.leads for one in work.staff() if one.id != who.id):
            why = _("{name} holds it, or held it").format(name=who.name)
            raise SecondPersonError(_("decide about the firm of"), account.code, why, "1.3.1")


def under_way(work: "Work", customer: "Customer") -> list[Mapping[str, Any]]:
    """Return number and state of what a block stops, of the whole firm, for who blocks."""
    return work.rows(_UNDER_WAY, firm=firm.accounts(work, customer.key))
