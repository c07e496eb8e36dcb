"""The words that a refusal of a period names, in the language shown."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from salescli.text import Text

OF: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "week": Text(
            "2026-W47, 2026-11-20, last-week, this-week, next-week, today or yesterday",
            "2026-W47, 47주차, 2026-11-20, 11/20, 지난주, 이번 주, 다음 주, 오늘, 어제",
            "2026-W47, 第47周, 2026-11-20, 11/20, 上周, 本周, 下周, 今天, 昨天",
        ),
        "month": Text(
            "2026-11, 2026-11-20, last-month, this-month, next-month, today or yesterday",
            "2026-11, 11월, 작년 11월, 2026-11-20, 지난달, 이번 달, 다음 달, 오늘, 어제",
            "2026-11, 11月, 去年11月, 2026-11-20, 上月, 本月, 下月, 今天, 昨天",
        ),
    }
)
EITHER: Final = Text(
    "2026-W47, last-week, 2026-11, last-month, 2026-11-20",
    "2026-W47, 지난주, 2026-11, 11월, 지난달, 2026-11-20",
    "2026-W47, 上周, 2026-11, 11月, 上月, 2026-11-20",
)
ANY: Final = Text(
    "2026-11-20, 2026-W47, next-week, 2026-12, next-month, Friday or tomorrow",
    "2026-11-20, 11/20, 금요일, 내일, 2026-W47, 다음 주, 2026-12, 12월, 다음 달",
    "2026-11-20, 11/20, 周五, 明天, 2026-W47, 下周, 2026-12, 12月, 下月",
)
LONGER: Final = Text(
    "2026-11-20, 20 Nov, yesterday, -3d, last-week, 2026-11, Nov, Q3, last-quarter or 2026",
    "2026-11-20, 11/20, 어제, -3d, 지난주, 2026-11, 11월, 3분기, 지난 분기, 작년, 2026",
    "2026-11-20, 11/20, 昨天, -3d, 上周, 2026-11, 11月, 三季度, 上季度, 去年, 2026",
)
YEAR: Final = Text(
    "2026, this-year, next-year or last-year", "2026, 올해, 내년, 작년", "2026, 今年, 明年, 去年"
)
