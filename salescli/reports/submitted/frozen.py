"""A form as text: all that is printed of it, to be kept and printed again byte for byte (R16)."""

from collections.abc import Collection
from typing import Any, NamedTuple

from salescli.render.sheet import (
    AuditHead,
    Block,
    Cell,
    Chart,
    Currency,
    Entry,
    Heading,
    Kind,
    Sheet,
    Span,
)


def text(sheet: Sheet) -> str:
    """Write a form as canonical JSON."""
    return _canonical(_plain(sheet))


def sheet(kept: str) -> Sheet:
    """Make the form of its text: the same that was written."""
    import json  # noqa: PLC0415 - start-up

    told: dict[str, Any] = json.loads(kept)
    made = {
        "currency": Currency(**told["currency"]),
        "blocks": tuple(map(_block, told["blocks"])),
        "period": Span(**told["period"]),
        "head": _pairs(told["head"]),
        "foot": _pairs(told["foot"]),
        "audit": AuditHead(*told["audit"]),
    }
    return Sheet(**told | made)


def hashed(kept: str) -> str:
    """Return the SHA-256 of a text."""
    import hashlib  # noqa: PLC0415 - start-up

    return hashlib.sha256(kept.encode()).hexdigest()


def figures(form: Sheet, without: Collection[str] = ()) -> str:
    """Return the SHA-256 of what the sections of a form say, some columns left out.

    It is the same in every language: of an entry or a term its code counts, and totals follow.
    """
    said = [
        [
            block.key,
            [h.key for h in block.columns if h.key not in without],
            [
                [
                    cell.code if isinstance(cell, Entry) else cell
                    for heading, cell in zip(block.columns, row, strict=True)
                    if heading.key not in without
                ]
                for row in block.rows
            ],
        ]
        for block in form.blocks
    ]
    return hashed(_canonical(said))


_OF_A_SCREEN = frozenset(("main", "brief", "single", "late", "note"))
"""How a block is shown where there is little room: that is no part of what was handed in."""


def _canonical(value: object) -> str:
    import json  # noqa: PLC0415 - start-up

    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    """Return records by their fields; what is plain already stays."""
    if isinstance(value, AuditHead):
        return [value.count, value.head]
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        named: NamedTuple = value  # type: ignore[assignment]
        kept = named._asdict().items()
        return {key: _plain(held) for key, held in kept if key not in _OF_A_SCREEN}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value


def _block(told: dict[str, Any]) -> Block:
    made: dict[str, Any] = {
        "columns": tuple(Heading(**h | {"kind": Kind(h["kind"])}) for h in told["columns"]),
        "rows": tuple(_cells(row) for row in told["rows"]),
        "totals": None if told["totals"] is None else _cells(told["totals"]),
        "ratios": tuple(map(tuple, told["ratios"])),
        "whole": tuple(told["whole"]),
        "maxima": tuple(told["maxima"]),
        "chart": told["chart"] and _chart(told["chart"]),
    }
    return Block(**told | made)


def _chart(told: dict[str, Any]) -> Chart:
    return Chart(**told | {"series": tuple(told["series"])})


def _cells(row: list[Any]) -> tuple[Cell, ...]:
    return tuple(Entry(**cell) if isinstance(cell, dict) else cell for cell in row)


def _pairs(told: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in told)
