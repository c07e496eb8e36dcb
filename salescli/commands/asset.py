"""asset: vehicles and office supplies, and in whose hands they are (MD5)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._checks import PERSON
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Number, Reason
from salescli.commands._telling import joined
from salescli.errors import LeftOutError
from salescli.policy.goods.assets import AssetKind, Inspected
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "asset")

Condition = Annotated[str, typer.Option("--condition", help=_("In which condition it is."))]


@write(app)
def add(
    work: "Work",
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What it is."))],
    kind: Annotated[AssetKind, typer.Option("--kind", help=_("What kind of thing it is."))],
    identity: Annotated[
        str | None, typer.Option("--identity", help=_("Number plate, or the number on it."))
    ] = None,
    odometer: Annotated[
        int | None, typer.Option("--odometer", min=0, help=_("Kilometres of a vehicle."))
    ] = None,
) -> str:
    """Enter a vehicle or an office supply."""
    return now_so(services.asset.add(work, name, kind=kind, identity=identity, odometer=odometer))


@write(app, decides=True)
def assign(
    work: "Work",
    number: Number,
    to: Annotated[
        str, typer.Option("--to", help=_("Who has it from now on: code or name.")), PERSON
    ],
    condition: Condition,
) -> str:
    """Hand an asset over to somebody, who signs for it: --paper."""
    asset = services.asset.assign(work, number, to=to, condition=condition)
    holder = work.person(asset.holder_id)
    told = _("{name} has {what}").format(name=holder.name if holder else "", what=asset.name)
    return joined(now_so(asset), told, condition)


@write(app, "return", decides=True)
def return_(
    work: "Work",
    number: Number,
    condition: Annotated[
        str | None, typer.Option("--condition", help=_("In which condition it is."))
    ] = None,
    retire: Annotated[
        str | None,
        typer.Option("--retire", help=_("Why it goes out of use, once nobody has it any more.")),
    ] = None,
) -> str:
    """Take an asset back, as signed for: --paper; or take one out of use that nobody has."""
    if (condition is None) == (retire is None):
        raise LeftOutError(
            ("--condition", "--retire"),
            _("give --condition and --paper to take it back, or --retire, once nobody has it"),
            either=True,
        )
    if condition is not None:
        return now_so(services.asset.return_(work, number, condition=condition))
    return now_so(services.asset.retire(work, number, reason=retire or ""))


@write(app, decides=True)
def trip(
    work: "Work",
    number: Number,
    origin: Annotated[str, typer.Argument(metavar="FROM", help=_("Where it began."))],
    destination: Annotated[str, typer.Argument(metavar="TO", help=_("Where it went."))],
    purpose: Annotated[str, typer.Option("--purpose", help=_("What for."))],
    after: Annotated[int, typer.Option("--after", min=0, help=_("The odometer after it."))],
    before: Annotated[
        int | None,
        typer.Option("--before", min=0, help=_("The odometer before it (default: the last).")),
    ] = None,
    gap: Annotated[
        str | None, typer.Option("--gap", help=_("Why it does not go on from the last reading."))
    ] = None,
) -> str:
    """Enter a trip with a vehicle, as whoever has it."""
    told = services.asset.Trip(origin, destination, purpose, after, before, gap)
    asset = services.asset.trip(work, number, told)
    return f"{now_so(asset)} · " + _("{odometer} km").format(odometer=asset.odometer)


@write(app, decides=True)
def correct(
    work: "Work",
    number: Number,
    after: Annotated[
        int, typer.Option("--after", min=0, help=_("What the odometer stood at after it."))
    ],
    reason: Reason,
) -> str:
    """Correct what the odometer stood at after the last trip, which stays as it was entered."""
    asset = services.asset.correct(work, number, reading=after, reason=reason)
    return f"{now_so(asset)} · " + _("{odometer} km").format(odometer=asset.odometer)


@write(app)
def inspect(
    work: "Work",
    number: Number,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help=_("What was found."))],
    result: Annotated[Inspected, typer.Option("--result", help=_("How it was found."))],
    cause: Annotated[
        str | None, typer.Option("--cause", help=_("How the damage came about."))
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", help=_("Who answers for the damage."))
    ] = None,
) -> str:
    """Inspect an asset that somebody else has."""
    found = services.asset.Found(finding, result, cause, answers)
    return now_so(services.asset.inspect(work, number, found))


noun.browse(
    _("List vehicles and office supplies, and who has them."),
    _("Show an asset: through whose hands it went, its trips, how it was found."),
    _("Show who took which step with an asset."),
    kind=Annotated[AssetKind | None, typer.Option("--kind", help=_("What kind of thing it is."))],
    who=Annotated[str | None, typer.Option("--holder", help=_("Only what this employee has."))],
)
