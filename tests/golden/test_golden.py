"""Each form in each language, as written into a file, with every column, and as scripts read it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from salescli.text import Language
from tests._program import Program
from tests.db._rows import dump
from tests.golden_plugin import FOLDER, Golden
from tests.reports._scene import Scene, a_busy_november
from tests.reports.test_f09_expenses import MONTHS

FORMS = {
    "F1": "2026-W47",
    "F2": "2026-12",
    "F3": "2026-W47",
    "F4": "2026-11",
    "F5": "2026-W47",
    "F6": "2026-11",
    "F7": "2026-W47",
    "F8": "2026-11",
    "F9": "2026-11",
    "F10": "2026-11",
    "F11": "2026-11",
    "F12": "2026-W47",
}
PLAYED = {"F6": "conduct", "F10": "after_sales", "F11": "dealers"}
CASES = [(form, language.value) for form in FORMS for language in Language]


@pytest.fixture(scope="session")
def november(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(company_file, tmp_path_factory.mktemp("november") / "sales.db"))
    a_busy_november(Scene(path))
    return path


@pytest.fixture(scope="session")
def played(
    company_file: Path, november: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Play the lines of each form that has its own, on what it begins with."""
    told = {form: _told(name) for form, name in PLAYED.items()}
    told["F9"] = MONTHS.strip().splitlines()
    begun = dict.fromkeys(told, company_file) | {"F6": november}
    return {
        form: _played(begun[form], tmp_path_factory.mktemp(form), lines)
        for form, lines in told.items()
    }


def _told(name: str) -> list[str]:
    return (FOLDER.parent / "fixtures" / f"{name}.txt").read_text("utf-8").splitlines()[1:]


def _played(company: Path, folder: Path, lines: list[str]) -> Path:
    path = Path(shutil.copy(company, folder / "sales.db"))
    for line in lines:
        day, who, command = line.split(maxsplit=2)
        Program(path).on(day).done(f"--as {who} {command}")
    return path


@pytest.fixture
def printed(november: Path, played: dict[str, Path], salescli: Program, form: str) -> Program:
    shutil.copy(played.get(form, november), salescli.path)
    return salescli.on("2026-12-01")


@pytest.mark.parametrize(("form", "language"), CASES)
def test_a_form_is_printed_as_it_was_accepted(
    printed: Program, golden: Golden, form: str, language: str
) -> None:
    path = printed.path.with_suffix(".txt")
    printed.done(f"--lang {language} report {form} --period {FORMS[form]} --out {path}")
    text = path.read_text("utf-8").removesuffix("\n")

    # The hash is of everything ever recorded: it says nothing about the form.
    assert re.search(r"\d+ [0-9a-f]{16}$", text)
    golden.check(f"{form}.{language}.txt", re.sub(r"\d+ [0-9a-f]{16}$", "…", text) + "\n")


@pytest.mark.parametrize(("form", "language"), CASES)
def test_a_form_is_written_for_scripts_as_it_was_accepted(
    printed: Program, golden: Golden, form: str, language: str
) -> None:
    whole = json.loads(
        printed.done(f"--lang {language} report {form} --period {FORMS[form]} --json")
    )
    assert whole.pop("audit").keys() == {"count", "head"}

    text = json.dumps(whole, ensure_ascii=False, indent=1)
    golden.check(f"{form}.{language}.json", f"{text}\n")


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{form}.{language}.{end}" for form, language in CASES for end in ("txt", "json")}
    found = {path.name for path in FOLDER.iterdir() if path.suffix in {".txt", ".json"}}

    assert found == wanted


@pytest.mark.parametrize("form", FORMS)
def test_a_language_changes_headings_and_titles_only(form: str) -> None:
    def bare(language: str) -> object:
        whole = json.loads((FOLDER / f"{form}.{language}.json").read_text("utf-8"))
        del whole["title"]
        for section in whole["sections"]:
            del section["title"]
            for column in section["columns"]:
                del column["heading"]
        return whole

    assert bare("en") == bare("ko") == bare("zh")


def test_the_audit_of_a_busy_month_is_the_accepted_one(november: Path, golden: Golden) -> None:
    """The hash of its last row holds all that was recorded; the rows before say where it parts."""
    rows = dump(november)["audit"]

    golden.check("audit.chain", "".join(f"{row['hash'][:16]} {row['action']}\n" for row in rows))
