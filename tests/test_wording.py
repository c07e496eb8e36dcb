"""One word for one thing in Korean and Chinese: what was corrected once stands nowhere any more.

Over every translation of a message and every Text of the program; regulation.md's headings stay.
"""

import ast
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import salescli
from salescli import lists, reports
from salescli.policy import stated, wording
from salescli.reports._section import Column, Section
from salescli.text import Language, Text
from tests._program import Program
from tools import catalogue

AWAY = {
    Language.KO: {
        "송장": "세금계산서",
        "지급 ?기한": "결제일수, 결제조건",
        "당기": "금주, 당월",
        "미결제 어음": "미결제 수표·어음",
        "출고 미발행": "출고분 미발행액",
        "최대 연체": "연체 상위",
        "구역": "표, 지역",
        "해당 행": "해당 자료",
        "새 판|모든 판을": "새 버전",
        "(?<!합쳐 )(?<!서명해 )(?<!회신해 )주십시오": "지정하십시오",
        "값을 가질 수 없": "자리까지 입력할 수 있습니다",
        "제2의": "다른 사람의 확인",
        "결정하는 사람": "결정은 …이 함",
        "미래입니다": "오늘 이후",
        "(?<!회사 )경영진": "회사 경영진",
        "판매부장": "영업부장",
    },
    Language.ZH: {
        "90天以上": "超过90天",
        "未?中标": "成交; 中标 is of bids",
        "(?<![预应])收款(?!人|款|项|申请单)": "回款",
        "(?<!预计)订货": "订单",
        "超常规条款": "偏离条款",
        "没有部分|仅此部分": "该表",
        "审计链": "审计校验",
        r"第 ?\{position\} 行|\{position\} 行": "序号",
        "销售部长": "销售部经理",
        "[一-鿿][(:;]|[):;][一-鿿]": "full width",
    },
}
"""Pattern of what is said no more, and what is said instead."""

KEPT = {
    "票据到期前多少个自然日起在列表中标出",
    "中标",
    "付款期限(天)",
}
"""What is something else: a mark in a list, a bid that was won, a heading of books kept so far."""


def _texts() -> Iterator[tuple[str, Text]]:
    """Read every `Text("…", "…", "…")` of the program, with its place."""
    for path in sorted(Path(salescli.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                said = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if len(said) == len(Language):
                    yield f"{path.name}:{node.lineno}", Text(*said)


def _said(language: Language) -> Iterator[tuple[str, str]]:
    yield from catalogue.translations(language).items()
    yield from ((place, text.within(language)) for place, text in _texts())


@pytest.mark.parametrize(
    ("language", "pattern"),
    [(language, pattern) for language, patterns in AWAY.items() for pattern in patterns],
)
def test_a_word_that_was_replaced_is_said_no_more(language: Language, pattern: str) -> None:
    found = [
        (place, said)
        for place, said in _said(language)
        if said not in KEPT and re.search(pattern, said)
    ]

    assert found == [], f"say {AWAY[language][pattern]}"


def _titles() -> Iterator[str]:
    for package in (reports, lists):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(found.name)).values():
                if isinstance(value, Section):
                    yield value.title.en
                    yield from (column.heading.en for column in value.columns)
                elif isinstance(value, Column):
                    yield value.heading.en


def test_english_titles_and_headings_are_in_sentence_case() -> None:
    assert {title for title in _titles() if title[:1].islower()} == {"km"}


@pytest.mark.parametrize(
    ("heading", "language", "said"),
    [
        ("payment_days", Language.KO, "결제일수"),
        ("invoiced", Language.KO, "세금계산서 발행액"),
        ("uninvoiced", Language.KO, "출고분 미발행액"),
        ("uncleared", Language.KO, "미결제 수표·어음"),
        ("overdue_over_90", Language.ZH, "超过90天"),
    ],
)
def test_f8_is_headed_in_the_words_of_the_trade(
    heading: str, language: Language, said: str
) -> None:
    columns = reports.load("F8").sections[0].columns

    assert [c.heading.within(language) for c in columns if c.key == heading] == [said]


def test_a_state_has_the_word_of_its_kind() -> None:
    """A quotation is 成交, only a bid is 中标; an inquiry and a meeting have words of their own."""
    assert (wording.STATES["won"].zh, wording.STATES["lost"].zh) == ("成交", "未成交")
    assert stated.states("inquiry")["received"].ko == "접수"
    assert (stated.states("meeting")["open"].ko, stated.states("meeting")["open"].zh) == (
        "진행 중",
        "进行中",
    )


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize(("line", "said"), [("report weekly", "금주"), ("report monthly", "당월")])
def test_a_pack_says_week_or_month_of_what_is_in_it(
    salescli: Program, line: str, said: str
) -> None:
    told = salescli.done(f"--lang ko --as park {line} --format md")

    assert said in told
    assert "당기" not in told
