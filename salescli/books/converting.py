"""Turning a cell into a value of a field: one converter per column, made once."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from salescli.books.fields import Field, Type
from salescli.books.located import Cell, Unread, Value, text
from salescli.errors import DataError
from salescli.policy.days import FIRST_YEAR, LAST_YEAR, parse_date
from salescli.policy.money import BASIS_POINTS, amount, percent_bp, share_bp
from salescli.policy.names import called, clean, code, spaced_code
from salescli.policy.quantity import DIGITS, quantity
from salescli.text import Language, _, decimal, spoken

Convert = Callable[[Cell], Value]
Told = Callable[[], str | None] | None

# What nearly every cell is; the rules of policy read all others, and these just the same.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}\Z")
_PLAIN = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?\Z")
_SIGNS = re.compile(r"[.,．，]")


class Setting(NamedTuple):
    """What cells are read by, beside their field."""

    digits: int
    today: date
    mac: bool = False
    unit: str | None = None
    date_format: str | None = None
    currency: str | None = None
    decimal: str | None = None
    """What stands before decimals, where the mapping says it."""
    told: Told = None
    """Asks the other cells of the column for it."""


def converter(field: Field, setting: Setting) -> Convert:
    """Return what reads the cells of a field; it raises DataError with the reason."""
    convert = _MAKERS[field.type](field, setting)

    def read(cell: Cell) -> Value:
        if isinstance(cell, Unread):
            raise DataError(cell.reason)
        return convert(cell)

    return read


def folded(word: str) -> str:
    """Return a heading or a choice as it is compared: letters and digits, without case."""
    normal = unicodedata.normalize("NFKC", word).casefold()
    return "".join(character for character in normal if character.isalnum())


def _text(field: Field, _setting: Setting) -> Convert:
    what = field.heading.within(Language.EN).lower()
    checked = called if field.key == "name" else clean

    def read(cell: Cell) -> Value:
        written = " ".join(text(cell).split())
        return written if _is_plain(written) else checked(written, what)

    return read


def _is_plain(written: str) -> bool:
    return written.isascii() and written.isprintable() and bool(written)


def _code(field: Field, _setting: Setting) -> Convert:
    checked = spaced_code if field.spaced else code

    def read(cell: Cell) -> Value:
        written = text(cell)
        return written if _CODE.match(written) else checked(written)

    return read


def _money(field: Field, setting: Setting) -> Convert:
    digits, currency = setting.digits, setting.currency
    return _number(field, setting, digits, lambda *cell: amount(cell[0], digits, currency, cell[1]))


def _quantity(field: Field, setting: Setting) -> Convert:
    return _number(field, setting, DIGITS, quantity)


def _number(
    field: Field, setting: Setting, digits: int, parse: Callable[[str, str | None], int]
) -> Convert:
    def read(cell: Cell) -> Value:
        written = text(cell)
        plain = _PLAIN.match(written)
        part = (plain and plain[2]) or ""
        if plain and len(part) <= digits and not (part and setting.decimal == ","):
            return _least(field, int(plain[1] + part.ljust(digits, "0")))
        return _least(field, parse(written, _decimal(cell, setting)))

    return read


def _decimal(cell: Cell, setting: Setting) -> str | None:
    """Return what stands before the decimals of a cell; None where nothing tells."""
    if not isinstance(cell, str):
        return "."
    if setting.decimal or setting.told is None or not _SIGNS.search(cell):
        return setting.decimal
    return setting.told()


def _integer(field: Field, setting: Setting) -> Convert:
    def read(cell: Cell) -> Value:
        thousandths = quantity(text(cell), _decimal(cell, setting))
        if thousandths % 1000:
            raise DataError(_("{text!r} is not a whole number").format(text=text(cell)))
        return _least(field, thousandths // 1000)

    return read


def _least(field: Field, value: int) -> int:
    if value < field.least:
        wanted = _("not below zero") if field.least == 0 else _("above zero")
        raise DataError(_("it must be {wanted}").format(wanted=wanted))
    return value


def _rate(_field: Field, setting: Setting) -> Convert:
    parse = {"share": share_bp, "percent": percent_bp}.get(setting.unit or "", _evident_rate)

    def read(cell: Cell) -> Value:
        rate = parse(text(cell))
        if not 0 <= rate <= BASIS_POINTS:
            raise DataError(_("a rate lies between 0 and 100 %"))
        return rate

    return read


def _evident_rate(written: str) -> int:
    rate = percent_bp(written)
    # Excel keeps 15% as 0.15: a bare number up to one may be a share as well as a percentage.
    if 0 < rate <= 100 and not written.endswith(("%", "％")):  # noqa: PLR2004
        raise DataError(
            _("{text!r} may be a share or a percentage; write {percent}% or {share}%").format(
                text=written, percent=written, share=decimal(rate * 100, 2, trim=True)
            )
        )
    return rate


_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\Z")
_SERIAL = re.compile(r"[1-7]\d{4}\Z")


def _date(_field: Field, setting: Setting) -> Convert:
    form = _form(setting.date_format)

    def read(cell: Cell) -> Value:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if isinstance(cell, (int, float)):
            return _serial(cell, mac=setting.mac)
        return _typed_date(text(cell), form, setting.today)

    return read


def _form(date_format: str | None) -> str | None:
    """Return a format as strptime takes it: DD.MM.YYYY or %d.%m.%Y."""
    if date_format is None or "%" in date_format:
        return date_format
    marks = {"YYYY": "%Y", "YY": "%y", "MM": "%m", "DD": "%d"}
    return re.sub("YYYY|YY|MM|DD", lambda mark: marks[mark[0]], date_format)


def _typed_date(written: str, form: str | None, today: date) -> date:
    if len(written) == 10 and written[4] == written[7] == "-" and form is None:  # noqa: PLR2004
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass  # full-width digits, or no day of the calendar: parse_date tells
    if form is not None:
        return _formed_date(written, form)
    if _SERIAL.match(written):
        return _serial(int(written), mac=False)
    if not (written[:1].isdigit() and re.search(r"\d{4}", written)):
        # parse_date takes yesterday or 24 Nov for the day they mean now, and a book may be old.
        raise DataError(_("{text!r} is not a date; write it like 2026-11-20").format(text=written))
    return parse_date(_CLOCK.sub("", written), today)


def _formed_date(written: str, form: str) -> date:
    try:
        return datetime.strptime(unicodedata.normalize("NFKC", written), form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise DataError(
            _("{text!r} is not a date like {form}").format(text=written, form=form)
        ) from None


def _serial(number: float, *, mac: bool) -> date:
    """Return the day of an Excel serial number: from 1900 with its false leap day, or from 1904."""
    try:
        days = int(number)
        start = date(1904, 1, 1) if mac else date(1899, 12, 30 if days > 60 else 31)  # noqa: PLR2004
        day = start + timedelta(days=days)
    except (OverflowError, ValueError):
        day = date.max
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DataError(_("{number} is not the number of a day").format(number=text(number)))
    return day


_SEVERAL = re.compile("[,;/、，；]")


def _choice(field: Field, _setting: Setting) -> Convert:
    words = _words(field)

    def read(cell: Cell) -> Value:
        said = _SEVERAL.split(text(cell)) if field.several else [text(cell)]
        try:
            return ",".join(dict.fromkeys(words[folded(word)] for word in said))
        except KeyError:
            known = ", ".join(phrase.within(spoken()) for phrase in field.choices.values())
            raise DataError(
                _("{text!r} is none of: {known}").format(text=text(cell), known=known)
            ) from None

    return read


def _words(field: Field) -> dict[str, str]:
    """Return each choice by its code and by its names in every language."""
    words = {folded(name): str(key) for key, phrase in field.choices.items() for name in phrase}
    return words | {folded(key): str(key) for key in field.choices}


def _flag(field: Field, setting: Setting) -> Convert:
    choice = _choice(field, setting)
    more: Mapping[str, Value] = {"true": True, "y": True, "false": False, "n": False}

    def read(cell: Cell) -> Value:
        known = more.get(folded(text(cell)))
        return choice(cell) == "1" if known is None else known

    return read


_MAKERS: Mapping[Type, Callable[[Field, Setting], Convert]] = {
    Type.CODE: _code,
    Type.TEXT: _text,
    Type.MONEY: _money,
    Type.QUANTITY: _quantity,
    Type.DATE: _date,
    Type.RATE: _rate,
    Type.INTEGER: _integer,
    Type.FLAG: _flag,
    Type.CHOICE: _choice,
    Type.CUSTOMER: _text,
    Type.STAFF: _text,
    Type.PRODUCT: _text,
}
