"""Imported staff, customers and products: rows by the thousand, by Core (design.md 4.7)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from salescli import models
from salescli.engine.late import counts_from
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.kinds import TaxKind
from salescli.policy.period import BEFORE_RECORDS
from salescli.policy.roles import Role
from salescli.services.register import granting, logins, norming
from salescli.text import _

if TYPE_CHECKING:
    from datetime import date

    from salescli.books.located import Record
    from salescli.engine.references import References
    from salescli.engine.work import Work
    from salescli.tables import _base

    Made = Sequence[tuple[type[_base.Record], Sequence[dict[str, Any]]]]
    """Tables with the rows that are to be entered, what is referred to first."""

_LAST = {
    "employee": "SELECT coalesce(MAX(id), 0) AS last FROM employee",
    "assignment": "SELECT coalesce(MAX(id), 0) AS last FROM assignment",
    "customer": "SELECT coalesce(MAX(id), 0) AS last FROM customer",
    "customer_profile": "SELECT coalesce(MAX(id), 0) AS last FROM customer_profile",
    "product": "SELECT coalesce(MAX(id), 0) AS last FROM product",
    "price": "SELECT coalesce(MAX(id), 0) AS last FROM price",
    "contract": "SELECT coalesce(MAX(id), 0) AS last FROM contract",
    "contract_line": "SELECT coalesce(MAX(id), 0) AS last FROM contract_line",
    "shipment": "SELECT coalesce(MAX(id), 0) AS last FROM shipment",
    "shipment_line": "SELECT coalesce(MAX(id), 0) AS last FROM shipment_line",
    "posting": "SELECT coalesce(MAX(id), 0) AS last FROM posting",
    "decision": "SELECT coalesce(MAX(id), 0) AS last FROM decision",
    "book_entry": "SELECT coalesce(MAX(id), 0) AS last FROM book_entry",
}


def last_id(work: "Work", table: str) -> int:
    """Return the highest id of a table; under the write lock nobody else takes the next."""
    return int(work.rows(_LAST[table])[0]["last"])


def _entries(
    work: "Work", table: str, source: str, records: Sequence["Record"], keys: Sequence[str]
) -> list[dict[str, Any]]:
    first = last_id(work, table) + 1
    return [
        {
            "id": first + n,
            "source": source,
            "source_key": record.source_key,
            "name_key": names.key(str(record.values["name"])),
            **{key: record.values.get(key) for key in keys},
        }
        for n, record in enumerate(records)
    ]


def staff(
    work: "Work", references: "References", source: str, records: Sequence["Record"]
) -> "Made":
    """Make employees, each with the role held since the first day: who imports gives it."""
    del references
    led = False
    for record in records:
        given = roles(record)
        granting.may_give(work, None, record.source_key, given, beside=led)
        led = led or Role.LEADER in given
    keys = ("code", "name", "login", "phone", "hired_on", "ended_on")
    rows = _entries(work, "employee", source, records, keys)
    first = last_id(work, "assignment") + 1
    assigned = [
        {
            "id": first + n,
            "employee_id": row["id"],
            "valid_from": counts_from(work, cast("date", record.values["hired_on"])),
            "version": 1,
            "recorded_at": work.now(),
            "role": roles(record)[0],
            "also": ",".join(roles(record)[1:]) or None,
            "region": record.values.get("region"),
        }
        for n, (row, record) in enumerate(zip(rows, records, strict=True))
    ]
    for row, record in zip(assigned, records, strict=True):
        day = row["valid_from"]
        granting.note(work, row["employee_id"], "give", None, roles(record), day=day)
    return [(models.Employee, rows), (models.Assignment, assigned)]


class Logins:
    """The logins that a book of staff brings: each is one person's own (1.3.1)."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self._seen: dict[str, str] = {}

    def faults(self, records: Iterable["Record"]) -> Iterator[tuple["Record", str, str]]:
        """Yield each record whose login cannot be its own: in which field, and why."""
        for record in records:
            word = str(record.values.get("login") or "")
            if word and (why := self._wrong(word, record.source_key)):
                yield record, "login", why

    def _wrong(self, word: str, whose: str) -> str | None:
        try:
            login = logins.own(self._work, word)
        except DataError as error:
            return str(error)
        if (other := self._seen.setdefault(login, whose)) != whose:
            return _("it is the login of {code} in this book too").format(code=other)
        return None


def begins(work: "Work", records: Iterable["Record"]) -> None:
    """Refuse a first book of staff after which nobody could give a role; raise DataError."""
    granting.begins_with(work, [role for record in records for role in roles(record)])


def roles(record: "Record") -> list[Role]:
    """Return the roles that a book of staff gives somebody."""
    return [Role(code) for code in str(record.values["role"]).split(",")]


def customers(
    work: "Work", references: "References", source: str, records: Sequence["Record"]
) -> "Made":
    """Make accounts, each with its profile."""
    since = counts_from(work, BEFORE_RECORDS)
    rows = _entries(work, "customer", source, records, ("code", "name"))
    first = last_id(work, "customer_profile") + 1
    words = ("kind", "region", "address", "contact", "position", "phone", "payment_days")
    numbers = [record.values.get("registration") for record in records]
    profiles = [
        {
            "id": first + n,
            "customer_id": row["id"],
            "valid_from": since,
            "version": 1,
            "recorded_at": work.now(),
            **{word: record.values.get(word) for word in words},
            "discount_limit_bp": record.values.get("discount_limit"),
            "registration": None if number is None else names.registration(str(number)),
            "salesperson_id": _salesperson(references, record),
            "blocked": False,
        }
        for n, (row, record, number) in enumerate(zip(rows, records, numbers, strict=True))
    ]
    for row, record in zip(rows, records, strict=True):
        norming.note(work, "customer", row["id"], {}, norming.told("customer", record))
    return [(models.Customer, rows), (models.CustomerProfile, profiles)]


def _salesperson(references: "References", record: "Record") -> int | None:
    word = record.values.get("salesperson")
    return None if word is None else references.id("salesperson", word)


def products(
    work: "Work", references: "References", source: str, records: Sequence["Record"]
) -> "Made":
    """Make products, each with its list price."""
    del references
    since = counts_from(work, BEFORE_RECORDS)
    keys = ("code", "name", "spec", "unit", "category", "discontinued", "key_product")
    rows = _entries(work, "product", source, records, keys)
    for row, record in zip(rows, records, strict=True):
        row["tax_kind"] = record.values.get("tax_kind") or TaxKind.STANDARD
    first = last_id(work, "price") + 1
    prices = [
        {
            "id": first + n,
            "product_id": row["id"],
            "valid_from": since,
            "version": 1,
            "recorded_at": work.now(),
            "amount": record.values["price"],
            "discount_limit_bp": record.values.get("discount_limit") or 0,
        }
        for n, (row, record) in enumerate(zip(rows, records, strict=True))
    ]
    for row, record in zip(rows, records, strict=True):
        norming.note(work, "product", row["id"], {}, norming.told("product", record))
    return [(models.Product, rows), (models.Price, prices)]
