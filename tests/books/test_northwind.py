"""The books of a real company, read by the mappings that ship with the program."""

import csv
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from salescli.books import mapping
from salescli.policy.money import worth
from tests.books._whole import Whole, read

ROOT = Path(__file__).parents[2]
BOOKS = ROOT.parent / "shared" / "northwind"
CENT = Decimal("0.01")

pytestmark = pytest.mark.skipif(
    not BOOKS.is_dir(), reason=f"the Northwind books are not part of the product: no {BOOKS}"
)


def northwind(file: str, kind: str) -> Whole:
    how = mapping.load(ROOT / "data" / "northwind" / f"{kind}.toml", kind)
    return read(BOOKS / f"{file}.csv", how, digits=2, today=date(2026, 11, 20))


@pytest.fixture(scope="module")
def contracts() -> Whole:
    return northwind("orders", "contracts")


def test_nine_employees_have_their_roles() -> None:
    staff = northwind("employees", "staff")

    assert (len(staff.records), staff.faults) == (9, [])
    assert Counter(record.values["role"] for record in staff.records) == {
        "SALES": 6,
        "MANAGER": 1,
        "CLERK": 1,
        "LEADER": 1,
    }
    assert staff.records[0].values["name"] == "Nancy Davolio"
    assert staff.records[0].values["hired_on"] == date(1992, 5, 1)


def test_91_customers_have_a_region_and_an_address() -> None:
    customers = northwind("customers", "customers")

    assert (len(customers.records), customers.faults) == (91, [])
    by_code = {record.source_key: record.values for record in customers.records}
    assert by_code["ALFKI"]["address"] == "Obere Str. 57, Berlin, 12209, Germany"
    assert by_code["BOTTM"]["address"] == "23 Tsawassen Blvd., Tsawassen, BC, T2F 8M4, Canada"
    assert by_code["ALFKI"]["region"] == "Germany"
    assert {values["kind"] for values in by_code.values()} == {"end_user"}


def test_77_products_have_a_price() -> None:
    products = northwind("products", "products")

    assert (len(products.records), products.faults) == (77, [])
    assert products.records[0].values["price"] == 1800
    assert products.records[0].values["unit"] == "pack"


def test_830_contracts_have_2155_lines(contracts: Whole) -> None:
    assert contracts.faults == []
    assert len(contracts.records) == 830
    assert sum(len(record.lines) for record in contracts.records) == 2155
    assert len({line.source_key for record in contracts.records for line in record.lines}) == 2155


def test_809_contracts_were_dispatched(contracts: Whole) -> None:
    dispatched = [record for record in contracts.records if record.values["dispatched_on"]]

    assert len(dispatched) == 809
    assert contracts.records[0].values["carrier"] == "Federal Shipping"


def test_the_lines_are_worth_what_the_books_say(contracts: Whole) -> None:
    with (BOOKS / "order_details.csv").open(encoding="utf-8", newline="") as file:
        said = sum(
            (
                Decimal(row["quantity"])
                * Decimal(row["unit_price"])
                * (1 - Decimal(row["discount"]))
            ).quantize(CENT, ROUND_HALF_UP)
            for row in csv.DictReader(file)
        )

    found = sum(
        worth(line.values["quantity"], line.values["price"], line.values["discount"])
        for record in contracts.records
        for line in record.lines
    )

    assert said == Decimal("1265793.29")
    assert Decimal(found) * CENT == said
