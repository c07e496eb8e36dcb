"""What was written as `show` would show it: in JSON, or what a dry run would have made of it."""

from contextlib import suppress
from json import dumps
from typing import TYPE_CHECKING, Any

from salescli import lists
from salescli.commands._formats import laid
from salescli.commands._looking import ready
from salescli.commands._unnumbered import BESIDE, SHOWN, entry
from salescli.engine.content import declared
from salescli.engine.steps import label
from salescli.errors import DataError, UnknownError
from salescli.policy.numbers import draft
from salescli.render import json, table
from salescli.render._shown import shown
from salescli.render.sheet import Block, Cell, Heading, Kind, Sheet, changed

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.tables._base import Record
    from salescli.workspace import Workspace

LOOK = ready()


def load(noun: str) -> None:
    """Load what lists what a noun writes, before anybody waits for us."""
    for name in (noun, *BESIDE.get(noun, ())):
        getattr(lists, name, None)


def as_json(work: "Work", noun: str, document: "Record | None", answer: str) -> str:
    """Return a written document as `show --json` gives it; of what is none, the answer alone."""
    sheet = _after(LOOK(work), work, noun, document)
    if sheet is None:
        return dumps({"answer": answer}, ensure_ascii=False, indent=2)
    return b"".join(json.render(sheet, file=False)).decode().rstrip("\n")


def as_shown(workspace: "Workspace", work: "Work", noun: str, document: "Record | None") -> str:
    """Return a document as `show` would show it after a write, with what was there before it."""
    after = _after(LOOK(work), work, noun, document)
    if after is None:
        return ""
    with workspace.read() as look:
        before = _before(look, work, noun, document)
    sheet = changed(
        after, blocks=tuple(_beside(block, before, after.currency.digits) for block in after.blocks)
    )
    told = laid(sheet, "show", LOOK(work))
    return b"".join(table.render(told, file=False)).decode().rstrip("\n")


def _after(look: "Look", work: "Work", noun: str, document: "Record | None") -> Sheet | None:
    found = entry(work, noun)
    if document is None or (found and declared(document).handled_by != noun):
        return SHOWN[found[0]](look, found[1]) if found else None
    kind = declared(document)
    shows = getattr(getattr(lists, kind.handled_by), "shown", None)
    with suppress(UnknownError):  # what is lent is shown under its paper, not by a number
        return shows(look, label(document)) if shows else None
    return _after(look, work, noun, None)


def _before(look: "Look", work: "Work", noun: str, document: "Record | None") -> Sheet | None:
    found = entry(work, noun)
    if document is not None:
        kind = declared(document)
        for word in (label(document), *([draft(kind.kind, document.key)] if kind.drafted else [])):
            with suppress(UnknownError):
                sheet: Sheet = getattr(lists, kind.handled_by).shown(look, word)
                return sheet
    with suppress(DataError):  # nothing was there
        return SHOWN[found[0]](look, found[1]) if found else None
    return None


def _beside(block: Block, before: Sheet | None, digits: int) -> Block:
    """Return a block whose cells tell what stood there before, where that was something else."""
    was = next((one for one in before.blocks if one.key == block.key), None) if before else None
    earlier = _earlier(block, was)
    pairs = [
        [(row[place], earlier.get(row[0], {}).get(heading.key, row[place])) for row in block.rows]
        for place, heading in enumerate(block.columns)
    ]
    columns = [
        _column(heading, cells, total, digits)
        for heading, cells, total in zip(
            block.columns, pairs, block.totals or block.columns, strict=True
        )
    ]
    return changed(
        block,
        columns=tuple(heading for heading, _cells, _total in columns),
        rows=tuple(zip(*(cells for _heading, cells, _total in columns), strict=True)),
        totals=block.totals and tuple(total for _heading, _cells, total in columns),
    )


def _earlier(block: Block, was: Block | None) -> dict[Cell, dict[str, Cell]]:
    """Return the cells that stood in a row before, by its first cell; a lone row is the same."""
    if was is None:
        return {}
    lone = len(was.rows) == len(block.rows) == 1
    keys = [heading.key for heading in was.columns]
    return {
        (block.rows[0][0] if lone else row[0]): dict(zip(keys, row, strict=True))
        for row in was.rows
    }


def _column(
    heading: Heading,
    cells: list[tuple[Cell, Cell]],
    total: Any,  # noqa: ANN401 - a cell, or the heading where there are no totals
    digits: int,
) -> tuple[Heading, list[Cell], Any]:
    """Return a column in words where a cell of it changed, else as it is."""
    if all(now == was for now, was in cells):
        return heading, [now for now, _was in cells], total
    told: list[Cell] = []
    for now, was in cells:
        old, new = (shown(heading, cell, digits) or "–" for cell in (was, now))
        told.append(new if now == was else f"{old} → {new}")
    summed = None if total is None or isinstance(total, Heading) else shown(heading, total, digits)
    return heading._replace(kind=Kind.TEXT, bar=False), told, summed
