"""Text in lines of a width, broken between words: a number or a word is never broken."""

import re
from collections.abc import Iterator

from salescli.text import width

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENS = "（「『【《〈([{"
_PIECE = re.compile(
    rf"[{re.escape(_OPENS)}]*[{_HAN}][^\s\w{re.escape(_OPENS)}]*|\s+|(?:[^\s{_HAN},]|,(?=\d))+,?|,"
)
"""A Chinese text has no spaces: each sign stands for itself, with the marks that cling to it.

What is listed by comma is words too.
"""


def longest(text: str) -> int:
    """Return the width of what in a text is not broken."""
    if text.isascii():
        return max(map(len, text.split()), default=0)
    return max(map(width, _PIECE.sub(_apart, text).split()), default=0)


def _apart(found: re.Match[str]) -> str:
    return f"{found[0]} "


def folded(text: str, room: int) -> list[str]:
    """Break a text into lines; what alone is wider than a line is broken where it ends."""
    if width(text) <= room:
        return [text]
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if width(f"{line}{piece}".rstrip()) > room and line.strip():
            lines.append(line.strip())
            line = ""
        *whole, line = _cut(f"{line}{piece}", room)
        lines += whole
    return [*lines, line.strip()] if line.strip() else lines or [""]


def _cut(text: str, room: int) -> Iterator[str]:
    line = ""
    for character in text if width(text.rstrip()) > room else ():
        if line and width(line + character) > room:
            yield line
            line = ""
        line += character
    yield line or text
