"""The forms that are there: titles, sections and columns, from their declarations."""

from salescli import reports
from salescli.reports._report import Report
from salescli.reports._section import Column, Section
from tools._markdown import code, table

ALL = tuple(f"F{number}" for number in range(1, 13))
"""The twelve forms of the regulation (R16)."""


def listed() -> str:
    """Write the forms with their titles in three languages."""
    return table(
        ("Form", "For", "English", "한국어", "中文"),
        ((f"`{r.form}`", f"a {r.grain}", *r.title) for r in _reports()),
    )


def columns() -> str:
    """Write every section of every form, column by column."""
    return "\n".join(
        f"## {report.form} {report.title.en}\n\n"
        f"{report.title.ko} · {report.title.zh}. One {report.grain}"
        + (", with `--as-of`" if report.dated else "")
        + ".\n\n"
        + "\n".join(_section(section) for section in report.sections)
        for report in _reports()
    )


def absent() -> str:
    """Name the forms that this version does not have, as code."""
    there = reports.names()
    return code(form for form in ALL if form not in there)


def _reports() -> list[Report]:
    return [reports.load(name) for name in reports.names()]


def _section(section: Section) -> str:
    rows = (
        (code(_keys(column)), column.kind.name.lower(), *column.heading, _total(section, column))
        for column in section.columns
    )
    title = f"### `{section.key}`: {section.title.en} · {section.title.ko} · {section.title.zh}"
    return f"{title}\n\n" + table(("Key", "Kind", "English", "한국어", "中文", "Total"), rows)


def _keys(column: Column) -> tuple[str, ...]:
    return column.labels or (column.key,)


def _total(section: Section, column: Column) -> str:
    if not section.totals:
        return ""
    if column.rate:
        return f"{column.rate.sum(column.rate.over)} ÷ {column.rate.sum(column.rate.under)}"
    return {"none": ""}.get(column.totalled.value, column.totalled.value)
