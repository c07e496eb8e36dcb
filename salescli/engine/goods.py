"""Goods: whether two documents are of the same ones, whatever was taken out of either (1.3.2)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy import names

if TYPE_CHECKING:
    from salescli.engine.work import Work

_GOODS = {
    **{
        kind: f"""
            SELECT line.product_id AS id, product.name_key AS name,
                   line.product_name AS called, line.amount AS amount, line.dropped AS dropped
            FROM {kind}_line AS line JOIN product ON product.id = line.product_id
            WHERE line.{kind}_id = :id
        """
        for kind in ("contract", "quote")
    },
    "inquiry": """
        SELECT line.product_id AS id, product.name_key AS name, NULL AS called, 0 AS amount,
               line.dropped AS dropped, line.position AS position
        FROM inquiry_line AS line LEFT JOIN product ON product.id = line.product_id
        WHERE line.inquiry_id = :id
    """,
}
"""Kind to the SELECT of the products it ever had, and their worth."""

_SORTED = """
    SELECT COUNT(*) AS steps, COUNT(CASE WHEN id < :word THEN 1 END) AS before
    FROM decision WHERE kind = 'inquiry' AND document_id = :id AND step = 'line'
"""
"""How often an inquiry's lines were written: in all, and before a word was said to it."""


class Goods(NamedTuple):
    """What goods are known by, their name now and when they were submitted, and their worth."""

    known_by: set[int | str]
    amount: int
    dropped: bool


def _named(work: "Work", kind: str, id_: int) -> list[Goods]:
    """Return the goods that the lines of a document ever named."""
    return [
        Goods(
            {row["id"], row["name"], names.key(row["called"] or row["name"])},
            row["amount"],
            bool(row["dropped"]),
        )
        for row in work.rows(_GOODS[kind], id=id_)
        if row["id"] is not None
    ]


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
    """Say whether the products of both are worth half of either; products of a name are one.

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
