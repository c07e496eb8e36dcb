"""Every section of every form and list: its SELECT, its labels, its headings."""

import pkgutil
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from importlib import import_module
from types import ModuleType

import pytest

from salescli import lists, reports
from salescli.db import file
from salescli.lists._browse import Browse
from salescli.reports import waiting
from salescli.reports._report import Report
from salescli.reports._section import Section
from salescli.services.register import setup
from salescli.text import Text

NOTHING: defaultdict[str, None] = defaultdict(lambda: None)
"""Every parameter a statement can name, each missing."""


def _modules() -> Iterator[ModuleType]:
    for package in (reports, lists):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(found.name)


def _sections(module: ModuleType) -> Iterator[Section]:
    for value in vars(module).values():
        if isinstance(value, Section):
            yield value
        elif isinstance(value, Report):
            yield from value.sections
        elif isinstance(value, Browse):
            yield from (value.overview, *value.entry, value.steps)
        elif value is waiting.TURNS:
            yield from (turn.section for turn in waiting.TURNS)


SECTIONS = {
    id(section): pytest.param(
        section, id=f"{module.__name__.removeprefix('salescli.')}:{section.key}"
    )
    for module in _modules()
    for section in _sections(module)
}
"""Each once, however many modules name it."""

each_section = pytest.mark.parametrize("section", SECTIONS.values())


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sections") / "sales.db"
    setup.create(
        path,
        {"company": "한빛농자재", "currency": "KRW", "zone": "Asia/Seoul"},
        today=date(2026, 11, 20),
        clock=lambda: datetime(2026, 11, 20, 3, 0, tzinfo=UTC),
        mark="test",
    )
    with closing(file.reader(path)) as opened:
        yield opened


def test_the_forms_and_the_lists_are_all_found() -> None:
    named = {param.id for param in SECTIONS.values()}

    assert len(named) == len(SECTIONS)
    for form in reports.names():
        for section in reports.load(form).sections:
            assert id(section) in SECTIONS
    for noun in ("staff", "customer", "product", "target", "setting", "calendar", "contract"):
        assert any(str(name).startswith(f"lists.{noun}:") for name in named)


@each_section
def test_a_select_runs_on_the_real_schema(section: Section, connection: sqlite3.Connection) -> None:
    assert connection.execute(f"EXPLAIN {section.sql}", NOTHING).fetchall()


@each_section
def test_a_select_gives_the_labels_that_the_columns_need(
    section: Section, connection: sqlite3.Connection
) -> None:
    given = [column[0] for column in connection.execute(section.sql, NOTHING).description]

    assert len(set(given)) == len(given)
    assert len(set(section.labels)) == len(section.labels)
    assert set(given) == set(section.labels)


@each_section
def test_a_select_is_portable(section: Section) -> None:
    """No date arithmetic and nothing that only one of the two engines knows (design.md 1.1)."""
    words = set(re.findall(r"[A-Z_]+", section.sql.upper()))

    assert not words & {"IFNULL", "STRFTIME", "JULIANDAY", "DATE", "DATETIME", "TOTAL_CHANGES"}
    assert not words & {"JSON_EACH", "JSON_EXTRACT", "GROUP_CONCAT", "GLOB", "ROWID", "PRINTF"}


@each_section
def test_a_select_stays_within_the_scope_or_is_public(section: Section) -> None:
    """It asks for :scope itself, or is of a document that was found within it."""
    named = set(re.findall(r":([a-z_]+)", section.sql))

    assert section.public is not bool(named & {"scope", section.of})


@each_section
def test_every_heading_stands_in_three_languages(section: Section) -> None:
    worded = [word for column in section.columns for word in (column.words or {}).values()]
    headings = [section.title, *(column.heading for column in section.columns), *worded]
    if section.chart_title:
        headings.append(section.chart_title)

    for heading in headings:
        assert isinstance(heading, Text)
        assert all(phrase.strip() == phrase != "" for phrase in heading)


@each_section
def test_the_keys_of_a_section_are_unique(section: Section) -> None:
    keys = [column.key for column in section.columns]

    assert len(set(keys)) == len(keys)
    assert all(key.isidentifier() and key == key.lower() for key in keys)


@pytest.mark.parametrize("form", reports.names())
def test_the_sections_of_a_form_have_keys_of_their_own(form: str) -> None:
    keys = [section.key for section in reports.load(form).sections]

    assert len(set(keys)) == len(keys)
