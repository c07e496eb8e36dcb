"""Sales contracts from draft to archive (W3)."""

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import CONTRACT, DEVIATION
from salescli.policy.money import worth
from salescli.policy.roles import Role
from salescli.policy.standing import editable, refused, undecided
from salescli.policy.states import PostingKind
from salescli.services import _find, _norm, _numbers
from salescli.services._posting import post
from salescli.services._steps import advance, begun, label, not_before
from salescli.text import _

if TYPE_CHECKING:
    from salescli.services._work import Work
    from salescli.tables.contract import Contract, ContractLine

_MAKERS = (Role.SALES, Role.CLERK, Role.MANAGER)


def find(work: "Work", number: str) -> "Contract":
    """Fetch a contract with its lines and deviations by number or draft number."""
    from sqlalchemy.orm import selectinload  # noqa: PLC0415 - start-up
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import Contract  # noqa: PLC0415 - start-up

    wanted = select(Contract).options(
        selectinload(Contract.lines),  # type: ignore[arg-type]
        selectinload(Contract.deviations),  # type: ignore[arg-type]
    )
    return _find.document(work, wanted, "contract", number)


def by_id(work: "Work", id_: int) -> "Contract":
    """Fetch the contract that another document belongs to."""
    return find(work, f"{_numbers.PREFIX['contract']}-d{id_}")


def draft(  # noqa: PLR0913 - the fields of a contract
    work: "Work",
    customer: str,
    *,
    salesperson: str | None = None,
    payment_days: int | None = None,
    deliver_by: date | None = None,
    terms: str | None = None,
) -> "Contract":
    """Begin a contract with an account, for who acts, who is named or who looks after it."""
    from salescli.models import Contract  # noqa: PLC0415 - start-up

    work.require(_("draft a contract"), _MAKERS, "W3.1")
    account = _find.customer(work, customer)
    profile = _norm.profile(work, account.key)
    if profile["blocked"]:
        raise DataError(
            _("customer {code} is blocked ({why}); a manager can unblock it").format(
                code=account.code, why=profile["block_reason"]
            )
        )
    contract = Contract(
        customer_id=account.key,
        salesperson_id=_salesperson(work, salesperson, profile["salesperson_id"]),
        author_id=work.actor.id or None,
        drafted_on=work.on,
        created_at=work.now(),
        deliver_by=_not_past(work, deliver_by),
        payment_days=_norm.payment_days(work, profile) if payment_days is None else payment_days,
        terms=names.clean(terms, _("terms")) if terms else None,
        lines=[],
        deviations=[],
    )
    work.add(contract)
    begun(work, CONTRACT, "draft", contract, "W3.1")
    return contract


def _salesperson(work: "Work", word: str | None, usual: int | None) -> int:
    """Return whose contract it is: who is named, a salesperson's own, else the account's."""
    if word is not None:
        return _find.employee(work, word).key
    if work.actor.role is not Role.SALES and usual is not None:
        return usual
    if work.actor.role is not Role.SALES:
        raise DataError(_("whose contract is it? give --salesperson CODE"))
    return work.actor.id


def _not_past(work: "Work", day: date | None) -> date | None:
    if day is not None and day < work.on:
        raise DataError(
            _("delivery on {day} lies before {on}; give a later date").format(day=day, on=work.on)
        )
    return day


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
    from salescli.models import ContractLine  # noqa: PLC0415 - start-up

    work.require(_("write a contract's lines"), _MAKERS, "W3.1")
    contract = _draft(work, number)
    item = _find.product(work, product)
    if item.discontinued:
        raise DataError(_("product {code} is discontinued").format(code=item.code))
    if price is None:
        price = _norm.list_price(work, item)
    contract.lines.append(
        ContractLine(
            contract_id=contract.key,
            position=len(contract.lines) + 1,
            product_id=item.key,
            quantity=quantity,
            price=price,
            discount_bp=discount_bp,
            amount=worth(quantity, price, discount_bp),
        )
    )
    return _totalled(work, contract)


def drop(work: "Work", number: str, position: int) -> "Contract":
    """Take a line out of a draft; its position stays empty."""
    work.require(_("write a contract's lines"), _MAKERS, "W3.1")
    contract = _draft(work, number)
    found = [n for n in standing(contract) if n.position == position]
    if not found:
        raise DataError(
            _("{contract} has no line {position}").format(
                contract=label(contract), position=position
            )
        )
    found[0].dropped = True
    return _totalled(work, contract)


def _draft(work: "Work", number: str) -> "Contract":
    contract = find(work, number)
    if not editable(contract.state):
        raise DataError(
            _("{contract} is no draft any more; a manager can return it: contract return").format(
                contract=label(contract)
            )
        )
    return contract


def standing(contract: "Contract") -> list["ContractLine"]:
    """Return the lines that are in force."""
    return [line for line in contract.lines if not line.dropped]


def _totalled(work: "Work", contract: "Contract") -> "Contract":
    contract.total = sum(line.amount for line in standing(contract))
    work.add(contract)
    return contract


def submit(work: "Work", number: str) -> "Contract":
    """Hand a draft to the manager; it gets its number and what is beyond the norm is found (R4)."""
    contract = find(work, number)
    given = contract.number or _numbers.give(work, "contract", work.on)
    contract.number = given
    advance(work, CONTRACT, "submit", contract, facts=_facts(contract))
    _norm.find_deviations(work, contract, standing(contract))
    return contract


def return_(work: "Work", number: str) -> "Contract":
    """Give a contract back to be changed; whatever was decided about it binds no more."""
    contract = find(work, number)
    advance(work, CONTRACT, "return", contract)
    for deviation in contract.deviations:
        deviation.superseded = True
        work.session.add(deviation)
    return contract


def settle(work: "Work", number: str, *, reject: bool = False) -> "Contract":
    """Decide every open deviation of a contract, one way or the other (R4, W3.3)."""
    contract = find(work, number)
    open_ = [d for d in contract.deviations if undecided(d.state) and not d.superseded]
    if not open_:
        raise DataError(_("{contract} has no open deviation").format(contract=label(contract)))
    for deviation in open_:
        not_before(work, _("settle"), label(contract), deviation.found_on)
        advance(work, DEVIATION, "reject" if reject else "accept", deviation)
    return contract


def confirm(work: "Work", number: str) -> "Contract":
    """Confirm a submitted contract with all its terms, as the manager (W3.3)."""
    contract = find(work, number)
    advance(work, CONTRACT, "confirm", contract, facts=_facts(contract))
    return contract


def sign(work: "Work", number: str) -> "Contract":
    """Record the customer's signature, which opens the contract for delivery (W3.4)."""
    contract = find(work, number)
    advance(
        work,
        CONTRACT,
        "sign",
        contract,
        facts=_facts(contract),
        signed_on=work.on,
        effective_on=work.on,
    )
    post(work, PostingKind.SIGNED, contract, booked_on=work.on, quantity=1000)
    for line in standing(contract):
        post(
            work,
            PostingKind.CONTRACTED,
            contract,
            booked_on=work.on,
            amount=line.amount,
            line_id=line.id,
            product_id=line.product_id,
            quantity=line.quantity,
        )
    return contract


def archive(work: "Work", number: str, *, place: str, scan_hash: str | None = None) -> "Contract":
    """File the signed original under a place, with the hash of its scan if there is one (W3.5)."""
    contract = find(work, number)
    advance(
        work,
        CONTRACT,
        "archive",
        contract,
        archived_on=work.on,
        archive_place=names.clean(place, _("place")),
        scan_hash=scan_hash,
    )
    return contract


def _facts(contract: "Contract") -> SimpleNamespace:
    standing_deviations = [d for d in contract.deviations if not d.superseded]
    return SimpleNamespace(
        lines=len(standing(contract)),
        open_deviations=sum(undecided(d.state) for d in standing_deviations),
        rejected_deviations=sum(refused(d.state) for d in standing_deviations),
        open_questions=0,
        ordered=False,
        fits_deliveries=True,
        grounded=False,
        flagged=False,
        paper_awaited=False,
        paper_to_file=False,
        requests_open=0,
    )
