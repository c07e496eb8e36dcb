"""The program speaks Korean and Chinese: every message, every help, from every place."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from salescli.errors import DataError, StateError
from salescli.policy import entries, stated, wording
from salescli.policy.diagrams import WORKFLOWS
from salescli.text import Language, Text, _, speak
from tests._program import ROOT, Program, environment, process
from tools import _messages, catalogue

OTHERS = pytest.mark.parametrize("language", [Language.KO, Language.ZH])

CODES = {"table, json, jsonl, csv, md, xlsx"}
"""Help that is nothing but words to type."""

HELPS = """
import json, sys
from typer.main import get_command
from salescli import cli, commands
from salescli.text import Language, speak

def helps(entry, words):
    yield words, entry.help
    if entry.epilog:
        yield f"{words} (diagram)", entry.epilog
    for option in entry.params:
        if option.name != "help":
            yield f"{words} {option.name}", option.help
    for name, below in getattr(entry, "commands", {}).items():
        yield from helps(below, f"{words} {name}")

speak(Language(sys.argv[1]))
tree = get_command(cli.tree([*commands.NOUNS, *commands.SINGLES], {}))
print(json.dumps(dict(helps(tree, "salescli"))))
"""


def _helps(language: Language) -> dict[str, str]:
    """Read every help of a process of its own: commands are worded when they are imported."""
    found = subprocess.run(
        [sys.executable, "-c", HELPS, language.value],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    helps: dict[str, str] = json.loads(found.stdout)
    return helps


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    return _helps(Language.EN)


def _spoken(*words: str, **env: str) -> str:
    """Run the program where the locale and nothing else says the language."""
    silent = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "SALESCLI_LANG"), "")
    result = process(*words, env={**silent, **env})
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_every_message_has_its_translations(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["--check"]) == 0, capsys.readouterr().err


@OTHERS
def test_a_translation_is_filled_in_as_its_message_is(language: Language) -> None:
    for message, translation in catalogue.translations(language).items():
        assert catalogue.placeholders(translation) == catalogue.placeholders(message), message


def test_no_korean_particle_hangs_on_what_is_filled_in() -> None:
    particle = re.compile(r"\}['\"]?(은|는|이|가|을|를|과|와|로|으로|이나|나)(?![가-힣])")
    hanging = [t for t in catalogue.translations(Language.KO).values() if particle.search(t)]

    assert not hanging


@OTHERS
@pytest.mark.parametrize(
    "words",
    [
        *(wording.STATES, wording.METHODS, wording.MEASURES, wording.ROLES),
        *(wording.VISIT_METHODS, wording.VISIT_FACTS, wording.DEPARTMENTS),
        {field.called: field.heading for field in (*entries.ACCOUNT, *entries.RECORD)},
    ],
    ids=["states", "methods", "measures", "roles", "visits", "facts", "departments", "fields"],
)
def test_a_code_is_worded_in_a_sentence_as_on_a_form(
    language: Language, words: dict[str, Text]
) -> None:
    said = catalogue.terms(language, _messages.collected())
    speak(language)

    assert said.keys() & words.keys()
    assert {code: _(code) for code in words if code in said} == {
        code: text.within(language) for code, text in words.items() if code in said
    }


@OTHERS
def test_what_the_policy_words_stands_in_no_catalogue(language: Language) -> None:
    messages = _messages.collected()
    states = [step.target for workflow in WORKFLOWS for step in workflow.steps if step.target]

    assert catalogue.translations(language).keys() & catalogue.terms(language, messages) == set()
    assert catalogue.terms(language, messages).keys() >= {str(state) for state in states}


def test_a_term_that_a_catalogue_words_too_is_a_fault(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_messages, "collected", lambda: frozenset({"signed"}))

    wrong = _write(shelf, "signed", "체결됨")

    assert wrong == [
        "ko: worded in salescli/policy already: 'signed'",
        "ko: salescli.mo is stale; run: python -m tools.catalogue",
    ]


@OTHERS
def test_every_help_is_translated(language: Language, english: dict[str, str]) -> None:
    helps = _helps(language)

    assert helps.keys() == english.keys()
    same = {words for words, told in helps.items() if told == english[words]}
    assert {words for words in same if english[words] not in CODES} == set()


def test_the_program_says_in_korean_what_it_can_do(salescli: Program) -> None:
    exit_code, out, err = salescli("--lang ko --help")

    assert (exit_code, err) == (0, "")
    assert "명령줄에서 영업부 업무를 처리합니다." in out
    assert re.search(r"--as \S+ +처리자\(SALESCLI_AS\)", out)
    assert re.search(r"contract +판매계약서: 작성부터 보관까지\(W3\)", out)


def test_a_noun_says_in_chinese_what_it_can_do() -> None:
    told = _spoken("--lang", "zh", "contract", "--help")

    assert "销售合同：从起草到存档（W3）" in told
    assert re.search(r"sign +记录客户已在确认的合同或订单的书面文件上签字。", told)


@pytest.mark.usefixtures("traded")
def test_a_refusal_is_worded_in_korean(salescli: Program) -> None:
    result = salescli("--lang ko --as kim contract submit C-1")

    assert (result.exit_code, result.out) == (StateError.exit_code, "")
    assert result.err == (
        "salescli: C-2026-0001: 제출 처리를 할 수 없습니다: 현재 상태 납품 중. 지금 가능한 단계:"
        " sign, archive, cancel, flag, decide, amend"
        " · 본인이 할 수 있는 것: contract flag, contract amend\n"
    )


@pytest.mark.usefixtures("company")
def test_what_is_unknown_is_named_in_the_language_of_the_reader(salescli: Program) -> None:
    assert salescli("--lang ko contract show C-99") == (
        DataError.exit_code,
        "",
        "salescli: 등록되지 않은 계약: 'C-99'. 확인: salescli contract list\n",
    )
    assert salescli("--lang zh --as kim staff add x y --role SALES").err == (
        "salescli: 销售员无权登记员工；可办理的角色：系统管理员, 公司领导（1.3.1）\n"
    )


def test_the_locale_says_the_language() -> None:
    assert "명령줄에서" in _spoken("--help", LANG="ko_KR.UTF-8")
    assert "命令行" in _spoken("--help", LANG="C.UTF-8", LC_MESSAGES="zh_CN.UTF-8")


def test_the_program_s_own_variable_wins_over_the_locale_and_the_option_over_both() -> None:
    zh = {"LANG": "ko_KR.UTF-8", "SALESCLI_LANG": "zh"}

    assert "命令行" in _spoken("--help", **zh)
    assert "from the command line" in _spoken("--lang", "en", "--help", **zh)


def test_nothing_said_is_nothing_in_every_language() -> None:
    speak(Language.KO)

    assert _("") == ""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the catalogues where a test may write them; what is known there is `a {b}`."""
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    monkeypatch.setattr(_messages, "collected", lambda: frozenset({"a {b}"}))
    return tmp_path / "ko" / "LC_MESSAGES"


def _write(shelf: Path, message: str, translation: str) -> list[str]:
    """Write a catalogue of one entry, compiled, and say what is wrong with it."""
    given = {message: translation}
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / "salescli.po").write_bytes(catalogue.as_po(Language.KO, given))
    (shelf / "salescli.mo").write_bytes(catalogue.as_mo(Language.KO, given))
    return list(catalogue.faults(Language.KO, _messages.collected()))


@pytest.mark.parametrize(
    ("message", "translation", "wrong"),
    [
        ("a {b}", "가 {b}", []),
        ("a {b}", "", ["ko: no translation: 'a {b}'"]),
        ("a {b}", "a {b}", ["ko: the translation is the English: 'a {b}'"]),
        ("a {b}", "가 {c}", ["ko: the translation has other placeholders: 'a {b}'"]),
        ("a {b}", "가 {b!r}", ["ko: the translation has other placeholders: 'a {b}'"]),
        ("z", "하", ["ko: no translation: 'a {b}'", "ko: the program says this no more: 'z'"]),
    ],
)
def test_every_fault_is_found(
    shelf: Path, message: str, translation: str, wrong: list[str]
) -> None:
    assert _write(shelf, message, translation) == wrong


def test_a_catalogue_that_was_not_compiled_is_stale(shelf: Path) -> None:
    _write(shelf, "a {b}", "가 {b}")
    (shelf / "salescli.po").write_bytes(catalogue.as_po(Language.KO, {"a {b}": "나 {b}"}))

    assert list(catalogue.faults(Language.KO, _messages.collected())) == [
        "ko: salescli.mo is stale; run: python -m tools.catalogue"
    ]
    assert catalogue.main(["--check"]) == 1


def test_bringing_up_to_date_keeps_what_is_said_and_drops_what_is_not(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(shelf, "a {b}", "가 {b}")
    once = (shelf / "salescli.po").read_bytes(), (shelf / "salescli.mo").read_bytes()
    given = catalogue.translations(Language.KO) | {"z": "하"}
    (shelf / "salescli.po").write_bytes(catalogue.as_po(Language.KO, given))

    assert catalogue.main([]) == 0
    assert ((shelf / "salescli.po").read_bytes(), (shelf / "salescli.mo").read_bytes()) == once
    assert capsys.readouterr().out == (
        "ko: 1 messages, 0 to translate, 1 dropped\nzh: 1 messages, 1 to translate, 0 dropped\n"
    )


def test_nothing_that_changes_by_itself_stands_in_a_catalogue() -> None:
    written = catalogue.as_po(Language.KO, {"a {b}": "가 {b}"}).decode()

    assert written == (
        "# Korean of salescli; python -m tools.catalogue keeps this file.\n"
        'msgid ""\n'
        'msgstr ""\n'
        '"Language: ko\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8"\n'
        "\n"
        "#, python-brace-format\n"
        'msgid "a {b}"\n'
        'msgstr "가 {b}"\n'
        "\n"
    )


def test_a_value_that_nobody_lists_the_messages_of_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = dict(_messages.DYNAMIC)
    del known["cli.py: line"]
    monkeypatch.setattr(_messages, "DYNAMIC", known)

    with pytest.raises(SystemExit, match=r"cli\.py: line"):
        _messages.collected()


@pytest.mark.parametrize(
    ("language", "message", "said"),
    [
        (Language.KO, "settle the return", "반품 정산"),
        (Language.ZH, "settle the return", "结算退换货"),
        (Language.KO, "settle the term", "이탈 조건 결정"),
        (Language.ZH, "settle the term", "决定偏离条款"),
        (Language.KO, "report on the service of", "서비스 보고"),
        (Language.ZH, "report on the service of", "汇报服务情况"),
        (Language.KO, "return of goods", "반품"),
        (Language.ZH, "return of goods", "退货"),
    ],
)
def test_a_refusal_carries_its_own_workflows_words(
    language: Language, message: str, said: str
) -> None:
    assert catalogue.translations(language)[message] == said


@OTHERS
@pytest.mark.parametrize("kind", ["service", "inquiry", "contract"])
def test_a_state_has_one_word_in_answers_as_in_lists(language: Language, kind: str) -> None:
    speak(language)

    for state, text in stated.states(kind).items():
        if state in _messages._states():
            assert stated.worded(kind, state) == text.within(language)
