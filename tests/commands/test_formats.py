"""Which format a file is written in: by its ending, or by what was said."""

from pathlib import Path

import pytest

from salescli.commands import NOUNS
from tests._program import Program

READS = (*(f"{noun} list" for noun in NOUNS), "report F8", "watch", "today", "contract show C-1")

REFUSED = (
    "no format ends in .docx; end it in .txt, .json, .jsonl, .csv, .md, .xlsx, or give --format"
)


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("line", READS)
def test_an_ending_that_no_format_has_is_refused(salescli: Program, line: str) -> None:
    out = salescli.path.with_name("answer.docx")

    said = salescli(f"--as park {line} --out {out}")

    assert (said.exit_code, said.err, out.exists()) == (
        2,
        f"salescli: {out}: {REFUSED}\n",
        False,
    )


def test_of_a_paper_it_is_refused_before_its_step_is_taken(salescli: Program, traded: Path) -> None:
    before = traded.read_bytes()

    said = salescli(f"--as choi invoice print I-1 --out {traded.with_name('invoice.docx')}")

    assert (said.exit_code, REFUSED in said.err) == (2, True)
    assert traded.read_bytes() == before


def test_a_demonstration_is_refused_it_before_it_is_made(tmp_path: Path) -> None:
    program = Program(tmp_path / "sales.db")
    made = tmp_path / "demo.db"

    said = program(f"--db {made} demo --out {tmp_path / 'pack.docx'}")

    assert (said.exit_code, REFUSED in said.err, made.exists()) == (2, True, False)


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        *(("list.txt", "", b"Staff\n"), ("list", "", b"Staff\n"), ("LIST.TXT", "", b"Staff\n")),
        *(("list.json", "", b"{\n"), ("list.jsonl", "", b'{"'), ("list.MD", "", b"# Staff")),
        *(("list.csv", "", b"\xef\xbb\xbf"), ("list.xlsx", "", b"PK")),
        *(("list.docx", "--format md", b"# Staff"), ("list.txt", "--json", b"{\n")),
        *(("list.xlsx", "--format table", b"Staff\n"), ("list.json", "--format xlsx", b"PK")),
    ],
)
def test_the_ending_says_the_format_and_what_was_said_wins(
    salescli: Program, name: str, options: str, begins: bytes
) -> None:
    out = salescli.path.with_name(name)

    salescli.done(f"--as park staff list --out {out} {options}")

    assert out.read_bytes().startswith(begins)


def test_a_template_is_a_workbook(salescli: Program, tmp_path: Path) -> None:
    for name, code in (("t.csv", 2), ("t.docx", 2), ("t.xlsx", 0), ("T.XLSX", 0), ("t", 0)):
        out = tmp_path / "out" / name
        out.parent.mkdir(exist_ok=True)

        said = salescli(f"template staff --out {out} --force")

        assert (said.exit_code, out.exists()) == (code, code == 0), name


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("line", ["report F8 --period 2026-03", "report F4 --period 2026-03"])
def test_markdown_has_the_figures_of_the_table(salescli: Program, line: str) -> None:
    table = salescli.done(f"--as park {line} --all")
    figures = [
        cell
        for row in salescli.done(f"--as park {line} --format md").splitlines()
        if row.startswith("| ") and "---" not in row
        for cell in (word.strip().strip("*") for word in row.strip("| ").split(" | "))
        if cell.strip("-%.,").replace(",", "").replace(".", "").isdecimal()
    ]

    assert len(figures) > 5
    assert [one for one in figures if one not in table] == []
    assert any("," in one for one in figures)
