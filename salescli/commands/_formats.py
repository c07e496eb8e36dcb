"""Which format a read is answered in, and whether it can be."""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from salescli.errors import UsageError
from salescli.streams import remark
from salescli.text import _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Block, Document

FORMAT = "table, json, jsonl, csv, md, xlsx"
"""The formats, as the help of an option names them."""

_OF_ENDING = {"": "table", "txt": "table"} | {
    ending: ending for ending in ("json", "jsonl", "csv", "md", "xlsx")
}
"""The format of a file by the ending of its name."""


def writable(
    *,
    format_: str | None,
    json_: bool,
    out: Path | None,
    force: bool,
    if_changed: bool,
    **_others: object,
) -> None:
    """Refuse what `show` would refuse for its format or file, before anything is done."""
    import_module("salescli.render").check(
        chosen(format_, out, json_=json_), out=out, force=force, if_changed=if_changed
    )


def chosen(format_: str | None, out: Path | None, *, json_: bool) -> str:
    """Return the format that was asked for, else that of a file's ending; UsageError for none."""
    if json_ or format_ is not None:
        return "json" if json_ else str(format_)
    ending = out.suffix.lower().lstrip(".") if out else ""
    if ending not in _OF_ENDING:
        endings = ", ".join(f".{one}" for one in _OF_ENDING if one)
        told = _("{path}: no format ends in .{ending}; end it in {endings}, or give --format")
        raise UsageError(told.format(path=out, ending=ending, endings=endings))
    return _OF_ENDING[ending]


def show(
    document: "Document",
    *,
    format_: str | None = None,
    json_: bool = False,
    out: Path | None = None,
    force: bool = False,
    if_changed: bool = False,
    fields: str | None = None,
    section: str | None = None,
    every: bool = False,
    no_pager: bool = False,
) -> None:
    """Write a sheet in the format that was asked for."""
    written = import_module("salescli.render").write(
        document,
        chosen(format_, out, json_=json_),
        out=out,
        force=force,
        if_changed=if_changed,
        fields=[f.strip() for f in fields.split(",")] if fields else (),
        section=section,
        every=every,
        pager=not no_pager,
    )
    if out is not None:
        remark(_("{path} written").format(path=out) if written else _("no change"))


MOST = 50
"""Rows of a list on a terminal, where it is not asked for more."""


def limit(
    asked: int | None, *, format_: str | None, json_: bool, out: Path | None, **_: object
) -> int | None:
    """Return how many rows a list may have; None for all: into files and pipes all goes."""
    if asked is not None:
        return asked or None
    read = chosen(format_, out, json_=json_) == "table" and out is None
    return MOST if read and sys.stdout.isatty() else None


def laid(document: "Document", verb: str | None, look: "Look") -> "Document":
    """Lay a document out as it is read: one in lines of label and value, a list not longer."""
    blocks = getattr(document, "blocks", ())
    if not blocks or document.period:
        return document
    if verb == "show":
        told = tuple(b._replace(single=len(b.rows) == 1 and not b.totals) for b in blocks)
        return document._replace(blocks=told)
    cut = tuple(_cut(b, look, look.most) for b in blocks) if look.most else blocks
    return document._replace(blocks=cut)


def _cut(block: "Block", look: "Look", most: int) -> "Block":
    if len(block.rows) <= most:
        return block
    # What is not shown is in no total either, so there is none.
    if look.beside is None:
        note = _("{count} are shown, there are more: --limit N, or --limit 0 for all")
    elif look.beyond:
        note = _("{count} are shown, more than {beside} more: --limit N, or --limit 0 for all")
    else:
        note = _("{count} are shown, {beside} more: --limit N, or --limit 0 for all")
    told = note.format(count=most, beside=f"{look.beside or 0:,}")
    cut = block._replace(rows=block.rows[:most], totals=None, note=told)
    return cut._replace(late=frozenset(number for number in cut.late if number < most))
