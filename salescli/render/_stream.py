"""A block as plain aligned columns, line by line: a long one, or one that needs no colour."""

from collections.abc import Iterator, Sequence

from salescli.render._fit import GAP, fitted
from salescli.render._values import FIGURES
from salescli.render.sheet import Block
from salescli.text import visible, width


def across(widths: Sequence[int]) -> int:
    """Count the columns that a line of these widths takes."""
    return sum(widths) + GAP * (len(widths) - 1)


def stream(block: Block, grid: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give heading, rows and totals at their natural width."""
    widths = fitted(block, grid, None)
    right = [heading.kind in FIGURES and not heading.bar for heading in block.columns]
    rule = "─" * across(widths) + "\n"

    def line(cells: Sequence[str]) -> str:
        padded = (
            " " * (wide - width(cell)) + cell if to_right else cell + " " * (wide - width(cell))
            for cell, wide, to_right in zip(cells, widths, right, strict=True)
        )
        return (" " * GAP).join(padded).rstrip() + "\n"

    yield line([visible(heading.title) for heading in block.columns])
    yield rule
    for cells in grid[: len(block.rows)]:
        yield line(cells)
    for cells in grid[len(block.rows) :]:
        yield rule
        yield line(cells)
