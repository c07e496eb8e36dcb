"""A scene to act out, and the forms as a script reads them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests._program import Program
from tests.reports._scene import Scene

Rows = list[dict[str, Any]]
Form = Callable[..., dict[str, Any]]
Read = Callable[..., tuple[Rows, dict[str, Any]]]


@pytest.fixture
def scene(company: Path) -> Scene:
    """Give the company of the tests, to let things happen."""
    return Scene(company)


@pytest.fixture
def form(salescli: Program) -> Form:
    """Print a form as JSON: `form("F3 --period 2026-W47")`, on a day after all that happened."""

    def form(line: str, today: str = "2026-12-31") -> dict[str, Any]:
        found: dict[str, Any] = json.loads(salescli.on(today).done(f"report {line} --json"))
        return found

    return form


@pytest.fixture
def read(form: Form) -> Read:
    """Print a section: its rows and totals, of the keys that are named."""

    def read(line: str, section: str, keys: str, **more: str) -> tuple[Rows, dict[str, Any]]:
        found = next(s for s in form(line, **more)["sections"] if s["key"] == section)
        named = keys.split()
        rows = [tuple(row[key] for key in named) for row in found["rows"]]
        return rows, tuple(found["totals"].get(key) for key in named)  # type: ignore[return-value]

    return read
