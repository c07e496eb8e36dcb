"""Several values of one option, by comma."""

import re

_COMMA = re.compile(r"[,、，;；]")
_NO_THOUSANDS = re.compile(r"[、，;；]|,(?!\d{3}(?:\D|$))")


def split(answer: str) -> list[str]:
    """Return the values of an answer; of C-1=1,000 the comma is one of the amount."""
    comma = _NO_THOUSANDS if "=" in answer else _COMMA
    return [word for part in comma.split(answer) if (word := part.strip())]
