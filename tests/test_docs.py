"""What the README and docs/ say is so: they are up to date, and what they tell to type works."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from salescli import __version__, reports
from tests._program import ROOT, Program
from tools import _forms, _markdown, _reference, _regulation, _tree, docs

README = ROOT / "README.md"
PAGES = [*docs.pages(), ROOT / "CHANGELOG.md"]
_FENCED = re.compile(
    r"(?P<mark><!-- walk -->\n)?```(?:sh|cron|powershell)\n(?P<lines>.*?)```", re.DOTALL
)
_INLINE = re.compile(r"`(salescli [^`]+)`")
_LINK = re.compile(r"\[[^\]]+\]\((?P<to>[^)#]+)")


def _started(text: str) -> Iterator[str]:
    """Yield what follows the program's name in each line that starts it."""
    for block in _FENCED.finditer(text):
        for line in block["lines"].splitlines():
            if found := re.search(r"(?:^|/)salescli (?P<rest>.*)", line):
                yield found["rest"]


def _typed() -> list[str]:
    lines = [line for page in PAGES for line in _started(page.read_text("utf-8"))]
    inline = [
        found.removeprefix("salescli ")
        for page in PAGES
        for found in _INLINE.findall(page.read_text("utf-8"))
    ]
    return list(dict.fromkeys((*lines, *inline)))


@cache
def _known() -> dict[tuple[str, ...], _tree.Command]:
    return {(): _tree.root()} | {command.words: command for command in _tree.commands()}


def _unknown(line: str) -> str | None:
    """Say what in a line the command tree does not know."""
    words = shlex.split(line, comments=True)
    words, wrong = _options(words, _known()[()])
    if wrong or not words:
        return wrong
    if words[0] == "help":
        words = words[1:] if words[2:] else [*words[1:], "--help"]
    if words == ["NOUN", "VERB"]:
        return None
    length = 1 if (words[0],) in _known() else 2
    command = _known().get(tuple(words[:length]))
    if command is None:
        group = len(words) == 1 and words[0] in _tree.nouns()
        return None if group or words[1] == "--help" else f"no command {' '.join(words[:2])}"
    rest, wrong = _options(words[length:], command, anywhere=True)
    if wrong is None and len(rest) > len(command.arguments):
        return f"{' '.join(command.words)} takes {command.arguments}, not {rest}"
    return wrong


def _options(
    words: list[str], command: _tree.Command, *, anywhere: bool = False
) -> tuple[list[str], str | None]:
    """Take the options out of words; without `anywhere` only those that stand first."""
    left = []
    known = {*command.options, *_known()[()].options, "--help", "--install-completion"}
    flags = {*command.flags, *_known()[()].flags, "--help", "--install-completion"}
    while words:
        word, *words = words
        if word.startswith("-"):
            name, sign, _value = word.partition("=")
            if name not in known:
                return left, f"{' '.join(command.words) or 'salescli'} has no option {name}"
            if name not in flags and not sign:
                words = words[1:]
        elif anywhere:
            left.append(word)
        else:
            return [word, *words], None
    return left, None


def test_the_generated_parts_are_up_to_date() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tools.docs", "--check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (found.returncode, found.stderr) == (0, "")


def test_a_stale_part_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "README.md"
    page.write_text("<!-- generated:exit-codes -->\nold\n<!-- /generated -->\n", "utf-8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)

    assert docs.main(["--check"]) == 1
    assert docs.main([]) == 0
    assert "| 76 | the regulation refuses" in page.read_text("utf-8")
    assert docs.main(["--check"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_a_page_is_one_that_is_written(page: Path) -> None:
    text = page.read_text("utf-8")

    assert text.count("<!-- generated:") + text.count("<!-- measured:") == len(
        _markdown.names(text)
    )
    assert {name for by, name in _markdown.names(text) if by == "generated"} <= set(docs.BLOCKS)


def test_every_block_stands_in_a_page() -> None:
    found = {name for page in PAGES for _by, name in _markdown.names(page.read_text("utf-8"))}

    assert found == {*docs.BLOCKS, "startup", "writes", "scale"}


@pytest.mark.parametrize("line", _typed())
def test_what_a_page_tells_to_type_is_a_command(line: str) -> None:
    assert _unknown(line) is None


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("contract drift H1", "no command contract drift"),
        ("contract draft H1 --payday 3", "contract draft has no option --payday"),
        ("--ask kim contract list", "salescli has no option --ask"),
        ("contract confirm C-1 C-2", "contract confirm takes ('NUMBER',), not ['C-1', 'C-2']"),
    ],
)
def test_a_wrong_line_would_be_found(line: str, wrong: str) -> None:
    assert _unknown(line) == wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [found["to"] for found in _LINK.finditer(page.read_text("utf-8"))]

    assert [to for to in links if "://" not in to and not (page.parent / to).exists()] == []


def test_every_command_and_option_has_help() -> None:
    silent = [
        (" ".join(words), option)
        for words, command in _known().items()
        for option, told in {"": command.help, **command.options}.items()
        if not told.strip()
    ]

    assert silent == []


def test_every_command_stands_in_the_readme() -> None:
    rows = [line for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]

    for words in filter(None, _known()):
        noun, *verb = words
        assert any(
            row.startswith(f"| `{noun}` |") and all(f"`{v}`" in row for v in verb) for row in rows
        ), words


def test_every_dependency_has_a_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    run, develop = page.split("## To develop")
    wanted = list(_reference.dependencies())

    for part, groups in ((run, {""}), (develop, {"dev"})):
        told = re.findall(r"^\| ([a-z][a-z-]+) \| (.+) \|$", part, re.MULTILINE)
        assert [name for name, _why in told] == [n for group, n, _v in wanted if group in groups]
        assert all(why.strip() for _name, why in told)


def test_every_dependency_is_locked() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = set(re.findall(r"^([a-z0-9_.-]+)==\S+", lock, re.MULTILINE | re.IGNORECASE))
    folded = {name.lower().replace("_", "-") for name in pinned}

    assert {name for _group, name, _versions in _reference.dependencies()} <= folded


def test_every_clause_that_is_cited_is_on_the_map() -> None:
    assert _regulation.cited() <= _regulation.numbers()


def test_a_clause_or_form_is_either_there_or_told_to_be_absent() -> None:
    told = set(re.findall(r"[\w.]+", _regulation.absent()))

    assert told & set(_forms.ALL) == set(_forms.ALL) - set(reports.names())
    assert told & {n for n in _regulation.cited() if n.startswith("W")} == set()
    assert "W5.3" in _regulation.cited()


def test_every_make_target_that_is_told_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    told = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`|12 )make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    }

    assert {"demo", "test"} <= told <= targets


def test_the_changelog_has_this_version() -> None:
    assert f"\n## {__version__}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_walk_of_the_readme_goes_from_an_empty_folder_to_money_in_the_bank(
    salescli: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = README.read_text("utf-8")
    blocks = [found["lines"] for found in _FENCED.finditer(text) if found["mark"]]
    lines = [line for block in blocks for line in block.splitlines()]
    typed = [line for line in lines if line.startswith("salescli ")]

    told = {line: salescli.done(shlex.split(line)[1:]) for line in typed}

    assert len(blocks) == 4
    assert set(lines) - set(typed) == {"export SALESCLI_DB=hanbit.db"}
    assert told["salescli --as kim contract line C-d1 B1 --quantity 100"].endswith("100,000 KRW")
    assert told["salescli --as park collect confirm P-1"].startswith("P-2026-0001 is sales_conf")
    assert told["salescli --as choi collect confirm P-1"].startswith("P-2026-0001 is confirmed")
    assert "completed" in told["salescli contract show C-1"]
    assert told["salescli --as kim contract submit C-d2"].endswith("to settle: 1")
    assert "archived" in told["salescli contract show C-2"]
    assert (tmp_path / "quotation.xlsx").stat().st_size > 0
    assert (tmp_path / "F8.xlsx").stat().st_size > 0
    figures = json.loads(salescli.done("report F8 --period this-month --json"))
    totals = figures["sections"][0]["totals"]
    assert (totals["collected"], totals["receivable"], totals["prepaid"]) == ("100000", "0", "0")
