"""What a format loads: its own package, and only when it is used."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salescli import render

HEAVY = ("rich", "openpyxl", "subprocess", "zipfile")


def loaded(act: str) -> set[str]:
    """Act in a fresh interpreter; return which heavy modules that loaded."""
    code = (
        "import sys; from pathlib import Path; import render_samples as s\n"
        f"from salescli import render\n{act}\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(render.__file__).parents[2])])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return {name for name in HEAVY if repr(name) in done.stderr.decode()}


def test_the_door_loads_nothing_heavy() -> None:
    assert loaded("") == set()


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "md"])
def test_a_plain_format_loads_nothing_heavy(format_: str) -> None:
    assert loaded(f"render.write(s.F7, {format_!r})") == set()


@pytest.mark.parametrize(
    "shown", ["F7", "F7, section='nothing'", "F7, every=True", "long_sheet(1200)", "PACK"]
)
def test_a_table_loads_nothing_heavy(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("40", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        assert loaded(f"render.write(s.{shown})") == set()


def test_a_workbook_loads_no_rich(tmp_path: Path) -> None:
    act = f"render.write(s.F7, 'xlsx', out=Path({str(tmp_path / 'form.xlsx')!r}))"

    assert "openpyxl" in loaded(act)
    (tmp_path / "form.xlsx").unlink()
    assert "rich" not in loaded(act)
