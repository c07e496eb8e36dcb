"""Finding what a word on the command line means: a code, a number or a name."""

from typing import TYPE_CHECKING, TypeVar, cast

from salescli.engine import numbers as _numbers
from salescli.errors import AmbiguousError, UnknownError
from salescli.policy import names

if TYPE_CHECKING:
    from sqlmodel.sql.expression import SelectOfScalar

    from salescli.engine.work import Work
    from salescli.tables._base import Record
    from salescli.tables.customer import Customer
    from salescli.tables.product import Product
    from salescli.tables.staff import Employee

Entry = TypeVar("Entry", "Employee", "Customer", "Product")
Document = TypeVar("Document", bound="Record")


def _entry(work: "Work", table: type[Entry], what: str, word: str) -> Entry:
    from sqlmodel import select  # noqa: PLC0415 - start-up

    asked = names.asked(word, what)
    met = _met(work)
    if known := met.get((table, asked)):
        return cast("Entry", known)
    found = work.session.exec(select(table).where(table.code == asked)).first()
    if found:
        met[table, asked] = found
        return found
    named = work.session.exec(select(table).where(table.name_key == names.key(word))).all()
    if len(named) > 1:
        raise AmbiguousError(what, word, [f"{n.code} {n.name}" for n in named])
    if not named:
        raise UnknownError(what, word)
    return named[0]


def employee(work: "Work", word: str) -> "Employee":
    """Find an employee by code or exact name; raise UnknownError or AmbiguousError."""
    from salescli.models import Employee  # noqa: PLC0415 - start-up

    return _entry(work, Employee, "staff", word)


def customer(work: "Work", word: str) -> "Customer":
    """Find an account by code or exact name; raise UnknownError or AmbiguousError."""
    from salescli.models import Customer  # noqa: PLC0415 - start-up

    return _entry(work, Customer, "customer", word)


def product(work: "Work", word: str) -> "Product":
    """Find a product by code or exact name; raise UnknownError or AmbiguousError."""
    from salescli.models import Product  # noqa: PLC0415 - start-up

    return _entry(work, Product, "product", word)


def document(work: "Work", wanted: "SelectOfScalar[Document]", noun: str, word: str) -> Document:
    """Find a document by its number or draft number; raise UnknownError.

    `wanted` is the select with its options; it is bounded here by number or id.
    """
    table = wanted.column_descriptions[0]["entity"]
    asked = names.asked(word, noun)
    number, id_ = _numbers.read(str(table.__tablename__), asked, work.today)
    met = _met(work)
    if known := met.get((table, number, id_)):
        return cast("Document", known)
    bound = table.id == id_ if number is None else table.number == number
    found = work.session.exec(wanted.where(bound)).first()
    if found is None:
        raise UnknownError(noun, word)
    met[table, number, id_] = found
    return found


def _met(work: "Work") -> dict[tuple[object, ...], object]:
    """Return what this transaction has found before: fetched again, it would be the same rows."""
    met: dict[tuple[object, ...], object] = work.session.info.setdefault("met", {})
    return met
