"""What a table shows where it is too wide, what it is as records, and which rows stand out."""

from collections.abc import Callable

import pytest
from render_on_a_terminal import on_a_terminal
from render_samples import COLLECTION, F7, SMALL

from salescli import render
from salescli.render import _fold
from salescli.render.sheet import Block, changed
from salescli.text import Language, speak, width

MAIN = changed(COLLECTION, main=("customer", "due", "note"))

Shown = Callable[..., list[str]]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    def read(block: Block, columns: int, *, every: bool = False) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        render.write(changed(F7, blocks=(block,), head=(), foot=()), every=every)
        return capsys.readouterr().out.splitlines()[4:]

    return read


def test_what_is_too_wide_shows_its_main_columns_in_their_order(shown: Shown) -> None:
    assert shown(MAIN, 60) == [
        "고객            만기 금액  비고",
        "───────────────────────────────────",
        "(주)가나상사     1,500.00  a|b",
        "[/bold]",
        "evil\\u001b[31m     500.00  <i>&amp;",
        "=1+1                       @here",
        "───────────────────────────────────",
        "합계             2,000.00",
        "+9 columns: --all",
        "",
    ]


def test_of_the_main_columns_the_last_named_go_first(shown: Shown) -> None:
    assert shown(MAIN, 28)[0] == "고객            만기 금액"
    assert shown(MAIN, 28)[-2] == "+10 columns: --all"


def test_what_fits_shows_all_and_says_nothing(shown: Shown) -> None:
    wide = shown(MAIN, 200)

    assert "회수율" in wide[0]
    assert not any("--all" in line for line in wide)


def test_how_many_columns_are_left_out_is_told_in_the_language_of_the_screen(shown: Shown) -> None:
    speak(Language.KO)

    assert "--all" in shown(MAIN, 60)[-2]


def test_all_stacks_records_and_leaves_out_what_is_empty(shown: Shown) -> None:
    lines = shown(MAIN, 60, every=True)

    assert lines[:13] == [
        "고객       (주)가나상사",
        "계약       C-2026-0001",
        "상태       체결",
        "체결일     2026-11-16",
        "수량       2.5",
        "수금       1,265.79",
        "만기 금액  1,500.00",
        "회수율     84.4% ████████▍",
        "방문       1,200",
        "연체       12",
        "특별       ●",
        "비고       a|b",
        "",
    ]
    assert lines[13:16] == ["고객       [/bold]", "수량       3", "수금       -500.00"]
    assert lines[-7:-5] == ["합계", "수금       775.79"]


def test_all_is_a_table_where_it_fits(shown: Shown) -> None:
    assert shown(MAIN, 200, every=True) == shown(MAIN, 200)


def test_one_record_is_lines_of_label_and_value(shown: Shown) -> None:
    one = changed(COLLECTION, rows=COLLECTION.rows[1:2], totals=None, single=True)

    for columns in (60, 200):
        assert shown(one, columns)[:4] == [
            "고객       [/bold]",
            "수량       3",
            "수금       -500.00",
            "방문       0",
        ]


def test_a_value_without_room_beside_its_label_stands_below_it(shown: Shown) -> None:
    row = (None,) * (len(COLLECTION.columns) - 1)
    one = changed(COLLECTION, rows=((*row, "x" * 34 + " yz"),), totals=None, single=True)

    assert shown(one, 36)[:3] == ["비고", "  " + "x" * 34, "  yz"]


def test_a_late_row_is_marked_and_the_mark_explained(shown: Shown) -> None:
    late = changed(MAIN, late=frozenset({0, 2}))

    assert [line[:3] for line in shown(late, 60)] == [
        *("   ", "───", "!  ", "   ", "!  ", "   ", "───", "   ", "+9 ", "! o", ""),
    ]
    stacked = shown(late, 60, every=True)
    assert [line for line in stacked if line.startswith("!")] == [
        "!  고객       (주)가나상사",
        "!  고객       evil\\u001b[31m",
        "! overdue or late",
    ]
    assert stacked[1].startswith("   계약")


def test_on_a_terminal_a_late_row_is_also_coloured() -> None:
    late = "SMALL._replace(blocks=(s.AGEING._replace(late=frozenset({1})),))"

    assert "\x1b[1;31m!\x1b[0m" in on_a_terminal(late, PAGER="")


def test_what_is_to_be_said_of_a_list_stands_below_it(shown: Shown) -> None:
    assert "only the newest" in shown(changed(SMALL.blocks[0], note="only the newest"), 80)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, [""]),
        ("     ", 3, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("수도용 상토 1,200,000", 11, ["수도용 상토", "1,200,000"]),
        ("应收账款，账龄分析", 10, ["应收账款，", "账龄分析"]),
        ("共计1,200,000元", 9, ["共计", "1,200,000", "元"]),
        ("one,two,three", 8, ["one,two,", "three"]),
        ("（甲）公司", 6, ["（甲）", "公司"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
    ],
)
def test_a_text_is_broken_between_its_words(text: str, room: int, lines: list[str]) -> None:
    assert _fold.folded(text, room) == lines
    assert max(map(width, lines)) <= max(room, 9)


@pytest.mark.parametrize(
    ("text", "wide"),
    [("one three", 5), ("수도용 상토", 6), ("应收账款，账", 4), ("共计1,200元", 5), ("", 0)],
)
def test_the_longest_piece_is_what_is_not_broken(text: str, wide: int) -> None:
    assert _fold.longest(text) == wide
