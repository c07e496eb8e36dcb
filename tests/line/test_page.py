"""Pages of help: within the terminal, whole words, an example each, who may and when."""

import json
import subprocess
import sys
from functools import cache

import pytest
from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS, SINGLES
from salescli.policy.diagrams import WORKFLOWS
from salescli.text import Language, width
from salescli.wrapping import listed, wrapped
from tests._program import ROOT, Program, environment

PAGES = """
import contextlib, io, json, os, sys
from salescli import cli, commands
from salescli.text import Language, speak
from typer.main import get_command

def pages(entry, words, parent=None):
    from typer import Context
    context = Context(entry, info_name=words[-1], parent=parent)
    yield " ".join(words), entry.get_help(context), entry.help
    for name, below in getattr(entry, "commands", {}).items():
        yield from pages(below, (*words, name), context)

speak(Language(sys.argv[1]))
tree = get_command(cli.tree([*commands.NOUNS, *commands.SINGLES], {}))
print(json.dumps([*pages(tree, ("salescli",))]))
"""

PARTS = {
    "task": "meeting",
    "question": "inquiry",
    "issue_question": "issue",
    "quote_deviation": "quote",
    "deviation": "contract",
    "negotiation": "contract",
    "private_receipt": "collect",
    "expense_claim": "expense",
    "violation": "conduct",
    "proposal": "conduct",
    "liability": "conduct",
}
"""Kinds of document that another noun's commands are about."""

HEADINGS = {
    "en": ("Usage: ", "Example:", "Who may, and when:"),
    "ko": ("사용법: ", "예:", "할 수 있는 사람과 때:"),
    "zh": ("用法：", "示例:", "谁可办理、何时可办理:"),
}

TREE = get_command(cli.tree([*NOUNS, *SINGLES], {})).commands


@cache
def _pages(language: str, columns: int) -> dict[str, tuple[str, str]]:
    """Read every page of a process of its own: commands are worded when they are imported."""
    found = subprocess.run(
        [sys.executable, "-c", PAGES, language],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=environment(env={"COLUMNS": str(columns)}),
    )
    return {words: (page, help_) for words, page, help_ in json.loads(found.stdout)}


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_of_help_is_wider_than_the_terminal_and_no_word_is_broken(
    language: str, columns: int
) -> None:
    pages = _pages(language, columns)
    wide = [
        (words, line)
        for words, (page, _help) in pages.items()
        for line in page.splitlines()
        if width(line) > min(columns, 80)
    ]
    broken = [
        (words, word)
        for words, (page, help_) in pages.items()
        for word in help_.split()
        if language != "zh" and word not in page.split()
    ]

    assert len(pages) > 250
    assert (wide, broken) == ([], [])


@pytest.mark.parametrize("language", list(Language))
def test_every_verb_has_an_example_and_every_step_who_may(language: str) -> None:
    usage, example, who = HEADINGS[language]
    steps = {
        f"salescli {PARTS.get(workflow.name, workflow.name)} {row.command}"
        for workflow in WORKFLOWS
        for row in (*workflow.steps, *(way for way in workflow.begins if way.by))
        if not getattr(row, "automatic", False) and not getattr(row, "elsewhere", False)
    }
    told = {words: page for words, (page, _help) in _pages(language, 80).items()}

    assert {words for words, page in told.items() if not page.startswith(usage)} == set()
    verbs = {words for words in told if words.count(" ") == 2 or words.split()[-1] in SINGLES}
    assert {words for words in verbs if example not in told[words].splitlines()} == set()
    assert len(steps & told.keys()) > 120
    assert {words for words in steps & told.keys() if who not in told[words].splitlines()} == set()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_a_page_tells_the_roles_states_conditions_and_clause_of_each_row(
    salescli: Program, workflow: object
) -> None:
    noun = PARTS.get(workflow.name, workflow.name)  # type: ignore[attr-defined]
    for step in workflow.steps:  # type: ignore[attr-defined]
        if step.automatic or step.command not in TREE[noun].commands:
            continue
        page = " ".join(salescli.done(f"{noun} {step.command} --help").split())
        head = f"{step.command}: {'|'.join(step.sources)} -> {step.target or '='}"

        assert f"{head} by {', '.join(step.by)} ({step.clause})" in page
        for gate in step.gates:
            assert " ".join(gate.plain.split()) in page


def test_what_no_diagram_has_a_step_for_tells_of_none(salescli: Program) -> None:
    assert "Who may" not in salescli.done("contract list --help")


def test_an_entry_s_help_has_the_whole_diagram(salescli: Program) -> None:
    page = salescli.done("contract show --help")

    assert "State diagram:" in page
    assert "deliver: ordered|signed|archived|in_delivery -> in_delivery (automatic)" in page


def test_the_pages_name_what_can_stand_anywhere(salescli: Program) -> None:
    told = " ".join(salescli.done("contract sign --help").split())

    assert "--db, --as, --today, --lang, --no-input, --quiet, --version" in told
    assert "--db FILE Database file" in " ".join(salescli.done("--help").split())


def test_a_page_tells_defaults_bounds_and_choices(salescli: Program) -> None:
    page = " ".join(salescli.done("conduct appraise --help").split())

    assert "[default: normal]" in salescli.done("issue raise --help")
    assert "--score VALUE" in page
    assert "[0–100]" in page
    assert "(draft, negotiating, submitted," in salescli.done("contract list --help")


# Wrapping


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("영업부장의 거래 중지", 14, ["영업부장의", "거래 중지"]),
        ("经理解除对该客户", 8, ["经理解除", "对该客户"]),
        ("经理解除，对该客户", 8, ["经理解", "除，对该", "客户"]),
        ("付款12天（含）后", 9, ["付款12天", "（含）后"]),
        ("1.2万元", 4, ["1.2", "万元"]),
        ("draft|signed|closed", 12, ["draft|", "signed|", "closed"]),
        ("", 5, []),
    ],
)
def test_a_line_breaks_at_words_and_between_han_characters(
    text: str, room: int, lines: list[str]
) -> None:
    assert wrapped(text, room) == lines


def test_a_long_name_has_a_line_of_its_own() -> None:
    rows = [("--a", "first"), ("--a-long-name", "second"), ("번호", "third\nfourth")]

    assert [*listed(rows, 30, 5)] == [
        "  --a    first",
        "  --a-long-name",
        "         second",
        "  번호   third",
        "         fourth",
    ]
