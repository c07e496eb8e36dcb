"""What goods and accounts were called, and where two documents mean something else (W3.3)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.policy import names
from salescli.services.register.norm import Departure

if TYPE_CHECKING:
    from salescli.tables.contract import ContractLine

NOTHING = "-"

_ALIKE = {"customer": names.key, "product": names.key}
"""How a term is compared, if not letter by letter: mg and Mg are two units."""


class Meant(NamedTuple):
    """The words that were kept of a line's product when its document was handed in."""

    product: str
    specification: str | None
    unit: str


def quoted(row: Mapping[str, Any]) -> Meant | None:
    """Return what a line of a SELECT meant; None of one from before words were kept."""
    name = row["product_name"]
    return None if name is None else Meant(name, row["spec"], row["unit"])


def agreed(line: "ContractLine") -> Meant | None:
    """Return what a line of a contract meant, if that was kept."""
    if line.product_name is None or line.unit is None:
        return None
    return Meant(line.product_name, line.spec, line.unit)


def same(was: Meant | None, now: Meant | None) -> bool:
    """Say whether two lines mean the same goods, as far as their words were kept."""
    return not any(renamed(None, was, now))


def renamed(position: int | None, was: Meant | None, now: Meant | None) -> Iterator[Departure]:
    """Find what the goods of a line are called otherwise than before; spelling is no matter."""
    if was is not None and now is not None:
        for term, before, after in zip(Meant._fields, was, now, strict=True):
            yield from called(term, position, before, after)


def called(
    term: str, position: int | None, before: str | None, after: str | None
) -> Iterator[Departure]:
    """Find a name that was another one before, however either is written."""
    key = _ALIKE.get(term, names.unspaced)
    if key(before or "") != key(after or ""):
        yield Departure(term, position, before or NOTHING, after or NOTHING)
