"""The formal quotation: only what is approved, in the customer's language, on upright paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests._program import Program
from tests.services._quoting import Q1, done, quoted
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def salescli(at: At) -> Program:
    return at("company")


@pytest.fixture
def bid(salescli: Program) -> Program:
    """Have a bid approved for an account whose address is known, two lines at 10,325 in all."""
    done(
        salescli,
        "lee customer edit H1 --address '대전 서구 1' --contact 이과장 --position 과장"
        " --phone 042-1",
        "admin staff edit kim --phone 010-2",
        "lee product edit B1 --spec M8×40",
        "park product price N1 333 --discount-limit 5",
        "kim inquiry report H1 '볼트 통합구매' --tender",
        "park inquiry decide E-1",
        "kim quote draft --inquiry E-1 --bid --valid-until 2026-12-31 --lead-days 14"
        " --terms '현장 도착도' --language ko",
        "kim quote line Q-d1 N1",
        "kim quote line Q-d1 B1 -q 10",
        "kim quote line Q-d1 N1 -q 1 --discount 2.5",
        "kim quote line Q-d1 --remove 1",
        "kim quote submit Q-d1",
        "park quote approve Q-1",
    )
    return salescli


def paper(salescli: Program, *options: str) -> Worksheet:
    """Print to a workbook and open it."""
    out = salescli.path.with_name("paper.xlsx")
    salescli.done(["--as", "kim", "quote", "print", "Q-1", "--out", str(out), "--force", *options])
    page = load_workbook(out).worksheets[0]
    assert isinstance(page, Worksheet)
    return page


def texts(page: Worksheet) -> list[str]:
    return [str(c.value) for row in page.iter_rows() for c in row if c.value is not None]


def test_the_paper_in_the_customers_language(bid: Program) -> None:
    page = paper(bid)

    assert page.title == Q1
    assert texts(page) == [
        "입찰서",
        *("수신: (주)한솔농협 귀중", "공급자: 한빛상사"),
        *("주소: 대전 서구 1", f"번호: {Q1}"),
        *("참조: 이과장 과장", "버전: 1"),
        *("전화: 042-1", "작성일: 2026-11-19"),
        *("건명: 볼트 통합구매", "영업사원: 김철수 010-2"),
        "유효기간: 2026-12-31",
        "합계금액: 10,325 KRW",
        *("번호", "품명", "규격", "단위", "수량", "단가", "할인율", "금액"),
        *("1", "볼트", "M8×40", "개", "10", "1000", "0", "10000"),
        *("2", "너트", "개", "1", "333", "0.025", "325"),
        *("합계", "=SUBTOTAL(109,H13:H14)"),
        "결제조건: 세금계산서 발행일로부터 30일 이내",
        "납기: 계약일로부터 14일 이내",
        "지급조건: 현장 도착도",
        "통화: KRW, 세금 포함",
        *("한빛상사 (서명, 일자)", "(주)한솔농협 (서명, 일자)"),
    ]


@pytest.mark.parametrize(
    ("language", "title", "total", "heading"),
    [
        ("en", "Bid", "Total amount: 10,325 KRW", "Unit price"),
        ("ko", "입찰서", "합계금액: 10,325 KRW", "단가"),
        ("zh", "投标书", "总金额: 10,325 KRW", "单价"),
    ],
)
def test_another_language_can_be_asked_for(
    bid: Program, language: str, title: str, total: str, heading: str
) -> None:
    written = texts(paper(bid, "--language", language))

    assert written[0] == title
    assert {total, heading} <= set(written)


def test_the_paper_is_upright_and_repeats_the_heading_of_its_table(bid: Program) -> None:
    page = paper(bid)

    assert page.page_setup.orientation == "portrait"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$12:$12"
    assert page.freeze_panes is None
    (table,) = page.tables.values()
    assert table.ref == "A12:H15"
    assert page["A1"].alignment.horizontal == "center"
    assert "A1:H1" in {str(area) for area in page.merged_cells.ranges}


def test_what_is_not_known_is_left_out(salescli: Program) -> None:
    quoted(salescli, "approved")

    written = texts(paper(salescli, "--language", "en"))

    assert written[:8] == [
        "Quotation",
        *("To: (주)한솔농협", "From: 한빛상사"),
        *(f"Number: {Q1}", "Version: 1", "Date: 2026-11-19", "Salesperson: 김철수"),
        "Valid until: 2026-12-31",
    ]
    assert not [text for text in written if text.startswith(("Delivery", "Terms", "Address"))]


def test_what_was_sent_bears_the_day_on_which_it_was(salescli: Program) -> None:
    quoted(salescli, "approved").on("2026-11-25").done("--as kim quote send Q-1")

    assert "Date: 2026-11-25" in texts(paper(salescli, "--language", "en"))


def test_a_long_address_takes_more_than_one_line(bid: Program) -> None:
    bid.done(["--as", "lee", "customer", "edit", "H1", "--address", "대전광역시 " * 12])

    page = paper(bid)

    heights = [page.row_dimensions[row].height for row in (3, 4, 5)]
    assert heights == [18, 72, 18]


def test_it_is_shown_and_written_in_every_other_format(bid: Program) -> None:
    shown = bid.done("--lang en --as kim quote print Q-1")
    assert shown.startswith("입찰서\n수신: (주)한솔농협 귀중   주소: 대전 서구 1")
    assert "Currency" not in shown
    assert "통화: KRW, 세금 포함" in shown
    assert bid.done("--as kim quote print Q-1 --format md").startswith("# 입찰서\n")
    assert '"form": "Q-2026-0001"' in bid.done("--as kim quote print Q-1 --json")
    assert bid.done("--as kim quote print Q-1 --format csv").startswith("section,position,product")


def test_nothing_is_printed_before_it_is_approved(
    salescli: Program, refuse: Refuse, tmp_path: Path
) -> None:
    quoted(salescli, "submitted")
    out = tmp_path / "early.xlsx"

    refuse(f"--as kim quote print Q-1 --out {out}", 76, "it is submitted; possible now")
    refuse("--as kim quote print Q-1", 76, "it is submitted; possible now")
    assert not out.exists()


def test_every_print_is_in_the_history(salescli: Program, query: Query) -> None:
    quoted(salescli, "approved")
    done(salescli, "kim quote print Q-1", "kim quote send Q-1", "lee quote print Q-1")

    assert query(
        "SELECT step, clause, to_state, employee.code FROM decision"
        " JOIN employee ON employee.id = decided_by WHERE step IN ('print', 'send')"
    ) == [
        ("print", "W2.5", "approved", "kim"),
        ("send", "W2.6", "sent", "kim"),
        ("print", "W2.5", "sent", "lee"),
    ]


def test_what_cannot_be_written_is_not_said_to_be_printed(
    salescli: Program, refuse: Refuse, tmp_path: Path
) -> None:
    quoted(salescli, "approved")
    taken = tmp_path / "taken.xlsx"
    taken.write_bytes(b"of somebody else")

    refuse(f"--as kim quote print Q-1 --out {taken}", 73, "exists; give --force to replace it")
    refuse("--as kim quote print Q-1 --format xlsx", 2, "give --out FILE.xlsx")
    refuse("--as kim quote print Q-1 --format pdf", 2, "there is no format 'pdf'")
    assert taken.read_bytes() == b"of somebody else"
    salescli.done(f"--as kim quote print Q-1 --out {taken} --force")
    assert taken.read_bytes().startswith(b"PK")


def test_a_trial_writes_neither_file_nor_step(
    salescli: Program, query: Query, tmp_path: Path
) -> None:
    quoted(salescli, "approved")
    out = tmp_path / "trial.xlsx"

    answer = salescli.done(f"--as kim quote print Q-1 --out {out} --dry-run")

    assert answer.startswith(f"dry run, nothing changed: {Q1} is approved")
    assert not out.exists()
    assert query("SELECT COUNT(*) FROM decision WHERE step = 'print'") == [(0,)]


def test_a_repeated_request_prints_again_and_notes_it_once(
    salescli: Program, query: Query, tmp_path: Path
) -> None:
    quoted(salescli, "approved")
    out = tmp_path / "again.xlsx"
    line = f"--as kim quote print Q-1 --out {out} --request-id p1"
    salescli.done(line)
    first = out.read_bytes()
    out.unlink()

    salescli.done(line)

    assert out.read_bytes() == first
    assert query("SELECT COUNT(*) FROM decision WHERE step = 'print'") == [(1,)]


def test_the_same_paper_is_the_same_bytes(bid: Program, tmp_path: Path) -> None:
    out = tmp_path / "same.xlsx"
    result = bid(f"--as kim quote print Q-1 --out {out}")
    assert (result.out, result.err) == ("", f"{out} written\n")
    first = out.read_bytes()

    result = bid(f"--as kim quote print Q-1 --out {out} --if-changed")

    assert (result.err, out.read_bytes()) == ("no change\n", first)
