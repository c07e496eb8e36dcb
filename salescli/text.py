"""Languages, phrases in all of them, and text made safe to store and to show."""

import gettext
import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

LOCALE = Path(__file__).parent / "locale"


class Language(StrEnum):
    """A language the program speaks."""

    EN = "en"
    KO = "ko"
    ZH = "zh"


class Text(NamedTuple):
    """A phrase in every language; a half-translated one cannot be made."""

    en: str
    ko: str
    zh: str

    def within(self, language: Language) -> str:
        """Return the phrase in one language."""
        return str(getattr(self, language.value))


class _Spoken:
    """The language of this process, chosen once at the start."""

    language = Language.EN


def speak(language: Language) -> None:
    """Choose the language of every later sentence of this process."""
    _Spoken.language = language


def spoken() -> Language:
    """Return the language of this process."""
    return _Spoken.language


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language is Language.EN:
        return gettext.NullTranslations()
    return gettext.translation("salescli", LOCALE, [language.value])


def _(message: str) -> str:
    """Return a sentence in the language of this process."""
    return _catalogue(_Spoken.language).gettext(message) if message else ""


def decimal(value: int, digits: int, *, trim: bool = False) -> str:
    """Write a whole number of 10^-digits units as an exact decimal; `trim` drops trailing zeros."""
    sign, units = ("-" if value < 0 else ""), abs(value)
    whole, part = divmod(units, 10**digits)
    fraction = f"{part:0{digits}d}" if digits else ""
    if trim:
        fraction = fraction.rstrip("0")
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hostile(character: str) -> bool:
    """Say whether a character could steer a terminal or hide what a text says."""
    return character in _BIDI or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}


def visible(text: str) -> str:
    """Return text in which every steering character is replaced by its written code."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"\\u{ord(c):04x}" if hostile(c) else c for c in text)


def width(text: str) -> int:
    """Count the terminal columns a text takes: Hangul and Han two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1
        for c in text
    )
