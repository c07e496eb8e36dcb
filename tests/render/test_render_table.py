"""The table on a screen: every figure, whatever the width, and nothing that steers it."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from render_on_a_terminal import on_a_terminal
from render_samples import AGEING, COLLECTION, F7, PACK, SMALL, long_sheet

from salescli import render
from salescli.render import _shown
from salescli.render.sheet import Block, Document, Heading, Kind, changed
from salescli.text import width

FIGURES = [
    "1,265.79",
    "1,500.00",
    "84.4%",
    "1,200",
    "12",
    "2.5",
    "-500.00",
    "10.00",
    "500.00",
    "2.0%",
    "0.125",
    "34",
    "775.79",
    "2,000.00",
    "38.8%",
    "1,234",
]

Shown = Callable[..., str]


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    monkeypatch.delenv("COLUMNS", raising=False)

    def read(document: Document, columns: int | None = None, *, every: bool = False) -> str:
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
        render.write(document, every=every)
        return capsys.readouterr().out

    return read


def test_a_small_list_is_drawn_like_this(shown: Shown) -> None:
    assert shown(SMALL) == (
        "Ageing\n"
        "Currency: USD\n"
        "\n"
        "Region  Not due  Overdue\n"
        "────────────────────────\n"
        "Seoul    100.00    25.00\n"
        "Busan     40.00     0.00\n"
        "────────────────────────\n"
        "Total    140.00    25.00\n"
        "\n"
    )


@pytest.mark.parametrize("columns", [None, 40, 80, 200])
def test_every_figure_is_whole_at_every_width(shown: Shown, columns: int | None) -> None:
    out = shown(F7, columns, every=True).split()

    assert [figure for figure in FIGURES if figure not in out] == []


def test_texts_fold_so_that_a_table_fits_the_screen(shown: Shown) -> None:
    words = "a long word or two about the customer "
    columns = (
        Heading("name", Kind.TEXT, "Name"),
        Heading("amount", Kind.MONEY, "Amount"),
        Heading("note", Kind.TEXT, "Note"),
    )
    block = Block("one", "One", columns, ((words * 3, 123456789012, words * 2),))
    out = shown(changed(SMALL, blocks=(block,)), 80)

    assert "1,234,567,890.12" in out
    assert max(map(width, out.splitlines())) == 80
    assert out.count("customer") == 5


def test_nothing_is_taken_for_markup_and_no_escape_leaks(shown: Shown) -> None:
    out = shown(F7)

    assert "[/bold]" in out
    assert "evil\\u001b[31m" in out
    assert "\x1b" not in out


def test_names_words_flags_head_and_foot_are_shown(shown: Shown) -> None:
    out = shown(F7)

    for text in ("(주)가나상사", "체결", "●", "F7  수금 주간 통계표", "작성자: 김민수", "검토자:"):
        assert text in out
    assert "False" not in out
    assert "None" not in out


def test_an_empty_block_says_so(shown: Shown) -> None:
    assert "Nothing\n(no rows)\n" in shown(F7)


def test_a_day_in_the_past_is_told_above(shown: Shown) -> None:
    assert "As of: 2026-11-18" in shown(changed(F7, as_of="2026-11-18"))


def test_the_head_breaks_between_its_pairs(shown: Shown) -> None:
    assert "회사: (주)한빛\n작성자: 김민수\nCurrency: USD\n" in shown(F7, 20)


@pytest.mark.parametrize(
    ("rate", "text"),
    [(8725, "87.3%"), (-8725, "-87.3%"), (8724, "87.2%"), (-4, "0.0%"), (1234567, "12,345.7%")],
)
def test_a_rate_is_rounded_half_away_from_zero(rate: int, text: str) -> None:
    assert _shown.percentage(rate, 1) == text


@pytest.mark.parametrize(
    ("rate", "bar"),
    [(0, ""), (-100, ""), (5000, "█████"), (8750, "████████▊"), (10000, "█" * 10)],
)
def test_a_bar_grows_with_its_rate(rate: int, bar: str) -> None:
    assert _shown.bar(rate) == bar


def test_a_bar_is_capped_with_a_mark() -> None:
    assert _shown.bar(10001) == _shown.bar(90000) == "█" * 10 + "▶"


def test_bars_stand_under_each_other_beside_their_figures(shown: Shown) -> None:
    lines = shown(changed(F7, blocks=(COLLECTION,))).splitlines()

    assert any("84.4% ████████▍" in line for line in lines)
    assert any(" 2.0% ▏" in line for line in lines)
    assert any("38.8% ███▉" in line for line in lines)


def test_a_long_block_streams_every_row_aligned(shown: Shown) -> None:
    lines = shown(long_sheet(1200), 80).splitlines()

    assert lines[3:6] == ["이름          금액", "──────────────────", "고객 1           1"]
    assert lines[-4:-1] == ["고객 1200    1,200", "──────────────────", "합계       720,600"]
    assert {width(line) for line in lines[5:-1]} == {18}


def test_a_short_block_beside_a_long_one_is_drawn(shown: Shown) -> None:
    long = long_sheet(1001)
    out = shown(changed(long, blocks=(*long.blocks, AGEING)))

    assert "고객 1001" in out
    assert "Seoul    10,000    2,500" in out


def test_a_pack_shows_its_summary_and_forms_in_turn(shown: Shown) -> None:
    out = shown(PACK)
    places = [out.index(title) for title in ("Weekly pack", "Summary", "F7  ", "F3  Sales")]

    assert places == sorted(places)


def test_a_table_in_a_file_has_no_colours_and_its_natural_width(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "form.txt"
    render.write(F7, "table", out=path)
    text = path.read_text(encoding="utf-8")

    assert "\x1b" not in text
    assert max(map(width, text.splitlines())) > 80


def test_output_goes_to_whatever_stands_for_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    render.write(SMALL)

    assert stream.getvalue().startswith("Ageing\n")


def test_negatives_are_red_on_a_terminal_and_keep_their_sign() -> None:
    out = on_a_terminal("F7")

    assert re.search(r"\x1b\[31m *-500\.00\x1b\[0m", out)
    assert "\x1b[1mF7  수금 주간 통계표\x1b[0m" in out


def test_no_color_is_respected() -> None:
    out = on_a_terminal("F7", NO_COLOR="1")

    assert "-500.00" in out
    assert "\x1b[31m" not in out
