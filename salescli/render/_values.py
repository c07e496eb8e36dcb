"""The value of a cell as a script reads it: exact, and the same in every language."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from salescli.render.sheet import Block, Cell, Entry, Heading, Kind, Sheet
from salescli.text import _, decimal, hostile

Value: TypeAlias = str | int | bool | None

FIGURES = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.RATE, Kind.COUNT, Kind.DAYS})
QUANTITY_DIGITS = 3
RATE_DIGITS = 4


def keys(heading: Heading) -> tuple[str, ...]:
    """Return the keys of a column: a register entry has a code and a name."""
    if heading.kind is Kind.ENTRY:
        return heading.key, f"{heading.key}_name"
    return (heading.key,)


def values(heading: Heading, cell: Cell, digits: int) -> tuple[Value, ...]:
    """Return what stands under each key of a column."""
    if heading.kind is Kind.ENTRY:
        return (cell.code, cell.name) if isinstance(cell, Entry) else (cell, cell)
    if isinstance(cell, Entry):
        return (cell.code,)
    if cell is None or isinstance(cell, str):
        return (cell,)
    return (_figure(heading.kind, cell, digits),)


def _figure(kind: Kind, cell: int, digits: int) -> Value:
    match kind:
        case Kind.FLAG:
            return bool(cell)
        case Kind.MONEY:
            return decimal(cell, digits)
        case Kind.QUANTITY:
            return decimal(cell, QUANTITY_DIGITS, trim=True)
        case Kind.RATE:
            return decimal(cell, RATE_DIGITS)
        case _:
            return cell


def record(columns: Sequence[Heading], row: Sequence[Cell], digits: int) -> dict[str, Value]:
    """Return a row by key."""
    return {
        key: value
        for heading, cell in zip(columns, row, strict=True)
        for key, value in zip(keys(heading), values(heading, cell, digits), strict=True)
    }


def totals(block: Block, digits: int) -> dict[str, Value]:
    """Return a block's totals by key: every figure, and null where it has no total."""
    pairs = zip(block.columns, block.totals or (), strict=bool(block.totals))
    kept = [(h, cell) for h, cell in pairs if h.kind in FIGURES or cell is not None]
    return record([h for h, _cell in kept], [cell for _h, cell in kept], digits)


def word(cell: Cell) -> str:
    """Return what a person reads in a text cell: the name of an entry, the word of a term."""
    if cell is None:
        return ""
    return cell.name if isinstance(cell, Entry) else str(cell)


def harmless(text: str, keep: str = "\n") -> str:
    r"""Write out what could steer a terminal as \uXXXX, which JSON reads back as it was."""
    found = {ord(c): f"\\u{ord(c):04x}" for c in set(text) if c not in keep and hostile(c)}
    return text.translate(found) if found else text


def title(sheet: Sheet) -> str:
    """Return the title of a sheet: a form is also known by its code."""
    return f"{sheet.code}  {sheet.title}" if sheet.period and sheet.code else sheet.title


def head(sheet: Sheet) -> list[tuple[str, str]]:
    """Return what stands above a sheet, with what its figures mean: the currency, the day.

    A letter says so in its own language.
    """
    pairs = list(sheet.head)
    if sheet.letter:
        return pairs
    if any(heading.kind is Kind.MONEY for block in sheet.blocks for heading in block.columns):
        pairs.append((_("Currency"), sheet.currency.code))
    if sheet.as_of:
        pairs.append((_("As of"), sheet.as_of))
    return pairs


def lines(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Write labels and values as `label: value`."""
    return (f"{label}: {value}".rstrip() for label, value in pairs)
