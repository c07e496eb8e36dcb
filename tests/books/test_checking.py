"""A register is checked whole: typed records, and every fault with its place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from salescli.books.kinds import CUSTOMERS, PRODUCTS, STAFF
from salescli.books.located import Fault, Form, Record
from salescli.books.mapping import Mapping
from tests.books._whole import Whole

Write = Callable[..., Path]
Check = Callable[..., Whole]
Load = Callable[..., Mapping]

PRODUCT = ("[fields]", 'code = "c"', 'name = "n"', 'unit = "u"', 'price = "p"')


def test_a_register_becomes_typed_records(write: Write, check: Check) -> None:
    path = write("p.csv", "code,name,unit,price,discount_limit", 'P1,펌프,개,"１,０００원",12.5%')

    book = check(path, PRODUCTS, digits=0)

    assert (book.kind, book.source, book.faults) == ("products", "book", [])
    assert book.records == [
        Record(
            "P1",
            "p.csv",
            2,
            {
                "code": "P1",
                "name": "펌프",
                "spec": None,
                "unit": "개",
                "category": None,
                "price": 1000,
                "discount_limit": 1250,
                "discontinued": False,
                "key_product": False,
                "tax_kind": None,
            },
        )
    ]


def test_every_fault_is_told_with_its_place(write: Write, check: Check) -> None:
    path = write("p.csv", "code,name,unit,price", "P1,,개,free", "P 2,Pump,개,1", "P3,Pump,개,1,2")

    book = check(path, PRODUCTS)

    assert [fault[:4] for fault in book.faults] == [
        ("p.csv", 2, "name", ""),
        ("p.csv", 2, "price", "free"),
        ("p.csv", 3, "code", "P 2"),
        ("p.csv", 4, "", ""),
    ]
    assert book.faults[0].reason == "it is empty and must be given"
    assert book.records == []
    assert [row.number for row in book.rejected] == [2, 3, 4]


def test_a_value_that_is_wrong_in_many_rows_is_told_for_each(write: Write, check: Check) -> None:
    path = write("p.csv", "code,name,unit,price", *(f"P{n},Pump,개,x" for n in range(3)))

    assert [fault.row for fault in check(path, PRODUCTS).faults] == [2, 3, 4]


def test_a_code_that_stands_twice_is_a_fault(write: Write, check: Check) -> None:
    path = write("p.csv", "code,name,unit,price", "P1,a,개,1", "P2,b,개,1", "Ｐ1,c,개,1")

    book = check(path, PRODUCTS)

    assert book.faults == [Fault("p.csv", 4, "code", "Ｐ1", "it stands already in row 2")]
    assert [record.source_key for record in book.records] == ["P1", "P2"]


def test_an_end_before_its_start_is_a_fault(write: Write, check: Check) -> None:
    path = write("s.csv", "code,name,role,hired_on,ended_on", "kim,Kim,SALES,2024-03-04,2024-03-03")

    assert check(path, STAFF).faults == [
        Fault("s.csv", 2, "ended_on", "2024-03-03", "it is before hired_on, 2024-03-04")
    ]


def test_a_book_without_rows_has_no_records_and_no_faults(write: Write, check: Check) -> None:
    book = check(write("p.csv", "code,name,unit,price"), PRODUCTS)

    assert (book.records, book.faults) == ([], [])


def test_columns_that_nothing_reads_are_named(write: Write, check: Check) -> None:
    book = check(write("p.csv", "code,name,unit,price,colour", "P1,a,개,1,red"), PRODUCTS)

    assert book.unread == ("column 'colour' of p.csv",)


def test_the_encoding_of_a_mapping_is_used_and_an_option_outweighs_it(
    write: Write, check: Check, mapped: Load
) -> None:
    how = mapped("products", 'encoding = "cp949"', *PRODUCT)
    path = write("p.csv", "c,n,u,p", "1,펌프,개,1", encoding="cp949")

    assert check(path, how).records[0].values["name"] == "펌프"

    path = write("p.csv", "c,n,u,p", "1,펌프,개,1")

    assert check(path, how, form=Form(encoding="utf-8")).records[0].values["name"] == "펌프"


def test_a_workbook_is_read_with_its_dates_numbers_and_sheets(sheet: Write, check: Check) -> None:
    path = sheet(
        [
            ["코드", "이름", "직무", "입사일", "전화"],
            [1, "김민지", "영업사원", date(2024, 3, 4), "010"],
            [2, "박지호", "재무부", 45355, "#N/A"],
        ]
    )

    book = check(path, STAFF)

    assert book.records[0].values["hired_on"] == date(2024, 3, 4)
    assert [fault[:4] for fault in book.faults] == [("Sheet", 3, "전화", "#N/A")]


def test_customers_are_read_with_their_terms(write: Write, check: Check) -> None:
    path = write(
        "c.csv",
        "code,name,kind,region,payment_days,discount_limit,salesperson",
        "A1,한솔상사,대리점,서울,30,10%,kim",
    )

    values = check(path, CUSTOMERS).records[0].values

    assert (values["kind"], values["payment_days"], values["discount_limit"]) == (
        "dealer",
        30,
        1000,
    )
    assert values["salesperson"] == "kim"
