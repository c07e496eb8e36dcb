"""Reading a mapping: which of their columns is which of our fields."""

import dataclasses
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Mappings
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from salescli import files
from salescli.books.fields import Field, Kind, Type
from salescli.books.joined import pieces
from salescli.books.kinds import KINDS
from salescli.books.located import NATURAL, Form
from salescli.errors import DataError
from salescli.text import _

UNITS = ("share", "percent")


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """A further file of the same folder in which a value is looked up."""

    file: str
    key: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a field comes from: columns, a template of columns, or a constant; and how."""

    columns: tuple[str, ...] = ()
    template: str | None = None
    constant: str | int | float | date | None = None
    lookup: Lookup | None = None
    values: Mappings[str, str] = dataclasses.field(default_factory=dict)
    otherwise: str | None = None
    unit: str | None = None
    date_format: str | None = None

    @property
    def place(self) -> str:
        """Return their columns, as a fault names them."""
        return ", ".join(self.columns)


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Where the lines of a document stand, and what joins them to it."""

    fields: Mappings[str, Source]
    file: str | None = None
    sheet: str | None = None
    key: str | None = None
    parent: str | None = None
    line: str | None = None

    @property
    def apart(self) -> bool:
        """Say whether the lines stand in a file or sheet of their own."""
        return self.file is not None or self.sheet is not None


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """How the books of one source are read into one kind."""

    kind: Kind
    source: str
    fields: Mappings[str, Source]
    lines: Lines | None = None
    form: Form = NATURAL
    decimal: str | None = None
    """What stands before decimals: a point or a comma."""


def load(path: Path, kind: str) -> Mapping:
    """Read a mapping file; DataError with all that is wrong and what there is."""
    try:
        found = tomllib.loads(files.taken(path).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(
            _("the mapping {path} is not TOML: {error}").format(path=path, error=error)
        ) from None
    reader = _Reader()
    mapping = reader.mapping(found, KINDS[kind])
    if reader.wrong:
        raise DataError(
            _("the mapping {path} does not fit: {wrong}").format(
                path=path, wrong="; ".join(reader.wrong)
            )
        )
    return mapping


DECIMALS = (".", ",")
_WORDS = (
    *("kind", "source", "encoding", "sheet", "delimiter", "heading_row", "decimal"),
    *("fields", "lines"),
)
_LINE_WORDS = ("file", "sheet", "key", "parent", "line", "fields")
_COLUMN_WORDS = ("column", "otherwise_column", "template", "constant")
_HOW_WORDS = ("values", "otherwise", "file", "key", "value", "as", "date_format")


class _Reader:
    """Takes the tables of a mapping apart and remembers everything that is wrong."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def mapping(self, found: dict[str, object], kind: Kind) -> Mapping:
        self._known("", found, _WORDS)
        if found.get("kind") != kind.name:
            self._say(
                _("kind is {found!r} and must be {kind!r}").format(
                    found=found.get("kind", ""), kind=kind.name
                )
            )
        fields = self._fields("fields", found.get("fields"), kind.fields)
        lines = self._lines(found, kind)
        if lines and lines.key and kind.key not in fields:
            fields[kind.key] = Source(columns=(lines.key,))
        self._complete("fields", fields, kind.fields)
        delimiter = self._text("", found, "delimiter")
        if delimiter and len(delimiter) != 1:
            self._say(_('delimiter must be one character, like ";" or "\\t"'))
        decimal = self._text("", found, "decimal")
        if decimal not in {None, *DECIMALS}:
            self._say(_('decimal must be "." or ","'))
        return Mapping(
            kind=kind,
            source=self._text("", found, "source") or self._missing("source"),
            fields=fields,
            lines=lines,
            decimal=decimal,
            form=Form(
                self._text("", found, "encoding"),
                self._text("", found, "sheet"),
                delimiter,
                self._heading_row(found),
            ),
        )

    def _lines(self, found: dict[str, object], kind: Kind) -> Lines | None:
        if not kind.lines:
            if "lines" in found:
                self._say(_("{kind} have no lines").format(kind=kind.name))
            return None
        table = self._table("lines", found.get("lines", {}))
        self._known("lines.", table, _LINE_WORDS)
        fields = self._fields("lines.fields", table.get("fields"), kind.lines)
        self._complete("lines.fields", fields, kind.lines)
        words = {word: self._text("lines.", table, word) for word in _LINE_WORDS[:-1]}
        lines = Lines(fields=fields, **words)
        if lines.apart:
            for word in ("key", "parent"):
                if not words[word]:
                    self._missing(f"lines.{word}")
        self._same_folder("lines.file", lines.file)
        return lines

    def _fields(self, where: str, found: object, fields: tuple[Field, ...]) -> dict[str, Source]:
        table = self._table(where, found or {})
        known = {field.key: field for field in fields}
        self._known(f"{where}.", table, known)
        return {
            key: self._source(f"{where}.{key}", table[key], field)
            for key, field in known.items()
            if key in table
        }

    def _source(self, where: str, found: object, field: Field) -> Source:
        if isinstance(found, str):
            return Source(columns=(found,))
        table = self._table(where, found)
        self._known(f"{where}.", table, _COLUMN_WORDS + _HOW_WORDS)
        origin = [word for word in ("column", "template", "constant") if word in table]
        if len(origin) != 1:
            self._say(_("{where} needs one of column, template, constant").format(where=where))
        unit = self._text(f"{where}.", table, "as")
        if unit and (unit not in UNITS or field.type is not Type.RATE):
            self._say(_("{where}.as is for rates: share or percent").format(where=where))
        template = self._text(f"{where}.", table, "template")
        words = (self._text(f"{where}.", table, word) for word in _COLUMN_WORDS[:2])
        columns = tuple(word for word in words if word)
        return Source(
            columns=self._columns(where, template) if template else columns,
            template=template,
            constant=self._constant(where, table.get("constant")),
            lookup=self._lookup(where, table),
            values=self._values(where, table.get("values", {})),
            otherwise=self._text(f"{where}.", table, "otherwise"),
            unit=unit,
            date_format=self._text(f"{where}.", table, "date_format"),
        )

    def _columns(self, where: str, template: str) -> tuple[str, ...]:
        try:
            columns = pieces(template).columns
        except ValueError:
            columns = ()
        if not columns:
            self._say(_('{where}.template must be like "{{first}} {{last}}"').format(where=where))
        return columns

    def _lookup(self, where: str, table: dict[str, object]) -> Lookup | None:
        words = {word: self._text(f"{where}.", table, word) for word in ("file", "key", "value")}
        given = {word: value for word, value in words.items() if value}
        if not given:
            return None
        if len(given) < len(words):
            self._say(_("{where} looks up by file, key and value together").format(where=where))
            return None
        self._same_folder(f"{where}.file", given["file"])
        return Lookup(file=given["file"], key=given["key"], value=given["value"])

    def _values(self, where: str, found: object) -> dict[str, str]:
        values = self._table(f"{where}.values", found)
        return {
            theirs: str(int(ours) if isinstance(ours, bool) else ours)
            for theirs, ours in values.items()
        }

    def _constant(self, where: str, found: object) -> str | int | float | date | None:
        if found is None or isinstance(found, (str, int, float, date)):
            return found
        self._say(_("{where}.constant must be one value").format(where=where))
        return None

    def _heading_row(self, found: dict[str, object]) -> int | None:
        row = found.get("heading_row")
        if row is None or (isinstance(row, int) and row >= 1):
            return row
        self._say(_("heading_row must be a row number from 1"))
        return None

    def _table(self, where: str, found: object) -> dict[str, object]:
        if isinstance(found, dict):
            return found
        self._say(_("{where} must be a table").format(where=where))
        return {}

    def _text(self, where: str, table: dict[str, object], word: str) -> str | None:
        found = table.get(word)
        if found is None or (isinstance(found, str) and found):
            return found
        self._say(
            _("{where}{word} must be a text in quotation marks").format(where=where, word=word)
        )
        return None

    def _known(self, where: str, table: dict[str, object], known: Iterable[str]) -> None:
        for word in table:
            if word not in known:
                self._say(
                    _("{where}{word} is unknown; there are: {known}").format(
                        where=where, word=word, known=", ".join(known)
                    )
                )

    def _complete(self, where: str, found: Mappings[str, Source], fields: Iterable[Field]) -> None:
        for field in fields:
            if field.required and field.key not in found:
                self._missing(f"{where}.{field.key}")

    def _missing(self, what: str) -> str:
        self._say(_("{what} is missing").format(what=what))
        return ""

    def _same_folder(self, where: str, file: str | None) -> None:
        if file and Path(file).name != file:
            self._say(
                _("{where} must be a file name, in the folder of the book").format(where=where)
            )

    def _say(self, wrong: str) -> None:
        self.wrong.append(wrong)
