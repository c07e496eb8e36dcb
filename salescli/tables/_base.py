"""What every table shares: strict and portable storage, an id, the audit row that wrote it."""

from datetime import UTC, date, datetime
from enum import Enum as PyEnum
from functools import cache
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapper
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import AutoString, Field, SQLModel
from sqlmodel._compat import SQLModelConfig
from sqlmodel.sql.sqltypes import UTCDateTime

# Named as SQLite's own rebuilds would name them, so that frozen and modelled DDL compare.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Minor = Annotated[int, "whole minor units of the company's currency"]
Thousandths = Annotated[int, "a quantity in thousandths"]
BasisPoints = Annotated[int, "a rate in ten-thousandths"]

_WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")

EXPLICIT = {"lazy": "raise"}
"""A relationship is fetched where it is asked for, never behind the reader's back."""


_PLAIN = frozenset({str, int})


def stored(value: object) -> str | int | None:
    """Return a value as the database holds it; instants in UTC with microseconds."""
    # By far the most, and a subclass of theirs would be an enum.
    if value is None or type(value) in _PLAIN:
        return value  # type: ignore[return-value]
    if isinstance(value, PyEnum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int):
        return value
    raise TypeError(value)


class AsText(TypeDecorator[Any]):
    """A date, an instant or an enum, kept as text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002, ANN401
        """Write the stored form."""
        return value if isinstance(value, str) else stored(value)  # type: ignore[return-value]

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002, ANN401
        """Read the stored form."""
        if value is None:
            return None
        if issubclass(self.kind, PyEnum):
            return self.kind(value)
        return self.kind.fromisoformat(value)  # type: ignore[attr-defined]


class Flag(TypeDecorator[bool]):
    """A yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002, ANN401
        """Write the stored form."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ARG002, ANN401
        """Read the stored form."""
        return None if value is None else bool(value)


_STORED: tuple[tuple[Any, TypeEngine[Any]], ...] = (
    ((AsText, DateTime, UTCDateTime), AsText(datetime)),
    (Date, AsText(date)),
    (Integer, _WHOLE),
    ((String, AutoString), Text()),
)
"""What a model says to what is stored; enums and flags bring their CHECK along."""


def _listed(table: Table, column: Column[Any], values: list[str | int]) -> None:
    words = ", ".join(f"'{v}'" if isinstance(v, str) else str(v) for v in values)
    table.append_constraint(CheckConstraint(f"{column.name} IN ({words})", name=column.name))


def _portable(table: Table, column: Column[Any]) -> TypeEngine[Any]:
    kind = column.type
    if isinstance(kind, Enum) and kind.enum_class is not None:
        _listed(table, column, [str(e.value) for e in kind.enum_class])
        return AsText(kind.enum_class)
    if isinstance(kind, Boolean):
        _listed(table, column, [0, 1])
        return Flag()
    for plain, stored_as in _STORED:
        if isinstance(kind, plain):
            return stored_as
    raise TypeError(column)


@event.listens_for(Table, "after_parent_attach")
def _strict(table: Table, metadata: MetaData) -> None:
    """Give every column a type that STRICT tables and PostgreSQL both take."""
    if metadata is not SQLModel.metadata:
        return
    table.dialect_options["sqlite"]["strict"] = True
    for column in table.c:
        column.type = _portable(table, column)
    if "written" in table.c:
        seal = ForeignKey("audit.seq", deferrable=True, initially="DEFERRED")
        table.c.written.append_foreign_key(seal)


class Record(SQLModel):
    """A row: assignments are validated, unknown words refused, its audit row known."""

    model_config = SQLModelConfig(validate_assignment=True)

    id: int | None = Field(default=None, primary_key=True)
    # Indexed: an audit row looks for the rows that wait for it, in every table.
    written: int = Field(default=0, index=True)

    def __init__(self, **values: Any) -> None:  # noqa: ANN401
        cls = type(self)
        related = {name: values.pop(name) for name in _relationships(cls) & values.keys()}
        if unknown := values.keys() - cls.model_fields.keys():
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
        # All columns at once: SQLModel would validate each as an assignment of its own.
        mapped = self.__dict__.copy()
        cls.__pydantic_validator__.validate_python(values, self_instance=self)
        self.__dict__.update(mapped)
        for name, value in related.items():
            setattr(self, name, value)

    @property
    def key(self) -> int:
        """Return the id of a row that has been written."""
        if self.id is None:
            raise ValueError(f"{type(self).__name__} has not been written yet")
        return self.id


@compiles(CreateIndex, "postgresql")
def _partial(create: CreateIndex, compiler: DDLCompiler, **options: Any) -> str:  # noqa: ANN401
    # Said here, not in the table: for the option itself the dialect would be loaded at every write.
    options_of = create.element.dialect_options
    options_of["postgresql"]["where"] = options_of["sqlite"]["where"]
    made: str = compiler.visit_create_index(create, **options)  # type: ignore[no-untyped-call]
    return made


@cache
def _relationships(table: type[Record]) -> frozenset[str]:
    return frozenset(table.__sqlmodel_relationships__)


_BOUNDS = (("ge", ">="), ("gt", ">"), ("le", "<="), ("lt", "<"))


@event.listens_for(Mapper, "instrument_class")
def _bounded(mapper: Mapper[Any], cls: type) -> None:
    """Make every bound of a field a named CHECK too: loading and bulk updates do not validate."""
    table = mapper.local_table
    if not (isinstance(table, Table) and issubclass(cls, Record)):
        return
    for name, field in cls.model_fields.items():
        for bound in field.metadata:
            for word, sign in _BOUNDS:
                if (limit := getattr(bound, word, None)) is not None:
                    rule = f"{name} {sign} {limit}"
                    table.append_constraint(CheckConstraint(rule, name=f"{name}_{word}"))


class Imported(SQLModel):
    """Where an importable row came from: doing it twice changes nothing (design.md 1.11)."""

    source: str | None = None
    source_key: str | None = None
