"""All that the company of the tests does, its days and amounts told as people type them."""

import re
import shutil
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests._company import LAST, REGISTER, SELLING
from tests._program import Program

MARK = re.compile(r"(?<![\w-])2026-(?:(\d{2})-(\d{2})|W(\d{2})|(\d{2}))(?!\S)")
ROUND = re.compile(r"(?<=[ =])([1-9]\d*?)(0{2,})(?!\S)")
WHOLE = ("--odometer", "--before", "--after")
"""Options of whole numbers that are no amounts."""


class Tongue(NamedTuple):
    """How a day, a month, a week and units are told."""

    day: str
    month: str
    week: str
    units: Mapping[int, str]
    wide: bool = False

    def retold(self, line: str) -> str:
        """Tell each day without its year, months and weeks alone, each amount in units."""
        words = MARK.sub(self._mark, line)
        return words if any(word in line for word in WHOLE) else ROUND.sub(self._amount, words)

    def _mark(self, found: re.Match[str]) -> str:
        month, day, week, alone = found.groups()
        form = self.week if week else self.day if day else self.month
        named = f"{date(2000, int(month or alone or 1), 1):%B}"
        told = form.format(
            month=int(month or alone or 1), day=int(day or 1), week=int(week or 1), named=named
        )
        return self._wide(told)

    def _amount(self, found: re.Match[str]) -> str:
        value, zeros = found.groups()
        known = [power for power in self.units if power <= len(zeros)]
        if not known:
            return found[0]
        return self._wide(value + "0" * (len(zeros) - known[-1]) + self.units[known[-1]])

    def _wide(self, told: str) -> str:
        digits = {ord("0") + n: ord("０") + n for n in range(10)}
        return told.translate(digits) if self.wide else told


TONGUES = {
    "ko": Tongue("{month}월{day}일", "{month}월", "{week}주차", {2: "백", 3: "천", 4: "만"}),
    "zh": Tongue(
        "{month}月{day}号", "{month}月", "第{week}周", {2: "百", 3: "千", 4: "万"}, wide=True
    ),
    "en": Tongue("{day}-{named}", "{named}", "W{week}", {3: "k", 6: "m"}),
}


def kept(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of a database but what tells of the run itself."""
    with sqlite3.connect(path) as file:
        tables = [
            name
            for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if name not in {"audit", "request", "refusal"} and not name.startswith("sqlite")
        ]
        found = {}
        for table in tables:
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
            named = ", ".join(c for c in columns if not c.endswith("_at") and c != "hash")
            found[table] = file.execute(f"SELECT {named} FROM {table}").fetchall()
    return found


@pytest.mark.parametrize("language", TONGUES)
def test_what_is_told_as_people_type_it_is_kept_as_it_was_meant(
    salescli: Program, traded_file: Path, tmp_path: Path, language: str
) -> None:
    plain = Program(Path(shutil.copy(traded_file, tmp_path / "plain.db"))).on(LAST)
    retold = Program(Path(shutil.copy(traded_file, salescli.path))).on(LAST)
    changed = 0
    for line in (*REGISTER, *SELLING):
        told = TONGUES[language].retold(line)
        answer, first = retold.told(told), plain.told(line)
        changed += told != line
        assert ("\nread as: " in answer) is (told != line), told
        if "target set" not in line:  # it answers with the words it was given
            assert answer.partition("\nread as: ")[0] == first, told

    assert changed > 45
    assert kept(retold.path) == kept(plain.path)
