"""The rules of the regulation that the program watches, each worded by its clause."""

from collections.abc import Mapping

from salescli.text import Text

RULES: Mapping[str, Text] = {
    "R7": Text("R7 dispatch within a working day", "R7 1근무일 내 출고", "R7 一个工作日内发货"),
    "W3.5": Text("W3.5 archive the same day", "W3.5 당일 보관", "W3.5 当日存档"),
    "R9": Text("R9 customer confirmation on file", "R9 고객 확인서 보관", "R9 客户确认单存档"),
}
