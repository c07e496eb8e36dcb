"""import: a company's books, checked whole before anything is written."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import files, services
from salescli.books import checking, faults, kinds, mapping
from salescli.books.located import Book, Fault, Form
from salescli.commands._command import plain
from salescli.commands._words import file_hash
from salescli.errors import FaultyBookError, UsageError
from salescli.ground import Saying
from salescli.text import Sentence, _, visible
from salescli.workspace import Workspace

if TYPE_CHECKING:
    from salescli.books.fields import Kind
    from salescli.books.mapping import Mapping
    from salescli.engine.work import Work

SHOWN = 50
"""Faults printed; all of them go to the file of --errors."""


def import_(
    workspace: Workspace,
    book: Annotated[
        Path,
        typer.Argument(metavar="BOOK", help=_("A .csv or .xlsx file; - is standard input.")),
    ],
    kind: Annotated[
        str, typer.Option("--kind", help=_("staff, customers, products or contracts."))
    ],
    map_: Annotated[Path | None, typer.Option("--map", help=_("A mapping, TOML."))] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help=_("Such as cp949 or gb18030."))
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=_("Sheet of a workbook."))] = None,
    skip_errors: Annotated[
        bool, typer.Option("--skip-errors", help=_("Enter the rows without a fault."))
    ] = False,
    errors: Annotated[
        Path | None, typer.Option("--errors", help=_("Write faulty rows to this file."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Check only."))] = False,
    request_id: Annotated[
        str | None, typer.Option("--request-id", help=_("A repeated id writes nothing again."))
    ] = None,
) -> None:
    """Import a book: all rows or none; the same file twice adds nothing."""
    _known(kind)
    saying = Saying(action=f"import {kind}", dry_run=dry_run, request=request_id)
    workspace.permit(saying, partial(services.importing.permit, kind))
    if errors is not None:
        files.check(errors)  # before anything is entered that could not be told of afterwards
    how = mapping.load(map_, kind) if map_ else kinds.KINDS[kind]
    read = _read(workspace, book, how, Form(encoding, sheet))
    _unread(read)
    if request_id:
        words = {"sheet": sheet, "encoding": encoding, "skip_errors": skip_errors}
        saying = replace(saying, words=words | _contents(book, map_))
    skipped: list[Fault] = []
    how_to = {"skip_errors": skip_errors, "dry_run": dry_run}
    try:
        answer = workspace.write(saying, lambda work: _entered(work, read, skipped, **how_to))
    except FaultyBookError as refused:
        _tell(refused.faults, read, errors)
        raise
    if skipped:
        _tell(skipped, read, errors)
    typer.echo(answer.splitlines()[0] if dry_run else answer)


def _unread(book: Book) -> None:
    for left in book.unread:
        typer.echo(_("not imported: {what}").format(what=left), err=True)


def _known(kind: str) -> None:
    if kind not in kinds.KINDS:
        raise UsageError(
            _("{kind!r} cannot be imported; choose one of: {kinds}").format(
                kind=kind, kinds=", ".join(kinds.KINDS)
            )
        )


def _read(workspace: Workspace, book: Path, how: "Mapping | Kind", form: Form) -> Book:
    with workspace.read() as look:
        company, today = look.company, look.today
    digits, currency = company.digits, company.currency
    return checking.read(book, how, digits=digits, currency=currency, today=today, form=form)


def _contents(*named: Path | None) -> dict[str, object]:
    """Return what tells the files of a request from others of their names."""
    return {str(path): file_hash(path) for path in named if path}


def _entered(work: "Work", book: Book, skipped: list[Fault], **how: bool) -> str:
    outcome = services.importing.enter(work, book, **how)
    skipped.extend(outcome.faults)
    told = outcome.told(book.kind)
    return f"{told} · {_('{count} lines').format(count=outcome.lines)}" if outcome.lines else told


def _tell(found: list[Fault], book: Book, errors: Path | None) -> None:
    for fault in found[:SHOWN]:
        place = Sentence("{sheet}:{row}").format(sheet=fault.sheet, row=fault.row)
        named = Sentence(" {column}={value!r}").format(column=fault.column, value=fault.value)
        print(f"{place}{named if fault.column else ''}: {visible(fault.reason)}", file=sys.stderr)
    if len(found) > SHOWN:
        left = len(found) - SHOWN
        print(_("… and {count} more; --errors FILE has all").format(count=left), file=sys.stderr)
    if errors is not None:
        faults.write(errors, found, book.rows_of(found))
        print(_("faulty rows written to {path}").format(path=errors), file=sys.stderr)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    plain(app, "import")(import_)
