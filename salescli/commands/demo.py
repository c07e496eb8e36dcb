"""demo: a company with three years of work, to look at and to try things on."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from salescli.commands._command import plain, show
from salescli.text import _
from salescli.workspace import Workspace

Form = Annotated[str, typer.Option("--format", help="table, json, jsonl, csv, md, xlsx")]
Json = Annotated[bool, typer.Option("--json", help=_("Short for --format json."))]
Out = Annotated[Path | None, typer.Option("--out", help=_("Write to this file."))]
Force = Annotated[
    bool, typer.Option("--force", help=_("Replace an old demonstration, and the file."))
]


def demo(
    workspace: Workspace,
    format_: Form = "table",
    json_: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Make a demonstration company in a file of its own and print its weekly pack."""
    from salescli import demo as demonstration  # noqa: PLC0415 - start-up
    from salescli.reports import packs  # noqa: PLC0415 - start-up

    path = workspace.demo_path
    if workspace.db is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    manager = demonstration.make(path, force=force, progress=_progress(workspace))
    looking = replace(workspace, db=str(path), as_code=workspace.as_code or manager)
    with looking.read() as look:
        pack = packs.weekly(look, None, None)
    show(pack, format_=format_, json_=json_, out=out, force=force)
    if not workspace.quiet:
        line = f"salescli --db {path} --as {looking.as_code} report weekly"
        typer.echo(_("go on with: {line}").format(line=line), err=True)


def _progress(workspace: Workspace) -> Callable[[int, int], None] | None:
    if workspace.quiet or not sys.stderr.isatty():
        return None

    def tell(done: int, of: int) -> None:
        if done * 100 // of > (done - 1) * 100 // of:
            end = "\n" if done == of else ""
            told = _("making the demonstration: {percent} %").format(percent=done * 100 // of)
            print(f"\r{told}", end=end, file=sys.stderr, flush=True)

    return tell


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app)(demo)
