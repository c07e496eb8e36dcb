"""Finding what a word on the command line means: a code, a number or a name."""

from typing import TYPE_CHECKING, TypeVar, cast

from salescli import models
from salescli.engine.company import actor
from salescli.engine.content import declared
from salescli.engine.territory import bound, within
from salescli.errors import AmbiguousError, DataError, UnknownError
from salescli.policy import names, numbers
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.models import Customer, Employee, Product
    from salescli.tables._base import Record

Entry = TypeVar("Entry", "Employee", "Customer", "Product")
Document = TypeVar("Document", bound="Record")


def _entry(
    work: "Work", table: type[Entry], what: str, word: str, same: str = " COLLATE NOCASE"
) -> Entry:
    found = _known(work, table, what, word, same)
    bound(work, found, found.code)
    return found


def _known(work: "Work", table: type[Entry], what: str, word: str, same: str) -> Entry:
    asked = names.asked(word, what)
    if known := work.met.get((table, asked)):
        return cast("Entry", known)
    if (found := work.fetch(table, code=asked)) and within(work, found):
        work.met[table, asked] = found
        return found
    either = f"code = :code{same} OR name_key = :key ORDER BY code"
    alike = work.select(table, either, code=asked, key=names.key(word))
    named = [entry for entry in alike if within(work, entry)]
    if len(named) > 1:
        raise AmbiguousError(what, word, [f"{n.code} {n.name}" for n in named])
    if not named:
        raise UnknownError(what, word)
    return named[0]


def employee(work: "Work", word: str) -> "Employee":
    """Find an employee by code or exact name; raise UnknownError or AmbiguousError."""
    return _entry(work, models.Employee, "staff", word)


def signer(work: "Work", word: str) -> "Employee":
    """Find who signed by exact code or name, never by what is only like it."""
    return _entry(work, models.Employee, "staff", word, "")


def customer(work: "Work", word: str) -> "Customer":
    """Find an account by code or exact name; raise UnknownError or AmbiguousError."""
    return _entry(work, models.Customer, "customer", word)


def at_work(work: "Work", word: str) -> int:
    """Return who can be given something: somebody who is employed on the business date."""
    person = employee(work, word)
    if actor(work, work.on, code=person.code) is None:
        raise DataError(
            _("{name} does not work here on {day}; give the work to somebody who does").format(
                name=person.name, day=work.on
            )
        )
    return person.key


def product(work: "Work", word: str) -> "Product":
    """Find a product by code or exact name; raise UnknownError or AmbiguousError."""
    return _entry(work, models.Product, "product", word)


def document(
    work: "Work",
    table: type[Document],
    word: str,
    *,
    consulted: bool = False,
    called: str | None = None,
) -> Document:
    """Find a document with its parts by its number or draft number; raise UnknownError.

    What is out of the territory of who acts is unknown, as it is to reads; RoleError for what is
    another's (1.3.4). Where other departments are `consulted`, the step alone says who may. A
    refusal names it as it was `called`, if that was by the number of another paper.
    """
    of = declared(table)
    kind = of.kind
    number, id_ = numbers.read(kind, names.asked(word, kind), work.today)
    by = {"id": id_} if number is None else {"number": number}
    found = _document(work, table, **by)
    if found is None or not within(work, found):
        raise of.unknown(called or word)
    if not consulted:
        bound(work, found, called or word)
    return found


def account(work: "Work", document: "Record") -> "Customer":
    """Return the account that a document, or the contract that it is of, is with."""
    of = getattr(document, "customer_id", None)
    if of is None:
        contract = by_id(work, models.Contract, document.contract_id)  # type: ignore[attr-defined]
        of = contract.customer_id
    return by_id(work, models.Customer, of)


def by_id(work: "Work", table: type[Document], id_: int) -> Document:
    """Return the document, with its parts, that another one refers to."""
    found = _document(work, table, id=id_)
    if found is None:
        raise LookupError(f"{table.__tablename__} {id_}")
    return found


def _document(work: "Work", table: type[Document], **by: object) -> Document | None:
    if (key := (table, *by.items())) not in work.met and (found := work.fetch(table, **by)):
        keep(work, found)
    return cast("Document | None", work.met.get(key))


def keep(work: "Work", document: "Record") -> None:
    """Remember a document with its parts for this transaction, by its id and its number."""
    for column in ("id", "number"):
        if (value := getattr(document, column, None)) is not None:
            work.met[type(document), (column, value)] = document
