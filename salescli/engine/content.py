"""What an approval binds: the content of a document, as a hash (design.md 1.8)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from salescli.policy.documents import OF_TABLE
from salescli.policy.kinds import DeviationBasis
from salescli.tables._base import stored

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.document import Document
    from salescli.tables._base import Record

RULE = 2
"""The rule by which content is bound now; a decision without one was made by the first."""

_POINTS = {
    "contract": """
        SELECT written, position, open_point, answer FROM negotiation
        WHERE contract_id = :id AND open_point IS NOT NULL ORDER BY position
    """,
    "quote": """
        SELECT NULL AS written, inquiry_question.position AS position,
               inquiry_question.department AS department,
               question, answer, model, parameters, price,
               inquiry_question.lead_days AS lead_days, supplier
        FROM quote JOIN inquiry_question ON inquiry_question.inquiry_id = quote.inquiry_id
        WHERE quote.id = :id
        ORDER BY inquiry_question.position
    """,
}
"""Table to the SELECT of the points and questions that belong to a document, with the answers."""

_UNDONE = """
    SELECT about FROM decision WHERE kind = 'contract' AND document_id = :id AND step = 'undo'
"""


def declared(document: "Record | type[Record]") -> "Document":
    """Return what is declared of the kind of a document, or of its table."""
    return OF_TABLE[str(document.__tablename__)]


def digest(work: "Work", document: "Record", rule: int = RULE) -> str:
    """Return the hash of what a decision about this document binds, by the rule of the decision.

    By the first rule that is what was written; by the second also what the names in it meant, which
    deviations were declared, and what was asked and answered.
    """
    kind = declared(document)
    own, of_part = kind.binds, kind.part.binds if kind.part else ""
    if rule >= RULE:
        own = f"{own} {kind.worded}"
        of_part = f"{of_part} {kind.part.worded}" if kind.part else ""
    parts = getattr(document, kind.part.attribute) if kind.part else ()
    whole: list[Any] = [_content(document, own), [_content(part, of_part) for part in parts]]
    if rule >= RULE and kind.table in _POINTS:
        whole += [_departing(document), _points(work, kind.table, document.key)]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def _points(work: "Work", table: str, id_: int) -> list[list[Any]]:
    rows = work.rows(_POINTS[table], id=id_)
    stand = not_undone(work, id_, rows) if table == "contract" else rows
    return [[*row.values()][1:] for row in stand]


def not_undone(
    work: "Work", contract: int, rows: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    """Leave out what was written of a contract and taken back since; asked for where there is any.

    Else every digest would write what waits, for want of a decision that hardly ever is there.
    """
    undone = {row["about"] for row in work.rows(_UNDONE, id=contract)} if rows else ()
    return [row for row in rows if row["written"] not in undone]


def _content(row: "Record", columns: str) -> dict[str, str | int | None]:
    return {column: stored(getattr(row, column)) for column in columns.split()}


def _departing(document: Any) -> list[list[Any]]:  # noqa: ANN401 - of either kind
    """Return what was declared as departing from the norm, in an order of its own."""
    told = [
        [d.term, d.position or 0, d.normal, d.agreed]
        for d in document.deviations
        if d.basis is DeviationBasis.DECLARED and not d.superseded
    ]
    return sorted(told)


def freeze(work: "Work", document: Any) -> None:  # noqa: ANN401 - of any kind that has words
    """Keep with a document what its names mean now: a register that changes does not change it."""
    kind = declared(document)
    if kind.part is None:
        return
    (account,) = work.rows("SELECT name FROM customer WHERE id = :id", id=document.customer_id)
    document.customer_name = account["name"]
    table = kind.part.rows.table
    meant = {row["id"]: row for row in work.rows(_meant(table, kind.table), id=document.key)}
    for line in getattr(document, kind.part.attribute):
        for column in kind.part.worded.split():
            setattr(line, column, meant[line.product_id][column])


def _meant(part: str, whole: str) -> str:
    return f"""
        SELECT product.id AS id, product.code AS product_code, product.name AS product_name,
               product.spec AS spec, product.unit AS unit
        FROM product
        WHERE product.id IN (SELECT product_id FROM {part} WHERE {whole}_id = :id)
    """
