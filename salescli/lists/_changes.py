"""What was entered and changed in a document, field by field: what only the audit remembers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.lists._columns import AFTER, BEFORE, BY
from salescli.lists._entries import RECORDED, RECORDED_AT
from salescli.policy import fields
from salescli.policy.documents import DOCUMENTS, OF_KIND, OF_TABLE
from salescli.render._shown import shown
from salescli.render.sheet import Entry, Heading, Kind
from salescli.reports._columns import of
from salescli.reports._section import Column, Section, Total
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.document import Document
    from salescli.render.sheet import Block

_FAR = 100_000
"""How many rows of the audit are looked through, from when a draft began or was given back."""

_BESIDE = {"inquiry": "inquiry_line"}
"""Lines that are no part of what is decided."""

_REGISTERS = {"customer": "customer", "product": "product"}
"""Where an entry is kept; else it is one of the staff."""

_FIELDS = {one.column: of(one) for one in vars(fields).values() if isinstance(one, fields.Field)}

_CHARGED = Column("charged_by", Kind.CODE, Text("Charged by", "청구 근거", "收费依据"))
_MORE = {
    "dropped": Column("dropped", Kind.FLAG, Text("Taken out", "삭제", "删除")),
    "superseded": Column("superseded", Kind.FLAG, Text("Superseded", "대체됨", "已被取代")),
    "serials": Column("serials", Kind.TEXT, Text("Serial numbers", "제조번호", "序列号")),
    "filed_on": Column("filed_on", Kind.DATE, Text("Filed", "보관일", "归档日期")),
    "vouched_on": Column("vouched_on", Kind.DATE, Text("Voucher of", "전표일", "凭证日期")),
    "taken_back": Column("taken_back", Kind.QUANTITY, Text("Taken back", "회수 수량", "收回数量")),
    "charged_contract": _CHARGED,
    "charged_quote": _CHARGED,
    "employee": Column("employee", Kind.ENTRY, Text("Assigned to", "담당자", "负责人")),
    "expense": Column("expense", Kind.CODE, Text("Request", "사전신청번호", "申请单号")),
    "contact_by": Column("contact_by", Kind.DATE, Text("Contact by", "연락 기한", "联系期限")),
    "report_by": Column("report_by", Kind.DATE, Text("Report by", "보고 기한", "汇报期限")),
    "decide_by": Column("decide_by", Kind.DATE, Text("Decide by", "결정 기한", "决定期限")),
    "decided_on": Column("decided_on", Kind.DATE, Text("Decided", "결정일", "决定日期")),
}
"""What is written and is no column of a list."""

_REFERS = {
    "exception": "private_receipt",
    "request": "shipment",
    "charged_contract": "contract",
    "charged_quote": "quote",
}
"""The table of what a column refers to, where it is neither called so nor is its own."""

_NUMBERED = {
    "line_id": "(SELECT position FROM contract_line WHERE contract_line.id = line_id)",
    "position": "position",
}
"""What numbers the lines of a document, by a column that they have."""

_SO = {True: Text("yes", "예", "是"), False: Text("no", "아니오", "否")}
_APART = frozenset(("state", "position"))
"""What the steps tell, and what the line is called by."""

WRITTEN = Section(
    key="changes",
    title=Text("Entries and changes", "입력·변경 내역", "录入与变更"),
    columns=(
        RECORDED_AT,
        BY,
        Column("part", Kind.CODE, Text("Line", "행", "行"), derive=itemgetter("part")),
        Column("field", Kind.TEXT, Text("Field", "항목", "项目"), derive=itemgetter("field")),
        Column("before", Kind.TEXT, BEFORE, derive=itemgetter("before")),
        Column("after", Kind.TEXT, AFTER, derive=itemgetter("after")),
    ),
    hidden=(*RECORDED, ("changes", Total.NONE), ("seq", Total.NONE)),
    totals=False,
    sql="""
        SELECT audit.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone,
               employee.code AS by, employee.name AS by_name,
               audit.seq AS seq, audit.changes AS changes
        FROM audit LEFT JOIN employee ON employee.id = audit.actor_id
        WHERE audit.seq BETWEEN :first AND :last AND audit.changes LIKE :mark
        ORDER BY audit.seq
    """,
    of="mark",
)
"""A call is one row there, of which several are made here: one for every field."""


class _Place(NamedTuple):
    """A row of a document: its table and id, which part it is, and when it was written last."""

    table: str
    id: int
    part: str | None
    written: int


def block(
    look: "Look", kind: str, id_: int, own: Mapping[str, Column], parts: Sequence[Section]
) -> "Block":
    """Tell what was entered and changed in a document, in the words in which it is shown."""
    document = OF_KIND[kind]
    places = {(place.table, place.id): place for place in _places(look, document, id_)}
    words = {table: words_of(document, table, own, parts) for table, _id in places}
    whole = f"{document.table}_id"
    told = [
        {**row, "part": places[table, which].part} | changed
        for row in _audited(look, document, id_, [*places.values()])
        for table, which, what in json.loads(row["changes"])
        if (table, which) in places
        for changed in _told(look, table, words[table], {**what, whole: None})
    ]
    return WRITTEN.lay_out(told, spoken())


def words_of(
    document: "Document", table: str, own: Mapping[str, Column], parts: Sequence[Section]
) -> Mapping[str, Column]:
    """Return the columns in which rows of a table are shown, those of its own section first."""
    showing = [part for part in parts if f"FROM {table} " in " ".join(part.sql.split())]
    first, rest = (
        {c.key: c for part in reversed(which) for c in reversed(part.columns)}
        for which in (showing, parts)
    )
    less, more = (first, own) if table == document.table else (own, first)
    return {**_FIELDS, **_MORE, **rest, **less, **more}


def _places(look: "Look", document: "Document", id_: int) -> Iterator[_Place]:
    """Yield the rows of a document: its own, its lines, and what else is decided about in it."""
    found = look.rows(f"SELECT written FROM {document.table} WHERE id = :id", id=id_)
    yield _Place(document.table, id_, None, found[0]["written"])
    for table, numbered in _parts(document):
        sql = f"""
            SELECT id, written, {numbered} AS part FROM {table} WHERE {document.table}_id = :id
        """
        for row in look.rows(sql, id=id_):
            part = None if row["part"] is None else str(row["part"])
            yield _Place(table, row["id"], part, row["written"])


def _parts(document: "Document") -> Iterator[tuple[str, str]]:
    """Yield the tables of its parts, and what numbers their rows."""
    lines = document.part.rows.table if document.part else _BESIDE.get(document.kind)
    if lines:
        binds = document.part.binds if document.part else "position"
        yield lines, next((sql for key, sql in _NUMBERED.items() if key in binds.split()), "NULL")
    for part in DOCUMENTS:
        if part.of == document.kind and not part.prefix:
            yield part.table, "NULL" if "term" in part.binds.split() else "position"


def _audited(look: "Look", document: "Document", id_: int, places: list[_Place]) -> list[Any]:
    """Read the calls that wrote it: its steps, the last of each row, and those of its drafts.

    A call is not found by what it wrote: it is by its place, and between two places by reading.
    """
    taken = look.rows(
        """
        SELECT written, to_state FROM decision
        WHERE kind = :kind AND document_id = :id ORDER BY id
        """,
        kind=document.kind,
        id=id_,
    )
    steps = [(row["written"], row["to_state"]) for row in taken]
    last = max(place.written for place in places)
    alone = {place.written for place in places} | {written for written, _state in steps}
    spans = {
        (first, min(until, first + _FAR))
        for (first, state), (until, _next) in pairwise([*steps, (last, "")])
        if _open(document, state)
    }
    marks = dict.fromkeys(place.table for place in places)
    found = chain.from_iterable(
        look.rows(
            WRITTEN.sql,
            first=first,
            last=until,
            mark=f'%["{table}",%',
            zone=look.company.settings["zone"],
        )
        for first, until in (*((seq, seq) for seq in alone), *spans)
        for table in marks
    )
    return [row for _seq, row in sorted({row["seq"]: row for row in found}.items())]


def _open(document: "Document", state: str) -> bool:
    rows = (document.rows, *((document.part.rows,) if document.part else ()))
    return any(state in one.open_in for one in rows)


def _told(
    look: "Look", table: str, words: Mapping[str, Column], what: Mapping[str, Any]
) -> Iterator[dict[str, str | None]]:
    """Yield the fields of one row that have a word and hold something, or did."""
    for name, value in what.items():
        before, after = value if isinstance(value, list) else (None, value)
        column = column_of(words, name)
        if column is not None and before != after and (before or after):
            yield {
                "field": column.heading.within(spoken()),
                "before": _said(look, table, name, column, before),
                "after": _said(look, table, name, column, after),
            }


def column_of(words: Mapping[str, Column], name: str) -> Column | None:
    """Return what a list calls a column of a table: without `id` and `bp`."""
    key = name.removesuffix("_id").removesuffix("_bp")
    column = words.get(name) or words.get(key)
    return None if column is None or column.key in _APART else column


def _said(look: "Look", table: str, name: str, column: Column, value: Any) -> str | None:  # noqa: ANN401 - as noted
    if value is None:
        return None
    if column.kind is Kind.FLAG:
        return _SO[bool(value)].within(spoken())
    cell = value
    if isinstance(value, int) and name.endswith("_id"):
        cell = _named(look, table, name.removesuffix("_id"), column, value)
    elif column.words is not None and value in column.words:
        cell = Entry(value, column.words[value].within(spoken()))
    return shown(Heading(column.key, column.kind, ""), cell, look.company.digits)


def _named(look: "Look", own: str, key: str, column: Column, id_: int) -> Entry | str:
    """Return the entry of a register, or the number of a document, that an id is of."""
    if column.kind is Kind.ENTRY:
        table = _REGISTERS.get(key, "employee")
        row = look.rows(f"SELECT code, name FROM {table} WHERE id = :id", id=id_)[0]
        return Entry(row["code"], row["name"])
    known = OF_KIND[key].table if key in OF_KIND else key if key in OF_TABLE else own
    table = _REFERS.get(key, known)
    found = look.rows(f"SELECT number FROM {table} WHERE id = :id", id=id_)
    return str(found[0]["number"])
