"""Places: where money of customers stands, in a contract or on account, and how it moves there."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union

from salescli import models
from salescli.accounts import less
from salescli.engine import find
from salescli.engine.posting import OnAccount, post, settle, sound
from salescli.policy.kinds import INSTRUMENTS, Method, PostingKind
from salescli.sql import MONEY_IN

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.collect import Collection

Place: TypeAlias = Union["Contract", OnAccount]

_PREPAID = f"""
    SELECT posting.collection_id AS collection, posting.method AS method,
           posting.customer_id AS customer, MIN(posting.salesperson_id) AS salesperson,
           MAX(CASE WHEN (posting.kind = 'applied') = (posting.amount < 0)
                    THEN posting.booked_on END) AS since,
           SUM({less("applied", "posting")}) AS rest,
           COALESCE((
               SELECT -SUM(part.amount) FROM collection AS refund
               JOIN collection_part AS part ON part.collection_id = refund.id
               WHERE refund.names_id = posting.collection_id AND refund.kind = 'refund'
                 AND refund.state NOT IN ('confirmed', 'withdrawn', 'rejected') AND {{there}}
           ), 0) AS asked_back
    FROM posting JOIN collection ON collection.id = posting.collection_id
    WHERE {{of}} AND (posting.kind IN {MONEY_IN} OR posting.kind = 'applied')
    GROUP BY posting.collection_id, posting.method, posting.customer_id
    HAVING SUM({less("applied", "posting")}) > 0
    ORDER BY MIN(collection.confirmed_on), MIN(collection.number)
"""
_IN_CONTRACT = _PREPAID.format(of="posting.contract_id = :id", there="part.contract_id = :id")
_ON_ACCOUNT = _PREPAID.format(
    of="posting.contract_id IS NULL AND posting.customer_id = :id", there="part.contract_id IS NULL"
)

_RESTS = f"""
    SELECT contract_id AS contract, MIN(customer_id) AS customer,
           MIN(salesperson_id) AS salesperson,
           SUM({less("applied")}) AS rest
    FROM posting
    WHERE collection_id = :id AND (kind IN {MONEY_IN} OR kind = 'applied')
    GROUP BY contract_id
    HAVING SUM({less("applied")}) > 0
    ORDER BY contract_id IS NOT NULL, contract_id
"""
"""What of a payment pays no invoice, and where it stands: on account first."""

_CLEARED = """
    SELECT SUM(amount) AS amount, MAX(booked_on) AS day FROM posting
    WHERE collection_id = :collection AND kind = 'cleared'
"""


class Freed(NamedTuple):
    """So much of a payment that pays no invoice where it stands, from a day on."""

    collection: int
    method: Method
    amount: int
    since: date


def standing(work: "Work", contract: int | None, customer: int, salesperson: int) -> Place:
    """Return where money stands: in a contract, or on the account that somebody holds."""
    if contract is None:
        return OnAccount(customer, salesperson)
    return find.by_id(work, models.Contract, contract)


def prepaid(
    work: "Work", place: Place, *, asked_back: bool = True
) -> Iterator[tuple[Place, Freed]]:
    """Yield what stands prepaid in a place, the oldest payment first.

    Without `asked_back` less what refunds ask for that wait for their confirmation (W5.3).
    """
    on_account = isinstance(place, OnAccount)
    sql = _ON_ACCOUNT if on_account else _IN_CONTRACT
    for row in work.rows(sql, id=place.customer_id if on_account else place.key):
        rest = row["rest"] if asked_back else row["rest"] - row["asked_back"]
        if rest > 0:
            since = date.fromisoformat(row["since"])
            freed = Freed(row["collection"], Method(row["method"]), rest, since)
            yield OnAccount(row["customer"], row["salesperson"]) if on_account else place, freed


def rests(work: "Work", payment: "Collection") -> Iterator[tuple[Place, int]]:
    """Yield where a payment is prepaid, and how much: on account first."""
    for row in work.rows(_RESTS, id=payment.key):
        place = standing(work, row["contract"], row["customer"], row["salesperson"])
        yield place, row["rest"]


def move(  # noqa: PLR0913 - what is moved, from where to where, and why
    work: "Work",
    paid: Freed,
    source: Place,
    target: Place,
    day: date,
    cause: "Collection | None" = None,
) -> None:
    """Move money of a payment on a day, minus and plus, its uncleared part along (forms.md)."""
    days = {PostingKind.COLLECTED: day}
    if paid.method in INSTRUMENTS:
        (cleared,) = work.rows(_CLEARED, collection=paid.collection)
        if cleared["amount"]:
            days[PostingKind.CLEARED] = max(day, date.fromisoformat(cleared["day"]))
    for kind, booked_on in days.items():
        for place, amount in ((source, -paid.amount), (target, paid.amount)):
            post(
                work,
                kind,
                place,
                booked_on=booked_on,
                amount=amount,
                collection_id=paid.collection,
                method=paid.method,
                cause_id=cause.key if cause else None,
            )


def at_rest(work: "Work", places: Iterable[Place], day: date) -> None:
    """Keep since when places are at rest; refuse a late entry that leaves one below nothing."""
    for place in places:
        settle(work, place)
        if day != work.today:
            sound(work, place)
