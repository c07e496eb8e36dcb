"""template: an empty workbook to fill in and import."""

from pathlib import Path
from typing import Annotated

import typer

from salescli import files
from salescli.books import kinds, template
from salescli.commands._command import plain
from salescli.errors import UsageError
from salescli.files import STREAM
from salescli.text import _, spoken
from salescli.workspace import Workspace


def write(
    workspace: Workspace,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=_("staff, customers, products or contracts."))
    ],
    out: Annotated[
        Path | None, typer.Option("--out", help=_("To this file; - is standard output."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace the file."))] = False,
) -> None:
    """Write an empty workbook whose headings `import` recognises."""
    del workspace
    if kind not in kinds.KINDS:
        raise UsageError(
            _("{kind!r} has no template; choose one of: {kinds}").format(
                kind=kind, kinds=", ".join(kinds.KINDS)
            )
        )
    path = out or Path(f"{kind}.xlsx")
    files.read(path)
    if path.suffix.lower() not in {"", ".xlsx"}:
        raise UsageError(_("{path}: a template is a workbook; end it in .xlsx").format(path=path))
    template.write(kind, spoken(), path, force=force)
    told = _("{path} written; fill it in, then: salescli import").format(path=path)
    typer.echo(told, err=path == STREAM)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app, "template")(write)
