"""Amounts and quantities in refusals, cautions and answers have their thousands set apart."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests._program import ROOT, Program

PLAIN = {
    "comparing.py": "a deviation as it is stored",
    "norm.py": "a deviation as it is stored",
    "versions.py": "what an entry was, as scripts read it",
    "norming.py": "a norm as scripts read it",
    "said.py": "what a book said, as it is stored",
    "collect.py": "a command to be typed",
    "_telling.py": "a command to be typed",
    "_offering.py": "a word to be typed",
}
"""Modules that write exact figures which nobody reads in a sentence, and what they are."""

RATES = re.compile(r"decimal\([^()]*(_bp\b|\bmargin\b).*\)")


def _bare() -> Iterator[tuple[str, str]]:
    """Yield every figure that is written without separators: where, and how."""
    for part in ("services", "engine", "commands", "policy/spending", "policy/goods"):
        for path in sorted((ROOT / "salescli" / part).rglob("*.py")):
            inside: set[ast.AST] = set()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    if node.func.id == "grouped":
                        inside.update(node.args)
                    if node.func.id == "decimal" and node not in inside:
                        yield path.name, ast.unparse(node)


def test_figures_in_sentences_have_separators() -> None:
    found = [
        (name, call) for name, call in _bare() if name not in PLAIN and not RATES.fullmatch(call)
    ]

    assert found == []


TOLD = {
    "--as kim contract line C-d2 B1=1,000x12000": "the price 12,000 of B1 is far from the",
    "--as kim collect apply C-1=900,000 --method cash": "900,000 is more than what is open of",
    "--as kim ship request C-1 --line 1=1234567": "no more than the 40 left of it",
    "--as kim contract draft H1 --line B1=1234567": "1,234,567 × 1,000 = 1,234,567,000 KRW",
    "--as choi collect check --acceptance-bill 1234567": "30,000 in our books, 1,234,567 by",
    "--as choi collect check": "30,000 in our books",
}
"""What is typed, and what is told of it."""


@pytest.mark.parametrize("line", TOLD)
def test_what_is_told_has_separators(salescli: Program, traded: Path, line: str) -> None:
    assert traded.exists()
    salescli.done("--as kim contract draft H1")

    result = salescli(line)

    assert TOLD[line] in result.err + result.out
    figures = re.findall(r"(?<![\w.,-])\d{4,}(?![\w-])", result.err)
    assert figures == []
