"""What the registers share: finding an entry by code or name, and what it has been."""

import json
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from salescli.errors import AmbiguousError, UnknownError
from salescli.policy import names
from salescli.render.sheet import Currency, Kind, Sheet, changed
from salescli.reports._report import listing
from salescli.reports._section import Column, Row, Section, Total
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.render.sheet import Block
    from salescli.workspace import Look

_NOT_SAID = frozenset({"name_key"})
"""Columns that only the program looks at."""


def _local(row: Row) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - start-up

    at = datetime.fromisoformat(row["recorded_at"]).astimezone(ZoneInfo(row["zone"]))
    return f"{at:%Y-%m-%d %H:%M}"


PRICE = Column("price", Kind.MONEY, Text("Price", "단가", "单价"), total=Total.NONE)
VALID_FROM = Column("valid_from", Kind.DATE, Text("From", "적용일", "生效日期"))
RECORDED_AT = Column(
    "recorded_at", Kind.TEXT, Text("Recorded", "기록 시각", "记录时间"), derive=_local
)
RECORDED = (("recorded_at", Total.NONE), ("zone", Total.NONE))
"""What RECORDED_AT reads: the instant in UTC, and the company's zone as :zone."""

CHANGES = Section(
    key="changes",
    title=Text("Changes of the entry", "등록 사항 변경", "登记变更"),
    columns=(
        RECORDED_AT,
        Column("by", Kind.ENTRY, Text("By", "기록자", "记录人")),
        Column("action", Kind.CODE, Text("Command", "명령", "命令")),
        Column("field", Kind.CODE, Text("Field", "항목", "项目"), derive=itemgetter("field")),
        Column(
            "before", Kind.TEXT, Text("Before", "변경 전", "变更前"), derive=itemgetter("before")
        ),
        Column("after", Kind.TEXT, Text("After", "변경 후", "变更后"), derive=itemgetter("after")),
    ),
    hidden=(*RECORDED, ("changes", Total.NONE)),
    totals=False,
    sql="""
        SELECT audit.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone,
               employee.code AS by, employee.name AS by_name,
               audit.action AS action, audit.changes AS changes
        FROM audit LEFT JOIN employee ON employee.id = audit.actor_id
        WHERE audit.changes LIKE :mark
        ORDER BY audit.seq
    """,
    of="mark",
)
"""What was edited in place, which only the audit remembers; one row there is several here."""


def found(look: "Look", sql: str, what: str, word: str) -> Any:  # noqa: ANN401 - a row by label
    """Find an entry by code or exact name; raise UnknownError or AmbiguousError.

    `sql` selects by :code, :key, :scope and :today: what is out of the territory is unknown.
    """
    code = names.asked(word, what)
    rows = look.rows(
        sql, code=code, key=names.key(code), scope=look.scope, today=look.today.isoformat()
    )
    entries = [row for row in rows if row["code"] == code] or rows
    if not entries:
        raise UnknownError(what, word)
    if len(entries) > 1:
        raise AmbiguousError(what, word, [f"{row['code']} {row['name']}" for row in entries])
    return entries[0]


def entry(look: "Look", code: str, sections: tuple[Section, ...], **values: object) -> Sheet:
    """Read and lay out sections that say when something was recorded."""
    return listing(look, code, sections, zone=look.company.settings["zone"], **values)


def history(look: "Look", versions: Section, table: str, id_: int) -> Sheet:
    """Lay out what an entry has been: its dated versions, and what was edited in place."""
    dated = entry(look, "history", (versions,), id=id_)
    edited = CHANGES.lay_out(changes(look, table, id_), spoken())
    return changed(dated, blocks=(*dated.blocks, edited))


def changes(look: "Look", table: str, id_: int) -> list[Row]:
    """Read from the audit what happened to an entry, a row for every field."""
    mark = f'%["{table}",{id_},%'
    rows = look.rows(CHANGES.sql, mark=mark, zone=look.company.settings["zone"])
    return [
        {**row, "field": field, "before": _said(before), "after": _said(after)}
        for row in rows
        for field, before, after in _fields(row["changes"], table, id_)
    ]


def _fields(noted: str, table: str, id_: int) -> Iterator[tuple[str, Any, Any]]:
    """Yield field, before and after; a new entry had nothing before."""
    for where, which, what in json.loads(noted):
        if (where, which) != (table, id_):
            continue
        for field, value in what.items():
            before, after = value if isinstance(value, list) else (None, value)
            if field not in _NOT_SAID and before != after:
                yield field, before, after


def _said(value: str | int | None) -> str | None:
    # The only whole numbers in an entry are flags: money and terms stand in dated versions.
    return str(bool(value)).lower() if isinstance(value, int) else value


def laid_out(look: "Look", code: str, block: "Block") -> Sheet:
    """Make a list of a block whose rows are not those of one SELECT."""
    return Sheet(
        code=code,
        title=block.title,
        company=look.company.name,
        currency=Currency(look.company.currency, look.company.digits),
        blocks=(block,),
        scope=look.scope or "department",
    )
