"""The lines of a document that stand in it: what was taken out keeps its position empty."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from salescli.engine.steps import label
from salescli.errors import DataError
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.quote import Quote


class Line(Protocol):
    """A line of an inquiry, a quotation or a contract."""

    position: int
    dropped: bool


L_co = TypeVar("L_co", bound=Line, covariant=True)
D = TypeVar("D", "Contract", "Quote")


class Lined(Protocol[L_co]):
    """A document that has lines."""

    @property
    def lines(self) -> Sequence[L_co]:
        """All of them, those that were taken out too."""


def standing(document: Lined[L_co]) -> list[L_co]:
    """Return the lines that were not taken out."""
    return [line for line in document.lines if not line.dropped]


def at(document: Lined[L_co], position: int) -> L_co:
    """Return the standing line of a position; DataError if there is none."""
    for line in standing(document):
        if line.position == position:
            return line
    raise DataError(
        _("{document} has no line {position}").format(document=label(document), position=position)
    )


def next_position(document: Lined[L_co]) -> int:
    """Return the position of the next line: no position is given twice."""
    return max((line.position for line in document.lines), default=0) + 1


def totalled(work: "Work", document: D) -> D:
    """Write on a draft what its lines are worth together, in minor units."""
    document.total = sum(line.amount for line in standing(document))
    work.add(document)
    return document
