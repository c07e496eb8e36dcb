"""watch: all that is overdue, by rule."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists
from salescli.commands._command import read
from salescli.policy.kinds import Severity
from salescli.text import _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet


def watch(
    look: "Look",
    rule: Annotated[str | None, typer.Option("--rule", help=_("Only of this rule: R7."))] = None,
    salesperson: Annotated[
        str | None, typer.Option("--salesperson", help=_("Only of this employee."))
    ] = None,
    severity: Annotated[
        Severity | None, typer.Option("--severity", help=_("Only as bad as this."))
    ] = None,
) -> "Sheet":
    """List what is overdue today, by rule, with what mends it; 1 where anything is."""
    return lists.watch.listed(look, rule=rule, salesperson=salesperson, severity=severity)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    read(app, finds="breaches")(watch)
