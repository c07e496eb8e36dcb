"""Markdown: tables that no text can break."""

import pytest
from render_samples import F7, PACK, SMALL

from salescli import render


def test_markdown_of_a_small_list_is_exactly_this(capsys: pytest.CaptureFixture[str]) -> None:
    render.write(SMALL, "md")

    assert capsys.readouterr().out == (
        "# Ageing\n\n"
        "- Currency: USD\n\n"
        "## Ageing\n\n"
        "| Region | Not due | Overdue |\n"
        "| --- | ---: | ---: |\n"
        "| Seoul | 100.00 | 25.00 |\n"
        "| Busan | 40.00 | 0.00 |\n"
        "| **Total** | **140.00** | **25.00** |\n\n"
    )


def test_markdown_shows_names_words_and_figures_as_a_table_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    render.write(F7, "md")
    out = capsys.readouterr().out

    assert (
        "| (주)가나상사 | C-2026-0001 | 체결 | 2026-11-16 | 2.5 | 1,265.79 | 1,500.00 "
        "| 84.4% | 1,200 | 12 | ● | a\\|b |\n"
    ) in out
    assert "| **합계** |  |  |  |  | **775.79** | **2,000.00** | **38.8%** |" in out
    assert "## Nothing\n\n(no rows)\n" in out
    assert "- 감사: 128 ab12cd\n" in out


def test_markdown_takes_no_text_for_markup(capsys: pytest.CaptureFixture[str]) -> None:
    render.write(F7, "md")
    out = capsys.readouterr().out

    assert "\x1b" not in out
    assert "| \\[/bold\\] |" in out
    assert "| &lt;i&gt;&amp;amp; |" in out


def test_markdown_of_a_pack_holds_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    render.write(PACK, "md")
    titles = [line for line in capsys.readouterr().out.splitlines() if line.startswith("# ")]

    assert titles == ["# Weekly pack", "# Summary", "# F7  수금 주간 통계표", "# F3  Sales"]
