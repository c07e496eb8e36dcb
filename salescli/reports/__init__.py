"""The twelve forms and two packs, found by file name and loaded when they are asked for."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from salescli.errors import UnknownError

if TYPE_CHECKING:
    from salescli.reports._report import Report


def names() -> list[str]:
    """Name the forms that are there, in their order."""
    return [f"F{int(stem[1:3])}" for stem in sorted(_stems())]


def load(name: str) -> "Report":
    """Import a form by its code; raise UnknownError for one that is not there."""
    for stem in _stems():
        if f"F{int(stem[1:3])}" == name.strip().upper():
            report: Report = import_module(f"salescli.reports.{stem}").REPORT
            return report
    raise UnknownError("report", name)


def _stems() -> list[str]:
    return [path.stem for path in Path(__file__).parent.glob("f[0-9][0-9]_*.py")]


def line(name: str) -> str:
    """Return what a form is for, from its first line, without importing it."""
    number = int(name.strip().upper().removeprefix("F"))
    path = next(Path(__file__).parent.glob(f"f{number:02d}_*.py"))
    with path.open(encoding="utf-8") as source:
        told = source.readline().strip().strip('"').partition(": ")[2]
    return told[:1].upper() + told[1:]
