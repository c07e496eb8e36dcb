"""What the registers share: finding an entry by code or name, and what it has been."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from salescli.alike import candidates
from salescli.errors import AmbiguousError, UnknownError
from salescli.lists._browse import Browse
from salescli.lists._columns import (
    AFTER,
    BEFORE,
    BY,
    CLAUSE,
    DECIDED_BY,
    DECIDED_ON,
    PAPER,
    RECORDED_BY,
    STEP,
)
from salescli.lists._select import select
from salescli.policy import headings, names
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import NOTE, RECORDED_ON
from salescli.reports._report import listing
from salescli.reports._section import Column, Row, Section, Total
from salescli.sql import RECORDED_LATER
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_NOT_SAID = frozenset({"name_key"})
"""Columns that only the program looks at."""


def _local(row: Row) -> str:
    at = datetime.fromisoformat(row["recorded_at"]).astimezone(ZoneInfo(row["zone"]))
    return f"{at:%Y-%m-%d %H:%M}"


VALID_FROM = Column("valid_from", Kind.DATE, Text("From", "적용일", "生效日期"))
RECORDED_AT = Column(
    "recorded_at", Kind.TEXT, Text("Recorded", "기록 시각", "记录时间"), derive=_local
)
RECORDED = (("recorded_at", Total.NONE), ("zone", Total.NONE))
"""What it reads: the instant in UTC, and the company's zone as :zone."""


def versions(
    key: str, title: Text, table: str, columns: tuple[Column, ...], rest: str, **said: str
) -> Section:
    """Show what rows of a dated table said, and when each was recorded."""
    return Section(
        key=key,
        title=title,
        columns=(*columns, RECORDED_AT),
        hidden=RECORDED,
        totals=False,
        sql=f"""
            {select(table, columns, **said)},
                {table}.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone
            {rest}
        """,
    )


def decided(kind: str, title: Text, words: Mapping[str, Text] | None = None) -> Section:
    """Show what was decided about an entry of a register, by whom, on which paper."""
    said = Kind.TERM if words else Kind.TEXT
    return Section(
        key="decisions",
        title=title,
        columns=(
            *(DECIDED_ON, RECORDED_ON, STEP),
            Column("before", said, BEFORE, words=words),
            Column("after", said, AFTER, words=words),
            *(DECIDED_BY, RECORDED_BY, PAPER, NOTE, CLAUSE),
        ),
        totals=False,
        sql=f"""
            SELECT decision.decided_on AS decided_on, {RECORDED_LATER}, decision.step AS step,
                   decision.from_state AS before, NULLIF(decision.to_state, '') AS after,
                   decider.code AS decided_by, decider.name AS decided_by_name,
                   recorder.code AS recorded_by, recorder.name AS recorded_by_name,
                   decision.paper AS paper, decision.note AS note, decision.clause AS clause
            FROM decision
            LEFT JOIN employee AS decider ON decider.id = decision.decided_by
            LEFT JOIN employee AS recorder ON recorder.id = decision.recorded_by
            WHERE decision.kind = '{kind}' AND decision.document_id = :id
            ORDER BY decision.id
        """,
    )


NOTED = (RECORDED_BY, PAPER)
SAID = {"recorded_by": "recorder", "paper": "decision.paper"}


def noted(table: str) -> str:
    """Join who recorded a row of a register, and on which paper it is."""
    return f"""
        LEFT JOIN decision ON decision.kind = '{table}' AND decision.document_id = {table}.id
        LEFT JOIN employee AS recorder ON recorder.id = decision.recorded_by
    """


_VALUES = {
    **headings.VALUES,
    "true": Text("true", "예", "是"),
    "false": Text("false", "아니오", "否"),
}
"""How the values of fields are worded that are no words of people."""

_CHANGES = Section(
    key="changes",
    title=Text("Changes of the entry", "등록 사항 변경", "登记变更"),
    columns=(
        RECORDED_AT,
        BY,
        Column("action", Kind.CODE, Text("Command", "명령", "命令")),
        Column(
            *("field", Kind.TERM, Text("Field", "항목", "项目")),
            words=headings.HEADINGS,
            derive=itemgetter("field"),
        ),
        Column("before", Kind.TERM, BEFORE, words=_VALUES, derive=itemgetter("before")),
        Column("after", Kind.TERM, AFTER, words=_VALUES, derive=itemgetter("after")),
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


class Register(Browse):
    """A register: its list, an entry with what it has been, and how one is found by its code.

    The steps of an entry are its dated versions and what was edited in place.
    """

    __slots__ = ()

    def shown(self, look: "Look", word: str) -> "Sheet":
        """Show an entry with what it has been; raise UnknownError or AmbiguousError."""
        return listing(look, self.table, self.entry, id=self.id(look, word))

    def history(self, look: "Look", word: str) -> "Sheet":
        """Show what an entry has been; raise UnknownError or AmbiguousError."""
        id_ = self.id(look, word)
        sections = (self.steps, *filter(None, (self.decided,)))
        dated = listing(look, "history", sections, id=id_)
        edited = _CHANGES.lay_out(changes(look, self.table, id_), spoken())
        return changed(dated, blocks=(*dated.blocks, edited))

    def id(self, look: "Look", word: str) -> int:
        """Find an entry by code or exact name; raise UnknownError or AmbiguousError."""
        return int(self._found(look, word)["id"])

    def code(self, look: "Look", word: str) -> str:
        """Return the code of an entry given by code or exact name."""
        return str(self._found(look, word)["code"])

    def following(self, look: "Look") -> str:
        """Return the code that is offered for the next entry; empty if codes are not counted."""
        rows = look.rows(f"SELECT code FROM {self.table} ORDER BY id DESC")
        return names.following([row["code"] for row in rows])

    def near(self, look: "Look", word: str) -> list[str]:
        """Return code and name of the entries that a word that is none may mean, best first."""
        found = candidates(look, self.table, word, today=look.today, scope=look.territory)
        return [str(one) for one in found]

    def _found(self, look: "Look", word: str) -> Any:  # noqa: ANN401 - a row by label
        code = names.asked(word, self.noun)
        entries = self._called(look, code, "{0}.code = :code") or self._called(
            look, code, "{0}.code = :code COLLATE NOCASE OR {0}.name_key = :key"
        )
        if not entries:
            raise UnknownError(self.noun, word)
        if len(entries) > 1:
            raise AmbiguousError(
                self.noun, word, [f"{row['code']} {row['name']}" for row in entries]
            )
        return entries[0]

    def _called(self, look: "Look", code: str, how: str) -> Any:  # noqa: ANN401 - rows by label
        table = self.table
        return look.rows(
            f"""
                SELECT {table}.id AS id, {table}.code AS code, {table}.name AS name {self.rows}
                WHERE ({how.format(table)}) AND {self.territory}
                ORDER BY {table}.code
            """,
            code=code,
            key=names.key(code),
            scope=look.territory,
            today=look.today.isoformat(),
        )


def changes(look: "Look", table: str, id_: int) -> list[Row]:
    """Read from the audit what happened to an entry, a row for every field."""
    mark = f'%["{table}",{id_},%'
    rows = look.rows(_CHANGES.sql, mark=mark, zone=look.company.settings["zone"])
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
