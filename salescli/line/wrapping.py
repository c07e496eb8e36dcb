"""Text in columns of a terminal, broken at words, and between two Han characters."""

import re
from collections.abc import Iterator, Sequence

from salescli.text import width

_PIECE = re.compile(
    "[（《「“(]*[\u3400-\u9fff][）》」”)、。，；：！？.,;:!?]*|[^\\s\u3400-\u9fff]+|\\s+"
)
"""What stays together: a word, a Han character with the signs that cling to it, a space."""


def wrapped(text: str, room: int) -> list[str]:
    """Break a text into lines of a width; what has no place to break keeps its own line."""
    lines, line = [], ""
    for piece in _pieces(text, room):
        if line.strip() and width(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def listed(rows: Sequence[tuple[str, str]], columns: int, most: int) -> Iterator[str]:
    """Write names with what is said of each beside it; a long name has a line of its own."""
    left = min(max((width(name) for name, _told in rows), default=0), most)
    for name, told in rows:
        lines = [line for part in told.split("\n") for line in wrapped(part, columns - left - 4)]
        if width(name) > left:
            yield from (f"  {line}" for line in wrapped(name, columns - 2))
        elif lines:
            yield f"  {name}{' ' * (left - width(name))}  {lines.pop(0)}"
        else:
            yield f"  {name}"
        yield from (f"{' ' * (left + 4)}{line}" for line in lines)


def _pieces(text: str, room: int) -> Iterator[str]:
    for piece in _PIECE.findall(" ".join(text.split())):
        if width(piece) <= room:
            yield piece
        else:
            # A list of choices without a space breaks behind its signs.
            yield from re.findall(r"[^|,/]*[|,/]?", piece)
