"""Where a word stands: in all registers and documents, as far as who looks may see them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import ModuleInfo, iter_modules
from typing import TYPE_CHECKING, TypeAlias

from salescli import alike, lists
from salescli.lists._browse import Browse, laid_out
from salescli.lists._entries import Register
from salescli.lists._select import labels
from salescli.policy import names, numbers, stated
from salescli.policy.documents import OF_KIND
from salescli.render.sheet import Cell, Kind, changed
from salescli.reports._columns import NUMBER, STATE
from salescli.reports._section import Column, Section
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

Found: TypeAlias = tuple[Cell, ...]

_REGISTERS = ("customer", "employee", "product")
_WRITTEN = frozenset((Kind.TEXT, Kind.CODE, Kind.ENTRY))
"""What can be looked up by a piece of it."""
_CALLED = ("name", "customer_name", "subject", "person_name", "holder_name", "salesperson_name")
"""What something is told by: the first of it that it has."""
_KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"))
_DAY = 3
"""The place of the day in a row."""


@cache
def _section() -> Section:
    """Declare what is listed: of every kind there is a statement of its own."""
    return Section(
        key="found",
        title=Text("Found", "찾은 결과", "查找结果"),
        columns=(
            *(_KIND, NUMBER),
            Column("called", Kind.TEXT, Text("Name or customer", "이름·고객", "名称或客户")),
            Column("day", Kind.DATE, Text("Day", "일자", "日期")),
            STATE,
            Column("command", Kind.CODE, Text("Shown by", "조회 명령", "查看命令")),
        ),
        sql="",
        totals=False,
        main="number called command kind state day",
    )


def listed(look: "Look", word: str) -> "Sheet":
    """List all that a word stands in, registers first, then what is newest.

    Names that are only like it are looked for where it stands nowhere.
    """
    asked = names.asked(word, "text")
    rows = _rows(look, asked, {table: _named(look, table, asked) for table in _REGISTERS})
    if not rows:
        near = {table: _near(look, table, asked) for table in _REGISTERS}
        rows = _rows(look, asked, near) if any(near.values()) else []
    sheet = laid_out(look, "found", _section().lay_out([], spoken()))
    return changed(sheet, blocks=(sheet.blocks[0]._replace(rows=tuple(rows)),))


def _named(look: "Look", table: str, word: str) -> list[str]:
    return alike.holding(look, table, word, today=look.today, scope=look.territory)


def _near(look: "Look", table: str, word: str) -> list[str]:
    near = alike.candidates(look, table, word, today=look.today, scope=look.territory)
    return [one.code for one in near]


def _rows(look: "Look", word: str, codes: Mapping[str, list[str]]) -> list[Found]:
    """Look through every declaration for a word, and for entries of registers by their codes."""
    registers, documents = list[Found](), list[Found]()
    for browse in browses():
        kept = registers if isinstance(browse, Register) else documents
        kept.extend(_found(look, browse, word, codes))
    return [*registers, *sorted(documents, key=lambda row: str(row[_DAY] or ""), reverse=True)]


@cache
def browses() -> tuple[Browse, ...]:
    """Return every declaration of what is browsed, registers first."""
    modules = (import_module(f"{lists.__name__}.{found.name}") for found in _modules())
    every = {id(one): one for m in modules for one in vars(m).values() if isinstance(one, Browse)}
    return tuple(sorted(every.values(), key=lambda one: not isinstance(one, Register)))


def _modules() -> Iterator[ModuleInfo]:
    return (found for found in iter_modules(lists.__path__) if not found.name.startswith("_"))


def _found(
    look: "Look", browse: Browse, word: str, codes: Mapping[str, list[str]]
) -> Sequence[Found]:
    kind = OF_KIND.get(browse.noun)
    _kind, whole = numbers.any_of(OF_KIND, word, look.today)
    rows = look.rows(
        statement(browse, look.most),
        word=word,
        piece=_piece(word),
        whole=_piece(whole),
        scope=look.territory,
        today=look.today.isoformat(),
        **{table: json.dumps(found) for table, found in codes.items()},
    )
    noun = kind.handled_by if kind else browse.noun
    told = [{**row, "command": f"salescli {noun} show {row['number']}"} for row in rows]
    words = {_KIND.key: {browse.noun: browse.entry[0].title}, STATE.key: stated.states(browse.noun)}
    columns = tuple(c._replace(words=words.get(c.key)) for c in _section().columns)
    return _section()._replace(columns=columns).lay_out(told, spoken()).rows


def _piece(word: str) -> str:
    """Return what LIKE finds a word by, wherever it stands, with or without spaces."""
    plain = re.sub(r"([%_!])", r"!\1", word.replace(" ", ""))
    return f"%{plain}%"


def statement(browse: Browse, most: int | None = None) -> str:
    """Select what of a kind a word stands in, the newest first."""
    every = [c for c in (*browse.columns, *browse.last, *browse.beside) if c.labels]
    columns = [c for c in every if c.kind in {*_WRITTEN, Kind.DATE} or c.key == STATE.key]
    known = {label for column in columns for label in column.labels}
    written = [label for c in columns if c.kind in _WRITTEN for label in c.labels]
    pieces = " || ' ' || ".join(f"COALESCE({label}, '')" for label in written)
    called = [label for label in _CALLED if label in known]
    day = next((c.key for c in columns if c.kind is Kind.DATE), "NULL")
    number = NUMBER.key if NUMBER.key in known else "code"
    also = "".join(f" OR {kind} = :word" for kind, _column in browse.also if kind in known)
    entries = "".join(
        f" OR {c.key} IN (SELECT value FROM json_each(:{_register(c.key)}))"
        for c in columns
        if c.kind is Kind.ENTRY
    )
    own = f" OR code IN (SELECT value FROM json_each(:{browse.table}))" if number == "code" else ""
    return f"""
        SELECT '{browse.noun}' AS kind, {number} AS number,
               COALESCE({", ".join(("NULL", *called, "NULL"))}) AS called, {day} AS day,
               {STATE.key if STATE.key in known else "NULL"} AS state
        FROM (
            SELECT {labels(browse.alias or browse.table, columns, **browse.said)},
                   {browse.table}.id AS place
            {browse.rows} {browse.joined}
            WHERE {browse.territory}
        ) AS every
        WHERE {number} = :word{also}{own}{entries}
           OR REPLACE({pieces}, ' ', '') LIKE :piece ESCAPE '!'
           OR ({pieces}) LIKE :whole ESCAPE '!'
        ORDER BY place DESC
        {"" if most is None else f"LIMIT {most + 1:d}"}
    """


def _register(key: str) -> str:
    return key if key in _REGISTERS else "employee"
