"""Names that are like a word: parts of them, their initials, and what a hurried hand types."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from salescli.policy import names
from salescli.sql import OWN, latest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MOST = 5
"""Candidates that are told of a word."""

_OWNED = f"""
    LEFT JOIN customer_profile AS profile
           ON profile.id = {latest("customer_profile", "customer_id = customer.id", ":today")}
    LEFT JOIN employee ON employee.id = profile.salesperson_id
    WHERE {OWN}
"""
_ALL = "WHERE :scope IS NULL OR :today IS NOT NULL"
"""Everybody sees all of them, whatever the territory and the day."""
_ENTRIES = {
    table: f"""
        SELECT {table}.code AS code, {table}.name AS name, {table}.name_key AS word
        FROM {table} {whose} ORDER BY {table}.code
    """
    for table, whose in (("customer", _OWNED), ("employee", _ALL), ("product", _ALL))
}
"""Register to its entries, those of accounts that may be seen."""

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_LASTS = (
    " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ"
    " ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
)
_KEYS: dict[int, str] = {
    **{0x1100 + place: lead for place, lead in enumerate(_LEADS)},
    **{0x11A7 + place: last for place, last in enumerate(_LASTS.split(" "))},
    **{
        ord(unicodedata.normalize("NFKC", two)): unicodedata.normalize("NFKC", first + second)
        for two, first, second in (
            "ㅘㅗㅏ",
            "ㅙㅗㅐ",
            "ㅚㅗㅣ",
            "ㅝㅜㅓ",
            "ㅞㅜㅔ",
            "ㅟㅜㅣ",
            "ㅢㅡㅣ",
        )
    },
}
"""A letter within a syllable to the keys that it is typed with; of two, to both."""

_FULL = 10_000
"""The likeness of a name to itself; of every other kind it is less, so that the kinds compare."""
_PART, _INITIALS, _MIXED, _SWAPPED, _PIECE, _LEAST = 8_800, 9_700, 9_400, 9_500, 8_000, 6_000
"""Likeness of a name to a part of it, to its initials, to its own letters in another order, to
itself by whole syllables, to what has a piece in common with it; and what is none any more."""
_CLOSE = 8_800
"""The likeness from which on it is most likely one name, misspelt or shortened."""
_NEAR = 60
"""Names of each kind that are looked at more closely."""


class Reads(Protocol):
    """Whatever runs a SELECT of ours: a reader, or a write in progress."""

    def rows(self, sql: str, **values: object) -> "Sequence[Mapping[str, Any]]":
        """Return the rows of one SELECT, each by label."""


class Candidate(NamedTuple):
    """An entry of a register that may be meant, and how like its name is."""

    code: str
    name: str
    likeness: int

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def close(self, name: str) -> bool:
        """Say whether it is most likely the same firm: branches by number are not."""
        return self.likeness >= _CLOSE and _digits(self.name) == _digits(name)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def ready() -> Any:  # noqa: ANN401 - a package
    """Load what compares names, before anybody waits for it behind the lock."""
    import rapidfuzz  # noqa: PLC0415 - start-up

    return rapidfuzz


def candidates(
    reads: Reads, table: str, word: str, *, today: "date", scope: str | None
) -> list[Candidate]:
    """Return the entries of a register whose names are like a word, best first."""
    rows = reads.rows(_ENTRIES[table], today=today.isoformat(), scope=scope)
    found = like(names.key(word), tuple(row["word"] for row in rows), [row["name"] for row in rows])
    best = sorted(found, key=lambda place: -found[place])[:MOST]
    return [Candidate(rows[at]["code"], rows[at]["name"], found[at]) for at in best]


def holding(reads: Reads, table: str, word: str, *, today: "date", scope: str | None) -> list[str]:
    """Return the codes of the entries of a register in whose names a word stands."""
    part = names.key(word)
    rows = reads.rows(_ENTRIES[table], today=today.isoformat(), scope=scope)
    return [row["code"] for row in rows if part in row["word"]]


def like(word: str, folded: tuple[str, ...], called: Sequence[str]) -> dict[int, int]:
    """Return which of some names are like a word, by place, and how much."""
    found: dict[int, int] = {}
    for kind in (_misspelt, _shortened, _initials):
        for place, likeness in kind(word, folded):
            found[place] = max(likeness, found.get(place, 0))
    mixed = (place for place in found if sorted(folded[place]) == sorted(word))
    found |= {place: max(found[place], _MIXED) for place in [*mixed]}
    for place in _spelt(word, called):
        found[place] = _INITIALS
    return {place: likeness for place, likeness in found.items() if likeness >= _LEAST}


@lru_cache
def _typed(folded: tuple[str, ...]) -> list[str]:
    return [_keys(word) for word in folded]


def _keys(word: str) -> str:
    """Return the letters of a word as they are typed."""
    return unicodedata.normalize("NFD", word).translate(_KEYS)


def _misspelt(word: str, folded: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Compare letter by letter as typed, syllable by syllable, and the best piece."""
    rapid = ready()
    keys = _keys(word)
    for sought, among, full in ((keys, _typed(folded), _FULL), (word, folded, _SWAPPED)):
        most = len(sought) // 2
        near = rapid.process.extract(
            sought, among, scorer=rapid.distance.OSA.distance, score_cutoff=most, limit=_NEAR
        )
        for other, apart, place in near:
            yield place, full - full * int(apart) // max(len(sought), len(other))
    pieces = rapid.process.extract(
        keys, _typed(folded), scorer=rapid.fuzz.partial_ratio, limit=_NEAR
    )
    yield from ((place, int(ratio * _PIECE) // 100) for _other, ratio, place in pieces)


def _shortened(word: str, folded: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Find the names that hold all letters of a word in their order: whole, or with gaps."""
    rapid = ready()
    for other, _all, place in rapid.process.extract(
        word, folded, scorer=rapid.distance.LCSseq.similarity, score_cutoff=len(word), limit=None
    ):
        begins = 400 if other[0] == word[0] else 0
        yield place, _PART + begins - 400 * _gaps(word, other) + 600 * len(word) // len(other)


def _gaps(word: str, name: str) -> int:
    """Count where a name goes on otherwise before the next letters of a word."""
    if word in name:
        return 0
    at, gaps = -1, -1
    for letter in word:
        found = name.index(letter, at + 1)
        gaps += at < 0 or found != at + 1
        at = found
    return gaps


def _initials(word: str, folded: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Compare with the first letters of the syllables, if a word has no other letters."""
    rapid = ready()
    sought = _keys(word)
    if {*sought} <= {*_LEADS}:
        firsts = ["".join(map(_first, name)) for name in folded]
        near = rapid.process.extract(
            sought, firsts, scorer=rapid.fuzz.ratio, score_cutoff=_LEAST // 100, limit=_NEAR
        )
        for other, ratio, place in near:
            begins = 200 if other.startswith(sought) else 0
            yield place, int(ratio * _INITIALS) // 100 + begins


def _first(character: str) -> str:
    return _LEADS[(ord(character) - 0xAC00) // 588] if "가" <= character <= "힣" else character


def _spelt(word: str, called: Sequence[str]) -> Iterator[int]:
    """Find the names whose words begin with the letters of a short word."""
    if word.isascii() and 1 < len(word) <= MOST:
        for place, name in enumerate(called):
            if "".join(part[0] for part in name.casefold().split()).startswith(word):
                yield place
