"""Several things that one command decides: shown first, and decided only as they were shown."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from salescli import lists
from salescli.commands._looking import ready
from salescli.errors import DataError, SeveralError
from salescli.policy import stated
from salescli.policy.documents import OF_KIND
from salescli.render import table
from salescli.render.sheet import changed
from salescli.reports._report import listing
from salescli.text import _

if TYPE_CHECKING:
    import typer

    from salescli.engine.work import Decided, Work
    from salescli.ground import Saying
    from salescli.render.sheet import Cell, Sheet
    from salescli.workspace import Workspace

LOOK = ready()


def begin(ctx: "typer.Context", saying: "Saying", values: Mapping[str, Any]) -> "Together":
    """Begin to look at what a command decides; whoever names lines knows of what."""
    lined = ["--line N"] if "line" in values else []
    # What lists it is loaded before anybody waits for us.
    getattr(lists, saying.action.partition(" ")[0])
    return Together(ctx.obj, saying, [*lined, "--all", "--yes"], named=bool(values.get("line")))


class Together:
    """What one command would decide, from the first time that it is looked at."""

    def __init__(
        self, workspace: "Workspace", saying: "Saying", ways: Sequence[str], *, named: bool
    ) -> None:
        self._asks, self._told = workspace.asks, saying.yes or saying.dry_run
        self._ways, self._named = ways, named
        self._shown: object = None

    def look(self, work: "Work") -> None:
        """Show who decides what is decided, if it is more than one thing; later, only the same.

        Raises SeveralError where nobody can be asked and nobody said that all of it is meant, and
        DataError where it is not what was shown.
        """
        decided = [(one.kind, one.document.key, *one[2:]) for one in work.decided]
        if self._named or (len(decided) < 2 and not self._shown):  # noqa: PLR2004 - one is what was typed
            return
        sheets = [_sheet(work)] if decided else []
        shown = b"".join(part for one in sheets for part in table.render(one, file=False))
        seen = shown.decode().rstrip("\n"), decided
        if self._shown not in (None, seen):
            raise DataError(_("it has changed since it was shown; nothing was done: look again"))
        self._shown = seen
        if not (self._asks or self._told):
            raise SeveralError(len(decided), self._ways, seen[0])
        work.shown.append(seen[0])


def _sheet(work: "Work") -> "Sheet":
    """List what is decided: documents as their list does, parts of one as is told of them."""
    kind = OF_KIND[work.decided[0].kind]
    module = getattr(lists, kind.handled_by)
    section = module.BROWSE.alone if kind.prefix else module.TOGETHER
    sheets = [
        listing(LOOK(work), section.key, (section,), id=one.document.key) for one in work.decided
    ]
    rows = [_told(one, sheet) for one, sheet in zip(work.decided, sheets, strict=True)]
    return changed(sheets[0], blocks=(changed(sheets[0].blocks[0], rows=tuple(rows)),))


def _told(one: "Decided", sheet: "Sheet") -> "tuple[Cell, ...]":
    """Return the row of one, with where it stood before."""
    (block,) = sheet.blocks
    states = (one.state, str(one.document.state))
    moved = " → ".join(stated.worded(one.kind, state) for state in states)
    return tuple(
        moved if heading.key == "state" else cell
        for heading, cell in zip(block.columns, block.rows[0], strict=True)
    )
