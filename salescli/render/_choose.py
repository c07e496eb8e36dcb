"""The part of a document that was asked for: one section, or some of its columns."""

from collections.abc import Iterator, Sequence

from salescli.errors import UsageError
from salescli.render._values import keys
from salescli.render.rows import laid
from salescli.render.sheet import Block, Chart, Document, Pack, Sheet, changed
from salescli.text import _

SUMMARY = "summary"


def choose(document: Document, fields: Sequence[str], section: str | None) -> Document:
    """Return the document with only these columns, and only this section."""
    if section is not None:
        document = _only(document, section)
    return _columns(document, fields) if fields else document


def pages(document: Document) -> list[tuple[str, Sheet]]:
    """Return every sheet with its name; a summary is known by its title alone."""
    if isinstance(document, Sheet):
        return [(document.code, document)]
    summary = changed(document.summary, code="")
    return [(SUMMARY, summary), *((form.code, form) for form in document.forms)]


def named(document: Document) -> Iterator[tuple[str, Sheet]]:
    """Pair every sheet with what stands before its section keys: nothing, or a form's code."""
    for name, sheet in pages(document):
        yield f"{name}." if isinstance(document, Pack) else "", sheet


def _only(document: Document, section: str) -> Document:
    names = [
        (before + block.key, block.key)
        for before, sheet in named(document)
        for block in sheet.blocks
    ]
    if not any(section in name for name in names):
        raise UsageError(
            _("there is no section {section!r}; there are: {sections}").format(
                section=section, sections=", ".join(name for name, _key in names)
            )
        )
    kept = [
        changed(sheet, blocks=tuple(b for b in sheet.blocks if section in {b.key, before + b.key}))
        for before, sheet in named(document)
    ]
    return _rebuilt(document, kept)


def _columns(document: Document, fields: Sequence[str]) -> Document:
    blocks = [block for _before, sheet in named(document) for block in sheet.blocks]
    there = dict.fromkeys(key for b in blocks for heading in b.columns for key in keys(heading))
    for field in fields:
        if field not in there:
            raise UsageError(
                _("there is no field {field!r}; there are: {fields}").format(
                    field=field, fields=", ".join(there)
                )
            )
    kept = [
        changed(sheet, blocks=tuple(filter(None, (_narrowed(b, fields) for b in sheet.blocks))))
        for _before, sheet in named(document)
    ]
    return _rebuilt(document, kept)


def _rebuilt(document: Document, kept: Sequence[Sheet]) -> Document:
    if isinstance(document, Pack):
        forms = tuple(form for form in kept[1:] if form.blocks)
        return changed(document, summary=kept[0], forms=forms)
    return kept[0]


def _narrowed(block: Block, fields: Sequence[str]) -> Block | None:
    places = tuple(
        dict.fromkeys(
            place
            for field in fields
            for place, heading in enumerate(block.columns)
            if field in keys(heading)
        )
    )
    if not places:
        return None
    return changed(
        block,
        columns=tuple(block.columns[place] for place in places),
        rows=laid(block.rows, lambda row: tuple(row[place] for place in places)),
        main=(),
        totals=block.totals and tuple(block.totals[place] for place in places),
        chart=block.chart and _chart(block.chart, {block.columns[p].key for p in places}),
    )


def _chart(chart: Chart, kept: set[str]) -> Chart | None:
    series = tuple(key for key in chart.series if key in kept)
    return changed(chart, series=series) if series and chart.category in kept else None
