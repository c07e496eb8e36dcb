"""Days that are told from where today lies: counted, or by the day of the week."""

import re
from datetime import date, timedelta

from salescli.policy.days import check_year
from salescli.policy.typed import words
from salescli.policy.typed.asked import Asked
from salescli.policy.typed.dates import DECEMBER, one_of


def by_word(asked: Asked) -> date | None:
    """Read yesterday, 모레, 大后天."""
    moved = words.read("DAYS", asked.key)
    return None if moved is None else asked.today + timedelta(days=moved)


def counted(asked: Asked) -> date | None:
    """Read -3d, +2w, in 3 days, 3일 전, 이틀 뒤, 两周后."""
    if side := re.match(r"[+-]|in[ _-]?(?=[0-9])", asked.word):
        body, back = asked.key.removeprefix("in").removeprefix("+"), side[0] == "-"
    else:
        before, after = words.either(words.BEFORE), words.either(words.AFTER)
        match = re.fullmatch(rf"(.+?)(?:(?P<before>{before})|(?:{after}))", asked.key)
        if match is None:
            return None
        body, back = match[1], match["before"] is not None
    number, unit = _number(body)
    return _moved(asked.today, -number if back else number, unit) if unit else None


def _number(body: str) -> tuple[int, str]:
    if (days := words.read("COUNTS", body)) is not None:
        return days, "days"
    body = re.sub("^(한|두|세|네)(?=달|주)", lambda said: str(" 한두세네".index(said[1])), body)
    for unit, names in words.UNITS.items():
        pattern = rf"([0-9]{{1,4}})(?:{words.either(names)})"
        if match := re.fullmatch(pattern, words.in_digits(body)):
            return int(match[1]), unit
    return 0, ""


def _moved(today: date, step: int, unit: str) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - start-up

    if unit in {"days", "weeks"}:
        return today + timedelta(**{unit: step})
    months = step * DECEMBER if unit == "years" else step
    check_year(today.year + months // DECEMBER)
    return today + relativedelta(months=months)


def weekday(asked: Asked) -> date | None:
    """Read a day of the week, which may say of which week it is."""
    if (bare := words.read("WEEKDAYS", asked.key)) is not None:
        near = (asked.around + timedelta(days=n) for n in range(-6, 7))
        return asked.nearest(day for day in near if day.weekday() == bare)
    for table in (words.leading, words.trailing):
        for which, rest in table("WEEKS", asked.key):
            if (named := weekday_named(rest)) is not None:
                return _of_week(asked.today, which, named)
    for which, rest in words.leading("WHICH", asked.key):
        if (named := words.read("WEEKDAYS", rest)) is not None:
            return one_of(asked.text, _said_which(asked.today, which, named))
    return None


def weekday_named(word: str) -> int | None:
    """Return a day of the week by its name, or as a table or a calendar shortens it."""
    key = words.folded(word)
    named = words.read("WEEKDAYS", key)
    return words.read("SHORT", key) if named is None else named


def _of_week(today: date, which: int, weekday: int) -> date:
    # Of the calendar's week, from Monday: when the sales week closes is not in what people say.
    return today + timedelta(days=7 * which + weekday - today.weekday())


def _said_which(today: date, which: int, weekday: int) -> list[date]:
    """Return what next Friday may be: that of next week, and the first one from here on."""
    of_week = _of_week(today, which, weekday)
    if which == 0:
        return [of_week]
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return [of_week, today + timedelta(days=ahead if which > 0 else (ahead % 7) - 7)]
