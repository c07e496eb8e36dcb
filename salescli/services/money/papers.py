"""Payments by instrument: each is in the register, and pays once, its own amount (R9, R12)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.accounts import less
from salescli.engine import find
from salescli.engine.posting import post
from salescli.errors import AmbiguousError, LeftOutError, RefusedError
from salescli.policy import names, numbers
from salescli.policy.diagrams import PaymentFacts
from salescli.policy.diagrams.instrument import lasts
from salescli.policy.kinds import INSTRUMENTS, Method, PostingKind
from salescli.receivables import STANDS
from salescli.services.money.places import at_rest, standing
from salescli.sql import MONEY_IN
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.collect import Collection
    from salescli.tables.money.instrument import Instrument

_REGISTERED = f"""
    SELECT instrument.id AS id, instrument.number AS number, instrument.bank AS bank,
           instrument.serial AS serial, instrument.serial_key AS key,
           instrument.kind AS kind, instrument.customer_id AS customer,
           instrument.amount AS amount, instrument.received_on AS received_on,
           (SELECT collection.number FROM collection
            WHERE collection.instrument_id = instrument.id AND {STANDS}
            ORDER BY collection.id LIMIT 1) AS paying
    FROM instrument
    WHERE (instrument.serial_key = :key OR instrument.number = :number)
      AND instrument.state NOT IN ('bounced', 'given_back')
    ORDER BY instrument.id
"""
"""By the number on the paper, or by that of the register."""

_HELD = f"""
    SELECT posting.collection_id AS collection, posting.contract_id AS contract,
           posting.customer_id AS customer, posting.salesperson_id AS salesperson,
           MIN(posting.method) AS method, MAX(posting.booked_on) AS last,
           SUM({less("cleared", "posting")}) AS amount
    FROM collection JOIN posting ON posting.collection_id = collection.id
    WHERE collection.instrument_id = :instrument
      AND (posting.kind IN {MONEY_IN} OR posting.kind = 'cleared')
    GROUP BY posting.collection_id, posting.contract_id, posting.customer_id,
             posting.salesperson_id
    HAVING SUM({less("cleared", "posting")}) <> 0
    ORDER BY posting.collection_id, posting.contract_id
"""
"""What of a payment by an instrument has not cleared, by where it stands."""


_PAYING = f"""
    SELECT collection.id AS id FROM collection
    WHERE collection.instrument_id = :instrument AND {STANDS}
    ORDER BY collection.id
"""


class Paper(NamedTuple):
    """What a payment keeps of the paper that it was made with."""

    instrument: str | None = None
    instrument_key: str | None = None
    bank: str | None = None
    instrument_id: int | None = None


def taken(
    work: "Work", method: Method, number: str | None, bank: str | None
) -> tuple[Paper, Mapping[str, Any] | None]:
    """Return a paper as a payment keeps it, and its row of the register.

    Without a bank it may be of any. Raises DataError for an instrument without a number, and
    RefusedError for one that another payment brought.
    """
    if method in INSTRUMENTS and not number:
        raise LeftOutError(
            ("--instrument",),
            _("{method}: its number is needed; give --instrument (R12)").format(method=_(method)),
        )
    drawn = names.clean(bank, _("bank")) if bank else None
    if not number:
        return Paper(bank=drawn), None
    word = names.clean(number, _("instrument"))
    paper = Paper(word, names.instrument(word), drawn)
    row = _registered(work, method, paper) if method in INSTRUMENTS else None
    if row is None:
        return paper, None
    paper = Paper(row["serial"], row["key"], drawn or row["bank"], row["id"])
    return paper, row


def _registered(work: "Work", method: Method, paper: Paper) -> Mapping[str, Any] | None:
    bank = names.bank(paper.bank or "")
    number, _id = numbers.read("instrument", str(paper.instrument), work.today)
    rows = work.rows(_REGISTERED, key=paper.instrument_key, number=number)
    found = [row for row in rows if not bank or names.bank(row["bank"]) == bank]
    found = [row for row in found if row["key"] == paper.instrument_key] or found
    if used := next((row["paying"] for row in found if row["paying"]), None):
        raise _used(_(method), str(paper.instrument), used)
    if len(found) > 1:
        told = [f"{row['number']} {row['bank']}" for row in found]
        raise AmbiguousError("instrument", str(paper.instrument), told)
    return found[0] if found else None


def _used(kind: str, serial: str, number: str) -> RefusedError:
    return RefusedError(
        _(
            "{method} {instrument} came with {number}, and one paper pays once (R12);"
            " if it is of another bank, give --bank"
        ).format(method=kind, instrument=serial, number=number)
    )


def fits(
    work: "Work", method: Method, row: Mapping[str, Any] | None, customer: int, amount: int
) -> PaymentFacts:
    """Compare a payment with the register: what is paid without an instrument fits always."""
    if method not in INSTRUMENTS:
        return PaymentFacts(excepted=True)
    if row is None or row["received_on"] > work.on.isoformat():
        return PaymentFacts(excepted=True, registered=False)
    return PaymentFacts(
        excepted=True,
        same_kind=row["kind"] == method,
        same_customer=row["customer"] == customer,
        equal=row["amount"] == amount,
    )


def of(work: "Work", collection: "Collection") -> "Instrument | None":
    """Return the instrument that a payment was made with, if it is in the register."""
    id_ = collection.instrument_id
    return find.by_id(work, models.Instrument, id_) if id_ is not None else None


def came_back(instrument: "Instrument | None") -> bool:
    """Say whether a payment's instrument has bounced or was given back."""
    return instrument is not None and not lasts(instrument.state)


def clear(work: "Work", instrument: "Instrument") -> None:
    """Count as cleared what is booked of a payment, once its instrument is paid too (W5.4)."""
    if instrument.cleared_on is None:
        return
    for held in work.rows(_HELD, instrument=instrument.key):
        place = standing(work, held["contract"], held["customer"], held["salesperson"])
        day = max(instrument.cleared_on, date.fromisoformat(held["last"]))
        post(
            work,
            PostingKind.CLEARED,
            place,
            booked_on=day,
            amount=held["amount"],
            collection_id=held["collection"],
            method=Method(held["method"]),
        )
        at_rest(work, [place], day)


def paying(work: "Work", instrument: "Instrument") -> list[int]:
    """Return the payment by an instrument that waits or is booked, if there is one, by its id."""
    return [row["id"] for row in work.rows(_PAYING, instrument=instrument.key)]
