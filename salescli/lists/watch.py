"""What is overdue today, by rule, and what was told late in the last days."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli import watch
from salescli.lists._browse import laid_out
from salescli.render.sheet import changed
from salescli.reports import _findings

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.watch.finding import Finding
    from salescli.workspace import Look

_LOOK_BACK = timedelta(days=366)
"""How long what was late is found to be raised as a violation."""


def listed(look: "Look") -> "Sheet":
    """List what is overdue today, and what was done in time and told late since a few days."""
    day = look.today
    sheet = laid_out(look, "watch", _findings.block(watch.overdue(look, day), day))
    since = day - timedelta(days=int(look.company.settings["late_entry_days"]))
    late = watch.told_late(look, since, day)
    return changed(sheet, blocks=(*sheet.blocks, *_findings.told_late(late, day)))


def found(look: "Look", rule: str, document: str) -> "list[Finding]":
    """Find what was late or is overdue of a rule and a document, the earliest first."""
    broken = watch.broken(look, look.today - _LOOK_BACK, look.today)
    of = [one for one in broken if (one.rule, one.document) == (rule, document)]
    return sorted(of, key=lambda one: one.due_on)
