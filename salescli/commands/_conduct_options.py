"""Options that several commands of conduct take, and the penalty that they say."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._checks import PERSON
from salescli.commands._together import With
from salescli.commands._words import positive, share
from salescli.errors import UsageError
from salescli.policy.kinds import Measured
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.services.conduct import Penalty

Fine = Annotated[str | None, typer.Option("--fine", help=_("Fined so much; nothing is deducted."))]
Warned = Annotated[bool, typer.Option("--warning", help=_("A warning."))]
Nothing = Annotated[bool, typer.Option("--nothing", help=_("No penalty."))]
Joint = Annotated[
    str | None,
    typer.Option("--joint", help=_("What the manager, who answers too, is fined along; 0: not.")),
]
Why = Annotated[str | None, typer.Option("--reason", help=_("Why (default: the facts)."))]
Person = Annotated[str | None, typer.Option("--person", help=_("Who: code or name.")), PERSON]
Document = Annotated[
    str | None, typer.Option("--document", help=_("The number of what it is about."))
]
PENALTY = With(("fine", "warning", "nothing"))
"""Marks what is said of a penalty, and of none where none is given."""
OnlyMonth = Annotated[str | None, typer.Option("--month", help=_("The month of an appraisal."))]


def penalty_of(
    work: "Work",
    fine: str | None,
    joint: str | None,
    reason: str | None,
    *,
    warning: bool,
    nothing: bool,
) -> "Penalty | None":
    """Read what follows a violation; None if nothing is said of it. A fine of 0 is a warning."""
    if fine is not None and fine.strip() == "0":
        fine, warning = None, True
    given = {Measured.FINE: fine, Measured.WARNING: warning, Measured.NONE: nothing}
    kinds = [kind for kind, value in given.items() if value]
    if len(kinds) > 1:
        raise UsageError(_("give one of --fine, --warning and --nothing"))
    if not kinds:
        return None
    return services.conduct.Penalty(
        kinds[0],
        positive(work, fine) if fine else None,
        share(work, joint) if joint else None,
        reason,
    )
