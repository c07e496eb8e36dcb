"""Document numbers as people write them: `C-2026-0007`, `C-7`, `C-d12` (design.md 1.7)."""

import re
from collections.abc import Iterable
from datetime import date

from salescli.policy.documents import PREFIX

_NUMBER = re.compile(r"([A-Z]+)-(?:(\d{4})-)?(\d{1,9})(-[AV]\d{1,3})?")
_DRAFT = re.compile(r"([A-Z]+)-D(\d{1,12})")


def draft(kind: str, id_: int | None) -> str:
    """Return the number a document has until it is submitted."""
    return f"{PREFIX[kind]}-d{id_}"


def fits(kind: str, word: str) -> bool:
    """Say whether a word is written like a number of a kind: `V-7`, and not a code or a name."""
    upper = word.strip().upper()
    found = _NUMBER.fullmatch(upper) or _DRAFT.fullmatch(upper)
    return found is not None and found[1] == PREFIX[kind]


def any_of(kinds: Iterable[str], word: str, today: date) -> tuple[str | None, str]:
    """Return of which kind a number is, and the whole number; no kind for a code or a name."""
    for kind in kinds:
        if PREFIX.get(kind) and fits(kind, word):
            return kind, read(kind, word, today)[0] or word
    return None, word


def read(kind: str, word: str, today: date) -> tuple[str | None, int | None]:
    """Read `C-2026-0007`, `C-7` (this year's) or `C-d12`: a number, or a draft's id, or neither.

    `C-7-A1` is the first amendment of a contract, `Q-7-V2` the second version of a quotation.
    """
    upper = word.strip().upper()
    if (found := _DRAFT.fullmatch(upper)) and found[1] == PREFIX[kind]:
        return None, int(found[2])
    if (found := _NUMBER.fullmatch(upper)) and found[1] == PREFIX[kind]:
        return f"{found[1]}-{found[2] or today.year}-{int(found[3]):04d}{found[4] or ''}", None
    return word.strip(), None
