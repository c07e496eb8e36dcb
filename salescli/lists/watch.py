"""What is overdue today, by rule."""

from typing import TYPE_CHECKING

from salescli import watch
from salescli.lists._browse import laid_out
from salescli.reports import _findings

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look


def listed(look: "Look") -> "Sheet":
    """List what is overdue today."""
    return laid_out(look, "watch", _findings.block(watch.overdue(look, look.today), look.today))
