"""What is asked at a terminal: all that would be refused, read at once, and nothing is lost."""

import ast
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest
import typer

from salescli.commands import NOUNS
from salescli.commands._checks import Reads
from salescli.workspace import Workspace
from tests._program import ROOT, Program, Result

Typing = Callable[[str, list[str]], Result]
_WHERE = ("services", "engine", "commands", "lists")


@pytest.fixture
def typing(salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Type a command line and then what is asked for; all answers have to be needed."""
    assert company.exists()

    def typed(line: str, answers: list[str]) -> Result:
        left = iter(answers)

        def prompt(_label: str, *, err: bool, **_told: object) -> str:
            assert err
            return next(left)

        monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
        monkeypatch.setattr("typer.prompt", prompt)
        result = salescli(f"{line} --yes")
        assert next(left, None) is None, result.err
        return result

    return typed


ASKED = {
    "--as kim expense claim": ["3만x", "50000", "A-1", "other", "택시"],
    "--as kim dealer note": ["가격 인상", "9", "1", "H9", "H1"],
    "--as kim dealer note --customer H1": ["가격 인상"],
    "--as kim plan set": ["신규 방문", "9", "2", "2026-12"],
    "--as kim contract draft": ["없음", "H1"],
    "--as park conduct training": ["lee", "없음", "kim", "", "1", "납기", ""],
    "--as park conduct appraise": ["kim", "2026-02", "150", "95", "A"],
    "--as park asset add": ["트럭", "vehicle", "120"],
}
"""Command lines to what is typed then, wrong answers among it."""


@pytest.mark.parametrize("line", ASKED)
def test_all_that_would_be_refused_is_asked_and_a_wrong_answer_is_asked_again(
    typing: Typing, line: str
) -> None:
    result = typing(line, ASKED[line])

    assert result.exit_code == 0, result.err
    assert result.out


def test_how_much_of_a_product_is_asked_with_it(typing: Typing, salescli: Program) -> None:
    typing("--as kim contract draft H1", [])
    result = typing("--as kim contract line C-d1", ["없음", "B1", "20x", "20"])

    with closing(sqlite3.connect(salescli.path)) as file:
        assert file.execute("SELECT quantity FROM contract_line").fetchall() == [(20_000,)]
    assert result.out.startswith("C-d1 is draft · 20,000 KRW\n")


def test_off_a_terminal_one_message_names_what_is_missing(salescli: Program, company: Path) -> None:
    assert company.exists()
    for line, words in {
        "--as kim expense claim 500 --voucher 1": "--category, --purpose",
        "--as kim dealer note x": "--customer or --region",
        "--as kim plan set x": "--annual, --monthly, --weekly and --daily",
    }.items():
        result = salescli(line)
        assert (result.exit_code, result.out) == (2, "")
        assert words in result.err
        assert result.err.count("\n") == 1


def _sentences() -> Iterator[tuple[str, str, str]]:
    """Find every refusal that tells which option to give: its file, class and sentence."""
    for path in sorted(p for part in _WHERE for p in (ROOT / "salescli" / part).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                words = [
                    inner.value
                    for inner in ast.walk(node.exc)
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
                ]
                told = max(words, key=len, default="")
                yield path.name, ast.unparse(node.exc.func), told


_TELLS = re.compile(r"\?.* give |; (give|say) .*--|without a request say")
_OTHERWISE = {
    "who leads where nobody does": "it is noted that it was tried",
    "what {name} decided is typed": "it is noted; --paper is asked for before",
    "which points": "a word too many as well",
    "whose day is it": "of a read, and --as is of the whole program",
    "nobody acts": "of the whole program, not of the command",
    "territory_reads is on": "of the whole program, not of the command",
    "a workbook needs a file": "of reads, which ask nothing",
    "an order comes by": "both were given",
    "write what?": "three texts, each may be given",
    "nobody holds": "another command",
    "say whether it is under warranty": "two flags that exclude each other",
    "leave out": "something was given that does not fit",
    "give one of": "several were given",
    "give the code": "a name fits several",
    "stands alone": "several were given",
    "with its terms only": "something was given that does not fit",
    "another holder": "another command",
    "list no payment": "of reads, which ask nothing",
    "give --price, or both": "the price is one of several, and may be left out",
    "an amount is promised for one contract": "another contract is to be named",
    "there is no such paper": "what was given is none",
}


def test_what_tells_to_give_an_option_asks_for_it() -> None:
    refused = [
        (name, told)
        for name, kind, told in _sentences()
        if _TELLS.search(told) and "LeftOutError" not in kind
        if not any(words in told for words in _OTHERWISE)
    ]

    assert refused == []


def _typed() -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Find what every command takes: where, as its help says it, and how it is marked."""
    for noun, (_line, module) in NOUNS.items():
        app = import_module(f"salescli.commands.{module}").app
        for command in app.registered_commands:
            for name, parameter in command.callback.__annotations__.items():
                marks = getattr(parameter, "__metadata__", ())
                for info in marks:
                    if isinstance(info, typer.models.ParameterInfo):
                        told = str(info.help).replace("[required]", "").strip()
                        yield f"{noun} {command.name} {name}", told, marks


def test_whoever_is_named_by_code_or_name_is_read_at_once() -> None:
    """What tells that it takes a code or a name is looked up as soon as it is typed."""
    unread = [
        where
        for where, told, marks in _typed()
        if "code or name" in told and not any(isinstance(mark, Reads) for mark in marks)
    ]

    assert "; ".join(unread) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--as lee customer add --kind dealer", "customer G2 서울상사 added"),
        ("--as lee product add --unit 개", "product N2 와셔 added"),
    ],
)
def test_the_next_code_of_a_register_is_offered(
    salescli: Program,
    company: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    said: str,
) -> None:
    _noun, code, name, _added = said.split()
    assert company.exists()
    salescli.done("--as lee customer add G1 조달청 --kind government")
    offered: list[object] = []

    def prompt(_label: str, *, err: bool, **told: object) -> object:
        assert err
        if "default" in told:
            offered.append(told["default"])
            return told["default"]
        return name

    monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
    monkeypatch.setattr("typer.prompt", prompt)

    assert salescli.done(f"{line} --yes") == said
    assert offered == [code]


def test_a_code_that_is_not_counted_offers_none(typing: Typing, salescli: Program) -> None:
    typing("--as admin staff add --role SALES", ["oh", "오대리"])

    assert "오대리" in salescli.done("staff show oh")
