"""Markdown tables, and the marked blocks of a file that a program writes."""

import re
from collections.abc import Callable, Iterable, Sequence

_BLOCK = re.compile(
    r"(?P<open><!-- (?P<by>generated|measured):(?P<name>[a-z-]+) -->\n)"
    r"(?P<body>.*?)"
    r"(?P<close><!-- /(?P=by) -->)",
    re.DOTALL,
)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table; a bar in a cell does not end it."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").strip()


def code(words: Iterable[str]) -> str:
    """Write words as code, with commas between them."""
    return ", ".join(f"`{word}`" for word in words)


def filled(text: str, by: str, write: Callable[[str], str | None]) -> str:
    """Return a file's text with its blocks written anew; a block that gives None stays."""

    def block(found: re.Match[str]) -> str:
        body = write(found["name"]) if found["by"] == by else None
        return found[0] if body is None else f"{found['open']}\n{body}\n{found['close']}"

    return _BLOCK.sub(block, text)


def names(text: str) -> list[tuple[str, str]]:
    """Name the blocks of a file: who writes each, and what it is called."""
    return [(found["by"], found["name"]) for found in _BLOCK.finditer(text)]
