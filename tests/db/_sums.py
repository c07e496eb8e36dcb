"""Sums that rows keep of other rows, added up again from what they are kept of."""

from pathlib import Path

from tests.db._rows import raw

_TAKEN_BACK = """
    SELECT line.id FROM shipment_line AS line WHERE line.taken_back <> (
        SELECT COALESCE(SUM(part.quantity), 0)
        FROM shipment AS red JOIN shipment_line AS part ON part.shipment_id = red.id
        WHERE red.corrects_id = line.shipment_id AND red.state = 'corrected'
          AND part.line_id = line.line_id
    ) ORDER BY line.id
"""


def astray(path: Path) -> list[int]:
    """Name the lines of delivery notes that keep another sum than their red notes take back."""
    with raw(path) as connection:
        return [id_ for (id_,) in connection.execute(_TAKEN_BACK)]
