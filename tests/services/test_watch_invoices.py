"""What is late about invoices: D12, R10, R9 and R8, through `watch` and a pack's last section."""

import pytest

from tests._program import Program
from tests.services.conftest import At
from tests.services.test_watch import broken, overdue

C1, I1 = "C-2026-0001", "I-2026-0001"


@pytest.fixture
def watched(at: At) -> At:
    """Watch invoices from the first of November on."""

    def watched(stage: str) -> Program:
        salescli = at(stage)
        salescli.done("--as admin setting set invoices_since 2026-11-01")
        return salescli

    return watched


def only(found: list[tuple[str, str, str, str | None, int]], *rules: str) -> list[object]:
    return [row for row in found if row[0] in rules]


def test_an_application_is_issued_within_a_working_day(watched: At) -> None:
    salescli = watched("applied")  # on Wednesday 18

    assert only(overdue(salescli, "2026-11-19"), "D12") == []
    assert only(overdue(salescli, "2026-11-20"), "D12") == [("D12", I1, "2026-11-19", None, 1)]
    salescli.done("--as choi invoice issue I-1")
    assert only(overdue(salescli, "2026-11-21"), "D12") == []
    late = ("D12", I1, "2026-11-19", "2026-11-20", 1)
    assert only(broken(salescli, "2026-W47"), "D12") == [late]


@pytest.mark.parametrize("end", ["choi invoice reject I-1 --reason x", "kim invoice withdraw I-1"])
def test_an_application_that_is_refused_waits_no_more(watched: At, end: str) -> None:
    salescli = watched("applied").on("2026-11-19")
    salescli.done(f"--as {end}")

    assert only(overdue(salescli, "2026-11-30"), "D12") == []


def test_an_application_is_filed_on_its_issue_day(watched: At) -> None:
    salescli = watched("issued")  # on Wednesday 18

    assert only(overdue(salescli, "2026-11-19"), "R10") == [("R10", I1, "2026-11-18", None, 1)]
    salescli.done("--as lee invoice file I-1 --place B-1 --on 2026-11-18")
    assert only(overdue(salescli, "2026-11-20"), "R10") == []
    assert only(broken(salescli, "2026-W47"), "R10") == []


def test_an_invoice_is_handed_over_within_three_working_days(watched: At) -> None:
    salescli = watched("issued")  # Thursday 19, Friday 20, Saturday 21

    assert only(overdue(salescli, "2026-11-21"), "R9-invoice") == []
    assert only(overdue(salescli, "2026-11-23"), "R9-invoice") == [
        ("R9-invoice", I1, "2026-11-21", None, 2)
    ]
    salescli.done("--as lee invoice hand-over I-1 --signed-by x --means post")
    late = ("R9-invoice", I1, "2026-11-21", "2026-11-23", 2)
    assert only(broken(salescli, "2026-W48"), "R9-invoice") == [late]


def test_the_deliveries_of_a_month_are_invoiced_by_the_tenth_of_the_next(watched: At) -> None:
    salescli = watched("received")

    assert only(overdue(salescli, "2026-12-10"), "D12-delivered") == []
    assert only(overdue(salescli, "2026-12-11"), "D12-delivered") == [
        ("D12-delivered", C1, "2026-12-10", None, 1)
    ]
    salescli.done("--as kim invoice apply C-1")
    assert len(only(overdue(salescli, "2026-12-12"), "D12-delivered")) == 1
    salescli.on("2026-12-12").done("--as choi invoice issue I-1")
    assert only(overdue(salescli, "2026-12-14"), "D12-delivered") == []
    late = ("D12-delivered", C1, "2026-12-10", "2026-12-12", 2)
    assert only(broken(salescli, "2026-W51"), "D12-delivered") == [late]


def test_what_was_taken_back_in_red_waits_for_an_invoice_again(watched: At) -> None:
    salescli = watched("issued")
    salescli.done("--as lee invoice correct I-1 --reason error --responsible lee --line 1=4")
    salescli.done("--as choi invoice issue I-2")

    assert only(overdue(salescli, "2026-12-11"), "D12-delivered", "R8-red") == [
        ("D12-delivered", C1, "2026-12-10", None, 1)
    ]


@pytest.mark.parametrize(
    ("key", "value", "rule", "due"),
    [
        ("filing_days", "2", "R10", "2026-11-20"),
        ("hand_over_days", "1", "R9-invoice", "2026-11-19"),
    ],
)
def test_by_when_is_a_setting(watched: At, key: str, value: str, rule: str, due: str) -> None:
    salescli = watched("applied").on("2026-11-18")
    salescli.done(f"--as park setting set {key} {value}")
    salescli.done("--as choi invoice issue I-1")

    assert [row[2] for row in overdue(salescli, "2026-11-30") if row[0] == rule] == [due]


def test_what_was_before_the_watch_began_is_not_watched(at: At) -> None:
    salescli = at("issued")
    salescli.done("--as admin setting set invoices_since 2026-11-19")

    rules = ("D12", "R10", "R9-invoice")
    assert only(overdue(salescli, "2026-11-30"), *rules) == []
