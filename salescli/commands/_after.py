"""What every write tells beside its own answer: of whom, what was entered, and what comes next."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from salescli.commands._telling import money
from salescli.engine import advising, find
from salescli.engine.steps import label
from salescli.policy.documents import OF_KIND as DECLARED
from salescli.policy.documents import OF_TABLE
from salescli.policy.quantity import DIGITS
from salescli.text import _, decimal, grouped

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.ground import Saying
    from salescli.tables._base import Record
    from salescli.workspace import Workspace

_MOST = 10
"""Lines that are told of one write; of more it is told how many."""

_SOLD = """
    SELECT line.position AS position, product.code AS code, product.name AS name,
           line.quantity AS quantity, line.price AS price, line.discount_bp AS discount_bp,
           line.amount AS amount
    FROM {table} AS line JOIN product ON product.id = line.product_id WHERE line.id = :id
"""
_ASKED = """
    SELECT line.position AS position, product.code AS code,
           COALESCE(product.name, line.description) AS name, line.quantity AS quantity,
           NULL AS price, 0 AS discount_bp, NULL AS amount
    FROM {table} AS line LEFT JOIN product ON product.id = line.product_id WHERE line.id = :id
"""
_MOVED = """
    SELECT sold.position AS position, product.code AS code, product.name AS name,
           line.quantity AS quantity, NULL AS price, 0 AS discount_bp,
           NULLIF(line.amount, 0) AS amount
    FROM {table} AS line JOIN contract_line AS sold ON sold.id = line.line_id
    JOIN product ON product.id = sold.product_id WHERE line.id = :id
"""
_LINES: Mapping[str, str] = {
    table: select.format(table=table)
    for select, tables in (
        (_SOLD, ("contract_line", "quote_line")),
        (_ASKED, ("inquiry_line",)),
        (_MOVED, ("shipment_line", "invoice_line", "return_line")),
    )
    for table in tables
}
"""Table of lines to the SELECT of what one says."""

_ENTERED = frozenset(("product_id", "line_id", "quantity", "price", "discount_bp"))
"""Columns of a line that somebody enters."""

_PEOPLE = ("holder_id", "owner_id", "technician_id")
"""Columns that say who has it from now on."""


def teller(workspace: "Workspace", saying: "Saying") -> "Callable[[Work, str], str]":
    """Return what makes of an answer the one that is asked for; all is loaded by then."""
    noun = saying.action.partition(" ")[0]
    if saying.as_json or saying.dry_run:
        from salescli.commands import _written  # noqa: PLC0415 - for few

        _written.load(noun)

    def told(work: "Work", answer: str) -> str:
        document = _named(work, answer) or _whole(work)
        if saying.as_json and not saying.dry_run:
            return _written.as_json(work, noun, document, answer)
        words = _worded(work, document, answer)
        if saying.as_json or not saying.dry_run:
            return words
        return "\n".join(filter(None, (words, _written.as_shown(workspace, work, noun, document))))

    return told


def _worded(work: "Work", document: "Record | None", answer: str) -> str:
    """Return an answer with what else is so now of the document that it names."""
    rows = work.ledger.unsealed()
    entered = [*_people(work, rows), *lines(work, rows)]
    of = [label(document), _customer(work, document)] if document is not None else []
    about = [*(told for told in of if told and told not in answer), *entered]
    parts = [answer]
    if about:
        parts.append("  " + " · ".join(part for part in about if part not in answer))
    if document is not None and not _says_next(answer):
        parts.append(_next(document))
    return "\n".join(filter(str.strip, parts))


def _says_next(answer: str) -> bool:
    return _("next: {command} ({roles})").partition("{command}")[0] in answer


def _named(work: "Work", answer: str) -> "Record | None":
    """Return the document that an answer names first."""
    first, found = len(answer), None
    documents: list[Any] = [*{id(one): one for one in work.met.values()}.values()]
    for known in documents:
        kind = OF_TABLE.get(_table(known))
        if kind is None or kind.called or not hasattr(known, "state"):
            continue
        place = answer.find(label(known))
        if 0 <= place < first:
            first, found = place, known
    return found


def _whole(work: "Work") -> "Record | None":
    """Return the document of a part that was written, where the answer names neither."""
    for table, _id, _what in work.ledger.unsealed():
        kind = OF_TABLE.get(table)
        if kind is not None and kind.of and not kind.prefix:
            whole = DECLARED[kind.of].table
            documents: list[Any] = [*work.met.values()]
            return next((one for one in documents if _table(one) == whole), None)
    return None


def _table(known: object) -> str:
    return str(getattr(type(known), "__tablename__", ""))


def _customer(work: "Work", document: "Record") -> str:
    if any(getattr(document, column, None) for column in ("customer_id", "contract_id")):
        return find.account(work, document).name
    return ""


def _people(work: "Work", rows: Any) -> Iterator[str]:  # noqa: ANN401 - as the ledger has them
    found: dict[str, None] = {}
    for _table, _id, what in rows:
        for column in _PEOPLE:
            value = what.get(column)
            now = value[-1] if isinstance(value, list) else value
            person = work.person(now) if now else None
            if person is not None:
                found[person.name] = None
    yield from found


def lines(work: "Work", rows: Any) -> Iterator[str]:  # noqa: ANN401
    """Write each line of which something was entered, as changes of a write tell."""
    entered = {
        (table, id_): None
        for table, id_, what in rows
        if table in _LINES and what.keys() & _ENTERED
    }
    for table, id_ in islice(entered, _MOST):
        (row,) = work.rows(_LINES[table], id=id_)
        yield _line(work, row)
    if len(entered) > _MOST:
        yield _("and {count} more lines").format(count=len(entered) - _MOST)


def _line(work: "Work", row: Mapping[str, Any]) -> str:
    """Write a line: its place, product, quantity × price = amount."""
    digits = work.company.digits
    much = grouped(decimal(row["quantity"], DIGITS, trim=True))
    said = " ".join(filter(None, (f"{row['position']}:", row["code"], row["name"], much)))
    if row["price"] is not None:
        said += f" × {grouped(decimal(row['price'], digits))}"
    if row["discount_bp"]:
        said += f" -{decimal(row['discount_bp'], 2, trim=True)}%"
    return said if row["amount"] is None else f"{said} = {money(work, row['amount'])}"


def _next(document: "Record") -> str:
    comes = advising.usual(document)
    return advising.next_is(*comes) if comes else ""
