"""Every form, list and entry at four widths in three languages: nothing is too wide, or broken."""

import os
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from unittest import mock

import pytest
from typer.main import get_command

from salescli import cli, commands, render
from salescli.render import table
from salescli.render.sheet import Document, Pack, Sheet
from salescli.text import Language, speak, width
from tests._program import Program
from tests.demo_fixture import demo_db

__all__ = ["demo_db"]

WIDTHS = (60, 80, 120, 200)
_BREAKS = re.compile(r"[\s\u3000-\u9fff\uf900-\ufaff\uff00-\uff60]+|(?<=,)(?=\D)")
"""A Chinese text may be broken after each sign, others at a space, and a list after a comma."""


def _listed() -> Iterator[str]:
    """Name all that is read without a word of its own: the forms, the packs, the lists."""
    tree = get_command(cli.tree([*commands.NOUNS, *commands.SINGLES], {}))
    for noun, group in tree.commands.items():
        for verb, command in getattr(group, "commands", {}).items():
            reads = {"format_", "every"} <= {p.name for p in command.params}
            needed = [p for p in command.params if p.param_type_name == "argument"]
            if reads and not needed and "request_id" not in {p.name for p in command.params}:
                yield f"{noun} {verb}"


_MONTHLY = {"target show": " --month 2026-10", "target history": " --month 2026-10"}
LISTED = ["--as S05 today", "watch", *(f"{line}{_MONTHLY.get(line, '')}" for line in _listed())]
ENTRIES = [
    f"{noun} {verb}"
    for noun in commands.NOUNS
    for verb in ("show", "history")
    if f"{noun} list" in LISTED and noun not in {"target", "worklog", "report", "calendar"}
]
"""What is shown of the first that a list has."""


def _document(program: Program, line: str) -> Document:
    """Return what a command hands to the renderer."""
    kept: list[Document] = []
    with mock.patch.object(render, "write", lambda document, *_a, **_k: kept.append(document)):
        result = program(line)
    assert kept, (line, result)
    return kept[0]


def _sheets(document: Document) -> tuple[Sheet, ...]:
    return (document.summary, *document.forms) if isinstance(document, Pack) else (document,)


def _printed(document: Document, columns: int, *, every: bool = False) -> str:
    plain = {"COLUMNS": str(columns), "NO_COLOR": "1"}
    with mock.patch.dict(os.environ, plain):
        return b"".join(table.render(document, file=False, every=every)).decode()


def _words(text: str) -> set[str]:
    return set(_BREAKS.split(text))


def _told(document: Document) -> str:
    """Return all that a screen without end tells, and what a narrow one tells instead."""
    briefly = [
        sheet._replace(blocks=(block.brief,))
        for sheet in _sheets(document)
        for block in sheet.blocks
        if block.brief
    ]
    every = (document, *briefly)
    return b"".join(piece for one in every for piece in table.render(one, file=True)).decode()


def _unfit(document: Document, line: str) -> list[str]:
    """Tell every line that is too wide, and every piece of a word or number."""
    whole = _words(_told(document))
    whole |= {word for block in _blocks(document) for h in block.columns for word in _words(h.told)}
    wrong = []
    for columns, every in product(WIDTHS, (False, True)):
        shown = _printed(document, columns, every=every)
        where = f"{line} at {columns}{' --all' * every}: "
        wrong += [where + each for each in shown.splitlines() if width(each) > columns]
        told = re.sub(r"(?m)^\+\d+.*--all$|─+", "", shown)
        wrong += [where + repr(word) for word in sorted(_words(told) - whole - {""})]
    return wrong


def _blocks(document: Document) -> list[render.sheet.Block]:
    return [block for sheet in _sheets(document) for block in sheet.blocks]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("line", LISTED)
def test_nothing_is_wider_than_the_screen_nor_broken(
    demo_db: Path, line: str, language: Language
) -> None:
    program = Program(demo_db)
    document = _document(program, f"--lang {language} {line}")
    speak(language)

    assert _unfit(document, line) == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("line", ENTRIES)
def test_an_entry_and_its_history_fit_too(demo_db: Path, line: str, language: Language) -> None:
    program, listed = Program(demo_db), f"{line.split(maxsplit=1)[0]} list"
    first = next(row[0] for block in _blocks(_document(program, listed)) for row in block.rows)
    document = _document(program, f"--lang {language} {line} {getattr(first, 'code', first)}")
    speak(language)

    assert _unfit(document, line) == []
