"""JSON, JSON lines and CSV: what scripts read."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from render_samples import F7, KRW, PACK, SMALL

from salescli import render
from salescli.render.sheet import Block, Document, Heading, Kind, changed

Printed = Callable[[Document, str], str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    def read(document: Document, format_: str) -> str:
        assert render.write(document, format_) is None
        return capsys.readouterr().out

    return read


def test_json_of_a_small_list_is_exactly_this(printed: Printed) -> None:
    assert json.loads(printed(SMALL, "json")) == {
        "form": "ageing",
        "title": "Ageing",
        "period": None,
        "scope": "department",
        "company": "Hanbit",
        "currency": "USD",
        "as_of": None,
        "sections": [
            {
                "key": "ageing",
                "title": "Ageing",
                "columns": [
                    {"key": "region", "kind": "text", "heading": "Region"},
                    {"key": "not_due", "kind": "money", "heading": "Not due"},
                    {"key": "overdue", "kind": "money", "heading": "Overdue"},
                ],
                "rows": [
                    {"region": "Seoul", "not_due": "100.00", "overdue": "25.00"},
                    {"region": "Busan", "not_due": "40.00", "overdue": "0.00"},
                ],
                "totals": {"not_due": "140.00", "overdue": "25.00"},
            }
        ],
        "audit": None,
    }


def test_json_keeps_the_order_of_its_keys_and_hangul_as_it_is(printed: Printed) -> None:
    text = printed(F7, "json")

    assert text.startswith('{\n  "form": "F7",\n  "title": "수금 주간 통계표",\n  "period": {\n')
    assert text.endswith("}\n")


def test_json_writes_each_kind_as_the_contract_says(printed: Printed) -> None:
    first, second, *_rest = json.loads(printed(F7, "json"))["sections"][0]["rows"]

    assert first == {
        "customer": "K1",
        "customer_name": "(주)가나상사",
        "contract": "C-2026-0001",
        "state": "signed",
        "signed_on": "2026-11-16",
        "quantity": "2.5",
        "collected": "1265.79",
        "due": "1500.00",
        "collection_rate": "0.8439",
        "visits": 1200,
        "days_overdue": 12,
        "special": True,
        "note": "a|b",
    }
    assert second["collected"] == "-500.00"
    assert second["quantity"] == "3"
    assert second["special"] is False
    assert second["state"] is second["collection_rate"] is second["note"] is None


def test_json_totals_hold_every_figure_and_null_where_there_is_no_total(printed: Printed) -> None:
    form = json.loads(printed(F7, "json"))

    assert form["sections"][0]["totals"] == {
        "quantity": None,
        "collected": "775.79",
        "due": "2000.00",
        "collection_rate": "0.3879",
        "visits": 1234,
        "days_overdue": 12,
    }
    assert form["audit"] == {"count": 128, "head": "ab12cd"}


def test_a_section_without_totals_has_none(printed: Printed) -> None:
    sheet = changed(SMALL, blocks=(changed(SMALL.blocks[0], totals=None),))

    assert json.loads(printed(sheet, "json"))["sections"][0]["totals"] == {}
    assert "total" not in printed(sheet, "jsonl")
    assert "total" not in printed(sheet, "csv")


def test_won_have_no_decimals(printed: Printed) -> None:
    rows = json.loads(printed(changed(SMALL, currency=KRW), "json"))["sections"][0]["rows"]

    assert rows[0]["not_due"] == "10000"


def test_an_entry_without_a_value_is_null_twice(printed: Printed) -> None:
    block = Block("one", "One", (Heading("customer", Kind.ENTRY, "Customer"),), ((None,),))
    text = printed(changed(SMALL, blocks=(block,)), "jsonl")

    assert json.loads(text) == {"section": "one", "customer": None, "customer_name": None}


def test_json_leaks_no_escape_and_loses_nothing(printed: Printed) -> None:
    for format_ in ("json", "jsonl"):
        text = printed(F7, format_)
        assert "\x1b" not in text
        assert "evil\\u001b[31m" in text

    block = Block("one", "One", (Heading("a", Kind.TEXT, "A"),), (("x\x9b\u202ey",),))
    assert json.loads(printed(changed(SMALL, blocks=(block,)), "jsonl"))["a"] == "x\x9b\u202ey"


def test_json_of_a_pack_holds_summary_and_forms(printed: Printed) -> None:
    pack = json.loads(printed(PACK, "json"))

    assert list(pack) == ["pack", "title", "period", "summary", "forms"]
    assert pack["pack"] == "weekly"
    assert pack["period"] == {"label": "2026-W47", "start": "2026-11-14", "end": "2026-11-20"}
    assert [section["key"] for section in pack["summary"]["sections"]] == ["ageing"]
    assert [form["form"] for form in pack["forms"]] == ["F7", "F3"]


def test_json_lines_are_rows_and_then_their_totals(printed: Printed) -> None:
    assert [json.loads(line) for line in printed(SMALL, "jsonl").splitlines()] == [
        {"section": "ageing", "region": "Seoul", "not_due": "100.00", "overdue": "25.00"},
        {"section": "ageing", "region": "Busan", "not_due": "40.00", "overdue": "0.00"},
        {"section": "ageing.total", "not_due": "140.00", "overdue": "25.00"},
    ]


def test_csv_of_a_small_list_is_exactly_this(printed: Printed) -> None:
    assert printed(SMALL, "csv") == (
        "section,region,not_due,overdue\r\n"
        "ageing,Seoul,100.00,25.00\r\n"
        "ageing,Busan,40.00,0.00\r\n"
        "ageing.total,,140.00,25.00\r\n"
    )


def test_csv_defuses_text_and_leaves_negative_amounts_numbers(printed: Printed) -> None:
    text = printed(F7, "csv")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert "\x1b" not in text
    assert rows[1]["collected"] == "-500.00"
    assert rows[3]["customer_name"] == "'=1+1"
    assert rows[3]["contract"] == "'-7"
    assert rows[3]["note"] == "'@here"
    assert [rows[0]["special"], rows[1]["special"], rows[3]["special"]] == ["true", "false", ""]


def test_csv_quotes_what_holds_separators(printed: Printed) -> None:
    block = Block(
        "one", "One", (Heading("a", Kind.TEXT, "A"),), (('x,"y"\nz',), ("\tx",), ("\rx",))
    )
    rows = list(csv.reader(io.StringIO(printed(changed(SMALL, blocks=(block,)), "csv"))))

    assert rows[1:] == [["one", 'x,"y"\nz'], ["one", "'\tx"], ["one", "'\rx"]]


def test_csv_in_a_file_begins_with_a_mark_for_excel(printed: Printed, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    render.write(SMALL, "csv", out=path)

    assert path.read_bytes() == b"\xef\xbb\xbf" + printed(SMALL, "csv").encode()


def test_sections_of_a_pack_are_told_apart_by_their_form(printed: Printed) -> None:
    sections = [row[0] for row in csv.reader(io.StringIO(printed(PACK, "csv")))]

    assert list(dict.fromkeys(sections)) == [
        "section",
        "summary.ageing",
        "summary.ageing.total",
        "F7.collection",
        "F7.collection.total",
        "F7.ageing",
        "F7.ageing.total",
        "F7.nothing.total",
        "F3.ageing",
        "F3.ageing.total",
    ]
