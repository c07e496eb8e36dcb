"""A month's contract binder, and the numbers that are not in it (R15, D20)."""

from typing import TYPE_CHECKING

from salescli.errors import DataError
from salescli.lists._columns import SIGNED
from salescli.lists._select import part, select
from salescli.policy.period import Grain, parse
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.sql import OWN, parties
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_BINDER = "SELECT id FROM contract_binder WHERE month = :month"

BOUND = part(
    "binder",
    Text("Contract binder", "계약 철", "合同装订册"),
    "contract",
    (
        Column("sequence", Kind.COUNT, Text("No.", "순번", "序号"), total=Total.NONE),
        NUMBER,
        CUSTOMER,
        SALESPERSON,
        SIGNED,
        Column("place", Kind.TEXT, Text("Place", "보관 위치", "存放位置")),
        Column("bound_on", Kind.DATE, Text("Bound", "철한 날", "装订日期")),
    ),
    f"""
        FROM binder_entry JOIN contract ON contract.id = binder_entry.contract_id
        {parties("contract")}
        WHERE binder_entry.binder_id = :id AND {OWN}
        ORDER BY binder_entry.sequence
    """,
    sequence="binder_entry.sequence",
    place="contract.archive_place",
    bound_on="binder_entry.bound_on",
)

_GAP = (
    NUMBER,
    STATE,
    CUSTOMER,
    SALESPERSON,
    SIGNED,
    Column("month", Kind.CODE, Text("Bound in", "철한 달", "装订月份")),
)

GAPS = Section(
    key="gaps",
    title=Text("Numbers that are not in it", "빠진 번호", "缺号"),
    columns=_GAP,
    totals=False,
    # Figures, not words, are compared: C-2026-10000 follows C-2026-9999.
    sql=f"""
        WITH numbered AS (
            SELECT id, SUBSTR(number, 1, 7) AS series,
                   CASE WHEN amends_id IS NULL AND source IS NULL AND number LIKE 'C-____-%'
                        THEN CAST(SUBSTR(number, 8) AS INTEGER) END AS place
            FROM contract
            WHERE number IS NOT NULL
        ),
        reach AS (
            SELECT numbered.series AS series,
                   MIN(numbered.place) AS first, MAX(numbered.place) AS last
            FROM binder_entry JOIN numbered ON numbered.id = binder_entry.contract_id
            WHERE binder_entry.binder_id = :id
            GROUP BY numbered.series
        )
        {select("contract", _GAP, month="contract_binder.month")}
        FROM reach
        JOIN numbered ON numbered.series = reach.series
                     AND numbered.place BETWEEN reach.first AND reach.last
        JOIN contract ON contract.id = numbered.id
        {parties("contract")}
        LEFT JOIN binder_entry ON binder_entry.contract_id = contract.id
        LEFT JOIN contract_binder ON contract_binder.id = binder_entry.binder_id
        WHERE (binder_entry.binder_id IS NULL OR binder_entry.binder_id <> :id)
          AND {OWN}
        ORDER BY reach.series, numbered.place
    """,
)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a month's binder and its gaps; raise DataError when there is none."""
    month = parse(word, Grain.MONTH, look.today).label
    found = look.rows(_BINDER, month=month)
    if not found:
        raise DataError(
            _("the contracts of {month} are not bound yet; a clerk does it: contract bind").format(
                month=month
            )
        )
    return listing(look, "binder", (BOUND, GAPS), id=found[0]["id"])
