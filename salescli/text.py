"""Languages, phrases in all of them, and text made safe to store and to show."""

import gettext
import re
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


class Sentence(str):
    """A sentence to be filled in: whatever is put into it stays on one line and is seen whole."""

    __slots__ = ()

    def format(self, *given: object, **values: object) -> str:
        """Fill in values; texts, paths and errors are made visible and cut, passwords hidden."""
        told = {name: _told(value) for name, value in values.items()}
        return super().format(*map(_told, given), **told)


LONGEST_QUOTED, LONGEST_TOLD = 120, 1_000
"""How much is told of a text that is quoted, as what somebody typed is, and of any other."""


class _Told(str):
    """A text as a message tells it: within quotation marks, or as it stands."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(_cut(str(self), LONGEST_QUOTED))

    def __format__(self, how: str) -> str:
        return format(_cut(visible(str(self)), LONGEST_TOLD), how)


def _told(value: object) -> object:
    if isinstance(value, (str, Path, BaseException)):
        return _Told(_without_password(str(value)))
    return value


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _without_password(text: str) -> str:
    """Hide the password of a URL, before its last @ or among its parameters."""
    if "://" not in text:
        return text
    hidden = re.sub(r"(://[^:/?#\s]*:)[^\s]*(?=@)", r"\1***", text)
    return re.sub(r"(?i)([?&](?:pass|pwd|password|passwd|sslpassword)=)[^&#\s]*", r"\1***", hidden)


def catalogued(message: str) -> Text:
    """Return a message in every language, as the catalogues have it."""
    return Text(*(_catalogue(language).gettext(message) for language in Language))


def _(message: str) -> str:
    """Return a sentence in the language of this process."""
    return Sentence(_catalogue(_Spoken.language).gettext(message)) if message else ""


def decimal(value: int, digits: int, *, trim: bool = False) -> str:
    """Write a whole number of 10^-digits units as an exact decimal; `trim` drops trailing zeros."""
    sign, units = ("-" if value < 0 else ""), abs(value)
    whole, part = divmod(units, 10**digits)
    fraction = f"{part:0{digits}d}" if digits else ""
    if trim:
        fraction = fraction.rstrip("0")
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def grouped(figure: str) -> str:
    """Put separators between the thousands of an exact figure."""
    whole, point, fraction = figure.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}{point}{fraction}"


def figure(value: int, digits: int, *, trim: bool = False) -> str:
    """Write a whole number of 10^-digits units for people: with its thousands set apart."""
    return grouped(decimal(value, digits, trim=trim))


_STEERING = frozenset(("Cc", "Cs", "Zl", "Zp"))
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
"""What is drawn as nothing, though it is a letter or a mark to Unicode: fillers and the like."""


def unseen(character: str) -> bool:
    """Say whether a character that is no space is drawn as nothing."""
    selects = "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff"
    return selects or character in _UNSEEN or unicodedata.category(character) == "Cf"


def hostile(character: str) -> bool:
    """Say whether a character could steer a terminal or hide what a text says."""
    return unicodedata.category(character) in _STEERING or unseen(character)


def hidden(text: str) -> str | None:
    """Return the first character of a text that steers or is not seen; None if there is none.

    What joins pictures to one, or chooses how a picture is drawn, is part of what is seen.
    """
    if text.isascii() and text.isprintable():
        return None
    for n, character in enumerate(text):
        if hostile(character) and not (character in _PICTURING and n and _picture(text[n - 1])):
            return character
    return None


_PICTURING = "\u200d\ufe0f"


def _picture(character: str) -> bool:
    return character == "\ufe0f" or unicodedata.category(character) in {"So", "Sk"}


FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula, full width too."""


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
