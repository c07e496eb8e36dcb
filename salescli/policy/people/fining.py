"""From what to what a fine goes, and how penalties and rewards are worded (R17, D21)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from salescli.policy.settings.words import NO_THRESHOLD, USUAL
from salescli.text import Text

MEASURED: Mapping[str, Text] = {
    "fine": Text("fine", "벌금", "罚款"),
    "warning": Text("warning", "경고", "警告"),
    "none": Text("no penalty", "처분 없음", "不处罚"),
    "praise": Text("praise", "표창", "表扬"),
    "money": Text("reward in money", "포상금", "奖金"),
}

STATES: Mapping[str, Text] = {
    "raised": Text("raised", "제기", "已提出"),
    "proposed": Text("proposed", "건의", "已建议"),
    "decided": Text("decided", "결정", "已决定"),
    "claimed": Text("entered", "등록", "已登记"),
    "owed": Text("to be made good", "배상 결정", "应赔偿"),
    "settled": Text("made good", "배상 완료", "已赔偿"),
}
"""What the common words say otherwise, or do not know."""

_RANGES = {"CNY": {"fine_least": "100", "fine_most": "1000"}}
"""Currency to the range of a fine where nobody has set one: the regulation speaks of yuan alone."""


class FineRange(NamedTuple):
    """From what to what a fine goes, in minor units."""

    least: int
    most: int


def bound(key: str, currency: str, word: str) -> str | None:
    """Return an end of the range as an amount in words: as set, else the usual; None if none."""
    told = _RANGES.get(currency, {}).get(key, NO_THRESHOLD) if word == USUAL else word
    return None if told == NO_THRESHOLD else told


def stricter(ranges: Iterable[FineRange | None]) -> FineRange | None:
    """Return what is in all ranges that were set, else the first; None where none was set."""
    known = [one for one in ranges if one]
    if not known:
        return None
    both = FineRange(max(one.least for one in known), min(one.most for one in known))
    return both if both.least <= both.most else known[0]
