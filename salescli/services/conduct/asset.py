"""Vehicles and office supplies: handed over, driven, inspected, taken back (MD5)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, allow, begin, may_begin
from salescli.errors import DataError, LeftOutError, UsageError
from salescli.policy import names
from salescli.policy.diagrams import ASSET, AssetFacts
from salescli.policy.goods.assets import AssetKind, Inspected
from salescli.services.conduct.standing import KEEPERS
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.conduct.asset import Asset, AssetTrip

_KNOWN = "SELECT number FROM asset WHERE identity = :identity"
_TRIPS = "SELECT COUNT(*) + 1 AS n FROM asset_trip WHERE asset_id = :asset"
_FAR = 2_000
"""Kilometres that nobody drives in one trip, nor forgets to enter between two: a slip."""

_LAST = "asset_id = :asset ORDER BY position DESC LIMIT 1"
_INSPECTIONS = "SELECT COUNT(*) + 1 AS n FROM asset_inspection WHERE asset_id = :asset"


class Trip(NamedTuple):
    """Where somebody went with a vehicle, what for, and the odometer in kilometres."""

    origin: str
    destination: str
    purpose: str
    reading: int
    left_at: int | None = None
    """None: where the last reading was."""
    gap: str | None = None


class Found(NamedTuple):
    """How an asset is found: of a damage also its cause, and who answers for it."""

    finding: str
    result: Inspected
    cause: str | None = None
    answers: str | None = None


def add(
    work: "Work",
    name: str,
    *,
    kind: AssetKind,
    identity: str | None = None,
    odometer: int | None = None,
) -> "Asset":
    """Enter a vehicle with its odometer, or an office supply; nobody has it yet (MD5)."""
    may_begin(work, ASSET, "add")
    if kind is AssetKind.VEHICLE and odometer is None:
        raise LeftOutError(("--odometer",), _("where does the odometer stand? give --odometer"))
    if kind is not AssetKind.VEHICLE and odometer is not None:
        raise UsageError(_("only a vehicle has an odometer; leave out --odometer"))
    known = names.clean(identity, _("identity")) if identity is not None else None
    if known and (there := work.rows(_KNOWN, identity=known)):
        raise DataError(
            _("{identity} is {number} already").format(identity=known, number=there[0]["number"])
        )
    return begin(
        work,
        models.Asset,
        "add",
        kind=kind,
        name=names.clean(name, _("name")),
        identity=known,
        odometer=odometer,
    )


def assign(work: "Work", number: str, *, to: str, condition: str) -> "Asset":
    """Hand an asset over to somebody who works here and signs for it (MD5)."""
    asset = find.document(work, models.Asset, number)
    holder = find.at_work(work, to)
    told = _signed(work, condition)
    facts = AssetFacts(holder=_theirs(work, holder))
    advance(work, asset, "assign", facts=facts, holder_id=holder)
    _hand_over(work, asset, holder, told, given=True)
    return asset


def return_(work: "Work", number: str, *, condition: str) -> "Asset":
    """Take an asset back from whoever has it, as signed for (MD5)."""
    asset = find.document(work, models.Asset, number)
    holder, told = asset.holder_id, _signed(work, condition)
    facts = AssetFacts(holder=_theirs(work, holder))
    advance(work, asset, "return", facts=facts, holder_id=None)
    _hand_over(work, asset, holder or 0, told, given=False)
    return asset


def retire(work: "Work", number: str, *, reason: str) -> "Asset":
    """Take an asset out of use that nobody has: sold, scrapped or lost (MD5)."""
    asset = find.document(work, models.Asset, number)
    why = names.clean(reason, _("reason"))
    work.note = work.note or why
    advance(work, asset, "retire", facts=AssetFacts(), retired_on=work.on, retired_for=why)
    return asset


def _signed(work: "Work", condition: str) -> tuple[str, str]:
    """Return in which condition it is handed over, and the sheet that its holder signed."""
    if work.paper is None:
        raise LeftOutError(("--paper",), _("which sheet did its holder sign? give --paper"))
    return names.clean(condition, _("condition")), names.clean(work.paper, _("paper"))


def _theirs(work: "Work", holder: int | None) -> bool:
    """Say whether who decides, or types it, would hand it over to themselves."""
    return holder in {work.decider.id, work.actor.id}


def _hand_over(
    work: "Work", asset: "Asset", holder: int, told: tuple[str, str], *, given: bool
) -> None:
    condition, paper = told
    work.insert(
        models.AssetHandover(
            asset_id=asset.key,
            given=given,
            holder_id=holder,
            handed_on=work.on,
            condition=condition,
            paper=paper,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )


def trip(work: "Work", number: str, told: Trip) -> "Asset":
    """Enter a trip, as whoever has the vehicle tells of it: the odometer only grows (MD5).

    Raises GateShutError where it does not go on from the last reading and nobody says why.
    """
    asset = find.document(work, models.Asset, number)
    last = asset.odometer or 0
    left_at = last if told.left_at is None else told.left_at
    facts = AssetFacts(
        holder=asset.holder_id == work.decider.id,
        vehicle=asset.kind is AssetKind.VEHICLE,
        closed_gap=left_at <= last or told.gap is not None,
    )
    allow(work, asset, "trip", facts=facts)
    _forward(last, left_at, told)
    row = models.AssetTrip(
        asset_id=asset.key,
        position=work.rows(_TRIPS, asset=asset.key)[0]["n"],
        driver_id=work.decider.id,
        driven_on=work.on,
        origin=names.clean(told.origin, _("origin")),
        destination=names.clean(told.destination, _("destination")),
        purpose=names.clean(told.purpose, _("purpose")),
        left_at=left_at,
        reading=told.reading,
        gap=names.clean(told.gap, _("reason")) if told.gap is not None else None,
        author_id=work.actor.id or None,
        recorded_at=work.now(),
    )
    advance(work, asset, "trip", facts=facts, odometer=told.reading)
    work.insert(row)
    work.warnings += _jumps(asset.number, last, left_at, told.reading)
    return asset


def _jumps(number: str, last: int, left_at: int, reading: int) -> Iterator[str]:
    """Tell of a trip that is too long, or that begins too far from where the last one ended."""
    if reading - left_at > _FAR:
        yield _("{number} would have gone {km} km in one trip").format(
            number=number, km=reading - left_at
        )
    if left_at - last > _FAR:
        yield _("{number} would have gone {km} km between two trips").format(
            number=number, km=left_at - last
        )


def correct(work: "Work", number: str, *, reading: int, reason: str) -> "Asset":
    """Say what the odometer stood at after the last trip, which stays as it was entered (MD5).

    The trip is entered anew from where it began; the wrong one counts no kilometres any more.
    """
    asset = find.document(work, models.Asset, number)
    facts = AssetFacts(
        holder=asset.holder_id == work.decider.id,
        vehicle=asset.kind is AssetKind.VEHICLE,
        keeper=work.decider.plays(KEEPERS),
    )
    allow(work, asset, "correct", facts=facts)
    last = work.select(models.AssetTrip, _LAST, asset=asset.key)
    if not last:
        raise DataError(_("{number} has no trip to correct").format(number=asset.number))
    wrong, why = last[0], names.clean(reason, _("reason"))
    if reading <= wrong.left_at or reading == wrong.reading:
        raise DataError(
            _("it was {reading} km; give what it was instead, above {left_at} km").format(
                reading=wrong.reading, left_at=wrong.left_at
            )
        )
    work.note = work.note or why
    advance(work, asset, "correct", facts=facts, odometer=reading)
    told = _("corrects {position}: {reason}").format(position=wrong.position, reason=why)
    _again(work, wrong, reading, told)
    return asset


def _again(work: "Work", wrong: "AssetTrip", reading: int, told: str) -> None:
    """Enter a trip that was entered wrongly once more, as it was."""
    work.insert(
        models.AssetTrip(
            asset_id=wrong.asset_id,
            position=wrong.position + 1,
            driver_id=wrong.driver_id,
            driven_on=wrong.driven_on,
            origin=wrong.origin,
            destination=wrong.destination,
            purpose=wrong.purpose,
            left_at=wrong.left_at,
            reading=reading,
            gap=told,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )


def _forward(last: int, left_at: int, told: Trip) -> None:
    """Refuse an odometer that goes back or stands still, and a reason for a gap that is none."""
    if left_at < last:
        raise DataError(
            _("the odometer stood at {last} km already, and never goes back").format(last=last)
        )
    if told.reading <= left_at:
        raise DataError(
            _("after the trip the odometer stands above {left_at} km").format(left_at=left_at)
        )
    if left_at == last and told.gap is not None:
        raise DataError(_("it goes on from the last reading, {last} km").format(last=last))


def inspect(work: "Work", number: str, found: Found) -> "Asset":
    """Inspect an asset that somebody else has; a damage has its cause and who answers (MD5)."""
    damaged = found.result is Inspected.DAMAGED
    if damaged and (found.cause is None or found.answers is None):
        told = _("how did the damage come about, and who answers? give --cause and --answers")
        raise LeftOutError(("--cause", "--answers"), told)
    if not damaged and (found.cause is not None or found.answers is not None):
        raise UsageError(_("only a damage has a cause; leave out --cause and --answers"))
    asset = find.document(work, models.Asset, number)
    row = models.AssetInspection(
        asset_id=asset.key,
        position=work.rows(_INSPECTIONS, asset=asset.key)[0]["n"],
        inspected_on=work.on,
        inspector_id=work.decider.id,
        result=found.result,
        finding=names.clean(found.finding, _("finding")),
        cause=names.clean(found.cause, _("cause")) if found.cause is not None else None,
        answers_id=find.employee(work, found.answers).key if found.answers is not None else None,
        author_id=work.actor.id or None,
        recorded_at=work.now(),
    )
    facts = AssetFacts(holder=asset.holder_id == work.decider.id)
    advance(work, asset, "inspect", facts=facts)
    work.insert(row)
    return asset
