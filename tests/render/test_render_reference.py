"""rich is the reference of every table: what is drawn without it is what it would draw."""

import re
from typing import NamedTuple

import pytest
from render_samples import AGEING, COLLECTION, F7, SMALL, long_sheet

from salescli.render import _draw, _rich, table
from salescli.render._fit import fitted, measured
from salescli.render._shown import Grid
from salescli.render.sheet import Block, changed

LATE = changed(COLLECTION, late=frozenset({0, 2}))
MAIN = changed(LATE, main=("customer", "due", "note"))
BLOCKS = [*SMALL.blocks, AGEING, COLLECTION, LATE, MAIN, *long_sheet(1200).blocks]
ROOMS = [None, 40, 60, 80, 100, 120, 200]


class Seen(NamedTuple):
    """A sign on the screen, and how it looks."""

    sign: str
    look: str


def drawing(block: Block, room: int | None) -> _draw.Drawing | None:
    grid = Grid(block, 2)
    totals = [grid.last] if block.totals else []
    layout = fitted(block, measured(block, [*grid, *totals]), room)
    if layout is None:
        return None
    drawn = _draw.drawing(block, layout, grid)
    return drawn._replace(rows=[*drawn.rows])


def on_screen(text: str) -> list[list[Seen]]:
    """Read what a terminal would show: of what is empty, the look is not seen."""
    lines = []
    for line in text.splitlines():
        look, seen = "", []
        for code, sign in re.findall(r"\x1b\[([\d;]*)m|(.)", line):
            look = look if sign else code.removeprefix("0")
            seen += [Seen(sign, look if sign.strip() else "")] if sign else []
        lines.append(seen)
    return [_ended(line) for line in lines]


def _ended(line: list[Seen]) -> list[Seen]:
    while line and not line[-1].sign.strip():
        line = line[:-1]
    return line


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("block", BLOCKS)
def test_without_colours_every_byte_is_as_rich_draws_it(block: Block, room: int | None) -> None:
    drawn = drawing(block, room)

    if drawn is not None:
        assert "".join(_draw.draw(drawn, colour=False)) == _rich.draw(drawn, file=True)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("block", BLOCKS)
def test_with_colours_every_sign_looks_as_rich_draws_it(
    block: Block, room: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    drawn = drawing(block, room)

    if drawn is not None:
        ours = "".join(_draw.draw(drawn, colour=True))
        assert "\x1b[1m" in ours
        assert on_screen(ours) == on_screen(_rich.draw(drawn, file=False))


def test_a_sample_is_drawn_at_every_width_but_the_narrowest() -> None:
    assert [drawing(LATE, room) is None for room in ROOMS] == [False] * len(ROOMS)
    assert [len(d.widths) for room in ROOMS if (d := drawing(MAIN, room))] == [
        12,
        3,
        3,
        3,
        3,
        3,
        12,
    ]


def test_a_console_of_windows_is_spoken_to_by_rich(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table.os, "name", "nt")
    monkeypatch.setattr(_rich, "draw", lambda _drawn, *, file: f"by rich, {file}\n")
    monkeypatch.setattr(table, "_plain", lambda *, file: file)

    assert b"by rich, False" in b"".join(table.render(F7, file=False))
    assert b"by rich" not in b"".join(table.render(F7, file=True))
