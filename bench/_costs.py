"""How the costs of writes are told: a table, and a plot of the same multiples."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tools._markdown import table

PROCESSES = 16
"""How many write at once."""

Figures = Mapping[str, float]


class Case(NamedTuple):
    """What is measured, how it is told, and how many times as long as bare sqlite3 it may take."""

    what: str
    short: str
    unit: str
    shown: Callable[[float], float] = float
    most: float | None = None


class Costs(NamedTuple):
    """The figures of this source tree, of another one, and of bare sqlite3, by case."""

    now: Figures
    before: Figures | None
    bare: Figures


def _milliseconds(seconds: float) -> float:
    return seconds * 1000


def _rate(seconds: float) -> float:
    return 1 / seconds


CASES: Mapping[str, Case] = {
    "sale": Case("Whole sales in one transaction", "sale", "a second", _rate),
    "statements": Case("Statements of a service call in it", "", ""),
    "step": Case("A service call in its own transaction", "call", "ms", _milliseconds),
    "draft": Case("`salescli contract draft`, a process", "process", "ms", _milliseconds),
    "import": Case("Import of contracts, {rows:,} lines", "import", "s", most=10),
    "memory": Case("Its peak memory", "", "MB"),
    "demo": Case("`salescli demo`", "demo", "s"),
    "crowd": Case(f"Service calls, {PROCESSES} processes at once", "crowd", "a second", _rate),
    "wait": Case("The longest wait among them", "", "s"),
    "refused": Case("Processes that gave up", "", ""),
}
"""Times and rates are kept as seconds, so that every multiple is one of time."""


def listed(costs: Costs, rows: int) -> str:
    """Write the table; what has no figure has no row."""
    compared = ("Before", "Gain") if costs.before else ()
    headings = ("Write", "", *compared, "Now", "Bare sqlite3", "× bare", "Target")
    return table(
        headings,
        (
            (case.what.format(rows=rows), case.unit, *_figures(name, case, costs))
            for name, case in CASES.items()
            if name in costs.now
        ),
    )


def _figures(name: str, case: Case, costs: Costs) -> Iterator[str]:
    now, bare = costs.now[name], costs.bare.get(name)
    if costs.before:
        before = costs.before[name]
        yield told(case.shown(before))
        yield f"{before / now:.2f}" if now else ""
    yield told(case.shown(now))
    yield told(case.shown(bare)) if bare else ""
    over = " **over**" if bare and case.most and now / bare > case.most else ""
    yield f"{now / bare:.1f}{over}" if bare else ""
    yield f"≤ {case.most}" if case.most else ""


def told(value: float) -> str:
    """Write a figure with three digits, as many as are worth reading."""
    whole = int(value)
    digits = 0 if value == whole else max(0, 3 - len(str(whole)))
    return f"{value:,.{digits}f}"


def drawn(costs: Costs) -> str:
    """Draw how many times as long as bare sqlite3 every write takes."""
    names = [name for name in CASES if name in costs.now and name in costs.bare]
    runs = [costs.before, costs.now] if costs.before else [costs.now]
    bars = [
        f"    bar [{', '.join(f'{run[name] / costs.bare[name]:.1f}' for name in names)}]"
        for run in runs
    ]
    title = "Times as long as bare sqlite3" + (": before, and now in front" if costs.before else "")
    lines = [
        "xychart-beta",
        f'    title "{title}"',
        f"    x-axis [{', '.join(CASES[name].short for name in names)}]",
        '    y-axis "× bare"',
        *bars,
    ]
    return "\n".join(("```mermaid", *lines, "```")) + "\n"
