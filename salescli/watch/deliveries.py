"""Whether goods go out in time, by what was agreed for them (R7)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from salescli.firms import standing
from salescli.policy.goods.tranches import (
    Agreed,
    Block,
    Delay,
    Told,
    Tranche,
    chains,
    delayed,
    due,
    put_off,
    stopped,
    tranches,
)
from salescli.policy.workdays import Calendar
from salescli.sql import OWN, PEOPLE, parties, told_on
from salescli.watch.finding import Finding, Row, Watched, day, finding, on, watched

_DISPATCH = f"""
    WITH standing AS (
        SELECT contract.id AS id,
               (SELECT SUM(quantity) FROM posting
                WHERE contract_id = contract.id AND kind = 'contracted'
                  AND booked_on <= :until) AS ordered,
               (SELECT COALESCE(SUM(quantity), 0) FROM posting
                WHERE contract_id = contract.id AND kind = 'dispatched'
                  AND booked_on <= :until) AS sent,
               (SELECT MAX(booked_on) FROM posting
                WHERE contract_id = contract.id AND kind = 'dispatched'
                  AND booked_on <= :until) AS last
        FROM contract
        WHERE contract.id IN (SELECT id FROM contract WHERE open_until >= :since)
      AND contract.effective_on <= :until
          AND COALESCE(contract.source, '') = '' AND COALESCE(contract.amends_id, 0) = 0
    ),
    looked AS (
        SELECT id FROM standing WHERE sent <> ordered OR last >= :since
    )
    SELECT contract.number AS document, {PEOPLE}, posting.kind AS kind,
           posting.line_id AS line, contract_line.origin_id AS origin,
           posting.booked_on AS day, posting.recorded_on AS told_on,
           posting.quantity AS quantity, NULL AS deliver_by, posting.shipment_id AS shipment
    FROM looked CROSS JOIN contract CROSS JOIN posting
    JOIN contract_line ON contract_line.id = posting.line_id
    {parties("contract")}
    WHERE contract.id = looked.id AND posting.contract_id = contract.id
      AND posting.kind IN ('contracted', 'dispatched') AND posting.booked_on <= :until AND {OWN}
    UNION ALL
    SELECT contract.number, {PEOPLE}, 'agreed', 0, NULL, version.effective_on,
           COALESCE({told_on("version", "sign", "contract")}, version.effective_on),
           version.revision, version.deliver_by, NULL
    FROM looked
    JOIN contract ON contract.id = looked.id
    JOIN contract AS version ON version.id = contract.id OR version.amends_id = contract.id
    {parties("contract")}
    WHERE version.effective_on <= :until AND {OWN}
    UNION ALL
    SELECT contract.number, {PEOPLE}, 'asked', shipment_line.line_id, contract_line.origin_id,
           shipment.requested_on, NULL, shipment_line.quantity, NULL, shipment.id
    FROM looked CROSS JOIN contract CROSS JOIN shipment
    JOIN shipment_line ON shipment_line.shipment_id = shipment.id
    JOIN contract_line ON contract_line.id = shipment_line.line_id
    {parties("contract")}
    WHERE contract.id = looked.id AND shipment.contract_id = contract.id
      AND shipment.requested_on <= :until AND shipment.corrects_id IS NULL
      AND shipment.state NOT IN ('rejected', 'withdrawn')
      AND COALESCE(shipment.dispatched_on, '9999-12-31') > :until
      AND EXISTS (SELECT 1 FROM shipment_delay WHERE shipment_delay.shipment_id = shipment.id)
      AND {OWN}
    ORDER BY document, kind, day, quantity
"""
"""How goods were added and sent, and which day was agreed for them by which version.

Asked for is what waits in a request that was put off.

COALESCE keeps SQLite from reading all contracts that are neither imported nor amendments, and
CROSS JOIN, as in the forms, from reading all deliveries.
"""

_DELAYS = f"""
    SELECT shipment.id AS shipment, shipment_delay.delayed_on AS delayed_on,
           COALESCE(shipment_delay.recorded_on, shipment_delay.delayed_on) AS told_on,
           shipment_delay.agreed_on AS agreed_on
    FROM contract CROSS JOIN shipment CROSS JOIN shipment_delay
    {parties("contract")}
    WHERE shipment.contract_id = contract.id AND shipment_delay.shipment_id = shipment.id
      AND contract.id IN (SELECT id FROM contract WHERE open_until >= :since)
      AND contract.effective_on <= :until
      AND shipment_delay.agreed_on IS NOT NULL AND shipment_delay.delayed_on <= :until AND {OWN}
    ORDER BY shipment_delay.id
"""
"""The later days that were agreed for goods that were asked for."""

_STOPPED = """
    SELECT DISTINCT customer_id, customer_id FROM customer_profile
    WHERE blocked = 1 AND valid_from <= :until
"""

_FIRMS = standing(_STOPPED)

_CODES = "SELECT id, code FROM customer WHERE id IN (SELECT value FROM json_each(:ids))"


class _Sent(NamedTuple):
    """When goods went out, and when that was recorded."""

    on: date
    told_on: date | None


class _Excuses(NamedTuple):
    """What puts goods off: blocks of accounts, and days agreed for shipments."""

    stops: Mapping[str, list[Block]]
    delays: Mapping[int | None, list[Delay]]
    calendar: Calendar


class _Piece(NamedTuple):
    """Goods of one tranche that went out together, or wait in one request, or in none."""

    tranche: Tranche
    shipment: int | None
    sent: _Sent | None


def dispatch(look: Watched, since: date, until: date) -> list[Finding]:
    """R7: a contract or order is dispatched by the next working day, or by the agreed date.

    What an amendment adds, or a red note takes back, counts from its own day, and resets that of
    nothing else. What a block stops is due on the working day after the block is lifted.
    """
    excuses = _Excuses(
        blocked(look, until),
        _delays(watched(look, _DELAYS, since, until)),
        look.company.calendar,
    )
    rows = watched(look, _DISPATCH, since, until)
    of = groupby(rows, key=itemgetter("document"))
    return [found for _one, told in of for found in _of_contract(list(told), excuses)]


def _of_contract(rows: list[Row], excuses: _Excuses) -> Iterator[Finding]:
    """Make a finding for each day by which something of a contract was to go out."""
    agreed = [
        Agreed(on(row, "day"), on(row, "told_on"), day(row, "deliver_by"))
        for row in rows
        if row["kind"] == "agreed"
    ]
    moved = [row for row in rows if row["kind"] != "agreed"]
    chain = chains({row["line"]: row["origin"] for row in moved})
    stops, calendar = excuses.stops.get(rows[0]["customer"], []), excuses.calendar
    ends: dict[date, list[_Sent | None]] = {}
    for first in dict.fromkeys(chain.values()):
        for piece in _line([row for row in moved if chain[row["line"]] == first]):
            due_on = due(piece.tranche.counts_from, agreed, calendar)
            due_on = delayed(due_on, excuses.delays.get(piece.shipment, ()))
            ends.setdefault(put_off(due_on, stops, calendar), []).append(piece.sent)
    ends.pop(date.max, None)
    for due_on, goods in ends.items():
        out = [sent for sent in goods if sent is not None]
        whole = len(out) == len(goods)
        last = max((sent.on for sent in out), default=None) if whole else None
        told = max((sent.told_on for sent in out if sent.told_on), default=None) if whole else None
        yield finding("R7", rows[0], due_on, last, told)


def _line(rows: list[Row]) -> Iterator[_Piece]:
    """Yield the pieces in which each tranche of a line went out, and what of it is left."""
    gone = _going(rows)
    quantity, shipment, sent = next(gone)
    for tranche in tranches(_added(rows)):
        missing = tranche.quantity
        while missing:
            if not quantity:
                quantity, shipment, sent = next(gone)
            taken = missing if quantity is None else min(missing, quantity)
            yield _Piece(tranche, shipment, sent)
            missing -= taken
            quantity = None if quantity is None else quantity - taken


def _added(rows: list[Row]) -> Iterator[tuple[date, int]]:
    """Yield what is to go out from which day on: as contracted, or since it was taken back."""
    for row in rows:
        if row["kind"] == "contracted":
            yield on(row, "day"), row["quantity"]
        elif row["kind"] == "dispatched" and row["quantity"] < 0:
            yield on(row, "day"), -row["quantity"]


def _going(rows: list[Row]) -> Iterator[tuple[int | None, int | None, _Sent | None]]:
    """Yield the deliveries of a line, then what waits in requests; at last what is in none."""
    sent = None
    for row in rows:
        if row["kind"] == "dispatched" and row["quantity"] > 0:
            sent = _later(sent, row)
            yield row["quantity"], row["shipment"], sent
    for row in rows:
        if row["kind"] == "asked":
            yield row["quantity"], row["shipment"], None
    while True:
        yield None, None, None


def _later(sent: _Sent | None, row: Row) -> _Sent:
    """Return when goods were out with this delivery too, and when the last of it was told."""
    told = day(row, "told_on")
    if sent and sent.told_on and told:
        told = max(sent.told_on, told)
    return _Sent(on(row, "day"), told)


def _delays(rows: list[Row]) -> dict[int | None, list[Delay]]:
    """Return the later days agreed for each shipment, in their order."""
    found: dict[int | None, list[Delay]] = defaultdict(list)
    for row in rows:
        told = Delay(on(row, "delayed_on"), on(row, "told_on"), on(row, "agreed_on"))
        found[row["shipment"]].append(told)
    return found


def blocked(look: Watched, until: date) -> dict[str, list[Block]]:
    """Return from when until when each account was stopped, as told by a day."""
    rows = watched(look, _FIRMS, until, until)
    told = [Told(n["kind"], n["account"], n["what"], look.company.day(n["at"])) for n in rows]
    found = stopped([one for one in told if one.on <= until])
    codes = look.rows(_CODES, ids=f"[{','.join(map(str, found))}]") if found else ()
    return {row["code"]: found[row["id"]] for row in codes}
