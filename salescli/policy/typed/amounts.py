"""Amounts and quantities as people type them: 100만, 1억2천만, 3万5千, 1.2万, 1.5 million, 12k."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.policy.money import NARROW, fixed, unmarked
from salescli.policy.typed import heard
from salescli.text import Language, Text, _, decimal, spoken

WRITTEN: Final = Text(
    "12k, 1.5m, 2 million, 100만 or 1.2万",
    "100만, 1억 2천만, 3만5천, 1.2万, 12k",
    "1.2万, 3万5千, 1亿2千万, 100만, 12k",
)
"""The words that a refusal names, beside the plain form."""

UNITS: Final[Mapping[Language, Mapping[int, str]]] = {
    Language.EN: {3: "k thousand", 6: "m mn million millions", 9: "bn billion"},
    Language.KO: {1: "십", 2: "백", 3: "천", 4: "만", 8: "억", 12: "조"},
    Language.ZH: {
        1: "十 拾",
        2: "百 佰",
        3: "千 仟",
        4: "万 萬",
        8: "亿 億",
        12: "万亿 萬億",
    },
}
"""By language: powers of ten, to the words for them."""

NUMERALS: Final[Mapping[Language, str]] = {
    Language.KO: "일이삼사오육칠팔구",
    Language.ZH: "一二三四五六七八九",
}
"""By language: one to nine."""

_PAIR: Final = "两兩"
_NOUGHT: Final = "零〇"
_SMALL: Final = 1_000
"""The largest unit that counts within another one: 3천만 is 3,000 of ten thousand."""

_FINEST: Final = 6
"""Decimals of a number before its unit."""
_ONE: Final = 10**_FINEST
_SIGNED: Final = r"(?P<before>[\s(+\-△▲]*)(?P<number>.*?)(?P<after>[\s)]*)"
_PLAIN: Final = r"[+-]?[0-9,]*\.?[0-9]*"
_TENFOLD: Final = 10


class _Token(NamedTuple):
    """A number, or a unit; a nought is neither: it says that units were left out."""

    number: str = ""
    unit: int = 0


def amount(text: str, digits: int, currency: str, decimal_sign: str | None = ".") -> int:
    """Read an amount of a currency into minor units, and take note of what it was read as."""
    bare = unmarked(text, currency)
    plain = in_digits(text, bare, decimal_sign)
    like = "1,234." + "5".ljust(digits, "0") if digits else "1,234"
    read = fixed(plain or bare, digits, _like(like), "." if plain else decimal_sign, told=text)
    if plain or not re.fullmatch(_PLAIN, bare.strip()):
        heard.note(text, f"{grouped(read, digits)} {currency}")
    return read


def written_out(text: str, currency: str) -> str | None:
    """Return an amount that has units in plain digits, and take note of it; None without units."""
    plain = in_digits(text, unmarked(text, currency))
    if plain:
        heard.note(text, f"{plain} {currency}")
    return plain


def number(text: str, digits: int, like: str) -> int:
    """Read a quantity or a count into 10^-digits units, and take note of what it was read as."""
    bare = text.translate(NARROW)
    plain = in_digits(text, bare)
    read = fixed(plain or bare, digits, _like(like), told=text)
    if plain or not re.fullmatch(_PLAIN, bare.strip()):
        heard.note(text, grouped(read, digits, trim=True))
    return read


def grouped(value: int, digits: int, *, trim: bool = False) -> str:
    """Write a number with its thousands set apart."""
    whole, point, part = decimal(abs(value), digits, trim=trim).partition(".")
    return f"{'-' if value < 0 else ''}{int(whole):,}{point}{part}"


def in_digits(text: str, bare: str, decimal_sign: str | None = ".") -> str | None:
    """Return a number that has units as plain digits; None for one without; DataError if wrong."""
    match = re.fullmatch(_SIGNED, bare.strip().lower(), re.DOTALL)
    tokens = _tokens(match["number"]) if match else []
    if match is None or not any(token.unit for token in tokens):
        return None
    value = _counted(text, tokens, decimal_sign)
    if value is None:
        return None
    return match["before"] + decimal(value, _FINEST, trim=True) + match["after"]


def _like(plain: str) -> str:
    return f"{plain}, {WRITTEN.within(spoken())}"


@cache
def _units() -> Mapping[str, int]:
    return MappingProxyType(
        {
            word: 10**power
            for words in UNITS.values()
            for power, several in words.items()
            for word in several.split()
        }
    )


@cache
def _numerals() -> Mapping[str, str]:
    named = {name: str(n) for row in NUMERALS.values() for n, name in enumerate(row, start=1)}
    return MappingProxyType(named | dict.fromkeys(_PAIR, "2") | dict.fromkeys(_NOUGHT, ""))


def _tokens(word: str) -> list[_Token]:
    """Take a number apart; an empty list for what has other words in it."""
    units = "|".join(sorted(_units(), key=len, reverse=True))
    names = "".join(_numerals())
    part = rf"\s*(?:(?P<number>[0-9.,]+)|(?P<name>[{names}])|(?P<unit>{units})(?![a-z]))"
    tokens, at = [], 0
    while found := re.compile(part).match(word, at):
        at = found.end()
        name = _numerals().get(found["name"] or "", "")
        tokens.append(_Token(found["number"] or name, _units().get(found["unit"] or "", 0)))
    return tokens if at == len(word) else []


class _Sum:
    """A number that is added up from its largest unit to its smallest, in millionths."""

    def __init__(self) -> None:
        self.total = self.section = 0
        self.pending: int | None = None
        self.above = self.within = 0
        """The last unit of ten thousands, and the last one within that, that were passed."""
        self.fits = True

    def number(self, value: int) -> None:
        """Take a number, of which only one may stand before a unit."""
        self.fits &= self.pending is None
        self.pending = value

    def small(self, unit: int) -> None:
        """Take a unit that counts within a larger one: 천, 百."""
        added = (_ONE if self.pending is None else self.pending) * unit
        self.fits &= not self.within or added < self.within * _ONE
        self.section, self.pending, self.within = self.section + added, None, unit

    def large(self, unit: int, *, said: bool = True) -> None:
        """Take a unit that all before it counts in: 만, 亿; and the end, which is not said."""
        added = self.pending or 0
        self.fits &= not (self.within and added >= self.within * _ONE)
        section = self.section + added
        if self.pending is None and not self.within and said:
            section = _ONE
        self.fits &= not self.above or section * unit < self.above * _ONE
        self.total += section * unit
        self.section, self.pending, self.above, self.within = 0, None, unit, 0


def _counted(text: str, tokens: list[_Token], decimal_sign: str | None) -> int | None:
    """Add up 1억 2천만 as millionths; None where units do not go down, or numbers meet."""
    values = [_value(text, token, decimal_sign) for token in tokens if token.number]
    if len(values) > 1 and any(value % _ONE for value in values):
        return None
    told, following = _Sum(), iter(values)
    for token in tokens:
        if token.number:
            told.number(next(following))
        elif token.unit > _SMALL:
            told.large(token.unit)
        elif token.unit:
            told.small(token.unit)
    told.large(1, said=False)
    if not told.fits:
        return None
    _sure(text, tokens, told.total)
    return told.total


def _value(text: str, token: _Token, decimal_sign: str | None) -> int:
    return fixed(token.number, _FINEST, _like("1,234"), decimal_sign, told=text)


def _sure(text: str, tokens: list[_Token], total: int) -> None:
    """Refuse 3만5, which is 30,005 as it stands, and 35,000 as many say it."""
    last, unit = tokens[-1], tokens[-2].unit if len(tokens) > 1 else 0
    if len(last.number) == 1 and unit >= _TENFOLD**2:
        meant = int(last.number) * (unit // _TENFOLD - 1) * _ONE
        raise DataError(
            _("{text!r} may be {one} or {other}; write which of them is meant").format(
                text=text, one=_told(total), other=_told(total + meant)
            )
        )


def _told(millionths: int) -> str:
    return grouped(millionths, _FINEST, trim=True)
