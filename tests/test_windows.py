"""Nothing needs POSIX: without what Windows lacks the program works, and knows who calls."""

import ast
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import cast

import openpyxl
import pytest

from salescli import cli, demo, files, streams, sudo, system
from salescli.db.file import locator
from salescli.errors import BusyError, OutputError
from salescli.services.register import setup
from salescli.text import Language
from tests import _windows
from tests._program import ROOT, Clock, Program, as_it_was, environment

OURS = [*(ROOT / "salescli").rglob("*.py")]

NAMED = {
    ("system.py", "os.geteuid"),
    ("system.py", "os.fchmod"),
    ("sudo.py", "os.getuid"),
    ("sudo.py", "pwd"),
    ("db/backup.py", "os.chown"),
}
"""Where what Windows lacks is named at all: after it was asked what system this is."""

ABSENT = {f"{m}.{n}" for m in ("os", "signal", "time", "socket") for n in _windows.lacking(m)}

TESTS = (
    "tests/test_story.py",
    "tests/commands/test_import.py",
    "tests/db/test_requests.py",
    "tests/services/test_quote_print.py",
    "tests/test_cli.py",
)
POSIX_ONLY = (
    "test_a_question_broken_off_is_an_interruption",
    "test_many_readers_do_not_wait_for_each_other",
    "test_the_script_says_its_version",
)
"""Tests that need a pseudo-terminal, or look whether a process still runs as POSIX does."""


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program take this system for Windows."""
    monkeypatch.setattr(system, "POSIX", False)
    monkeypatch.setattr(system, "_library", _windows.library)


def run(db: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process in which all is missing that Windows lacks."""
    return subprocess.run(
        [sys.executable, "-m", "tests._windows", *words],
        env=environment(db, env),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_what_windows_lacks_is_known() -> None:
    assert {"getuid", "geteuid", "fork", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "fchmod"} <= (
        _windows.lacking("os")
    )
    assert {"open", "replace", "link", "O_EXCL", "fsync", "getpid", "startfile"} & (
        _windows.lacking("os")
    ) == set()


def test_what_windows_lacks_is_named_in_few_places() -> None:
    found = {
        (str(path.relative_to(ROOT / "salescli").as_posix()), name)
        for path in OURS
        for name in _lacking(ast.parse(path.read_text("utf-8")))
    }

    assert found == NAMED


def _lacking(tree: ast.Module) -> list[str]:
    named = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                named += [one.name for one in names if one.name in _windows.MODULES]
            case ast.ImportFrom(module=str(module), names=names):
                named += [module] * (module in _windows.MODULES)
                named += [told for one in names if (told := f"{module}.{one.name}") in ABSENT]
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                named += [told for told in [f"{module}.{name}"] if told in ABSENT]
    return named


def test_the_command_tests_pass_without_what_windows_lacks(tmp_path: Path) -> None:
    skipped = " and ".join(f"not {name}" for name in POSIX_ONLY)
    words = ["-q", "-p", "tests._windows", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, f"--basetemp={tmp_path}/w", "-k", skipped, *TESTS],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_the_login_is_the_system_s_and_no_variable_s(tmp_path: Path) -> None:
    db = tmp_path / "sales.db"
    made = run(db, "init", "--company", "한빛", "--admin", "Jung", "--test")
    assert (made.returncode, made.stderr) == (0, "")
    added = run(db, "staff", "add", "park", "Park", "--role", "SALES", "--login", "park")
    assert added.returncode == 0
    assert run(db, "setting", "set", "identity", "login").returncode == 0

    for name in ("USERNAME", "LOGNAME", "USER", "SUDO_USER"):
        told = run(db, "whoami", **{name: "park", "SUDO_UID": "1"})
        assert "Jung (admin) acts as administrator" in told.stdout
        assert "only the operating-system user kim decides" in told.stdout
    assert run(db, "--as", "park", "contract", "list").returncode == 77


def test_a_file_is_written_read_back_and_replaced(tmp_path: Path) -> None:
    db, out = tmp_path / "sales.db", tmp_path / "staff.xlsx"
    run(db, "init", "--company", "한빛", "--admin", "Jung", "--test")

    for words in (("staff", "list", "--out", str(out)), ("whoami",), ("migrate",)):
        done = run(db, *words)
        assert done.returncode == 0, done.stderr
    out.chmod(0o444)
    assert run(db, "staff", "list", "--out", str(out)).returncode == 0
    assert openpyxl.load_workbook(out).sheetnames == ["staff"]
    assert [p.name for p in tmp_path.glob(".*")] == []


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("name", "good"),
    [
        *(
            ("F8.xlsx", True),
            ("..", True),
            (".", True),
            ("미수금 11월.csv", True),
            (".salescli", True),
        ),
        *(("console.csv", True), ("com.csv", True), ("nullen.md", True), ("COM10.csv", True)),
        *(("con", False), ("NUL.csv", False), ("aux .md", False), ("Com1.xlsx", False)),
        *(("lpt².txt", False), ("CONIN$", False), ("F8:b.csv", False), ("sales.db.", False)),
        *(("sales.db-wal ", False), ("what?.md", False), ("a*.md", False), ("a|b", False)),
        ("a\x07.md", False),
    ],
)
def test_a_name_that_means_something_else_on_windows_is_none(name: str, *, good: bool) -> None:
    assert system.usable(PureWindowsPath("C:/Users/kim") / "x" / Path(name).as_posix()) is good


@pytest.mark.parametrize("name", ["con", "NUL.csv", "a:b.csv", "sales.db."])
def test_elsewhere_it_is_a_name_like_any_other(name: str, tmp_path: Path) -> None:
    files.replace(tmp_path / name, b"x")

    assert (tmp_path / name).read_bytes() == b"x"


@pytest.mark.usefixtures("windows", "company")
@pytest.mark.parametrize("name", ["con.json", "nul.json", "staff.json:x.json", "a?.json"])
def test_no_output_has_such_a_name(salescli: Program, name: str) -> None:
    said = salescli(f"staff list --json --out '{salescli.path.parent / name}'")

    assert (said.exit_code, "no file of Windows has such a name" in said.err) == (73, True)


@pytest.mark.usefixtures("windows")
def test_no_database_has_such_a_name(salescli: Program) -> None:
    salescli.path = salescli.path.with_name("aux.db")

    said = salescli("init --company A")

    assert (said.exit_code, "no file of Windows has such a name" in said.err) == (73, True)
    assert [*salescli.path.parent.iterdir()] == []


OPEN = "is open in another program, in Excel perhaps; close it there and do it again"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Name files that are open in Excel: Windows lets nobody write or replace them."""
    names: set[str] = set()
    opened, replaced = os.open, os.replace

    def open_(path: str | Path, flags: int, mode: int = 0o777, **how: int) -> int:
        if Path(path).name in names and flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, mode, **how)

    def replace(one: str | Path, other: str | Path) -> None:
        if Path(other).name in names:
            raise PermissionError(13, "Access is denied", str(one), 5, str(other))
        replaced(one, other)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "replace", replace)
    return names


@pytest.mark.usefixtures("windows", "company")
@pytest.mark.parametrize("line", ["staff list --json", "today --format xlsx", "report F8 --json"])
def test_what_is_open_in_excel_is_to_be_closed_there(
    salescli: Program, held: set[str], line: str
) -> None:
    out = salescli.path.with_name("report.xlsx")
    out.write_bytes(b"old")
    held.add(out.name)

    said = salescli(f"--as park {line} --out {out} --force")

    assert (said.exit_code, said.out, OPEN in said.err) == (73, "", True)
    assert out.read_bytes() == b"old"
    assert [p.name for p in out.parent.glob(".*")] == []
    held.clear()
    salescli.done(f"--as park {line} --out {out} --force")


@pytest.mark.usefixtures("windows", "company")
def test_nothing_is_entered_whose_faults_could_not_be_written(
    salescli: Program, held: set[str]
) -> None:
    book, faults = (salescli.path.with_name(name) for name in ("book.csv", "faults.csv"))
    book.write_text(
        "Code,Name,Kind,Region,Salesperson\nA1,가,dealer,x,kim\nA2,,dealer,x,kim\n", "utf-8"
    )
    line = f"--as lee import {book} --kind customers --skip-errors --errors {faults}"
    faults.write_text("old", "utf-8")
    held.add(faults.name)

    said = salescli(line)

    assert (said.exit_code, OPEN in said.err) == (73, True)
    assert salescli("customer show A1").exit_code == 65
    held.clear()
    faults.unlink()
    salescli.done(line)
    salescli.done("customer show A1")


@pytest.mark.usefixtures("windows")
def test_what_one_may_not_write_is_not_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.md"
    out.write_bytes(b"old")
    error = PermissionError(13, "Access is denied", str(out))
    assert isinstance(files.refusal(out, error), OutputError)
    assert OPEN in str(files.refusal(out, error))

    monkeypatch.setattr(os, "access", lambda *_told: False)
    assert OPEN not in str(files.refusal(out, error))
    monkeypatch.undo()
    assert OPEN not in str(files.refusal(out, PermissionError(13, "denied", f"{tmp_path}/.x.part")))


@pytest.mark.usefixtures("windows")
def test_sudo_is_believed_nowhere_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_UID", "12345")

    assert (sudo.caller(), sudo.runner()) == (None, "kim")
    assert not sudo.believed(None)
    assert [sudo.serves(name) for name in ("SYSTEM", "Local Service", "OFFICE$", "kim")] == [
        *(True, True, True, False)
    ]


def test_on_posix_nobody_without_an_owner_is_believed() -> None:
    assert not sudo.believed(None)


@pytest.mark.usefixtures("windows", "company")
def test_a_login_is_the_same_in_upper_and_lower_case(salescli: Program) -> None:
    salescli.done("--as admin staff edit han --login KIM")

    assert "한소라 (han) acts as" in salescli.done("whoami")


@pytest.mark.usefixtures("windows")
def test_the_language_is_the_one_that_windows_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    for number in (0x0412, 0x0804, 0x0404, 0x0409, 0x0407):
        monkeypatch.setattr(_windows.Kernel, "language", number)
        told[number] = cli.language([], {})

    assert [*told.values()] == [
        *(Language.KO, Language.ZH, Language.ZH, Language.EN, Language.EN),
    ]
    assert cli.language([], {"SALESCLI_LANG": "zh"}) is Language.ZH


@pytest.mark.usefixtures("windows")
def test_pipes_speak_utf_8_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "out").open("w", encoding="cp949", errors="backslashreplace") as out:
        monkeypatch.setattr(sys, "stdout", out)
        streams.open_all()
        sys.stdout.write("한빛 销售\n")
        assert (out.encoding, out.errors) == ("utf-8", "backslashreplace")

    assert (tmp_path / "out").read_text("utf-8") == "한빛 销售\n"


@pytest.mark.usefixtures("windows")
def test_the_null_device_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """There it says that it is one."""
    stream = cast("sys.TextIO", SimpleNamespace(isatty=lambda: True, fileno=lambda: 0))  # type: ignore[name-defined]

    for console in (0, 1):
        monkeypatch.setattr(_windows.Kernel, "console", console)
        assert streams.terminal(stream) is bool(console)


@pytest.mark.usefixtures("windows")
def test_a_reader_that_went_away_is_no_bug(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert company.exists()

    def gone(*_told: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(cli, "abandon", lambda: None)
    monkeypatch.setattr(cli, "_run", gone)

    assert salescli("staff list").exit_code == cli.CLOSED_PIPE


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:/Büro/sales #1?.db", "file:///C:/B%C3%BCro/sales%20%231%3F.db?mode=rw"),
        ("//server/office/sales.db", "file:////server/office/sales.db?mode=rw"),
    ],
)
def test_a_database_is_found_on_every_disk_of_windows(path: str, uri: str) -> None:
    there = PureWindowsPath(path)
    told = SimpleNamespace(absolute=lambda: there)

    assert locator(cast("Path", told), "rw") == uri


@pytest.mark.usefixtures("windows")
def test_an_old_demonstration_is_let_go_before_another_takes_its_place(tmp_path: Path) -> None:
    """It is held while the new one is made, which on Windows would keep it where it is."""
    path, clock = tmp_path / "demo.db", Clock()
    setup.create(path, {"company": "A"}, today=clock.day, clock=clock, mark="2026-03-02")

    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT 1 FROM setting")
        with pytest.raises(PermissionError):
            _windows.refuse_open(path)
    with demo._given_up(path):
        _windows.refuse_open(path)
        setup.create(path, {"company": "B"}, today=clock.day, clock=clock, replace=True)

    assert "B" in Program(path).done("setting list --format csv")


@pytest.mark.usefixtures("windows")
def test_a_demonstration_that_somebody_has_open_stays(tmp_path: Path, held: set[str]) -> None:
    path, clock = tmp_path / "demo.db", Clock()
    setup.create(path, {"company": "A"}, today=clock.day, clock=clock, mark="2026-03-02")
    held.add(path.name)

    with pytest.raises(BusyError), as_it_was(path):
        setup.create(path, {"company": "B"}, today=clock.day, clock=clock, replace=True)

    assert [*tmp_path.iterdir()] == [path]


def test_our_own_files_have_names_of_both_systems(salescli: Program, traded: Path) -> None:
    """The backup beside a database is the only file whose name the program makes of data."""
    salescli.done("--as admin migrate")
    names = [p.name for p in traded.parent.iterdir()]

    assert len(names) >= 1
    assert [n for n in names if system._UNUSABLE.search(n)] == []
