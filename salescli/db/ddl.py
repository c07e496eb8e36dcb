"""The DDL that the models say: to be frozen as a migration, and compared with one by structure."""

from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from salescli import models


def statements() -> Iterator[str]:
    """Write every table and index of the models, parents first."""
    models.everything()
    dialect = sqlite.dialect()
    for table in SQLModel.metadata.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))


def _tidy(statement: str) -> str:
    lines = (line.strip() for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)
