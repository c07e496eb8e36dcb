"""The program as a whole: exit codes, what is told on which stream, who acts on which day."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from salescli import __version__, cli, errors, log
from salescli.errors import SalesError
from salescli.identity import founder
from salescli.text import Language
from tests._program import ROOT, Program, as_it_was, environment, process
from tests.db._rows import dump, raw

DOCUMENTED = {
    "DataError": 65,
    "UsageError": 2,
    "MissingFileError": 66,
    "OutputError": 73,
    "StorageError": 74,
    "BusyError": 75,
    "RefusedError": 76,
    "RoleError": 77,
    "IdentityError": 77,
    "ConfigurationError": 78,
}
"""commands.md, section 1."""


def every(kind: type[SalesError] = SalesError) -> list[type[SalesError]]:
    return [kind, *(inner for sub in kind.__subclasses__() for inner in every(sub))]


def test_every_refusal_has_a_documented_exit_code() -> None:
    codes = {name: getattr(errors, name).exit_code for name in DOCUMENTED}

    assert codes == DOCUMENTED
    assert {kind.exit_code for kind in every()[1:]} == set(DOCUMENTED.values())
    assert all(kind.meaning for kind in every()[1:])


EXITS: Sequence[tuple[str, int, str]] = (
    ("--version", 0, ""),
    ("--help", 0, ""),
    ("contract list", 0, ""),
    ("fly", 2, "No such command 'fly'"),
    ("contract fly", 2, "No such command 'fly'"),
    ("contract list --speed 3", 2, "No such option: --speed"),
    ("contract list --state gone", 2, "'gone' is not one of"),
    ("--lang fr contract list", 2, "'fr' is no language of this program; choose en, ko or zh"),
    ("--lang=xx whoami", 2, "'xx' is no language"),
    ("--as kim contract draft 없는회사", 65, "there is no customer '없는회사'"),
    ("--as kim contract draft H1 --deliver-by 어제그제", 65, "어제그제"),
    ("--db none.db contract list", 66, "there is no file none.db"),
    ("init --company 둘째", 73, "is there already"),
    ("--as kim contract submit C-1", 76, "cannot submit C-2026-0001"),
    ("--as choi contract draft H1", 77, "FINANCE may not draft a contract"),
    ("--as nobody contract draft H1", 77, "nobody employed on 2026-03-17 has the code 'nobody'"),
    ("contract draft H1", 77, "nobody acts: give --as CODE"),
    ("--db postgresql://host/db contract list", 78, "is no file"),
)


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize(("line", "code", "words"), EXITS)
def test_exit_codes(salescli: Program, line: str, code: int, words: str) -> None:
    result = salescli(line)

    assert result.exit_code == code, result.err
    assert words in result.err
    assert bool(result.out) is (code == 0)
    if code not in {0, 2}:
        # Where there are no books yet, a second line says how to begin.
        lines = 2 if code == errors.NoBooksError.exit_code else 1
        assert (result.err.startswith("salescli: "), result.err.count("\n")) == (True, lines)


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("contract archive", "NUMBER, --place"),
        ("contract draft", "CUSTOMER|--from"),
        ("collect apply", "CONTRACT=AMOUNT, --method"),
        ("staff add", "CODE, NAME, --role"),
        ("init", "--company"),
        ("--no-input product add X", "NAME, --unit"),
    ],
)
def test_all_that_is_missing_is_named_at_once(salescli: Program, line: str, missing: str) -> None:
    result = salescli(line)

    assert (result.exit_code, result.out) == (2, "")
    assert result.err == f"salescli: missing: {missing}; see --help\n"


def test_no_words_at_all_are_answered_with_help(salescli: Program) -> None:
    result = salescli("")

    assert result.exit_code == 2
    assert "contract" in result.out + result.err


@pytest.mark.parametrize("word", ["--version", "-V", "--help", "-h", "help"])
def test_the_program_says_what_it_is_without_a_database(salescli: Program, word: str) -> None:
    result = salescli(word)

    assert (result.exit_code, result.err) == (0, "")
    assert (f"salescli {__version__}\n" == result.out) is (word in {"--version", "-V"})


def test_the_script_says_its_version() -> None:
    done = process("--version")

    assert (done.returncode, done.stdout, done.stderr) == (0, f"salescli {__version__}\n", "")


def test_quiet_says_only_what_was_asked_for(salescli: Program, company: Path) -> None:
    assert salescli("--quiet --as kim contract draft H1") == (0, "", "")
    assert len(dump(company)["contract"]) == 1


# Languages


@pytest.mark.parametrize(
    ("argv", "env", "chosen"),
    [
        ([], {}, Language.EN),
        ([], {"LANG": "ko_KR.UTF-8"}, Language.KO),
        ([], {"LANG": "de_DE.UTF-8"}, Language.EN),
        ([], {"LANG": "C"}, Language.EN),
        ([], {"LANG": "ko_KR", "LC_ALL": "zh_CN.UTF-8"}, Language.ZH),
        ([], {"LANG": "ko_KR", "LC_MESSAGES": "zh_CN"}, Language.ZH),
        ([], {"LANG": "ko_KR", "SALESCLI_LANG": "EN"}, Language.EN),
        (["--lang", "zh"], {"SALESCLI_LANG": "ko"}, Language.ZH),
        (["--lang=ko", "contract"], {}, Language.KO),
        (["contract", "list", "--lang"], {}, Language.EN),
    ],
)
def test_the_language_is_chosen(argv: list[str], env: dict[str, str], chosen: Language) -> None:
    assert cli.language(argv, env) is chosen


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_refusals_speak_the_language_that_was_chosen(salescli: Program, lang: str) -> None:
    english = salescli("--as kim contract submit C-1")
    other = salescli(f"--lang {lang} --as kim contract submit C-1")

    assert other.exit_code == english.exit_code
    assert other.err != english.err
    assert "C-2026-0001" in other.err


# Interruptions and bugs


def test_a_closed_pipe_ends_the_program_quietly(traded: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "salescli", "contract", "list"],
            env=environment(traded),
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr) == (cli.CLOSED_PIPE, b"")


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_a_reader_that_stops_early_is_no_error(traded: Path, format_: str) -> None:
    """`salescli … | head -1`, with more than a pipe holds."""
    with raw(traded, foreign_keys=False) as connection:
        connection.execute("BEGIN")
        connection.execute("DROP TRIGGER guard_product_insert")
        connection.executemany(
            "INSERT INTO product (written, code, name, name_key, unit, discontinued)"
            " VALUES (1, ?, ?, ?, '개', 0)",
            [(f"Z{n}", "제품" * 20, f"k{n}") for n in range(3000)],
        )
        connection.execute("COMMIT")
    command = f"{sys.executable} -m salescli product list --format {format_} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        env=environment(traded),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (cli.CLOSED_PIPE, b"")
    assert done.stdout.count(b"\n") == 1


def interrupt(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    from salescli.services import contract  # noqa: PLC0415 - heavy

    def stop(*_words: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr(contract, "draft", stop)


def test_an_interruption_leaves_nothing(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(monkeypatch, KeyboardInterrupt())
    with as_it_was(company):
        result = salescli("--as kim contract draft H1")

    assert (result.exit_code, result.out) == (cli.INTERRUPTED, "")


def test_a_question_broken_off_is_an_interruption(company: Path) -> None:
    """Somebody presses Ctrl-C where the program asks."""
    import pty  # noqa: PLC0415 - not on every platform

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "salescli", "--as", "kim", "contract", "draft"],
        env=environment(company),
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as asking:
        os.close(theirs)
        with closing(os.fdopen(ours, "rb", buffering=0)) as terminal:
            asked = terminal.read(100)
            asking.send_signal(signal.SIGINT)
            code = asking.wait(timeout=20)
            with suppress(OSError):  # the other end is closed
                while more := terminal.read(1000):
                    asked += more

    assert b"account" in asked
    assert b"Traceback" not in asked
    assert code == cli.INTERRUPTED
    assert dump(company)["contract"] == []


def test_a_bug_is_one_line_and_a_log(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(monkeypatch, ZeroDivisionError("삐"))
    with as_it_was(company):
        result = salescli("--as kim contract draft H1")

    logs = list((company.parent / "state").rglob("bug-*.log"))
    assert (result.exit_code, result.out, len(logs)) == (cli.BUG, "", 1)
    assert result.err == f"salescli: a bug of ours (ZeroDivisionError); see {logs[0]}\n"
    told = logs[0].read_text("utf-8")
    assert "Traceback" in told
    assert "ZeroDivisionError: 삐" in told


def test_a_log_finds_another_place_where_the_usual_one_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    path = log.bug(ValueError("x"))

    assert path.is_relative_to(tmp_path)
    assert "ValueError: x" in path.read_text("utf-8")


# Days


@pytest.fixture
def real(salescli: Program) -> Path:
    """Make a database that is neither a test nor a demonstration."""
    salescli.on("2026-03-02").done("init --company 한빛상사 --admin 관리자")
    return salescli.path


def test_a_write_takes_no_other_today_in_a_real_company(salescli: Program, real: Path) -> None:
    with as_it_was(real):
        result = salescli("--today 2026-02-01 --as admin product add B1 볼트 --unit 개 --price 1")

    assert result.exit_code == 2
    assert "a write takes --on DATE" in result.err


@pytest.mark.usefixtures("real")
def test_a_read_takes_any_today(salescli: Program) -> None:
    assert "today: 2026-02-01" in salescli.done("--today 2026-02-01 whoami")
    assert "today: 2026-03-02" in salescli.done("whoami")


def test_a_test_company_takes_any_today(salescli: Program, company: Path) -> None:
    salescli.on("2026-03-02").done("--today 2026-02-01 --as kim contract draft H1")

    (contract,) = dump(company)["contract"]
    assert contract["drafted_on"] == "2026-02-01"
    assert contract["created_at"].startswith("2026-03-02"), "the recording time is the clock's"


def test_a_business_date_decides_the_period(salescli: Program, real: Path) -> None:
    salescli.on("2026-03-05").done(
        "--as admin product add B1 볼트 --unit 개 --price 1 --on 2026-03-03"
    )

    assert [row["valid_from"] for row in dump(real)["price"]] == ["2026-03-03"]


def test_a_business_date_does_not_lie_in_the_future(salescli: Program, company: Path) -> None:
    with as_it_was(company):
        result = salescli("--as kim contract draft H1 --on 2026-03-03")

    assert (result.exit_code, result.out) == (65, "")
    assert "--on 2026-03-03 lies in the future; today is 2026-03-02" in result.err


@pytest.mark.parametrize("word", ["2026-02-30", "yesterdayish", "0"])
@pytest.mark.usefixtures("company")
def test_a_date_that_is_none_is_refused(salescli: Program, word: str) -> None:
    result = salescli(f"--as kim contract draft H1 --on {word}")

    assert (result.exit_code, word in result.err) == (65, True)


# Who acts


def test_the_login_acts_where_nobody_is_named(salescli: Program, company: Path) -> None:
    salescli.done(f"--as admin staff edit kim --login {founder()}")
    salescli.done("contract draft H1")

    (contract,) = dump(company)["contract"]
    (kim,) = [row for row in dump(company)["employee"] if row["code"] == "kim"]
    assert contract["author_id"] == kim["id"]


@pytest.mark.usefixtures("company")
def test_the_environment_can_name_who_acts(
    salescli: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESCLI_AS", "han")

    assert "한소라" in salescli.done("whoami")
    assert "김철수" in salescli.done("--as kim whoami")


def test_identity_login_lets_nobody_name_another(salescli: Program, company: Path) -> None:
    salescli.done(f"--as admin staff edit kim --login {founder()}")
    salescli.done("--as admin setting set identity login")
    before = dump(company)["contract"]

    result = salescli("--as park contract draft H1 --salesperson kim")

    assert (result.exit_code, dump(company)["contract"]) == (77, before)
    assert f"identity is set to login: {founder()} may not act as park" in result.err
    assert salescli("--as kim contract draft H1").exit_code == 0
    assert salescli("contract draft H1").exit_code == 0
    assert salescli("--as park whoami").exit_code == 77


def test_identity_does_not_trust_the_environment(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salescli.done("--as admin staff edit kim --login somebody-else")
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")

    assert salescli("contract draft H1").exit_code == 77
    assert dump(company)["contract"] == []


@pytest.mark.usefixtures("company")
def test_who_left_or_is_not_hired_yet_does_not_act(salescli: Program) -> None:
    salescli.on("2026-03-02").done("--as admin staff end kim")

    assert salescli.on("2026-03-02")("--as kim contract draft H1").exit_code == 0
    assert salescli.on("2026-03-03")("--as kim contract draft H1").exit_code == 77
    assert salescli.on("2026-01-01")("--as han contract draft H1").exit_code == 77


# Decisions on paper


@pytest.fixture
def submitted(salescli: Program, company: Path) -> str:
    for line in ("draft H1", "line C-d1 B1", "submit C-d1"):
        salescli.done(f"--as kim contract {line}")
    assert company.exists()
    return "C-1"


def test_a_clerk_types_what_another_decided_on_paper(salescli: Program, submitted: str) -> None:
    salescli.done(f"--as lee contract confirm {submitted} --by park --paper 결재-17 --note 급함")

    decision = dump(salescli.path)["decision"][-1]
    codes = {row["id"]: row["code"] for row in dump(salescli.path)["employee"]}
    people = (codes[decision["decided_by"]], codes[decision["recorded_by"]])
    assert people == ("park", "lee")
    assert (decision["paper"], decision["note"]) == ("결재-17", "급함")


@pytest.mark.parametrize(
    ("who", "by", "code", "words"),
    [
        ("han", "park", 77, "it is for: CLERK"),
        ("park", "ceo", 77, "it is for: CLERK"),
        ("lee", "kim", 77, "SALES may not confirm"),
        ("lee", "choi", 77, "FINANCE may not confirm"),
        ("lee", "nobody", 65, "there is no staff 'nobody'"),
    ],
)
def test_paper_is_typed_by_a_clerk_only(
    salescli: Program, submitted: str, who: str, by: str, code: int, words: str
) -> None:
    result = salescli(f"--as {who} contract confirm {submitted} --by {by} --paper S-1")

    assert (result.exit_code, words in result.err) == (code, True), result.err


def test_one_may_name_oneself(salescli: Program, submitted: str) -> None:
    assert salescli(f"--as park contract confirm {submitted} --by park").exit_code == 0


def test_paper_can_be_switched_off(salescli: Program, submitted: str) -> None:
    salescli.done("--as admin setting set paper_decisions off")

    result = salescli(f"--as lee contract confirm {submitted} --by park")

    assert (result.exit_code, "paper_decisions is off" in result.err) == (77, True)


# Completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("salescli con", ["conduct", "contract"]),
        ("salescli contract s", ["submit", "settle", "sign", "show"]),
        ("salescli --as kim invoice i", ["issue"]),
        ("salescli contract list --fo", ["--force", "--format"]),
        ("salescli contract list --json --li", ["--limit"]),
        ("salescli contract list --json --lx", []),
        ("salescli contract list --q", ["--quiet"]),
        ("salescli contract list --as kim --no", ["--no-input", "--no-pager"]),
        ("salescli contract list --state in", ["in_delivery"]),
        ("salescli contract l", ["line", "list"]),
        ("salescli xyz", []),
    ],
)
def test_the_shell_completes(tmp_path: Path, words: str, offered: list[str]) -> None:
    asked = {
        "_SALESCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    script = "import sys; from salescli.cli import run; sys.argv = ['salescli']; run()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(tmp_path, asked),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, sorted(done.stdout.split())) == (0, sorted(offered))


# The door


def test_the_program_leaves_by_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    import gc  # noqa: PLC0415 - what run() switches off

    monkeypatch.setattr(sys, "argv", ["salescli", "fly"])
    left: list[int] = []

    cli.run(left.append)  # type: ignore[arg-type]

    assert (left, gc.isenabled()) == ([2], False)


def test_an_answer_is_on_stdout_and_a_message_on_stderr(
    salescli: Program, traded: Path, tmp_path: Path
) -> None:
    out = tmp_path / "list.json"
    written = salescli(f"contract list --json --out {out}")

    assert (written.exit_code, written.out) == (0, "")
    assert str(out) in written.err
    assert json.loads(out.read_text("utf-8")) == json.loads(salescli.done("contract list --json"))
    assert traded.exists()


def test_many_readers_do_not_wait_for_each_other(traded: Path) -> None:
    started = time.monotonic()
    with raw(traded) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM contract").fetchall()
        assert process("contract", "list", "--json", db=traded).returncode == 0

    assert time.monotonic() - started < 20, "it waited for the reader"
