"""undo: take back what was entered last, until somebody relies on it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.errors import LeftOutError
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.workspace import Workspace

Number = Annotated[
    str | None,
    typer.Argument(metavar="NUMBER", help=_("The document (default: your last entry of today).")),
]


def _which(
    workspace: "Workspace", work: "Work", _by: str | None, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Look up the last entry of today where no number is given, to be asked about."""
    found, told = given["number"], ""
    if found is None:
        with workspace.read() as look:
            found, told = services.undoing.last_today(
                look.reader, look.company, work.actor, work.now()
            )
        if not (work.sure or workspace.asks):
            raise LeftOutError(
                ("NUMBER",), _("{entry}: give its NUMBER, or --yes").format(entry=told)
            )
    services.undoing.ready(found)
    return {"found": found, "entry": told}


def undo(work: "Work", number: Number = None, **read: Any) -> str:  # noqa: ANN401 - by `_which`
    """Take back the last entry that you made in a draft, a visit or a statement."""
    del number
    from salescli.commands._after import lines  # noqa: PLC0415 - start-up

    document, entry = services.undoing.undo(work, read["found"])
    if read["entry"]:
        what = " · ".join((read["entry"], *lines(work, entry.changes)))
        work.shown.append(_("to be taken back: {entry}").format(entry=what))
    told = _("taken back: {command}").format(command=entry.action)
    return f"{now_so(document, work)} · {told}"


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    write(app, upon=_which)(undo)
