"""The chart of a block, native to Excel and fed by the block's own cells."""

from collections.abc import Sequence
from itertools import cycle

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from salescli.render.sheet import Block
from salescli.text import _, visible

HEIGHT = 18
"""How many rows a chart takes, at the lowest height a row has."""

_CENTIMETRES = (24, 7.5)
_COLOURS = ("1F3864", "3A9D8F", "E3A33B", "C2513B", "7A6AA8")
_PALE = "D0D7E2"
_MOST = 30
"""More categories than this cannot be told apart."""


def draw(page: Worksheet, block: Block, heading: int, row: int) -> bool:
    """Draw a block's chart from a row on, fed by the cells below a heading row."""
    chart = block.chart
    places = {column.key: place for place, column in enumerate(block.columns, start=1)}
    if chart is None or not block.rows or chart.category not in places:
        return False
    last = heading + min(len(block.rows), _MOST)
    bars = BarChart()
    bars.width, bars.height = _CENTIMETRES
    bars.type = "col"
    bars.grouping = "stacked" if chart.stacked else "clustered"
    bars.overlap = 100 if chart.stacked else 0
    bars.gapWidth = 60
    for key in chart.series:
        if key in places:
            reference = Reference(page, places[key], heading, places[key], last)
            bars.add_data(reference, titles_from_data=True)
    bars.set_categories(Reference(page, places[chart.category], heading + 1, max_row=last))
    _dress(bars, _title(block, chart.title))
    if not _goes_below_zero(block, chart.series):
        # Excel would begin where the shortest bar ends.
        bars.y_axis.scaling.min = 0
    page.add_chart(bars, f"A{row}")
    return True


def _goes_below_zero(block: Block, series: Sequence[str]) -> bool:
    drawn = [place for place, column in enumerate(block.columns) if column.key in series]
    cells = (row[place] for row in block.rows for place in drawn)
    return any(isinstance(cell, int) and cell < 0 for cell in cells)


def _title(block: Block, title: str) -> str:
    if len(block.rows) > _MOST:
        title = _("{title} (first {count} rows)").format(title=title, count=_MOST)
    return visible(title)


def _dress(bars: BarChart, title: str) -> None:
    bars.title = title
    # Left out, these mean to Excel: over the bars, and no axes.
    if bars.title is not None:
        bars.title.overlay = False
    if bars.legend is not None:
        bars.legend.position = "b"
        bars.legend.overlay = False
    bars.x_axis.delete = bars.y_axis.delete = False
    # Below the bars that go down, too.
    bars.x_axis.tickLblPos = "low"
    bars.y_axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill=_PALE)))
    for series, colour in zip(bars.series, cycle(_COLOURS), strict=False):
        series.graphicalProperties.solidFill = colour
