"""Text in columns of a terminal, broken at words, and between two Han characters."""

from collections.abc import Callable, Iterator, Sequence

from salescli.text import width

_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
_OPENING = frozenset("（《「“([")
_CLOSING = frozenset("）》」”)]、。，；：！？.,;:!?")
_WIDE = frozenset("）》」”、。，；：！？")
"""What clings to the character after it, to the one before it, and what a line may break behind."""


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


def fitted(text: str, room: int) -> str:
    """Break the lines of a text that are wider than a width at words; what goes on stands in."""
    return "\n".join(part for line in text.split("\n") for part in _fit(line, room))


def _fit(line: str, room: int) -> list[str]:
    if width(line) <= room:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    first, *rest = wrapped(line, room - len(indent) - 2)
    return [f"{indent}{first}", *(f"{indent}  {more}" for more in rest)]


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
    """Yield what stays together: words, and Han characters with the signs that cling to them."""
    for n, word in enumerate(text.split()):
        yield from [" "] if n else []
        if not word.isascii() and any(map(_han, word)):
            yield from _parted(word, _between)
        elif width(word) > room:
            # A list of choices without a space breaks behind its signs.
            yield from _parted(word, lambda before, _after: before in "|,/")
        else:
            yield word


def _parted(word: str, breaks: Callable[[str, str], bool]) -> Iterator[str]:
    start = 0
    for n in range(1, len(word)):
        if breaks(word[n - 1], word[n]):
            yield word[start:n]
            start = n
    yield word[start:]


def _between(before: str, after: str) -> bool:
    """Say whether a line may break between two characters, one of them Han."""
    clings = before in _OPENING or after in _CLOSING
    return (_han(before) or _han(after) or before in _WIDE) and not clings


def _han(character: str) -> bool:
    return _FIRST_HAN <= character <= _LAST_HAN
