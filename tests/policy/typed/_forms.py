"""Every form in which a day can be told, each written here anew and not taken from the tables."""

from collections.abc import Callable
from datetime import date, timedelta

HAN = "一二三四五六七八九"
HANGUL = "월화수목금토일"
ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def han(number: int) -> str:
    """Write a number below a hundred in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{HAN[tens - 1]}十") + (
        "" if ones == 0 else HAN[ones - 1]
    )


def wide(text: str) -> str:
    """Write digits and signs full-width, as a keyboard in Korean or Chinese does."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(0 if number in {11, 12, 13} else number % 10, "th")
    return f"{number}{ending}"


WHOLE: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}. {d.month}. {d.day}.",
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}号",
    lambda d: f"{d.year}年{han(d.month)}月{han(d.day)}日",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}",
    lambda d: f"{d.isoformat()} ({HANGUL[d.weekday()]})",
    lambda d: f"{d.isoformat()}({ENGLISH[d.weekday()][:3]})",
    lambda d: wide(d.isoformat()),
)
"""Forms with the year, which are read in one way whatever day it is."""

YEARLESS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.month}월 {d.day}일",
    lambda d: f"{d.month}월{d.day}일({HANGUL[d.weekday()]})",
    lambda d: f"{d.month}月{d.day}日",
    lambda d: f"{d.month}月{d.day}号",
    lambda d: f"{han(d.month)}月{han(d.day)}日",
    lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}",
    lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}",
    lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]}",
    lambda d: wide(f"{d.month}월 {d.day}일"),
)
"""Forms without the year, which mean the last or the next such day."""

NUMBERED: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.month}/{d.day}",
    lambda d: f"{d:%m/%d}",
    lambda d: f"{d.month}-{d.day}",
    lambda d: f"{d.month}. {d.day}.",
    lambda d: wide(f"{d.month}/{d.day}"),
)
"""Forms of numbers alone, of which the month comes first in Korean and Chinese."""


def counted(today: date, day: date) -> list[str]:
    """Tell a day by how far it is from today."""
    days = (day - today).days
    far = abs(days)
    back = days < 0
    told = [f"{days:+}d", f"{'-' if back else '+'}{far} days", wide(f"{days:+}d")]
    told += [f"{far}일 전", f"{far} days ago", f"{far}天前", f"{han(far)}天前"] if back else []
    told += [] if back else [f"{far}일 후", f"{far}일 뒤", f"in {far} days", f"{far}天后"]
    if days % 7 == 0:
        weeks = far // 7
        told += [f"{weeks}주 전", f"{weeks} weeks ago", f"{weeks}周前"] if back else []
        told += [] if back else [f"{weeks}주 뒤", f"in {weeks} weeks", f"{weeks}周后"]
    return told


def of_week(today: date, day: date) -> list[str]:
    """Tell a day of last week, this week or the next one."""
    monday = today - timedelta(days=today.weekday())
    which = (day - monday).days // 7
    english, hangul = ENGLISH[day.weekday()], HANGUL[day.weekday()]
    chinese = "一二三四五六日"[day.weekday()]
    said = {
        -1: ("last week", "지난주", "上", "上个"),
        0: ("this week", "이번 주", "这", "本"),
        1: ("next week", "다음 주", "下", "下个"),
    }[which]
    return [
        *(f"{english} {said[0]}", f"{said[0]} {english.lower()[:3]}"),
        *(f"{said[1]} {hangul}요일", f"{said[1].replace(' ', '')}{hangul}요일"),
        *(f"{said[2]}周{chinese}", f"{said[3]}星期{chinese}", f"{said[2]}礼拜{chinese}"),
    ]
