"""What is overdue today, by rule."""

from typing import TYPE_CHECKING

from salescli import watch
from salescli.render.sheet import Currency, Sheet
from salescli.reports import _findings

if TYPE_CHECKING:
    from salescli.workspace import Look


def listed(look: "Look") -> Sheet:
    """List what is overdue today."""
    block = _findings.block(watch.overdue(look, look.today), look.today)
    return Sheet(
        code="watch",
        title=block.title,
        company=look.company.name,
        currency=Currency(look.company.currency, look.company.digits),
        blocks=(block,),
        scope=look.scope or "department",
    )
