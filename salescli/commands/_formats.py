"""Which format a read is answered in, and whether it can be."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salescli.render.sheet import Document


def writable(
    *, format_: str, json_: bool, out: Path | None, force: bool, if_changed: bool, **_: object
) -> None:
    """Refuse what `show` would refuse for its format or file, before anything is done."""
    import_module("salescli.render").check(
        chosen(format_, out, json_=json_), out=out, force=force, if_changed=if_changed
    )


def chosen(format_: str, out: Path | None, *, json_: bool) -> str:
    """Return the format that was asked for, or that the ending of a file asks for."""
    ending = out.suffix.lower().lstrip(".") if out and format_ == "table" else ""
    by_name = ending if ending in {"json", "jsonl", "csv", "md", "xlsx"} else format_
    return "json" if json_ else by_name


def in_lines(document: "Document") -> "Document":
    """Have what a document says of itself, and else in one row, told in lines of label and value."""
    blocks = getattr(document, "blocks", ())
    if document.period or not blocks:
        return document
    told = tuple(
        block._replace(single=len(block.rows) == 1 and not block.totals) for block in blocks
    )
    return document._replace(blocks=told)
