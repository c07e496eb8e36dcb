"""A laid-out form, written in the format that was asked for."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from salescli import files, sudo
from salescli.errors import OutputError, UsageError
from salescli.render._choose import choose
from salescli.render.sheet import Document
from salescli.text import _

FORMATS: tuple[str, ...] = ("table", "json", "jsonl", "csv", "md", "xlsx")
_MODULES = {"xlsx": "excel"}


class Renderer(Protocol):
    """What each format's module has."""

    MARK: bool
    """Whether a file of this format shows that salescli made it."""

    def render(self, document: Document, *, file: bool) -> Iterator[bytes]:
        """Give the document in this format, piece by piece."""

    def sections(self, found: bytes) -> object:
        """Give what of a file of this format is its sections; None if it is not ours."""


def write(  # noqa: PLR0913  one door: a document, and the options of every command that reads
    document: Document,
    format_: str = "table",
    *,
    out: Path | None = None,
    force: bool = False,
    fields: Sequence[str] = (),
    section: str | None = None,
    if_changed: bool = False,
    every: bool = False,
    pager: bool = True,
) -> Path | None:
    """Write a document to stdout, or to a file whose path is returned if it was written."""
    renderer = _renderer(format_)
    chosen = choose(document, fields, section)
    if out is not None:
        return _save(renderer, chosen, out, force=force, if_changed=if_changed)
    _check_place(format_, out)
    if format_ == "table":
        from salescli.render import table  # noqa: PLC0415 - a format is loaded when it is asked for

        _print(table.render(chosen, file=False, every=every), paged=pager)
    else:
        _print(renderer.render(chosen, file=False), paged=False)
    return None


def check(format_: str, *, out: Path | None, force: bool, if_changed: bool) -> None:
    """Refuse what `write` would refuse whatever the document is."""
    renderer = _renderer(format_)
    _check_place(format_, out)
    if (
        out is not None
        and not if_changed
        and not _may_replace(renderer, files.check(out), force=force)
    ):
        raise _taken(out)


def _check_place(format_: str, out: Path | None) -> None:
    if format_ == "xlsx" and out is None:
        raise UsageError(_("a workbook needs a file to be written to; give --out FILE.xlsx"))


def _may_replace(renderer: Renderer, found: bytes | None, *, force: bool) -> bool:
    return force or found is None or (renderer.MARK and renderer.sections(found) is not None)


def _renderer(format_: str) -> Renderer:
    if format_ not in FORMATS:
        raise UsageError(
            _("there is no format {format!r}; there are: {formats}").format(
                format=format_, formats=", ".join(FORMATS)
            )
        )
    return cast("Renderer", import_module(f"{__name__}.{_MODULES.get(format_, format_)}"))


def _save(
    renderer: Renderer, document: Document, out: Path, *, force: bool, if_changed: bool
) -> Path | None:
    found = files.read(out)
    may_replace = _may_replace(renderer, found, force=force)
    if not may_replace and not if_changed:
        raise _taken(out)
    content = b"".join(renderer.render(document, file=True))
    if if_changed and found is not None and renderer.sections(found) == renderer.sections(content):
        return None
    if not may_replace:
        raise _taken(out)
    files.replace(out, content)
    return out


def _taken(out: Path) -> OutputError:
    return OutputError(_("{path} exists; give --force to replace it").format(path=out))


def _print(pieces: Iterator[bytes], *, paged: bool) -> None:
    # A pager runs what its reader tells it to: behind sudo, with the rights of the books' account.
    if paged and sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and sudo.caller() is None:
        from salescli.render import _pager  # noqa: PLC0415  subprocess loads for a pager only

        pieces = _pager.paged(pieces)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Windows would print in its code page, and write the CRLF of a CSV as CR CR LF.
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    for piece in pieces:
        sys.stdout.write(piece.decode())
    sys.stdout.flush()
