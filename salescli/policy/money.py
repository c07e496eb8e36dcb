"""Amounts in minor units of the company currency: how they are read, rounded and compared."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from salescli.errors import DataError
from salescli.policy.kinds import TaxKind
from salescli.text import _

USUAL_DIGITS: Final = 2

_UNUSUAL: Final[Mapping[int, str]] = MappingProxyType(
    {
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        3: "BHD IQD JOD KWD LYD OMR TND",
        4: "CLF UYW",
    }
)

DIGITS: Final[Mapping[str, int]] = MappingProxyType(
    {code: digits for digits, codes in _UNUSUAL.items() for code in codes.split()}
)
"""ISO 4217 decimal digits of the active currencies that do not have two."""

_CODES: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN "
    "ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK "
    "JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
    "PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV "
    "WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)

CURRENCIES: Final = frozenset(_CODES.split())
"""The active ISO 4217 codes that have decimal digits (no metals, no test codes)."""

THOUSANDTHS: Final = 1_000
_GROUP: Final = 3
"""Digits of a group of thousands."""
BASIS_POINTS: Final = 10_000

# A spreadsheet keeps fifteen digits of a number, and 64 bits hold a sum of thousands of these.
MOST_DIGITS: Final = 15
LIMIT: Final = 10**MOST_DIGITS

# Not NFKC, which would turn a superscript into a digit and ⑴ into an accountant's minus one.
NARROW: Final = MappingProxyType(
    {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
    | {ord("￥"): "¥", ord("￦"): "₩", ord("￡"): "£", ord("\u2212"): "-"}  # a minus sign
)
_SWAPPED: Final = str.maketrans(".,", ",.")

_NUMBER: Final = (
    r"(?P<open>\(\s*)?(?(open)|(?P<sign>[-+△▲]?)\s*)"
    r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+|(?=\.))(?:\.(?P<part>[0-9]+))?"
    r"(?(open)\s*\))"
)
_SIGNED: Final = (
    *("₩ KRW KPW", "원 KRW KPW", "¥ JPY CNY", "円 JPY", "元 CNY TWD HKD MOP", "圆 CNY", "RMB CNY"),
    "$ USD AUD BBD BMD BND BSD CAD CLP COP ARS DOP FJD HKD JMD LRD MXN NAD NZD SBD SGD TTD TWD UYU",
    *("US$ USD", "A$ AUD", "C$ CAD", "HK$ HKD", "NT$ TWD", "S$ SGD", "NZ$ NZD", "R$ BRL"),
    *("€ EUR", "£ GBP EGP GIP FKP SHP LBP SYP SDG SSP", "₹ INR", "₫ VND", "฿ THB", "₽ RUB"),
    *("₺ TRY", "₱ PHP", "₪ ILS"),
)
_SIGNS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {sign: frozenset(codes) for sign, *codes in map(str.split, _SIGNED)}
)
"""What an amount is marked with, beside the ISO 4217 codes, and whose sign that is."""

_LONGEST_FIRST: Final = sorted(_SIGNS, key=len, reverse=True)
_MARK: Final = (
    rf"(?P<mark>{'|'.join(map(re.escape, _LONGEST_FIRST))}|[¢-¥฿₠-⃀]|[A-Za-z]{{3}}(?![A-Za-z]))"
)
_MARKED: Final = (rf"\A[\s(+\-△▲]*{_MARK}", rf"(?<![A-Za-z]){_MARK}[\s)]*\Z")


def digits_of(currency: str) -> int:
    """Return the decimal digits of an ISO 4217 code; DataError for an unknown one."""
    if currency not in CURRENCIES:
        raise DataError(
            _("there is no currency {code!r}; give its ISO 4217 code in capitals, like KRW").format(
                code=currency
            )
        )
    return DIGITS.get(currency, USUAL_DIGITS)


def half_up(numerator: int, denominator: int) -> int:
    """Round a fraction to a whole number, exactly, its halves away from zero."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -rounded if numerator < 0 else rounded


def worth(quantity: int, price: int, discount_bp: int) -> int:
    """Return what thousandths are worth at a price, in minor units; DataError beyond LIMIT."""
    minor = half_up(quantity * price * (BASIS_POINTS - discount_bp), THOUSANDTHS * BASIS_POINTS)
    if abs(minor) >= LIMIT:
        raise DataError(
            _(
                "a line cannot be worth {amount} minor units: an amount has at most {most}"
                " digits; correct the quantity or the price"
            ).format(amount=minor, most=MOST_DIGITS)
        )
    return minor


def portion(before: int, after: int, price: int, discount_bp: int) -> int:
    """Return, in minor units, what moving a line between two quantities (thousandths) is worth."""
    return worth(after, price, discount_bp) - worth(before, price, discount_bp)


def price_of(amount: int, quantity: int) -> int | None:
    """Return minor units for one whole unit of a quantity in thousandths; None at quantity 0."""
    return half_up(amount * THOUSANDTHS, quantity) if quantity else None


def rate_bp(numerator: int | None, denominator: int | None) -> int | None:
    """Return a ratio in basis points, half up; None where it is not known or has no base."""
    if numerator is None or not denominator:
        return None
    return half_up(numerator * BASIS_POINTS, denominator)


def amount(text: str, digits: int, currency: str | None = None, decimal: str | None = ".") -> int:
    """Read an amount, as typed or as books hold it, into minor units; DataError if it is none.

    It may be marked as one of its `currency` and of no other; for `decimal` see `fixed`.
    """
    like = "1,234." + "5".ljust(digits, "0") if digits else "1,234"
    return fixed(unmarked(text, currency), digits, like, decimal)


def unmarked(text: str, currency: str | None) -> str:
    """Return an amount without the signs or codes of its currency; DataError for another's."""
    bare = text.translate(NARROW)
    for place in _MARKED:
        if (found := re.search(place, bare)) is None:
            continue
        mark = found["mark"].upper()
        if mark.isascii() and mark not in CURRENCIES and mark not in _SIGNS:
            continue
        if currency not in {None, mark, *_SIGNS.get(mark, ())}:
            raise DataError(
                _("{text!r} is not in {currency}; give amounts in the company's currency").format(
                    text=text, currency=currency
                )
            )
        bare = bare[: found.start("mark")] + bare[found.end("mark") :]
    return bare


def decimal_of(text: str) -> str | None:
    """Return the sign that stands before the decimals of a number; None where it does not tell."""
    bare = unmarked(text, None).strip()
    point, comma = (re.fullmatch(_NUMBER, word) for word in (bare, bare.translate(_SWAPPED)))
    return None if bool(point) is bool(comma) else "." if point else ","


def percent_bp(text: str) -> int:
    """Read a percentage (15, 15%, 12.5 %) into basis points; DataError if it is none."""
    return fixed(text.translate(NARROW).strip().removesuffix("%"), 2, "12.5%")


def rate_of_tax(kind: TaxKind, standard: str) -> int:
    """Return the tax on a kind in basis points, where the standard rate is so many percent."""
    return percent_bp(standard) if kind is TaxKind.STANDARD else 0


def tax_in(gross: int, rate_bp: int) -> int:
    """Return the tax within an amount that includes it, in minor units (forms.md, Money)."""
    return half_up(gross * rate_bp, BASIS_POINTS + rate_bp)


def share_bp(text: str) -> int:
    """Read a share of one (0.15) into basis points; DataError if it is none."""
    return fixed(text, 4, "0.15")


def fixed(
    text: str, digits: int, like: str, decimal: str | None = ".", told: str | None = None
) -> int:
    """Read a decimal number into 10^-digits units; DataError, showing `like`, if it is none.

    `decimal` is the sign before the decimals. Where it is not known, `1.000` may be one or one
    thousand, and is refused; a comma is a point's other. A refusal tells the text, or `told`.
    """
    narrow = text.translate(NARROW).strip()
    if decimal == ",":
        narrow, like = narrow.translate(_SWAPPED), like.translate(_SWAPPED)
    match, text = re.fullmatch(_NUMBER, narrow), told or text
    if match is None:
        raise DataError(
            _("{text!r} cannot be read as a number; write it like {like}").format(
                text=text, like=like
            )
        )
    whole, part = match["whole"].replace(",", "").lstrip("0"), match["part"] or ""
    if part[digits:].strip("0"):
        raise DataError(
            _("{text!r} has too many decimals, {digits} can be kept; write it like {like}").format(
                text=text, digits=digits, like=like
            )
        )
    if decimal is None and re.fullmatch(r"[1-9][0-9]{0,2}", match["whole"]) and len(part) == _GROUP:
        raise DataError(
            _("{text!r} may be {one} or {thousands}; write which of them is meant").format(
                text=text, one=f"{whole}.{part}".rstrip("0").rstrip("."), thousands=whole + part
            )
        )
    if len(whole) + digits > MOST_DIGITS:
        raise DataError(
            _("{text!r} is too large: {most} digits can be kept; correct or split it").format(
                text=text, most=MOST_DIGITS
            )
        )
    units = int("0" + whole + part[:digits].ljust(digits, "0"))
    return -units if match["open"] or match["sign"] in {"-", "△", "▲"} else units
