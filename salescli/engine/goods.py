"""Goods: which products pass for one, and whether two documents are of the same ones (1.3.2)."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from salescli.engine.work import Work

RENAMED = "product_name"
"""The decisions that a product has another name from then on; `from_state` is the one before."""


_CALLED = f"""(
    SELECT now.name_key AS word FROM product AS now WHERE now.id = {{0}}
    UNION SELECT renamed.from_state FROM decision AS renamed
    WHERE renamed.kind = '{RENAMED}' AND renamed.document_id = {{0}}
)"""
"""The names that a product ever had, as names are compared: `word`."""


def twins(product: str) -> str:
    """Select the products that ever had a name that one, or another of them, ever had: `id`."""
    return f"""(
        WITH RECURSIVE twin(id) AS (
            SELECT {product}
            UNION SELECT other.id FROM twin CROSS JOIN product AS other
            WHERE other.name_key IN {_CALLED.format("twin.id")}
            UNION SELECT renamed.document_id FROM twin CROSS JOIN decision AS renamed
            WHERE renamed.kind = '{RENAMED}' AND renamed.from_state IN {_CALLED.format("twin.id")}
        )
        SELECT id FROM twin
    )"""


_TWINS = f"""
    SELECT asked.value AS id, (SELECT json_group_array(id) FROM {twins("asked.value")}) AS twins
    FROM json_each(:ids) AS asked
"""

_GOODS = {
    kind: f"""
        SELECT id AS line, product_id, {amount} AS amount, dropped, position
        FROM {kind}_line WHERE {kind}_id = :id
    """
    for kind, amount in (("contract", "amount"), ("quote", "amount"), ("inquiry", "0"))
}
"""Kind to the SELECT of the lines it ever had: product and worth."""

_SINCE = {
    kind: f"""
        SELECT json_extract(change.value, '$[1]') AS line,
               json_extract(change.value, '$[2]') AS told
        FROM audit CROSS JOIN json_each(audit.changes) AS change
        WHERE audit.seq > (SELECT written FROM decision WHERE id = :word)
          AND json_extract(change.value, '$[0]') = '{kind}_line'
          AND json_extract(change.value, '$[1]') IN (
              SELECT id FROM {kind}_line WHERE {kind}_id = :id
          )
        ORDER BY audit.seq DESC, change.key DESC
    """
    for kind in ("contract", "quote")
}
"""Kind to the SELECT of what was written in its lines after a word, the last first."""

_SORTED = """
    SELECT COUNT(*) AS steps, COUNT(CASE WHEN id < :word THEN 1 END) AS before
    FROM decision WHERE kind = 'inquiry' AND document_id = :id AND step = 'line'
"""
"""How often an inquiry's lines were written: in all, and before a word was said to it."""


class Goods(NamedTuple):
    """A product and all that pass for it, by id, what it is worth, and whether it was taken out."""

    known_by: frozenset[int]
    amount: int
    dropped: bool


def _goods(work: "Work", lines: Iterable[Mapping[str, Any]]) -> list[Goods]:
    """Return the goods of lines that name a product."""
    named = [line for line in lines if line["product_id"] is not None]
    ids = json.dumps(sorted({line["product_id"] for line in named}))
    of = {row["id"]: frozenset(json.loads(row["twins"])) for row in work.rows(_TWINS, ids=ids)}
    return [Goods(of[n["product_id"]], n["amount"], bool(n["dropped"])) for n in named]


def standing(work: "Work", kind: str, id_: int) -> list[Goods]:
    """Return the goods of the lines of a document that stand."""
    return _kept(_goods(work, work.rows(_GOODS[kind], id=id_)))


def _kept(goods: list[Goods]) -> list[Goods]:
    return [one for one in goods if not one.dropped]


def asked(work: "Work", kind: str, id_: int, word: int) -> list[list[Goods]]:
    """Return what a word is of: the goods of a document then, and all it ever had; none if of any.

    What is written, changed or taken out after the word was said takes nothing away from it; said
    of a document that named no goods yet, it is of any.
    """
    ever = work.rows(_GOODS[kind], id=id_)
    if kind == "inquiry":
        return [] if _unsorted(work, id_, word, ever) else [_goods(work, ever)]
    then = _kept(_goods(work, _then(work, kind, id_, word, ever)))
    return [then, _goods(work, ever)] if then else []


def _unsorted(work: "Work", id_: int, word: int, lines: Iterable[Mapping[str, Any]]) -> bool:
    """Say whether an inquiry named goods in the customer's words alone when a word was said."""
    (sorted_,) = work.rows(_SORTED, id=id_, word=word)
    past = sorted_["before"] if sorted_["before"] < sorted_["steps"] else 0
    return not sorted_["before"] or any(
        line["product_id"] is None and (not line["dropped"] or line["position"] <= past)
        for line in lines
    )


def _then(
    work: "Work", kind: str, id_: int, word: int, ever: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the lines of a document as they stood when a word was said, by the audit."""
    lines = {line["line"]: dict(line) for line in ever}
    for row in work.rows(_SINCE[kind], id=id_, word=word):
        told = json.loads(row["told"])
        if f"{kind}_id" in told:
            del lines[row["line"]]
        else:
            changed = told.keys() & {"product_id", "amount", "dropped"}
            lines[row["line"]] |= {column: told[column][0] for column in changed}
    return [*lines.values()]


def same(one: list[Goods], others: list[list[Goods]]) -> bool:
    """Say whether the products of both are worth half of either; products of a name, ever, are one.

    Of the other one as it was, by its lines that stand, or by all that it ever had. Where it says
    of no product what it is worth, any that both have will do.
    """
    if not others:
        return True
    either = [goods for other in others for goods in (other, _kept(other))]
    return any(_half(one, goods) or _half(goods, one) for goods in either)


def _half(goods: list[Goods], beside: list[Goods]) -> bool:
    known = frozenset[int]().union(*(one.known_by for one in beside))
    shared = [one for one in goods if not known.isdisjoint(one.known_by)]
    whole = _worth(goods)
    return 2 * _worth(shared) >= whole if whole else bool(shared)


def _worth(goods: Iterable[Goods]) -> int:
    return sum(one.amount for one in goods)
