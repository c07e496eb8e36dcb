"""The words for days and periods, a table per subject and language; spaces and hyphens are free."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from salescli.policy.days import plain
from salescli.text import Language

Table: TypeAlias = Mapping[Language, Mapping[int, str]]
"""By language: what is meant, to the words for it."""

EN, KO, ZH = Language.EN, Language.KO, Language.ZH

_WEEK: Final = ("一", "二", "三", "四", "五", "六", "日天")

DAYS: Final[Table] = {
    EN: {
        -2: "day-before-yesterday the-day-before-yesterday",
        -1: "yesterday",
        0: "today",
        1: "tomorrow",
        2: "day-after-tomorrow the-day-after-tomorrow",
    },
    KO: {
        -3: "그끄저께 그끄제",
        -2: "그저께 그제 엊그제 재작일",
        -1: "어제 어저께 작일",
        0: "오늘 금일",
        1: "내일 명일 익일",
        2: "모레 내일모레",
        3: "글피",
        4: "그글피",
    },
    ZH: {
        -3: "大前天",
        -2: "前天 前日",
        -1: "昨天 昨日",
        0: "今天 今日",
        1: "明天 明日",
        2: "后天 後天",
        3: "大后天 大後天",
    },
}
"""Days, counted from today."""

WEEKDAYS: Final[Table] = {
    EN: dict(
        enumerate(
            (
                *("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs"),
                *("friday fri", "saturday sat", "sunday sun"),
            )
        )
    ),
    KO: {n: f"{day}요일" for n, day in enumerate("월화수목금토일")},
    ZH: {
        n: " ".join(f"{week}{day}" for week in ("星期", "周", "礼拜", "週") for day in names)
        for n, names in enumerate(_WEEK)
    },
}
"""Days of the week; Monday is 0."""

SHORT: Final[Table] = {
    KO: dict(enumerate("월화수목금토일")),
    ZH: {n: " ".join(names) for n, names in enumerate(_WEEK)},
}
"""Days of the week after a word for a week, or within brackets."""

WEEKS: Final[Table] = {
    EN: {
        -2: "week-before-last the-week-before-last",
        -1: "last-week previous-week past-week",
        0: "this-week current-week",
        1: "next-week coming-week",
        2: "week-after-next the-week-after-next",
    },
    KO: {
        -2: "지지난주 저저번주 전전주",
        -1: "지난주 저번주 전주",
        0: "이번주 금주 당주",
        1: "다음주 담주 내주 차주",
        2: "다다음주 다담주",
    },
    ZH: {
        which: " ".join(
            f"{said}{week}"
            for said in says.split()
            for week in ("周", "个周", "星期", "个星期", "礼拜", "个礼拜", "一周", "週")
        )
        for which, says in {-2: "上上", -1: "上", 0: "这 本", 1: "下", 2: "下下"}.items()
    },
}
"""Weeks, counted from this one."""

WHICH: Final[Table] = {
    EN: {-1: "last past previous", 0: "this", 1: "next coming"},
    KO: {-1: "지난 저번", 0: "이번", 1: "다음 담"},
}
"""What says of a day of the week which one is meant, with no word for a week beside it."""

MONTHS: Final[Table] = {
    EN: {
        -2: "month-before-last the-month-before-last",
        -1: "last-month previous-month",
        0: "this-month current-month",
        1: "next-month coming-month",
        2: "month-after-next the-month-after-next",
    },
    KO: {
        -2: "지지난달 전전월",
        -1: "지난달 저번달 전월",
        0: "이번달 이달 금월 당월",
        1: "다음달 담달 내달 익월 차월",
        2: "다다음달",
    },
    ZH: {
        which: " ".join(f"{said}{month}" for said in says.split() for month in ("月", "个月"))
        for which, says in {-2: "上上", -1: "上", 0: "这 本 当", 1: "下", 2: "下下"}.items()
    },
}
"""Months, counted from this one."""

ENDS: Final[Table] = {
    EN: {0: "end-of-month month-end end-of-the-month"}
    | {which: f"end-of-{words.split()[0]}" for which, words in MONTHS[EN].items() if which},
    KO: {
        which: " ".join(f"{word}{end}" for word in words.split() for end in ("말", "말일"))
        for which, words in MONTHS[KO].items()
    },
    ZH: {
        which: " ".join(f"{word}{end}" for word in words.split() for end in ("底", "末"))
        for which, words in MONTHS[ZH].items()
    },
}
"""Last days of months, counted from this one."""

END: Final[Table] = {EN: {0: "month-end end-of-month"}, KO: {0: "월말 말일"}, ZH: {0: "月底 月末"}}
"""The last day of a month that is not said."""

QUARTERS: Final[Table] = {
    EN: {-1: "last-quarter previous-quarter", 0: "this-quarter", 1: "next-quarter"},
    KO: {-1: "지난분기 저번분기 전분기", 0: "이번분기 금분기 당분기", 1: "다음분기 내분기"},
    ZH: {
        which: " ".join(
            f"{said}{unit}" for said in says.split() for unit in ("季度", "个季度", "季")
        )
        for which, says in {-1: "上", 0: "这 本", 1: "下"}.items()
    },
}
"""Quarters, counted from this one."""

YEARS: Final[Table] = {
    EN: {-1: "last-year previous-year", 0: "this-year", 1: "next-year"},
    KO: {
        -2: "재작년",
        -1: "작년 지난해 전년",
        0: "올해 금년 당해",
        1: "내년 다음해 명년",
        2: "내후년 후년",
    },
    ZH: {-2: "前年", -1: "去年 上年", 0: "今年 本年", 1: "明年", 2: "后年 後年"},
}
"""Years, counted from this one."""

NAMES: Final[Table] = {
    EN: {
        n: f"{name} {name[:3]}{' sept' if name == 'september' else ''}"
        for n, name in enumerate(
            (
                *("january", "february", "march", "april", "may", "june", "july", "august"),
                *("september", "october", "november", "december"),
            ),
            start=1,
        )
    },
}
"""Months by their names."""

COUNTS: Final[Table] = {
    KO: {
        1: "하루",
        2: "이틀",
        3: "사흘",
        4: "나흘",
        5: "닷새",
        6: "엿새",
        7: "이레 일주일 한주",
        8: "여드레",
        9: "아흐레",
        10: "열흘",
        14: "두주 이주일",
        15: "보름",
    },
}
"""Numbers of days that have a word of their own."""

UNITS: Final[Mapping[str, Mapping[Language, str]]] = {
    "days": {EN: "d day days", KO: "일", ZH: "天 日"},
    "weeks": {EN: "w week weeks wk wks", KO: "주 주일", ZH: "周 星期 个星期 礼拜 个礼拜 週"},
    "months": {EN: "m month months", KO: "개월 달", ZH: "个月 月"},
    "years": {EN: "y year years", KO: "년", ZH: "年"},
}
"""What is counted, by the name that the arithmetic of days has for it."""

BEFORE: Final[Mapping[Language, str]] = {EN: "ago before", KO: "전", ZH: "前 之前 以前"}
AFTER: Final[Mapping[Language, str]] = {
    EN: "later hence from-now from-today after",
    KO: "후 뒤 이후",
    ZH: "后 之后 以后 後",
}
"""What says on which side of today it is counted."""

_FREE = re.compile(r"[\s_\-\u2010-\u2015]+")
_DIGITS: Final = "一二三四五六七八九"
_ARABIC: Final = {name: str(n) for n, name in enumerate(_DIGITS, start=1)} | {"两": "2"}
_NUMERAL = re.compile(f"([{_DIGITS}])?(十)([{_DIGITS}])?|([{_DIGITS}两])")


def folded(text: str) -> str:
    """Return a word as it stands in a table: no spaces, no hyphens, lower and narrow."""
    return _FREE.sub("", plain(text))


@cache
def _read(table: str) -> Mapping[str, int]:
    """Return the words of a table of this module, each with what it means."""
    per_language: Table = globals()[table]
    return MappingProxyType(
        {
            folded(word): meant
            for words in per_language.values()
            for meant, several in words.items()
            for word in several.split()
        }
    )


def read(table: str, word: str) -> int | None:
    """Return what a folded word means by a table of this module."""
    return _read(table).get(word)


def leading(table: str, word: str) -> list[tuple[int, str]]:
    """Return what the beginning of a folded word can mean, each with the rest of it."""
    return [
        (meant, word[len(said) :]) for said, meant in _read(table).items() if word.startswith(said)
    ]


def trailing(table: str, word: str) -> list[tuple[int, str]]:
    """Return what the end of a folded word can mean, each with what stands before it."""
    return [
        (meant, word[: -len(said)]) for said, meant in _read(table).items() if word.endswith(said)
    ]


def either(by_language: Mapping[Language, str]) -> str:
    """Return a pattern for the words of all languages, the longest first."""
    words = {folded(word) for several in by_language.values() for word in several.split()}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def in_digits(word: str) -> str:
    """Return a word with its Chinese numerals up to ninety-nine in digits."""

    def number(found: re.Match[str]) -> str:
        tens, ten, ones, alone = found.groups()
        if ten is None:
            return "2" if alone == "两" else str(_DIGITS.index(alone) + 1)
        return str(
            10 * (_DIGITS.index(tens) + 1 if tens else 1) + (_DIGITS.index(ones) + 1 if ones else 0)
        )

    return _NUMERAL.sub(number, word)
