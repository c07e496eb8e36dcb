"""Whatever typed records are written as a CSV file are read back equal."""

import csv
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.books import mapping
from salescli.books.fields import Field, Kind, Type
from salescli.books.kinds import CONTRACTS, KINDS
from salescli.books.located import Value
from salescli.text import decimal
from tests.books._whole import Whole, read

TODAY = date(2026, 11, 20)
Written = tuple[dict[str, Value], list[dict[str, Value]]]

REGISTERS = [kind for kind in KINDS.values() if not kind.lines]

WORDS = st.text("aZ09,;\"'=+-@%#&/()éß한글漢字１ ", min_size=1, max_size=12)
TEXTS = WORDS.map(lambda text: " ".join(text.split())).filter(
    # Reading takes an apostrophe off that stands against a formula.
    lambda text: bool(text) and not text.startswith(("'=", "'+", "'-", "'@"))
)
WHOLE = st.integers(0, 10**9)
VALUES = {
    Type.CODE: st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True),
    Type.TEXT: TEXTS,
    Type.CUSTOMER: TEXTS,
    Type.STAFF: TEXTS,
    Type.PRODUCT: TEXTS,
    Type.MONEY: WHOLE,
    Type.QUANTITY: WHOLE.map(lambda units: units + 1),
    Type.INTEGER: WHOLE,
    Type.RATE: st.integers(0, 10_000),
    Type.DATE: st.dates(date(1900, 1, 1), TODAY),
    Type.FLAG: st.booleans(),
}


def values(field: Field) -> st.SearchStrategy[Value]:
    known = st.sampled_from(sorted(field.choices)) if field.type is Type.CHOICE else None
    given = VALUES[field.type] if known is None else known
    return given if field.required or field.default is not None else st.none() | given


def records(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({field.key: values(field) for field in fields})


def in_order(kind: Kind, record: dict[str, Value]) -> bool:
    pairs = ((record[first], record[then]) for first, then in kind.orders)
    return all(first is None or then is None or first <= then for first, then in pairs)


def cell(field: Field, value: Value) -> str:
    if value is None:
        return ""
    written = {
        Type.MONEY: lambda units: decimal(units, 2),
        Type.QUANTITY: lambda units: decimal(units, 3) + "0",  # 1.000 might be one thousand
        Type.RATE: lambda units: f"{decimal(units, 2, trim=True)}%",
        Type.FLAG: lambda flag: str(int(flag)),
    }
    return written.get(field.type, str)(value)


def read_back(path: Path, how: Kind | mapping.Mapping) -> Whole:
    return read(path, how, digits=2, today=TODAY)


def written(path: Path, fields: tuple[Field, ...], rows: list[dict[str, Value]], sign: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=sign)
        out.writerow([field.key for field in fields])
        out.writerows([cell(field, row[field.key]) for field in fields] for row in rows)


@pytest.mark.parametrize("kind", REGISTERS, ids=lambda kind: kind.name)
@given(data=st.data())
def test_a_register_that_was_written_is_read_back_equal(kind: Kind, data: st.DataObject) -> None:
    entries = data.draw(
        st.lists(
            records(kind.fields).filter(lambda record: in_order(kind, record)),
            unique_by=lambda record: record[kind.key],
            max_size=5,
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.csv"
        written(path, kind.fields, entries, data.draw(st.sampled_from(",;\t")))
        book = read_back(path, kind)

    assert book.faults == []
    assert [record.values for record in book.records] == entries


@given(
    st.lists(
        st.tuples(
            records(CONTRACTS.fields).filter(lambda record: in_order(CONTRACTS, record)),
            st.lists(records(CONTRACTS.lines), min_size=1, max_size=3),
        ),
        unique_by=lambda contract: contract[0]["number"],
        max_size=4,
    )
)
def test_contracts_that_were_written_flat_are_read_back_equal(contracts: list[Written]) -> None:
    rows = [header | line for header, lines in contracts for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.csv"
        written(path, CONTRACTS.every, rows, ",")
        book = read_back(path, CONTRACTS)

    assert book.faults == []
    found = [(r.values, [lines_own(line.values) for line in r.lines]) for r in book.records]
    assert found == contracts


def lines_own(values: dict[str, Value]) -> dict[str, Value]:
    """Leave out what a line of a flat book has beside its own fields: the day on which it left."""
    return {key: value for key, value in values.items() if key != "dispatched_on"}
