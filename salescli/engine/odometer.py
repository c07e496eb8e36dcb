"""Odometers: a trip or a gap of so many kilometres is most likely a slip of the fingers (MD5)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

FAR = 2_000
"""Kilometres that nobody drives in one trip, nor forgets to enter between two."""

_DRIVEN = """
    SELECT asset.number AS number, asset_trip.reading - asset_trip.left_at AS driven,
           asset_trip.left_at - COALESCE((
               SELECT before.reading FROM asset_trip AS before
               WHERE before.asset_id = asset_trip.asset_id
                 AND before.position = asset_trip.position - 1
           ), asset_trip.left_at) AS missing
    FROM asset_trip JOIN asset ON asset.id = asset_trip.asset_id
    WHERE asset_trip.id = :id
"""


def driven(work: "Work", _table: str, id_: int, what: Mapping[str, Any]) -> Iterator[str]:
    """Tell of a trip that is too long, or that begins too far from where the last one ended."""
    if "reading" not in what:
        return
    (row,) = work.rows(_DRIVEN, id=id_)
    if row["driven"] > FAR:
        yield _("{number} would have gone {km} km in one trip").format(
            number=row["number"], km=row["driven"]
        )
    if row["missing"] > FAR:
        yield _("{number} would have gone {km} km between two trips").format(
            number=row["number"], km=row["missing"]
        )
