"""What a kind of book and its fields are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from salescli.books.located import Value
from salescli.text import Text


class Type(Enum):
    """What a field holds, and so how its cells are read."""

    CODE = auto()
    TEXT = auto()
    MONEY = auto()
    QUANTITY = auto()
    DATE = auto()
    RATE = auto()
    INTEGER = auto()
    FLAG = auto()
    CHOICE = auto()
    CUSTOMER = auto()
    STAFF = auto()
    PRODUCT = auto()


@dataclass(frozen=True, kw_only=True)
class Field:
    """One of our fields: its key, what it holds, its heading, and what is refused in it."""

    key: str
    type: Type
    heading: Text
    example: Text | str
    required: bool = False
    default: Value = None
    choices: Mapping[str, Text] = field(default_factory=dict)
    spaced: bool = False
    """Whether people write spaces in it that mean nothing."""
    several: bool = False
    """Whether a cell may name several choices."""
    least: int = 0
    happened: bool = False
    apart: bool = False
    """Whether each line of a flat book has its own, and none where its cell is empty."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A register, or a document with lines, that a company kept in books."""

    name: str
    title: Text
    key: str
    fields: tuple[Field, ...]
    lines: tuple[Field, ...] = ()
    orders: tuple[tuple[str, str], ...] = ()

    @property
    def every(self) -> tuple[Field, ...]:
        """Return the fields of the document and of its lines."""
        return self.fields + self.lines
