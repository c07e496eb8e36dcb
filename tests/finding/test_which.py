"""Which entry is meant: only an exact code or name goes without a question, for every noun."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from salescli.commands._which import held, put
from salescli.errors import UnknownError
from salescli.workspace import Workspace
from tests._program import Program, Result

pytestmark = pytest.mark.usefixtures("company")

LIKE = {
    "customer": ("한솔놈협", "H1 (주)한솔농협", "there is no customer '한솔놈협'; similar: "),
    "staff": ("김칠수", "kim 김철수", "there is no staff '김칠수'; similar: "),
    "product": ("봍트", "B1 볼트", "there is no product '봍트'; similar: "),
}
"""Register to a word that is like a name in it, that entry, and the refusal."""

READS = {
    "customer": [
        "customer show {0}",
        "contract list --customer {0}",
        "collect list --customer {0}",
    ],
    "staff": ["staff show {0}", "visit list --salesperson {0}", "worklog list --who {0}"],
    "product": ["product show {0}", "product history {0}"],
}
WRITES = {
    "customer": [
        "--as kim contract draft {0}",
        "--as kim visit plan {0} --for 2026-03-12",
        "--as lee customer edit {0} --phone 1",
    ],
    "staff": ["--as park target set sales 1 --month 2026-03 --salesperson {0}"],
    "product": ["--as park product price {0} 1100"],
}
LINES = [(noun, line) for of in (READS, WRITES) for noun, lines in of.items() for line in lines]


@pytest.mark.parametrize(("noun", "line"), LINES)
def test_off_a_terminal_one_line_names_who_may_be_meant(
    salescli: Program, noun: str, line: str
) -> None:
    word, entry, refusal = LIKE[noun]
    before = salescli.path.read_bytes()
    refused = salescli(line.format(word))

    assert (refused.exit_code, refused.out) == (65, "")
    assert refused.err == f"salescli: {refusal}{entry}; give the code\n"
    assert salescli.path.read_bytes() == before


@pytest.mark.parametrize(("noun", "line"), LINES)
def test_a_part_of_one_name_is_not_taken_for_it(salescli: Program, noun: str, line: str) -> None:
    part = {"customer": "한솔", "staff": "철수", "product": "볼"}[noun]
    refused = salescli(line.format(part))

    assert (refused.exit_code, refused.out) == (65, "")
    assert LIKE[noun][1] in refused.err


@pytest.fixture
def answering(salescli: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Sit at a terminal and type answers; while one is asked for, others can write."""

    def typed(line: str, *answers: str) -> Result:
        left = iter(answers)

        def prompt(_label: str, *, err: bool, **_told: object) -> str:
            assert err
            with closing(sqlite3.connect(salescli.path, timeout=0)) as other:
                other.execute("BEGIN EXCLUSIVE")
            return next(left)

        monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
        monkeypatch.setattr("typer.prompt", prompt)
        result = salescli(line)
        assert next(left, None) is None, result.err
        return result

    return typed


@pytest.mark.parametrize(("noun", "line"), LINES)
def test_at_a_terminal_it_is_asked_with_nothing_locked(
    answering: Callable[..., Result], salescli: Program, noun: str, line: str
) -> None:
    word, entry, _refusal = LIKE[noun]
    exact = salescli(line.format(entry.partition(" ")[2]) + " --dry-run" * ("--as" in line))
    result = answering(line.format(word), "7", "1")

    assert (exact.exit_code, result.exit_code) == (0, 0), result.err
    assert f"which {noun} is '{word}'?\n  1  {entry}\n" in result.err
    assert "'7' does not fit; try again" in result.err
    if "--as" not in line:
        assert result.out == exact.out


@pytest.mark.parametrize(("noun", "line"), LINES)
def test_an_empty_line_is_none_of_them(
    answering: Callable[..., Result], noun: str, line: str
) -> None:
    result = answering(line.format(LIKE[noun][0]), "")

    assert (result.exit_code, result.out) == (65, "")


def test_what_is_asked_for_is_looked_up_in_the_same_way(answering: Callable[..., Result]) -> None:
    result = answering("--as kim contract draft", "한솔놈협", "", "한솔놈협", "1")

    assert result.exit_code == 0, result.err
    assert "(주)한솔농협" in result.out


def test_of_several_that_are_asked_for_each_is_looked_up(answering: Callable[..., Result]) -> None:
    result = answering(
        "--as park conduct training --topic 납기 --held-by park", "lee, 한소리", "1", ""
    )

    assert result.exit_code == 0, result.err


@pytest.mark.parametrize("code", ["h1", "H1", "ｈ１"])
def test_a_code_is_taken_in_any_case(salescli: Program, code: str) -> None:
    salescli.done("--as kim contract draft H1")

    assert "(주)한솔농협" in salescli.done(f"customer show {code}")
    assert salescli.done(f"contract list --customer {code} --json").count("C-d1") == 1
    assert salescli(f"--as kim contract draft {code}").exit_code == 0


def test_of_two_codes_that_differ_in_case_each_is_its_own(salescli: Program) -> None:
    salescli.done("--as lee customer add h1 서해상사 --kind dealer")

    assert "서해상사" in salescli.done("customer show h1")
    assert "(주)한솔농협" in salescli.done("customer show H1")


def test_what_is_one_s_code_and_another_s_name_is_asked(salescli: Program) -> None:
    salescli.done("--as lee customer add SUN 서해상사 --kind dealer")
    salescli.done("--as lee customer add S2 Sun --kind dealer")

    for line in ("customer show sun", "--as lee customer edit sun --phone 1"):
        refused = salescli(line)
        assert refused.exit_code == 65
        assert "S2 Sun, SUN 서해상사" in refused.err
    assert "서해상사" in salescli.done("customer show SUN")


def test_no_more_than_five_are_told_and_the_best_first(salescli: Program) -> None:
    for n, name in enumerate(("새벽", "햇살", "샘물", "초록", "이슬", "별빛", "꽃뫼")):
        salescli.done(f"--as lee customer add F{n} {name}농장 --kind dealer")
    told = salescli("customer show 농장").err

    assert told.count("농장,") == 4
    assert salescli("customer show 벌빛농장").err.partition("similar: ")[2].startswith("F5 ")


def test_who_acts_is_named_by_exact_code_or_name(salescli: Program) -> None:
    assert salescli.done("--as 김철수 contract draft H1") == salescli.done(
        "--as kim contract draft H1"
    ).replace("C-d2", "C-d1")
    for word in ("김칠수", "철수", "김", "KIM", "ㄱㅊㅅ"):
        refused = salescli(f"--as {word} contract draft H1")
        assert (refused.exit_code, "김철수" in refused.err, "kim" in refused.err) == (
            77,
            False,
            False,
        )


def test_of_two_of_one_name_neither_acts(salescli: Program) -> None:
    salescli.done("--as admin staff add kim2 김철수 --role CLERK")

    assert salescli("--as 김철수 contract draft H1").exit_code == 65


def test_who_signed_is_named_by_exact_code_or_name(
    salescli: Program, answering: Callable[..., Result]
) -> None:
    salescli.done("--as admin setting set paper_decisions on")
    for word in ("박부정", "부장", "PARK", "ㅂㅂㅈ"):
        line = f"--as lee customer block E1 --reason 체납 --paper A-1 --by {word}"
        refused = salescli(line)
        assert (refused.exit_code, "박부장" in refused.err) == (65, False)
        assert "similar" not in refused.err
        assert answering(line).exit_code == 65
    for word in ("park", "박부장"):
        line = f"--as lee customer block E1 --reason 체납 --paper A-1 --by {word} --dry-run"
        assert salescli(line).exit_code == 0


SECRET = (
    *("customer show {0}", "contract list --customer {0}", "contract draft {0}", "find {0}"),
    *("visit plan {0} --for 2026-03-12", "collect list --customer {0}"),
)


@pytest.mark.parametrize("line", SECRET)
@pytest.mark.parametrize("word", ["동해", "동해건셜", "ㄷㅎㄱㅅ", "동해건설", "e1"])
def test_what_is_out_of_the_territory_is_never_told(
    salescli: Program, line: str, word: str
) -> None:
    salescli.done("--as admin setting set territory_reads on")
    others, own = (salescli(f"--as {who} {line.format(word)}") for who in ("kim", "han"))

    told = (others.out + others.err).replace(word, "")
    assert "동해건설" not in told
    assert "E1" not in told
    assert own.exit_code in {0, 65}
    if word not in {"동해건설", "e1"}:
        assert "E1" in own.out + own.err


def _values() -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    yield {"product": "볼드"}, {"product": "B1"}
    yield {"line": ["N1=1,볼드=2x3"]}, {"line": ["N1=1,B1=2x3"]}
    yield {"lines": ["볼드=20", "N1=3", "볼드"]}, {"lines": ["B1=20", "N1=3", "B1"]}
    yield {"by": "볼드", "note": "볼드 2개"}, {"by": "볼드", "note": "볼드 2개"}


@pytest.mark.parametrize(("values", "expected"), [*_values()])
def test_a_code_stands_where_the_word_stood(
    values: dict[str, object], expected: dict[str, object]
) -> None:
    wrong = UnknownError("product", "볼드")
    assert bool(held(values, wrong)) is (values != expected)
    put(values, wrong, "B1")

    assert values == expected


ALIKE = {
    "한솔농업": False,
    "한솔농협": False,
    "한솔 농혐": True,
    "한솔놈협": True,
    "(주)한솔농협 2": False,
    "대한물산": False,
}
"""The name of a new account, and whether it is most likely the firm that is there."""


@pytest.mark.parametrize("name", ALIKE)
def test_a_known_firm_s_name_is_told_and_done_off_a_terminal(salescli: Program, name: str) -> None:
    done = salescli(["--as", "lee", "customer", "add", "H2", name, "--kind", "dealer"])

    assert done.exit_code == 0
    assert ("is much like H1 (주)한솔농협" in done.err) is ALIKE[name], done.err
    assert salescli("customer show H2").exit_code == 0


def test_at_a_terminal_a_known_firm_s_name_is_asked_about(
    answering: Callable[..., Result], salescli: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "--as lee customer add H2 한솔놈협 --kind dealer"
    for yes, code in ((False, 65), (True, 0)):
        monkeypatch.setattr("salescli.workspace.agreed", lambda _d, _q, yes=yes: yes)
        assert answering(line).exit_code == code
    assert answering(f"{line.replace('H2', 'H3')} --yes").exit_code == 0
    assert "(주)한솔농협" in salescli("customer list").out


def test_in_a_line_of_several_only_its_product_is_asked_about(
    answering: Callable[..., Result], salescli: Program
) -> None:
    salescli.done("--as kim contract draft H1")
    refused = salescli("--as kim contract line C-d1 B1=2 너투=3x400")
    done = answering("--as kim contract line C-d1 B1=2 너투=3x400", "1")
    begun = answering("--as kim contract draft H1 --line B1=2,너투=3x400", "1")

    assert (refused.exit_code, "similar: N1 너트; give the code" in refused.err) == (65, True)
    assert (done.exit_code, begun.exit_code) == (0, 0), done.err + begun.err
    assert "3,200" in done.out
    assert "3,200" in begun.out
