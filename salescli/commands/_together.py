"""Several things that one command decides: shown first, and decided only as they were shown."""

from collections.abc import Sequence
from json import dumps
from typing import TYPE_CHECKING

from salescli import lists
from salescli.commands._looking import ready
from salescli.errors import DataError, SeveralError
from salescli.policy.documents import OF_KIND
from salescli.render import table
from salescli.reports._report import listing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Decided, Work
    from salescli.ground import Saying
    from salescli.render.sheet import Sheet
    from salescli.workspace import Workspace

LOOK = ready()


class Together:
    """What one command would decide, from the first time that it is looked at."""

    def __init__(self, workspace: "Workspace", saying: "Saying", ways: Sequence[str]) -> None:
        self._asks, self._told = workspace.asks, saying.yes or saying.dry_run
        self._ways = ways
        self._shown: object = None

    def look(self, work: "Work") -> None:
        """Show who decides what is decided, if it is more than one thing; later, only the same.

        Raises SeveralError where nobody can be asked and nobody said that all of it is meant, and
        DataError where it is not what was shown.
        """
        if len(work.decided) < 2 and not self._shown:  # noqa: PLR2004 - one is what was typed
            return
        sheet = _sheet(work, work.decided)
        shown = b"".join(table.render(sheet, file=False)).decode().rstrip("\n")
        seen = shown, [(one.kind, one.document.key, *one[2:]) for one in work.decided]
        if self._shown not in (None, seen):
            raise DataError(_("it has changed since it was shown; nothing was done: look again"))
        self._shown = seen
        if not (self._asks or self._told):
            raise SeveralError(len(work.decided), self._ways, shown)
        work.shown.append(shown)


def _sheet(work: "Work", decided: "Sequence[Decided]") -> "Sheet":
    """List what is decided: documents as their list does, parts of one as is told of them."""
    kind, ids = OF_KIND[decided[0].kind], dumps([one.document.key for one in decided])
    module = getattr(lists, kind.handled_by)
    if kind.prefix:
        sheet: Sheet = module.BROWSE.some(LOOK(work), ids)
        return sheet
    whole = getattr(decided[0].document, f"{kind.of}_id")
    return listing(LOOK(work), kind.kind, (module.TOGETHER,), id=whole, ids=ids)
