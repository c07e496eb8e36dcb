"""Names and codes: made clean when they come in, and compared by what a reader would call same."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import Final

from salescli.errors import DataError
from salescli.text import _, hidden, unseen

LONGEST_CODE: Final = 32
LONGEST_TEXT: Final = 2_000
# No company's name is longer, and looking for marks in a cell of 32,000 characters takes seconds.
LONGEST_MARKED: Final = 250
MOST_KEPT: Final = 10_000
"""Folded names remembered at once: a book names the same accounts over and over."""

_ENCLOSED: Final = r"\( ?(?:주|유|株|有) ?\)"
_EASTERN: Final = (
    r"주식회사|유한회사|유한책임회사|株式会社|有限会社|合同会社"
    r"|股份有限公司|有限责任公司|有限責任公司|有限公司"
)
# Short marks count only with their points: PLC and SA are also products' names.
_WESTERN: Final = (
    r"(?:co|company)[ .,]{1,3}(?:ltd|limited)|& ?co\.? ?kg|(?:co|ltd|inc|corp|pty|pte|llc|gmbh)\.?"
    r"|limited|incorporated|corporation|l\.l\.c\.?|s\.a\.?|b\.v\.?|n\.v\.?|s\.r\.l\.?|s\.p\.a\.?"
)
_MARKS: Final = (
    rf"\A(?: ?(?:{_EASTERN}))+"
    rf"|(?:(?:\A|[ ,]{{1,2}})(?:{_WESTERN})|[ ,]{{0,2}}(?:{_EASTERN}))+[ .,]{{0,3}}\Z"
)

_BRANCH: Final = r"(?:.*(?:지점|본점|본사|branch|支行|分行|总行|總行))?"
_BANKS: Final = rf"\Abankof|(?:bank|은행|银行|銀行){_BRANCH}\Z"
_INITIALS: Final = r"\A[a-z]{2,3}(?=[가-힣]{2})(?!.*뱅크)"
"""The initials that a Korean bank goes by beside its name, or without them."""
_LOOKS: Final = str.maketrans(
    "oоοilіιаαвβсеεнηкκмμνрρтτуυхχѕ",
    "0001111aabbceehhkkmmnppttyyxxs",
)
"""Small letters of Latin, Cyrillic and Greek to the digit or letter that they pass for."""
_ALIKE: Final = ("CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Scripts of which no honest word has letters beside Latin ones."""
_GREEK: Final = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧιονρτυχ")
"""Greek letters that look Latin; ohms, micrometres and alpha do not."""

_WIDE: Final = ord("\uff21") - ord("A")


def serials(told: str) -> str:
    """Return serial or batch numbers as they are compared: in capitals, one space between."""
    return re.sub(r"[\s,;、，；]+", " ", clean(told, _("serial numbers"))).strip().upper()


def clean(text: str, what: str) -> str:
    """Return text in NFC with single spaces; DataError naming `what` if empty or hostile.

    Points and strokes alone say nothing: a letter or a digit does, or a sign such as %.
    """
    stripped = unicodedata.normalize("NFC", text).strip()
    if all(_unseen(character) for character in stripped):
        raise DataError(_("the {what} is empty; give it a text").format(what=what))
    if len(stripped) > LONGEST_TEXT:
        raise DataError(
            _("the {what} has {count} characters; give {most} at most").format(
                what=what, count=len(stripped), most=LONGEST_TEXT
            )
        )
    found = hidden(stripped)
    if found is not None:
        raise DataError(
            _(
                "the {what} {text!r} has a character that is not shown, U+{code:04X};"
                " type it on one line without it"
            ).format(what=what, text=stripped, code=ord(found))
        )
    if not any(map(_says, stripped)):
        raise DataError(
            _("the {what} {text!r} says nothing; give it a word").format(what=what, text=stripped)
        )
    return " ".join(stripped.split())


def _says(character: str) -> bool:
    return character.isalnum() or character == "%" or unicodedata.category(character) == "So"


def called(text: str, what: str) -> str:
    """Return a name made clean; DataError too where a word mixes letters that only look alike.

    Latin and Cyrillic share the shapes of most letters, so that one name would pass for another.
    """
    name = clean(text, what)
    for word in re.findall(r"[^\W\d_]+", name):
        latin = [c for c in word if _of(c, "LATIN")]
        others = [c for c in word if _looks_latin(c)]
        if latin and others:
            odd = min(latin, others, key=len)[0]
            raise DataError(
                _(
                    "the {what} {text!r} mixes Latin and {script} letters in a word: {letter!r} is"
                    " {called}; type the word in one script"
                ).format(
                    what=what,
                    text=name,
                    script=unicodedata.name(others[0]).split()[0].capitalize(),
                    letter=odd,
                    called=unicodedata.name(odd),
                )
            )
    return name


def _of(character: str, *scripts: str) -> bool:
    return unicodedata.name(character, "").startswith(scripts)


def _looks_latin(character: str) -> bool:
    return character in _GREEK or _of(character, *_ALIKE)


def asked(text: str, what: str) -> str:
    """Return a word as codes are stored, in NFKC; DataError naming `what` if empty or hostile."""
    return unicodedata.normalize("NFKC", clean(text, _(what)))


@lru_cache(MOST_KEPT)
def key(text: str) -> str:
    """Return what a name is looked up by: the same for spellings a reader takes as one name."""
    found = _folded(text)
    while (again := _folded(found)) != found:
        found = again
    return found


def unspaced(text: str) -> str:
    """Return a unit or specification as it is compared: whatever its spaces and its width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def code(text: str) -> str:
    """Return a register code in NFKC, its case kept; DataError if it cannot be one."""
    checked = unicodedata.normalize("NFKC", text).strip()
    begins = checked[:1] not in {"", "-", "_", "."} and unicodedata.category(checked[0])[0] != "M"
    if not begins or len(checked) > LONGEST_CODE or not all(map(_allowed, checked)):
        raise DataError(
            _(
                "{text!r} cannot be a code: it takes up to {most} letters, digits, - _ and ."
                " without spaces, a letter or digit first"
            ).format(text=text, most=LONGEST_CODE)
        )
    return checked


def following(codes: Sequence[str]) -> str:
    """Return the code after the last one that ends in a number, the newest first; empty if none."""
    taken = {code.casefold() for code in codes}
    counted = (found for code in codes if (found := re.fullmatch(r"(.*?)([0-9]+)", code)))
    if (last := next(counted, None)) is None:
        return ""
    numbers = count(int(last[2]) + 1)
    made = (f"{last[1]}{number:0{len(last[2])}}" for number in numbers)
    return next(code for code in made if code.casefold() not in taken)


def spaced_code(text: str) -> str:
    """Return a code that has a digit without the spaces that people write in it."""
    joined = "".join(text.split())
    return code(joined if any(map(str.isdigit, joined)) else text)


def registration(text: object) -> str:
    """Return a registration number as it is compared: letters and digits alone, or nothing."""
    return _bare("" if text is None else str(text)).upper()


def instrument(text: str) -> str:
    """Return the number of an instrument as it is compared."""
    return _bare(text).casefold()


def bank(text: str) -> str:
    """Return the name of a bank as it is compared: without the words for a bank and its branch."""
    short = re.sub(_BANKS, "", _bare(key(text))) or _bare(text).casefold()
    return re.sub(_INITIALS, "", short)


def look(text: str) -> str:
    """Return what the number of an instrument looks like, whichever letters it was typed in."""
    return instrument(text).translate(_LOOKS)


def number(text: str) -> str:
    """Return the number of a document in the letters, digits and hyphens that look the same."""
    narrow = (chr(ord(c) - _WIDE) if "\uff01" <= c <= "\uff5e" else c for c in text)
    return "".join("-" if _hyphen(c) else c for c in narrow)


def _hyphen(character: str) -> bool:
    return unicodedata.category(character) == "Pd" or character in "\u2212\u2043\u02d7"


def _bare(text: str) -> str:
    """Leave out all that people write differently: spaces, points, hyphens and full width."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(character for character in normal if character.isalnum())


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    seen = " ".join("".join(c for c in folded if c.isspace() or not _unseen(c)).split())
    bare = _without_marks(seen) if len(seen) <= LONGEST_MARKED else seen
    return (bare or seen).replace(" ", "")


def _without_marks(name: str) -> str:
    open_name = " ".join(re.sub(_ENCLOSED, " ", name).split())
    return re.sub(_MARKS, "", open_name).strip(" ,")


def _unseen(character: str) -> bool:
    return character.isspace() or unseen(character)


def _allowed(character: str) -> bool:
    if character in "-_.":
        return True
    # A digit or letter of another script would pass for one of a code that is there.
    return _spells(character) and not _looks_latin(character) and _plain(character)


def _plain(character: str) -> bool:
    return not character.isdigit() or character.isascii()


def _spells(character: str) -> bool:
    category = unicodedata.category(character)
    return (category[0] in "LM" or category == "Nd") and not unseen(character)
