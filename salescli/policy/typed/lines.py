"""Lines of goods as people type them: B1=100, B1=20x1200-5%, "bolt M8"=3만; several by comma."""

import re
import unicodedata
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.text import Text, _, spoken

FORM: Final = Text(
    "PRODUCT=QTY[xPRICE][-PERCENT%]",
    "제품=수량[x단가][-할인%]",
    "产品=数量[x单价][-折扣%]",
)
"""The form that a refusal names."""

ASKED: Final = Text("PRODUCT=QTY", "제품=수량", "产品=数量")
"""The same, of a line that has no price."""

_LINE: Final = re.compile(
    r"""\s*(?: "(?P<quoted>[^"]+)" | (?P<product>.+?) )\s*
        = (?P<quantity> [^=x×*%]+? )
        (?: [x×*] (?P<price> [^=x×*%]+? ) )?
        (?: -(?P<discount> [^=x×*%-]+ )% )?\s*""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_NEXT: Final = re.compile(r'(?<=[^\s=])\s*[,、;]\s*(?=(?:"[^"]*"|[^=,、;"]*)\s*=|$)')
"""The comma before the product of another line; of B1=1,000 it is one of the figure."""


class Goods(NamedTuple):
    """What was typed of a line."""

    word: str
    product: str
    quantity: str
    price: str | None = None
    discount: str | None = None


def several(text: str) -> list[str]:
    """Return the lines of a word, by comma; what has no sign of equality is one word."""
    plain = unicodedata.normalize("NFKC", text).strip()
    first = re.match(r'"[^"]*"\s*=|[^=]*=', plain)
    if first is None:
        return [text]
    head, rest = plain[: first.end()], plain[first.end() :]
    parts = [part for part in _NEXT.split(rest) if part]
    return [head + parts[0], *parts[1:]] if parts else [head]


def is_line(word: str) -> bool:
    """Say whether a word tells how much of a product, rather than names one."""
    return (
        len(several(word)) > 1 or _LINE.fullmatch(unicodedata.normalize("NFKC", word)) is not None
    )


def form() -> str:
    """Return the form of a line in the language shown."""
    return FORM.within(spoken())


def goods(word: str, form: Text = FORM) -> Goods:
    """Take a line apart; DataError names the word and the form, if it is none."""
    found = _LINE.fullmatch(unicodedata.normalize("NFKC", word))
    if found is None or (form is ASKED and (found["price"] or found["discount"])):
        told = form.within(spoken())
        raise DataError(_("{word!r} is not of the form {what}").format(word=word, what=told))
    product = (found["quoted"] or found["product"]).strip()
    return Goods(word, product, found["quantity"], found["price"], found["discount"])
