"""Goods: which products pass for one, and whether two documents are of the same ones (1.3.2)."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy import names

if TYPE_CHECKING:
    from salescli.engine.work import Work

RENAMED = "product_name"
"""The decisions that a product has another name from then on; `from_state` is the one before."""


def called(product: str) -> str:
    """Select the names that a product ever had, as names are compared: `word`."""
    return f"""(
        SELECT now.name_key AS word FROM product AS now WHERE now.id = {product}
        UNION SELECT renamed.from_state FROM decision AS renamed
        WHERE renamed.kind = '{RENAMED}' AND renamed.document_id = {product}
    )"""


def twins(product: str) -> str:
    """Select the products that ever had a name that one ever had, itself among them: `id`."""
    return f"""(
        SELECT twin.id AS id FROM product AS twin WHERE twin.name_key IN {called(product)}
        UNION SELECT other.document_id FROM decision AS other
        WHERE other.kind = '{RENAMED}' AND other.from_state IN {called(product)}
    )"""


_NAMES = f"(SELECT json_group_array(word) FROM {called('line.product_id')})"

_GOODS = {
    **{
        kind: f"""
            SELECT line.product_id AS id, {_NAMES} AS names,
                   line.product_name AS meant, line.amount AS amount, line.dropped AS dropped
            FROM {kind}_line AS line WHERE line.{kind}_id = :id
        """
        for kind in ("contract", "quote")
    },
    "inquiry": f"""
        SELECT line.product_id AS id, {_NAMES} AS names, NULL AS meant, 0 AS amount,
               line.dropped AS dropped, line.position AS position
        FROM inquiry_line AS line WHERE line.inquiry_id = :id
    """,
}
"""Kind to the SELECT of the products it ever had, and their worth."""

_SORTED = """
    SELECT COUNT(*) AS steps, COUNT(CASE WHEN id < :word THEN 1 END) AS before
    FROM decision WHERE kind = 'inquiry' AND document_id = :id AND step = 'line'
"""
"""How often an inquiry's lines were written: in all, and before a word was said to it."""


class Goods(NamedTuple):
    """What goods are known by, every name that they ever had too, and their worth."""

    known_by: set[int | str]
    amount: int
    dropped: bool


def _named(work: "Work", kind: str, id_: int) -> list[Goods]:
    """Return the goods that the lines of a document ever named."""
    return [
        Goods(
            {row["id"], *json.loads(row["names"]), *_submitted(row["meant"])},
            row["amount"],
            bool(row["dropped"]),
        )
        for row in work.rows(_GOODS[kind], id=id_)
        if row["id"] is not None
    ]


def _submitted(name: str | None) -> set[str]:
    return {names.key(name)} if name else set()


def standing(work: "Work", kind: str, id_: int) -> list[Goods]:
    """Return the goods of the lines of a document that stand."""
    return _kept(_named(work, kind, id_))


def _kept(goods: list[Goods]) -> list[Goods]:
    return [one for one in goods if not one.dropped]


def asked(work: "Work", kind: str, id_: int, word: int) -> list[Goods] | None:
    """Return what a word is of: all goods of a document; None if any, as none were named then.

    What is written or taken out after the word was said takes nothing away from it.
    """
    if kind == "inquiry":
        (lines,) = work.rows(_SORTED, id=id_, word=word)
        past = lines["before"] if lines["before"] < lines["steps"] else 0
        if not lines["before"] or any(
            row["id"] is None and (not row["dropped"] or row["position"] <= past)
            for row in work.rows(_GOODS[kind], id=id_)
        ):
            return None
    return _named(work, kind, id_)


def same(one: list[Goods], other: list[Goods] | None) -> bool:
    """Say whether the products of both are worth half of either; products of a name, ever, are one.

    Of the other one by its lines that stand, or by all that it ever had.
    """
    if other is None:
        return True
    pairs = ((one, other), (other, one), (one, _kept(other)), (_kept(other), one))
    return any(2 * _shared(goods, beside) >= _worth(goods) > 0 for goods, beside in pairs)


def _shared(goods: list[Goods], beside: list[Goods]) -> int:
    known = set[int | str]().union(*(one.known_by for one in beside))
    return _worth([one for one in goods if not known.isdisjoint(one.known_by)])


def _worth(goods: Iterable[Goods]) -> int:
    return sum(one.amount for one in goods)
