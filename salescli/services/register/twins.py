"""Twins: a person, firm or product entered twice would pass for two (1.3), so that it is told."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from salescli import alike, models
from salescli.engine import find, goods, noting, territory
from salescli.firms import APART, STANDS_APART, TOGETHER
from salescli.policy import names
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.customer import Customer
    from salescli.tables.product import Product
    from salescli.tables.staff import Employee

_NOT_APART = f"""customer.id NOT IN (
    SELECT about FROM decision WHERE {STANDS_APART} AND document_id = :id
)"""

_APART = f"""
    SELECT one.code AS one, other.code AS other
    FROM decision
    JOIN customer AS one ON one.id = decision.document_id
    JOIN customer AS other ON other.id = decision.about
    WHERE {STANDS_APART}
"""

_COMMON = f"""
    WITH apart(id) AS (SELECT about FROM decision WHERE {STANDS_APART} AND document_id = :id),
    mark(id, word) AS (
        SELECT id, name_key FROM customer
        UNION SELECT customer_id, name_key FROM profile_change WHERE name_key IS NOT NULL
        UNION SELECT customer_id, registration FROM customer_profile WHERE registration <> ''
    )
    SELECT mark.id AS other, mark.word AS word FROM mark
    WHERE mark.id IN (SELECT id FROM apart)
      AND mark.word IN (SELECT own.word FROM mark AS own WHERE own.id = :id)
"""
"""The names and numbers that an account ever had in common with others that stand apart."""

OF = {
    "employee": "SELECT code FROM employee WHERE name_key = :key AND id <> :id ORDER BY code",
    "customer": f"""
        SELECT code FROM customer WHERE name_key = :key AND id <> :id AND {_NOT_APART}
        ORDER BY code
    """,
    "product": f"""
        SELECT code FROM product
        WHERE id IN {goods.twins(":id")} AND id <> :id
          AND COALESCE(spec, '') = (SELECT COALESCE(spec, '') FROM product WHERE id = :id)
        ORDER BY code
    """,
}
"""Table to the SELECT of others that have the name of an entry; of products, its sizes apart.

Products pass for one whichever of them was renamed meanwhile.
"""

_NOW = """(
    SELECT now.id FROM customer_profile AS now
    WHERE now.customer_id = customer.id AND now.valid_from <= :day
    ORDER BY now.valid_from DESC, now.version DESC LIMIT 1
)"""

_REGISTERED = f"""
    SELECT customer.code AS code FROM customer_profile AS profile
    JOIN customer ON customer.id = profile.customer_id AND profile.id = {_NOW}
    WHERE profile.registration = :key AND customer.id <> :id AND {_NOT_APART}
    ORDER BY customer.code
"""
"""Other firms that have a registration number today."""

_DOUBLE = {
    table: f"""
        WITH known(id, word, name, code, size) AS (
            SELECT id, name_key, name, code, {size} FROM {table}
            UNION SELECT one.id, renamed.from_state, one.name, one.code, {size}
            FROM {table} AS one JOIN decision AS renamed
              ON renamed.kind = '{goods.RENAMED}' AND renamed.document_id = one.id
            WHERE '{table}' = 'product'
        )
        SELECT word AS twin, name AS called, code FROM known
        WHERE (word, size) IN (SELECT word, size FROM known GROUP BY word, size HAVING COUNT(*) > 1)
        ORDER BY word, code
    """
    for table in OF
    for size in ("COALESCE(spec, '')" if table == "product" else "''",)
}

_DOUBLE_REGISTERED = f"""
    SELECT profile.registration AS twin, profile.registration AS called, customer.code AS code
    FROM customer_profile AS profile
    JOIN customer ON customer.id = profile.customer_id AND profile.id = {_NOW}
    WHERE profile.registration IN (
        SELECT registration FROM customer_profile WHERE registration > ''
        GROUP BY registration HAVING COUNT(DISTINCT customer_id) > 1
    )
    ORDER BY profile.registration, customer.code
"""


def warn(work: "Work", entry: "Employee | Customer | Product") -> None:
    """Tell of others who have the name of an entry, however it is written."""
    table = str(entry.__tablename__)
    if same := work.rows(OF[table], key=entry.name_key, id=entry.key):
        _tell(work, table, entry.name, [entry.code, *(row["code"] for row in same)])
    elif table == "customer":
        _warn_alike(work, entry)


def _warn_alike(work: "Work", entry: "Employee | Customer | Product") -> None:
    """Tell of accounts that are most likely the same firm, misspelt or shortened."""
    near = alike.candidates(
        work, "customer", entry.name, today=work.today, scope=territory.seen_by(work)
    )
    if known := [str(one) for one in near if one.code != entry.code and one.close(entry.name)]:
        told = _("{name} is much like {known}; one firm has one entry (1.3)")
        work.warnings.append(told.format(name=entry.name, known=", ".join(known)))


def tell(work: "Work", one: "Customer", other: "Customer", step: str = APART) -> None:
    """Keep with two accounts of one name that they are two firms or one, and who said so."""
    for own, beside in ((one, other), (other, one)):
        noting.note(
            work,
            "customer",
            own.key,
            step,
            after=beside.code,
            about=beside.key,
            content=[own.name_key],
            clause="1.3.2",
        )


def apart(work: "Work", one: "Customer", other: "Customer") -> bool:
    """Say whether it stands that two accounts are two firms."""
    return bool(work.rows(f"{_APART} AND one.id = :one AND other.id = :other", **_pair(one, other)))


def _pair(one: "Customer", other: "Customer") -> dict[str, int]:
    return {"one": one.key, "other": other.key}


def common(work: "Work", customer: "Customer") -> set[tuple[int, str]]:
    """Return what an account has in common with which others that stand apart from it."""
    return {(row["other"], row["word"]) for row in work.rows(_COMMON, id=customer.key)}


def rejoin(work: "Work", customer: "Customer", before: set[tuple[int, str]]) -> None:
    """End what was decided about two accounts that have more in common now than it was of."""
    for other in sorted({id_ for id_, _word in common(work, customer) - before}):
        tell(work, customer, find.by_id(work, models.Customer, other), TOGETHER)


def warn_registered(work: "Work", customer: "Customer", registration: str | None) -> None:
    """Tell of other firms that have the registration number of one."""
    if registration:
        day = work.on.isoformat()
        same = work.rows(_REGISTERED, key=registration, id=customer.key, day=day)
        if same:
            _tell(work, "customer", registration, [customer.code, *(row["code"] for row in same)])


def keys(entries: Iterable[Mapping[str, object]]) -> set[str]:
    """Return the name keys and registration numbers of what a book enters."""
    found = set()
    for entry in entries:
        found |= {names.key(str(entry.get("name"))), names.registration(entry.get("registration"))}
    return found - {""}


def warn_of(work: "Work", table: str, keys: "Collection[str]") -> None:
    """Tell of all who have one of these names or numbers twice, after a book was entered."""
    if table not in OF or not keys:
        return
    found: dict[str, list[str]] = {}
    rows = [*work.rows(_DOUBLE[table])]
    if table == "customer":
        rows += work.rows(_DOUBLE_REGISTERED, day=work.on.isoformat())
    for row in rows:
        if row["twin"] in keys:
            found.setdefault(row["twin"], [row["called"]]).append(row["code"])
    apart = {(row["one"], row["other"]) for row in work.rows(_APART)} if found else set()
    for name, *codes in found.values():
        if twins := [one for one in codes if any((one, n) not in apart for n in {*codes} - {one})]:
            _tell(work, table, name, twins)


def _tell(work: "Work", table: str, name: str, codes: list[str]) -> None:
    told = _("{name} is entered more than once: {codes}; one person or firm has one entry (1.3)")
    if table == "product":
        told = _("{name} is entered more than once: {codes}; one product has one entry (R4)")
    work.warnings.append(told.format(name=name, codes=", ".join(codes)))
