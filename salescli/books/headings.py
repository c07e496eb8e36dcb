"""Recognising a book without a mapping by the headings of our templates, in three languages."""

from collections.abc import Iterable
from pathlib import Path

from salescli.books.converting import folded
from salescli.books.fields import Field, Kind
from salescli.books.mapping import Lines, Mapping, Source
from salescli.errors import DataError
from salescli.text import _, spoken

SOURCE = "book"


def recognise(path: Path, kind: Kind, headings: Iterable[str]) -> Mapping:
    """Return the mapping that the headings of a book tell; DataError with all that is missing."""
    named = {word: field.key for field in kind.every for word in _words(field)}
    found: dict[str, list[str]] = {}
    for heading in headings:
        if folded(heading) in named:
            found.setdefault(named[folded(heading)], []).append(heading)
    wrong = [
        _("{columns} mean the same").format(columns=", ".join(map(repr, columns)))
        for columns in found.values()
        if len(columns) > 1
    ]
    missing = [field for field in kind.every if field.required and field.key not in found]
    if missing:
        names = ", ".join(repr(field.heading.within(spoken())) for field in missing)
        wrong.append(_("there is no column {names}").format(names=names))
    if wrong:
        raise DataError(
            _(
                "{path} cannot be read as {kind} without a mapping: {wrong}; there are: {headings}"
            ).format(
                path=path, kind=kind.name, wrong="; ".join(wrong), headings=", ".join(headings)
            )
        )
    sources = {key: Source(columns=(columns[0],)) for key, columns in found.items()}
    lines = Lines(fields=_picked(kind.lines, sources)) if kind.lines else None
    return Mapping(kind=kind, source=SOURCE, fields=_picked(kind.fields, sources), lines=lines)


def _picked(fields: Iterable[Field], sources: dict[str, Source]) -> dict[str, Source]:
    return {field.key: sources[field.key] for field in fields if field.key in sources}


def _words(field: Field) -> set[str]:
    return {folded(word) for word in (field.key, *field.heading)}
