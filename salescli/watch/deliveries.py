"""Whether goods go out in time and their receipt comes back (R7, R9)."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from salescli.firms import standing
from salescli.policy.tranches import (
    Agreed,
    Block,
    Told,
    Tranche,
    chains,
    due,
    put_off,
    stopped,
    tranches,
)
from salescli.policy.workdays import Calendar
from salescli.sql import OWN, PEOPLE, parties, told_on
from salescli.watch.finding import (
    Finding,
    Row,
    Watched,
    day,
    finding,
    findings,
    on,
    watched,
    worked,
)

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
        WHERE contract.open_until >= :since AND contract.effective_on <= :until
          AND COALESCE(contract.source, '') = '' AND COALESCE(contract.amends_id, 0) = 0
    ),
    looked AS (
        SELECT id FROM standing WHERE sent <> ordered OR last >= :since
    )
    SELECT contract.number AS document, {PEOPLE}, posting.kind AS kind,
           posting.line_id AS line, contract_line.origin_id AS origin,
           posting.booked_on AS day, posting.recorded_on AS told_on,
           posting.quantity AS quantity, NULL AS deliver_by
    FROM looked
    JOIN contract ON contract.id = looked.id
    JOIN posting ON posting.contract_id = contract.id
         AND posting.kind IN ('contracted', 'dispatched') AND posting.booked_on <= :until
    JOIN contract_line ON contract_line.id = posting.line_id
    {parties("contract")}
    WHERE {OWN}
    UNION ALL
    SELECT contract.number, {PEOPLE}, 'agreed', 0, NULL, version.effective_on,
           COALESCE({told_on("version", "sign", "contract")}, version.effective_on),
           version.revision, version.deliver_by
    FROM looked
    JOIN contract ON contract.id = looked.id
    JOIN contract AS version ON version.id = contract.id OR version.amends_id = contract.id
    {parties("contract")}
    WHERE version.effective_on <= :until AND {OWN}
    ORDER BY document, kind, day, quantity
"""
"""How goods were added and sent, and which day was agreed for them by which version.

COALESCE keeps SQLite from reading all contracts that are neither imported nor amendments.
"""

_STOPPED = """
    SELECT DISTINCT customer_id, customer_id FROM customer_profile
    WHERE blocked = 1 AND valid_from <= :until
"""

_FIRMS = standing(_STOPPED)

_CODES = "SELECT id, code FROM customer WHERE id IN (SELECT value FROM json_each(:ids))"

_RECEIPT = f"""
    SELECT shipment.note_number AS document, shipment.dispatched_on AS dispatched_on,
           shipment.received_on AS done_on, {told_on("shipment", "receipt", "ship")} AS told_on,
           {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
    WHERE (shipment.state = 'dispatched' OR shipment.received_on >= :since)
      AND shipment.dispatched_on <= :until AND shipment.source IS NULL AND {OWN}
    ORDER BY shipment.note_number
"""


class _Sent(NamedTuple):
    """When goods went out, and when that was recorded."""

    on: date
    told_on: date | None


def dispatch(look: Watched, since: date, until: date) -> list[Finding]:
    """R7: a contract or order is dispatched by the next working day, or by the agreed date.

    What an amendment adds counts from its own day, and resets that of nothing else. What a block
    stops is due on the working day after the block is lifted.
    """
    stopped = blocked(look, until)
    rows = watched(look, _DISPATCH, since, until)
    of = groupby(rows, key=itemgetter("document"))
    calendar = look.company.calendar
    return [found for _one, told in of for found in _of_contract(list(told), stopped, calendar)]


def _of_contract(
    rows: list[Row], blocked: Mapping[str, list[Block]], calendar: Calendar
) -> Iterator[Finding]:
    """Make a finding for each day by which something of a contract was to go out."""
    agreed = [
        Agreed(on(row, "day"), on(row, "told_on"), day(row, "deliver_by"))
        for row in rows
        if row["kind"] == "agreed"
    ]
    moved = [row for row in rows if row["kind"] != "agreed"]
    chain = chains({row["line"]: row["origin"] for row in moved})
    ends: dict[date, list[_Sent | None]] = {}
    for first in dict.fromkeys(chain.values()):
        for tranche, sent in _line([row for row in moved if chain[row["line"]] == first]):
            due_on = due(tranche.counts_from, agreed, calendar)
            stopped = blocked.get(rows[0]["customer"], [])
            ends.setdefault(put_off(due_on, stopped, calendar), []).append(sent)
    ends.pop(date.max, None)
    for due_on, goods in ends.items():
        out = [sent for sent in goods if sent is not None]
        whole = len(out) == len(goods)
        last = max((sent.on for sent in out), default=None) if whole else None
        told = max((sent.told_on for sent in out if sent.told_on), default=None) if whole else None
        yield finding("R7", rows[0], due_on, last, told)


def _line(rows: list[Row]) -> Iterator[tuple[Tranche, _Sent | None]]:
    """Yield each tranche of a line, and when the last of it went out."""
    deliveries = iter([row for row in rows if row["kind"] == "dispatched"])
    added = ((on(row, "day"), row["quantity"]) for row in rows if row["kind"] == "contracted")
    whole, out, sent = 0, 0, None
    for tranche in tranches(added):
        whole += tranche.quantity
        while out < whole and (row := next(deliveries, None)):
            out, sent = out + row["quantity"], _later(sent, row)
        yield tranche, sent if out >= whole else None


def _later(sent: _Sent | None, row: Row) -> _Sent:
    """Return when goods were out with this delivery too, and when the last of it was told."""
    told = day(row, "told_on")
    if sent and sent.told_on and told:
        told = max(sent.told_on, told)
    return _Sent(on(row, "day"), told)


def blocked(look: Watched, until: date) -> dict[str, list[Block]]:
    """Return from when until when each account was stopped, as told by a day."""
    rows = watched(look, _FIRMS, until, until)
    told = [Told(n["kind"], n["account"], n["what"], look.company.day(n["at"])) for n in rows]
    found = stopped([one for one in told if one.on <= until])
    codes = look.rows(_CODES, ids=json.dumps([*found])) if found else ()
    return {row["code"]: found[row["id"]] for row in codes}


def receipt(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: the customer's confirmation is filed within the days the setting gives."""
    notes = watched(look, _RECEIPT, since, until)
    return findings("R9", notes, worked(look, "dispatched_on", "receipt_days"))
