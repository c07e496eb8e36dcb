"""Options of several values: given once or more, by comma, and asked for until an empty line."""

import json

import pytest
import typer

from salescli.line.several import split
from salescli.policy.roles import Role
from tests._program import Program


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer what is asked at a terminal from a list; what is left over was not asked for."""
    given: list[str] = []

    def answer(_label: str, **_how: object) -> str:
        return given.pop(0)

    monkeypatch.setattr("salescli.workspace.Workspace.asks", True)
    monkeypatch.setattr(typer, "prompt", answer)
    return given


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    labels: list[str] = []
    replies = iter(["kim, han", ""])

    def note(label: str, **_how: object) -> str:
        labels.append(label)
        return next(replies)

    monkeypatch.setattr("salescli.workspace.Workspace.asks", True)
    monkeypatch.setattr(typer, "prompt", note)
    return labels


def attended(salescli: Program) -> set[str]:
    told = json.loads(salescli.done("--as park conduct trainings --week 2026-W09 --json"))
    rows = [row for section in told["sections"] for row in section["rows"]]
    return {row["person"] for row in rows if row.get("attended")}


@pytest.mark.parametrize(
    "replies", [["kim, han", ""], ["kim", "han", ""], ["kim、한소라", ""], ["kim", " han , ", ""]]
)
@pytest.mark.usefixtures("company")
def test_several_are_asked_for_by_comma_or_one_after_another(
    salescli: Program, answers: list[str], replies: list[str]
) -> None:
    answers += replies
    salescli.on("2026-03-04").done("--as park conduct training --topic x --week 2026-W09")

    assert attended(salescli) == {"kim", "han"}
    assert answers == []


@pytest.mark.usefixtures("company")
def test_it_is_told_that_several_can_be_given(salescli: Program, asked: list[str]) -> None:
    salescli.on("2026-03-04").done("--as park conduct training --topic x --week 2026-W09")

    assert "(several by comma)" in asked[0]
    assert "empty: no more" in asked[1]


@pytest.mark.parametrize("line", ["--attended kim --attended han", "--attended 'kim, han'"])
@pytest.mark.usefixtures("company")
def test_an_option_takes_them_as_the_question_does(salescli: Program, line: str) -> None:
    salescli.on("2026-03-04").done(f"--as park conduct training --topic x --week 2026-W09 {line}")

    assert attended(salescli) == {"kim", "han"}


@pytest.mark.usefixtures("company")
def test_roles_are_asked_for_one_after_another_until_none_is_given(
    salescli: Program, answers: list[str]
) -> None:
    answers += ["SALES, CLERK", "MANAGERS", "TECH", ""]
    salescli.done("--as admin staff add oh 오")

    told = salescli.done("staff show oh --json")
    assert {role for role in Role if f"{role}" in told} == {Role.SALES, Role.CLERK, Role.TECH}


@pytest.mark.parametrize(
    ("answer", "values"),
    [
        ("S01, S02", ["S01", "S02"]),
        ("101,102", ["101", "102"]),
        ("C-1=1,000", ["C-1=1,000"]),
        ("C-1=1,000, C-2=2,500,000", ["C-1=1,000", "C-2=2,500,000"]),
        (" , ", []),
    ],
)
def test_a_comma_within_an_amount_stays(answer: str, values: list[str]) -> None:
    assert split(answer) == values
