"""Which format a read is answered in, and whether it can be."""

from importlib import import_module
from pathlib import Path

from salescli.errors import UsageError
from salescli.text import _

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
