"""What was entered last is taken back, until somebody relies on it: every entry, every refusal."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from salescli.policy.diagrams import OF_KIND as WORKFLOW_OF
from salescli.policy.diagrams.undone import UNDONE
from salescli.policy.documents import DOCUMENTS, OF_KIND, PREFIX
from salescli.workspace import Workspace
from tests._program import Program, Result, as_it_was, process
from tests.db._chain import broken, departures

DRAFT = ("--as kim contract draft H1", "--as kim contract line C-d1 B1 -q 10")
DECLARED = "--as kim contract deviate C-d1 --term 보증 --normal 1년 --agreed 2년"
OFFER = (
    "--as kim quote draft H1 --valid-until 2026-04-30",
    "--as kim quote line Q-d1 B1 -q 10",
)
OFFERED = "--as kim quote deviate Q-d1 --term 보증 --normal 1년 --agreed 2년"
ASKED = (
    "--as kim inquiry report H1 단가",
    "--as park inquiry decide E-1",
    "--as kim inquiry line E-1 B1 -q 5",
)
PLANNED = (
    "--as kim visit plan H1 --for 2026-03-09 --purpose 수금",
    "--as kim visit edit V-1 --expected-order 5000",
)
MADE = ("--as kim visit record H1 --result 협의 --met 최과장 --next-step 견적",)
ITEM = ("--as kim plan set 신규개척 --monthly 2026-04 --measures 전화",)
OPEN = (
    "--as kim contract draft H1 --phone",
    "--as kim contract line C-d1 B1",
    "--as kim contract submit C-d1",
    "--as park contract confirm C-d1",
    "--as kim collect apply C-1=100 --method transfer",
    "--as park collect confirm P-1",
    "--as choi collect confirm P-1",
)
"""On a day of the month before: something has moved in it."""
STATEMENT = (*OPEN, "--as lee reconcile open H1 --month 2026-02")


class Entered(NamedTuple):
    """What is there before, what is entered then, and in which document."""

    before: tuple[str, ...]
    line: str
    number: str
    left: frozenset[str] = frozenset()
    """What stays of it: a state that a step led to."""


NEGOTIATING = frozenset({"state"})
ENTRIES = [
    Entered(DRAFT, "--as kim contract line C-d1 N1 -q 3", "C-d1"),
    Entered(DRAFT, "--as kim contract line C-d1 B1 -q 3 --price 900 --discount 2", "C-d1"),
    Entered(DRAFT, "--as kim contract line C-d1 B1=100 N1=20x300", "C-d1"),
    Entered(DRAFT, "--as kim contract line C-d1 --change 1 -q 12", "C-d1"),
    Entered(DRAFT, "--as kim contract line C-d1 --change 1 --price 5 --discount 3", "C-d1"),
    Entered(DRAFT, "--as kim contract line C-d1 --remove 1", "C-d1"),
    Entered(DRAFT, "--as kim contract edit C-d1 --payment-days 60", "C-d1"),
    Entered(DRAFT, "--as kim contract edit C-d1 --deliver-by 2026-04-01 --terms 선불", "C-d1"),
    Entered(DRAFT, "--as lee contract edit C-d1 --customer E1", "C-d1"),
    Entered(
        (*DRAFT, DECLARED.replace("보증", "payment_days")),
        "--as lee contract edit C-d1 --customer E1 --payment-days 7",
        "C-d1",
    ),
    Entered(DRAFT, DECLARED, "C-d1"),
    Entered((*DRAFT, DECLARED), f"{DECLARED} --line 1", "C-d1"),
    Entered((*DRAFT, DECLARED), DECLARED.replace("2년", "3년"), "C-d1"),
    Entered((*DRAFT, DECLARED), "--as kim contract deviate C-d1 --term 보증 --withdraw", "C-d1"),
    Entered(
        (*DRAFT, "--as park contract consent C-d1"),
        "--as kim contract negotiate C-d1 '운임을 물음' --open '운임 포함?'",
        "C-d1",
    ),
    Entered(
        (
            *(*OFFER, "--as kim quote submit Q-d1", "--as park quote approve Q-1"),
            "--as kim contract draft --from Q-1",
        ),
        "--as kim contract negotiate C-d1 '값을 물음' --with 최과장",
        "C-d1",
        NEGOTIATING,
    ),
    Entered(OFFER, "--as kim quote line Q-d1 N1 -q 3 --cost 100 --margin 30", "Q-d1"),
    Entered(OFFER, "--as kim quote line Q-d1 B1=100 N1=20x300", "Q-d1"),
    Entered(OFFER, "--as kim quote line Q-d1 --remove 1", "Q-d1"),
    Entered(OFFER, "--as kim quote edit Q-d1 --payment-days 60 --terms 선불", "Q-d1"),
    Entered(OFFER, "--as kim quote edit Q-d1 --valid-until 2026-05-30 --language zh", "Q-d1"),
    Entered(OFFER, OFFERED, "Q-d1"),
    Entered((*OFFER, OFFERED), OFFERED.replace("2년", "3년"), "Q-d1"),
    Entered(ASKED, "--as kim inquiry line E-1 --description 특수볼트 -q 2", "E-1"),
    Entered(ASKED, "--as tan inquiry line E-1 N1 --requirement 방청", "E-1"),
    Entered(ASKED, "--as kim inquiry line E-1 B1=100 N1=20", "E-1"),
    Entered(ASKED, "--as kim inquiry line E-1 --remove 1", "E-1"),
    Entered(PLANNED, "--as kim visit edit V-1 --purpose 견적 --expected-order 7000", "V-1"),
    Entered(PLANNED, "--as kim visit edit V-1 --for 2026-03-11 --method telephone", "V-1"),
    Entered(PLANNED, "--as kim visit edit V-1 --support 기술 --planned-collection 30", "V-1"),
    Entered(MADE, "--as kim visit record V-1 --result 재협의 --problem 도면", "V-1"),
    Entered(ITEM, "--as kim plan set 신규개척 --monthly 2026-04 --week1 원주 --target 3", "W-1"),
    Entered(ITEM, "--as kim plan set 신규개척 --monthly 2026-04 --customer H1", "W-1"),
    Entered(
        (*STATEMENT, "--as lee reconcile enter S-1 --balance 0 --paper 회신"),
        "--as lee reconcile enter S-1 --balance 50 --paper 정정 --cause 운임",
        "S-1",
    ),
    Entered(STATEMENT, "--as lee reconcile enter S-1 --balance 0 --paper 회신", "S-1"),
]
"""Every command that enters something in a draft, a visit or a statement."""

FORMS = ("F1", "F2", "F3", "F4", "F7", "F9", "F12")
NOUNS = {"C": "contract", "Q": "quote", "E": "inquiry", "V": "visit", "W": "plan", "S": "reconcile"}


def shown(salescli: Program, number: str) -> list[dict[str, Any]]:
    """Return a document as `show` tells it to a script."""
    told = salescli.done(f"--as ceo {NOUNS[number[0]]} show {number} --json")
    sections: list[dict[str, Any]] = json.loads(told)["sections"]
    return sections


def figures(salescli: Program) -> list[Any]:
    """Return what forms of the time say."""
    return [json.loads(salescli.done(f"report {form} --json"))["sections"] for form in FORMS]


def without(sections: list[dict[str, Any]], left: frozenset[str]) -> list[Any]:
    """Leave columns out."""
    return [
        (part["key"], [{k: n for k, n in row.items() if k not in left} for row in part["rows"]])
        for part in sections
    ]


@pytest.mark.parametrize("entered", ENTRIES, ids=[one.line[5:60] for one in ENTRIES])
def test_an_entry_that_is_taken_back_leaves_all_as_it_was(
    salescli: Program, company: Path, entered: Entered
) -> None:
    number, line = entered.number, entered.line
    for one in entered.before:
        salescli.on("2026-02-10" if one in OPEN else "2026-03-02").done(one)
    before, told = shown(salescli, number), figures(salescli)

    salescli.done(line)
    assert shown(salescli, number) != before
    answer = salescli.done(f"{line.partition(' ')[0]} {line.split()[1]} undo {number}")

    assert answer.endswith(f"taken back: {' '.join(line.split()[2:4])}")
    assert without(shown(salescli, number), entered.left) == without(before, entered.left)
    assert figures(salescli) == told
    assert (broken(company), departures(company)) == ([], [])


@pytest.fixture
def drafted(salescli: Program, company: Path) -> Program:
    """Give a draft of kim's with two lines, which are entries of theirs."""
    assert company.exists()
    for line in (*DRAFT, "--as kim contract line C-d1 N1 -q 3"):
        salescli.done(line)
    return salescli


def lines(salescli: Program, number: str = "C-d1") -> list[int]:
    """Return the quantities of the lines of a contract."""
    part = next(one for one in shown(salescli, number) if one["key"] == "lines")
    return [int(row["quantity"]) for row in part["rows"]]


def refused(result: Result, code: int, *words: str) -> None:
    """Assert that a command is refused with one line that says something."""
    assert (result.exit_code, result.out) == (code, "")
    assert len(result.err.splitlines()) == 1, result.err
    for word in words:
        assert word in result.err


def test_an_undo_after_an_undo_goes_one_entry_further_back(drafted: Program) -> None:
    told = [drafted.done("--as kim undo C-d1") for _ in range(2)]

    assert lines(drafted) == []
    assert [one.rpartition(": ")[2] for one in told] == ["contract line"] * 2
    refused(drafted("--as kim undo C-d1"), 76, "contract draft", "contract cancel C-d1")


def test_what_is_entered_after_an_undo_is_taken_back_first(drafted: Program) -> None:
    drafted.done("--as kim undo C-d1")
    drafted.done("--as kim contract line C-d1 N1 -q 7")
    assert lines(drafted) == [10, 7]

    drafted.done("--as kim undo C-d1")
    assert lines(drafted) == [10]
    drafted.done("--as kim undo C-d1")
    assert lines(drafted) == []


def test_it_is_an_entry_of_its_own_in_history_and_audit(drafted: Program) -> None:
    drafted.done("--as kim undo C-d1")

    history = json.loads(drafted.done("contract history C-d1 --json"))["sections"][0]["rows"]

    assert [row["step"] for row in history] == ["draft", "undo"]
    assert (history[-1]["decided_by"], history[-1]["note"]) == ("kim", "contract line")


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ("--as lee contract line C-d1 B1 -q 1", ("이영희", "contract line", "2026-03-02")),
        ("--as park contract consent C-d1", ("박부장", "contract consent")),
        ("--as lee visit plan H1 --for 2026-03-09 --contract C-d1", ("이영희", "visit plan")),
        ("--as lee contract deviate C-d1 --term x --normal 1 --agreed 2", ("이영희",)),
    ],
)
def test_what_somebody_else_has_gone_on_from_stays(
    drafted: Program, others: str, words: tuple[str, ...]
) -> None:
    drafted.done(others)

    with unchanged(drafted):
        refused(drafted("--as kim undo C-d1"), 76, *words, "a new entry corrects it")


@contextlib.contextmanager
def unchanged(salescli: Program) -> Iterator[None]:
    """Assert that no line changes; what was refused is noted."""
    before = lines(salescli)
    yield
    assert lines(salescli) == before


def test_what_another_entered_and_took_back_was_not_relied_on(drafted: Program) -> None:
    drafted.done("--as lee contract line C-d1 B1 -q 1")
    drafted.done("--as lee undo C-d1")

    drafted.done("--as kim undo C-d1")
    assert lines(drafted) == [10]


def test_another_ones_entry_is_not_taken_back(drafted: Program) -> None:
    for who in ("lee", "park", "choi"):
        refused(drafted(f"--as {who} undo C-d1"), 65, "nothing that you entered in C-d1")


def test_another_salesperson_has_no_entry_in_it(drafted: Program) -> None:
    refused(drafted("--as han undo C-d1"), 77)


def test_who_may_not_write_any_more_takes_nothing_back(drafted: Program) -> None:
    drafted.done("--as admin staff edit kim --role TECH --on 2026-03-02")

    result = drafted("--as kim undo C-d1")
    assert result.exit_code == 77


def test_a_step_is_never_taken_back_and_what_leads_back_is_named(drafted: Program) -> None:
    drafted.done("--as kim contract submit C-d1")

    refused(drafted("--as kim undo C-1"), 76, "contract submit", "sales manager: contract return")


def test_after_a_return_what_was_entered_before_stays(drafted: Program) -> None:
    drafted.done("--as kim contract submit C-d1")
    drafted.done("--as park contract return C-1")

    refused(drafted("--as kim undo C-1"), 76, "박부장", "contract return")
    drafted.done("--as kim contract line C-1 --remove 1")
    drafted.done("--as kim undo C-1")
    assert lines(drafted, "C-1") == [10, 3]


def test_a_deviation_declared_after_submission_stays(drafted: Program) -> None:
    drafted.done("--as kim contract submit C-d1")
    drafted.done("--as kim contract deviate C-1 --term 보증 --normal 1년 --agreed 2년")

    refused(drafted("--as kim undo C-1"), 76, "C-2026-0001 is submitted", "contract return")


def test_what_was_printed_stays(salescli: Program, company: Path) -> None:
    assert company.exists()
    for line in (*OFFER, "--as kim quote submit Q-d1", "--as park quote approve Q-1"):
        salescli.done(line)
    salescli.done("--as kim quote print Q-1 --format md")

    refused(salescli("--as kim undo Q-1"), 76, "quote print", "quote return")


def test_it_can_be_done_on_another_day(drafted: Program) -> None:
    drafted.on("2026-03-05").done("--as kim undo C-d1")

    assert lines(drafted) == [10]


def test_a_late_one_is_not_before_what_the_document_has_seen(drafted: Program) -> None:
    drafted.on("2026-03-05")

    refused(drafted("--as kim undo C-d1 --on 2026-03-01"), 65, "2026-03-02")
    drafted.done("--as kim undo C-d1 --on 2026-03-03")
    rows = json.loads(drafted.done("contract history C-d1 --json"))["sections"][0]["rows"]
    assert (rows[-1]["decided_on"], rows[-1]["recorded_on"]) == ("2026-03-03", "2026-03-05")


def test_a_repeat_under_a_request_id_takes_nothing_more_back(drafted: Program) -> None:
    first = drafted.done("--as kim undo C-d1 --request-id r1")

    with as_it_was(drafted.path):
        assert drafted.done("--as kim undo C-d1 --request-id r1") == first
    assert lines(drafted) == [10]


def test_a_request_id_of_an_entry_does_not_stand_in_the_way(drafted: Program) -> None:
    drafted.done("--as kim contract line C-d1 B1 -q 4 --request-id r2")

    drafted.done("--as kim undo C-d1")
    assert lines(drafted) == [10, 3]


def test_a_dry_run_shows_what_would_come_back(drafted: Program) -> None:
    with as_it_was(drafted.path):
        told = drafted.told("--as kim undo C-d1 --dry-run")

    assert told.startswith("dry run, nothing changed: C-d1 is draft")
    assert "10,999 →" in told


def test_with_json_the_document_is_the_answer(drafted: Program) -> None:
    told = json.loads(drafted.done("--as kim undo C-d1 --json"))

    assert told["sections"] == shown(drafted, "C-d1")


def test_without_a_number_it_is_the_last_entry_of_today(drafted: Program) -> None:
    drafted.done("--as kim visit plan H1 --for 2026-03-09")
    drafted.done("--as kim visit edit V-1 --purpose 수금")
    drafted.done("--as kim customer profile H1 --bank 농협은행")

    refused(drafted("--as kim undo"), 2, "visit edit of V-2026-0001, 12:00", "NUMBER", "--yes")
    assert "taken back: visit edit" in drafted.done("--as kim undo --yes")
    # Like an editor: a step stands between.
    refused(drafted("--as kim undo --yes"), 76, "visit plan", "visit drop V-2026-0001")
    assert "V-2026-0001" in drafted("--as kim undo --dry-run").err
    drafted.on("2026-03-03")
    refused(drafted("--as kim undo --yes"), 65, "nothing today")
    refused(drafted("--as park undo --yes"), 65, "nothing today")


def test_without_a_number_what_was_taken_back_counts_no_more(drafted: Program) -> None:
    drafted.done("--as kim undo C-d1")

    drafted.done("--as kim undo --yes")
    assert lines(drafted) == []


@pytest.mark.parametrize("word", ["kim", "C-99", "H1", "X"])
def test_a_word_that_is_no_document_is_refused(drafted: Program, word: str) -> None:
    refused(drafted(["--as", "kim", "undo", word]), 65, word)


@pytest.mark.parametrize(
    ("line", "number", "back"),
    [
        ("--as kim visit plan H1 --for 2026-03-09", "V-1", "visit drop V-2026-0001"),
        ("--as kim visit record H1 --result x", "V-1", "visit record V-2026-0001"),
        ("--as kim quote draft H1", "Q-d1", "quote withdraw Q-d1"),
        ("--as kim contract draft H1", "C-d2", "contract cancel C-d2"),
        ("--as kim collect apply 100 --customer H1 --method transfer", "P-1", "collect withdraw"),
        ("--as kim collect except H1 500 --reason x", "X-1", "collect withdraw X-2026-0001"),
        ("--as kim expense request 50 행사 --category transport", "Y-1", "expense withdraw"),
        (
            "--as kim expense claim 50 --voucher 1 --category other --purpose x",
            "Z-1",
            "expense withdraw Z-2026-0001",
        ),
        ("--as lee service request H1 B1 마모", "A-1", "service withdraw A-2026-0001"),
        ("--as kim inquiry report H1 단가", "E-1", "a new entry corrects it"),
        ("--as kim plan set 일 --monthly 2026-04", "W-1", "a new entry corrects it"),
        ("--as kim issue raise 이의 --about H1", "K-1", "a new entry corrects it"),
    ],
)
def test_a_beginning_is_a_step_and_what_leads_out_of_it_is_named(
    drafted: Program, line: str, number: str, back: str
) -> None:
    drafted.done(line)

    refused(
        drafted(f"--as kim undo {number}" if "lee" not in line else f"--as lee undo {number}"),
        76,
        back,
    )


def test_goods_and_invoices_that_were_asked_for_are_withdrawn(
    salescli: Program, traded: Path
) -> None:
    assert traded.exists()
    salescli.done("--as kim ship request C-1 --line 1=1")
    refused(salescli("--as kim undo G-3"), 76, "ship withdraw G-2026-0003")
    salescli.done("--as kim ship withdraw G-3")
    refused(salescli("--as kim undo G-3"), 76, "ship withdraw")
    refused(salescli("--as kim undo I-1"), 76, "최재무", "sales clerk: invoice correct I-2026-0001")


def test_at_a_terminal_the_last_entry_is_shown_and_asked_about(
    drafted: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])

    def agreed(doubts: Iterable[str], _question: str) -> bool:
        asked.extend(doubts)
        return next(answers)

    monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
    monkeypatch.setattr("salescli.workspace.agreed", agreed)

    refused(drafted("--as kim undo"), 65, "nothing was done")
    assert lines(drafted) == [10, 3]
    drafted.done("--as kim undo")
    assert lines(drafted) == [10]
    line = "2: N1 너트 3 × 333 = 999 KRW"
    assert asked == [f"to be taken back: contract line of C-d1, 12:00 · {line}"] * 2
    # With a number nothing is asked: it was said which.
    drafted.done("--as kim undo C-d1")


def test_what_was_entered_meanwhile_is_asked_about_anew(
    drafted: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def agreed(doubts: Iterable[str], _question: str) -> bool:
        asked.append(list(doubts))
        if len(asked) == 1:
            # In another window.
            drafted.done("--as kim contract edit C-d1 --payment-days 9")
        return True

    monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
    monkeypatch.setattr("salescli.workspace.agreed", agreed)

    drafted.done("--as kim undo")
    assert [one[0].partition(" of ")[0] for one in asked] == [
        "to be taken back: contract line",
        "to be taken back: contract edit",
    ]
    assert lines(drafted) == [10, 3]


def test_at_once_with_anothers_line_either_comes_first(company: Path) -> None:
    for line in (*DRAFT, "--as kim contract line C-d1 N1 -q 3"):
        assert process(*line.split(), db=company).returncode == 0

    at_once = ("--as kim undo C-d1", "--as lee contract line C-d1 B1 -q 1")
    with ThreadPoolExecutor() as pool:
        undone, entered = (pool.submit(process, *line.split(), db=company) for line in at_once)

    assert entered.result().returncode == 0, entered.result().stderr
    gone = undone.result().returncode == 0
    assert gone or (undone.result().returncode == 76 and "이영희" in undone.result().stderr)
    assert lines(Program(company)) == ([10, 1] if gone else [10, 3, 1])
    assert (broken(company), departures(company)) == ([], [])


def test_every_document_with_a_draft_state_is_declared_or_written_by_steps_alone() -> None:
    by_steps = {"return", "instrument", "expense", "ship"}
    """What is written in them is written by check, verify, correct, form and dispatch."""
    open_ = {
        of.kind
        for of in DOCUMENTS
        if of.rows.open_in or (of.part is not None and of.part.rows.open_in)
    }

    assert open_ - by_steps == UNDONE.keys() - {"inquiry"}
    assert open_ & by_steps == by_steps


@pytest.mark.parametrize("kind", UNDONE)
def test_what_comes_back_may_be_written(kind: str) -> None:
    of, undoing = OF_KIND[kind], UNDONE[kind]
    writable = {
        *of.rows.drafted.split(),
        *of.rows.free.split(),
        *(column for group in of.rows.once for column in group.split()),
    }
    of_lines = {*of.part.rows.drafted.split()} if of.part else {"dropped"}

    assert {*undoing.edited.split()} <= writable - {"state", "number"}
    assert {*undoing.changed.split()} <= of_lines
    steps = {step.name for step in WORKFLOW_OF[kind].steps if step.target is None}
    assert not undoing.step or undoing.step in steps


@pytest.mark.parametrize("kind", [of.kind for of in DOCUMENTS if of.prefix])
def test_a_number_of_every_kind_finds_its_table(drafted: Program, kind: str) -> None:
    refused(drafted(f"--as ceo undo {PREFIX[kind]}-77"), 65, f"{PREFIX[kind]}-77")


def account(salescli: Program, number: str = "C-d1") -> tuple[str, str, int]:
    """Return customer, salesperson and days to pay of a contract."""
    row = shown(salescli, number)[0]["rows"][0]
    return row["customer"], row["salesperson"], row["payment_days"]


def test_a_draft_of_its_own_is_made_out_to_another_account(drafted: Program) -> None:
    drafted.done("--as admin customer edit E1 --payment-days 14")
    drafted.done("--as lee contract draft H1 --payment-days 90")
    drafted.done("--as lee contract deviate C-d2 --term payment_days --normal 30 --agreed 90")
    assert account(drafted, "C-d2") == ("H1", "kim", 90)

    drafted.done("--as lee contract edit C-d2 --customer E1")
    assert account(drafted, "C-d2") == ("E1", "han", 14)
    drafted.done("--as lee contract edit C-d2 --customer H1 --payment-days 60")
    assert account(drafted, "C-d2") == ("H1", "kim", 60)
    for days in (14, 90):
        drafted.done("--as lee undo C-d2")
        assert account(drafted, "C-d2")[2] == days
    deviations = next(p for p in shown(drafted, "C-d2") if p["key"] == "deviations")
    assert [row["agreed"] for row in deviations["rows"]] == ["90"]


def test_what_departs_is_reckoned_anew_for_the_other_account(drafted: Program) -> None:
    drafted.done("--as admin customer edit E1 --payment-days 14")
    drafted.done("--as lee contract draft H1")
    drafted.done("--as lee contract line C-d2 B1 --discount 5")
    drafted.done("--as lee contract edit C-d2 --customer E1 --payment-days 30")
    drafted.done("--as park contract consent C-d2")

    drafted.done("--as lee contract submit C-d2")

    deviations = next(p for p in shown(drafted, "C-1") if p["key"] == "deviations")
    assert [(row["term"], row["normal"], row["agreed"]) for row in deviations["rows"]] == [
        ("payment_days", "14", "30")
    ]


@pytest.mark.parametrize(
    ("before", "number", "words"),
    [
        (
            (
                *OFFER,
                "--as kim quote submit Q-d1",
                "--as park quote approve Q-1",
                "--as kim contract draft --from Q-1",
            ),
            "C-d1",
            ("comes from Q-2026-0001", "contract cancel C-d1"),
        ),
        ((*DRAFT, "--as park contract consent C-d1"), "C-d1", ("contract consent",)),
        (
            (*DRAFT, "--as lee visit plan H1 --for 2026-03-09 --contract C-d1"),
            "C-d1",
            ("visit plan of 2026-03-02",),
        ),
        (
            (*DRAFT, "--as kim contract submit C-d1", "--as park contract return C-1"),
            "C-1",
            ("contract submit",),
        ),
        ((*DRAFT, DECLARED, "--as park contract settle C-d1"), "C-d1", ("contract settle",)),
        ((*DRAFT, "--as park customer block E1 --reason 체납"), "C-d1", ("E1 is blocked",)),
    ],
)
def test_what_depends_on_its_customer_keeps_it(
    salescli: Program, company: Path, before: tuple[str, ...], number: str, words: tuple[str, ...]
) -> None:
    assert company.exists()
    for line in before:
        salescli.done(line)
    was = account(salescli, number)

    refused(salescli(f"--as lee contract edit {number} --customer E1"), 65, *words)
    assert account(salescli, number) == was


def test_an_amendment_keeps_the_customer_of_its_contract(salescli: Program, traded: Path) -> None:
    assert traded.exists()
    salescli.done("--as kim contract amend C-1")

    refused(salescli("--as lee contract edit C-d2 --customer E1"), 65, "amends C-2026-0001")


def test_a_salesperson_makes_nothing_out_to_anothers_account(drafted: Program) -> None:
    refused(drafted("--as kim contract edit C-d1 --customer E1"), 77, "E1")


def test_a_talk_that_was_taken_back_leaves_no_point_open(drafted: Program) -> None:
    drafted.done("--as park contract consent C-d1")
    drafted.done("--as kim contract negotiate C-d1 값 --open '운임 포함?'")
    drafted.done("--as kim undo C-d1")

    refused(drafted("--as park contract answer C-d1 1 포함"), 65, "left no point open")
    drafted.done("--as kim contract submit C-d1")
    assert "is confirmed" in drafted.done("--as park contract confirm C-1")
