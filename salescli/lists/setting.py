"""Lists of settings: what holds today, and what one has been."""

from typing import TYPE_CHECKING, Any

from salescli.errors import UnknownError
from salescli.lists._browse import filtered, laid_out
from salescli.lists._columns import BY, VERSION
from salescli.lists._entries import VALID_FROM, versions
from salescli.policy.settings import SETTINGS, Setting
from salescli.render.sheet import Kind, changed
from salescli.reports._section import Column, Row, Section
from salescli.text import Text, _, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_NOTE = Column("note", Kind.TEXT, Text("Note", "비고", "备注"))
_VALUE = Column("value", Kind.TEXT, Text("Value", "값", "值"))


def _of(row: Row) -> Setting:
    return SETTINGS[row["key"]]


LIST = Section(
    key="settings",
    title=Text("Settings", "설정", "设置"),
    columns=(
        Column("key", Kind.CODE, Text("Key", "설정 항목", "设置项")),
        _VALUE,
        Column(
            "default",
            Kind.FLAG,
            Text("Default", "기본값", "默认值"),
            derive=lambda row: row["since"] is None,
        ),
        Column("since", Kind.DATE, Text("Since", "적용일", "生效日期")),
        Column(
            "purpose",
            Kind.TEXT,
            Text("What for", "용도", "用途"),
            derive=lambda row: _(_of(row).line),
        ),
        Column(
            "fixed",
            Kind.FLAG,
            Text("Fixed", "변경 불가", "不可更改"),
            derive=lambda row: _of(row).fixed,
        ),
    ),
    totals=False,
    sql="""
        SELECT setting.key_ AS key, setting.value AS value, setting.valid_from AS since
        FROM setting
        WHERE setting.valid_from <= :today
          AND NOT EXISTS (
              SELECT 1 FROM setting AS later
              WHERE later.key_ = setting.key_ AND later.valid_from <= :today
                AND (later.valid_from > setting.valid_from
                     OR (later.valid_from = setting.valid_from
                         AND later.version > setting.version))
          )
        ORDER BY setting.key_
    """,
    public=True,  # the rules of the company are everybody's
)
"""What was set; a setting that never was has the default of the program."""

VERSIONS = versions(
    "history",
    Text("A setting over time", "설정 이력", "设置经过"),
    "setting",
    (VALID_FROM, VERSION, _VALUE, BY, _NOTE),
    """
        FROM setting LEFT JOIN employee ON employee.id = setting.author_id
        WHERE setting.key_ = :key
        ORDER BY setting.valid_from, setting.version
    """,
    by="employee",
)._replace(public=True)


def listed(look: "Look") -> "Sheet":
    """List every setting with its value of today."""
    held = {row["key"]: row for row in look.rows(LIST.sql, today=look.today.isoformat())}
    rows: list[Any] = [held.get(key) or _never_set(setting) for key, setting in SETTINGS.items()]
    return laid_out(look, "settings", LIST.lay_out(rows, spoken()))


def _never_set(setting: Setting) -> Row:
    return {"key": setting.key, "value": setting.default, "since": None}


def shown(look: "Look", word: str) -> "Sheet":
    """Show a setting with every value it was given; raise UnknownError for what is none."""
    versions = history(look, word)
    block = listed(look).blocks[0]
    one = tuple(row for row in block.rows if row[0] == word)
    entry = changed(block, key="entry", rows=one)
    return changed(versions, code="setting", title=block.title, blocks=(entry, *versions.blocks))


def history(look: "Look", word: str) -> "Sheet":
    """Show every value a setting was given; raise UnknownError for what is none."""
    if word not in SETTINGS:
        raise UnknownError("setting", word)
    return filtered(look, VERSIONS, key=word)
