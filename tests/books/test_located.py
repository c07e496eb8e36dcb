"""A cell is written as a person would have typed it."""

from datetime import date, datetime

import pytest

from salescli.books.located import NATURAL, Cell, Form, Unread, text


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        ("a", "a"),
        (7, "7"),
        (0.1 + 0.2, "0.3"),
        (1.5e-7, "0.00000015"),
        (1.25e20, "125000000000000000000"),
        (-2.5e-9, "-0.0000000025"),
        (date(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2), "2024-01-02"),  # noqa: DTZ001 - as Excel
        (datetime(2024, 1, 2, 3, 4), "2024-01-02 03:04:00"),  # noqa: DTZ001 - as Excel
        (Unread("#N/A", "an error"), "#N/A"),
    ],
)
def test_a_cell_is_written_plainly(cell: Cell, written: str) -> None:
    assert text(cell) == written


def test_a_form_goes_before_another() -> None:
    assert Form(encoding="cp949").over(Form("utf-8", "1")) == Form("cp949", "1")
    assert NATURAL.over(NATURAL) == NATURAL
