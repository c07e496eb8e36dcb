"""The watch over what customers missed reads what is open and says what all history says (W4.5)."""

from datetime import date, timedelta
from pathlib import Path

from salescli.watch import receipts
from salescli.workspace import Workspace
from tests._program import Program
from tests.db._rows import raw
from tests.db._sums import astray
from tests.services.conftest import At

LINES = """
    11-20 kim  ship request C-1 --line 1=4 --line 2=2
    11-20 park ship approve G-1
    11-20 lee  ship dispatch G-1 --carrier 한진
    11-23 kim  ship request C-1 --line 1=3
    11-23 park ship approve G-2
    11-23 lee  ship dispatch G-2 --carrier 한진
    11-23 lee  ship correct N-2 --line 1=1 --reason 오기
    11-24 park ship approve G-3
    11-24 lee  ship receipt N-1 --signed-by 최과장 --short 1=2 --short 2=1
    11-24 lee  ship receipt N-2 --signed-by 최과장 --short 1=1
    11-25 lee  ship correct N-1 --line 1=1 --reason 부족
    11-25 park ship approve G-4
    11-25 lee  ship correct N-1 --line 1=1 --reason 부족
    11-25 park ship reject G-5
    11-30 lee  ship correct N-1 --reason 부족
    12-01 park ship approve G-6
    12-02 kim  ship request C-1 --line 1=2
    12-02 park ship approve G-7
    12-02 lee  ship dispatch G-7 --carrier 한진
    12-03 lee  ship receipt G-7 --signed-by 최과장 --short 1=2
    12-03 lee  ship correct G-7 --reason 부족
    12-04 park ship approve G-8
"""
"""Short in part and whole; taken back before the receipt, in time, late, not by a rejected note."""

ALL = """
    SELECT note.note_number, note.received_on,
           MAX(line.short > (
               SELECT COALESCE(SUM(part.quantity), 0)
               FROM shipment AS red JOIN shipment_line AS part ON part.shipment_id = red.id
               WHERE red.corrects_id = note.id AND red.state = 'corrected'
                 AND part.line_id = line.line_id)),
           (SELECT MAX(dispatched_on) FROM shipment AS red
            WHERE red.corrects_id = note.id AND red.state = 'corrected')
    FROM shipment AS note JOIN shipment_line AS line ON line.shipment_id = note.id
    WHERE line.short > 0
    GROUP BY note.id ORDER BY note.note_number
"""
"""All shortages that there ever were: document, received on, whether open, last taken back on."""

DAYS = [date(2026, 11, 19) + timedelta(days=n) for n in range(18)]


def told(salescli: Program, since: date, until: date) -> list[tuple[str, str | None]]:
    with Workspace(db=str(salescli.path)).read() as look:
        found = receipts.shortage(look, since, until)
    return [(f.document, f.done_on and f.done_on.isoformat()) for f in found]


def wanted(salescli: Program, since: date, until: date) -> list[tuple[str, str | None]]:
    """Read all history, and choose afterwards."""
    with raw(salescli.path) as connection:
        rows = [tuple(row) for row in connection.execute(ALL)]
    return [
        (document, None if open_ else done_on)
        for document, received_on, open_, done_on in rows
        if received_on <= until.isoformat() and (open_ or done_on >= since.isoformat())
    ]


def test_what_it_says_is_what_all_history_says(at: At) -> None:
    salescli = at("archived")
    compared = set()
    for line in LINES.split("\n")[1:-1]:
        day, who, *typed = line.split(maxsplit=2)
        salescli.on(f"2026-{day}").done(f"--as {who} {typed[0]}")
        assert astray(salescli.path) == []
        for since in DAYS:
            for until in DAYS:
                if since <= until:
                    said = told(salescli, since, until)
                    assert said == wanted(salescli, since, until), (line, since, until)
                    compared.add(tuple(said))

    # N-3 and the red ones between them; N-1 is open until 1 December, N-5 until 4 December.
    assert {(), (("N-2026-0001", None), ("N-2026-0002", "2026-11-24"))} <= compared
    assert len(compared) > 5


def test_it_reads_what_is_open_and_what_was_lately_taken_back(traded: Path) -> None:
    with raw(traded) as connection:
        days = {"since": "2026-11-01", "until": "2026-11-30", "scope": None}
        plan = [
            r["detail"] for r in connection.execute(f"EXPLAIN QUERY PLAN {receipts._SHORT}", days)
        ]

    assert [step for step in plan if step.startswith("SCAN")] == [
        "SCAN shipment_line USING INDEX ix_shipment_line_short"
    ]
    assert [step for step in plan if " shipment USING" in step] == [
        "SEARCH shipment USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH shipment USING INDEX ix_shipment_dispatched_on (dispatched_on>?)",
    ]
