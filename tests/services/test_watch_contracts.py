"""What is late about contracts: W3.2, W3.5, W3.6, R7 of orders and amendments, and R15."""

from tests._program import Program
from tests.services.conftest import At
from tests.services.test_contract_binder import signed
from tests.services.test_watch import C1, broken, overdue


def negotiating(at: At) -> Program:
    """Let a contract be negotiated from Monday 16 on."""
    salescli = at("draft").on("2026-11-16")
    salescli.done("--as park contract consent C-d1")
    return salescli


def ordered(at: At, *steps: str) -> Program:
    salescli = at("company").on("2026-11-16")
    for line in (
        "kim contract draft H1 --phone",
        "kim contract line C-d1 B1",
        "kim contract submit C-d1",
        "park contract confirm C-1",
        *steps,
    ):
        salescli.done(f"--as {line}")
    return salescli


SENT = ("kim ship request C-1", "park ship approve G-1", "lee ship dispatch G-1 --carrier 한진")
RECEIVED = ("lee ship receipt G-1 --signed-by x",)


def test_the_manager_hears_of_a_negotiation_within_seven_days(at: At) -> None:
    salescli = negotiating(at)

    assert overdue(salescli, "2026-11-23") == []
    assert overdue(salescli, "2026-11-24") == [("W3.2", "C-d1", "2026-11-23", None, 1)]
    salescli.done("--as kim contract negotiate C-d1 통화")
    assert overdue(salescli, "2026-12-01") == []
    assert overdue(salescli, "2026-12-02") == [("W3.2", "C-d1", "2026-12-01", None, 1)]


def test_a_talk_that_was_told_late_was_late_in_its_week(at: At) -> None:
    salescli = negotiating(at)
    salescli.on("2026-11-25").done("--as kim contract negotiate C-d1 통화")
    salescli.on("2026-11-26").done("--as kim contract submit C-d1")

    assert broken(salescli, "2026-W48") == [("W3.2", C1, "2026-11-23", "2026-11-25", 2)]
    assert overdue(salescli, "2026-12-31") == []


def test_how_often_the_manager_hears_is_a_setting(at: At) -> None:
    salescli = negotiating(at)
    salescli.done("--as admin setting set negotiation_days 2")

    assert overdue(salescli, "2026-11-19") == [("W3.2", "C-d1", "2026-11-18", None, 1)]


def test_a_draft_that_nobody_negotiates_is_not_watched(at: At) -> None:
    assert overdue(at("draft"), "2026-12-31") == []


def test_a_negotiation_that_was_cancelled_is_not_watched(at: At) -> None:
    salescli = negotiating(at)
    salescli.done("--as kim contract cancel C-d1 --reason 중단")

    assert overdue(salescli, "2026-12-31") == []


def test_an_order_has_its_paper_within_seven_working_days(at: At) -> None:
    salescli = ordered(at, *SENT, *RECEIVED)  # Monday 16: the seventh is Tuesday 24

    assert overdue(salescli, "2026-11-24") == []
    assert overdue(salescli, "2026-11-25") == [("W3.6", C1, "2026-11-24", None, 1)]
    salescli.done("--as kim contract sign C-1")
    salescli.done("--as lee contract archive C-1 --place A")
    assert overdue(salescli, "2026-11-26") == []
    assert broken(salescli, "2026-W48") == [("W3.6", C1, "2026-11-24", "2026-11-25", 1)]


def test_how_long_a_paper_may_take_is_a_setting(at: At) -> None:
    salescli = ordered(at, *SENT, *RECEIVED)
    salescli.done("--as park setting set paper_days 1")

    assert overdue(salescli, "2026-11-18") == [("W3.6", C1, "2026-11-17", None, 1)]


def test_a_cancelled_order_needs_no_paper(at: At) -> None:
    salescli = ordered(at)
    salescli.on("2026-11-17").done("--as park contract cancel C-1 --reason 오기")

    assert overdue(salescli, "2026-12-31") == []


def test_the_paper_of_an_order_in_delivery_is_archived_the_same_day(at: At) -> None:
    salescli = ordered(at, *SENT, *RECEIVED, "kim contract sign C-1")

    assert overdue(salescli, "2026-11-16") == []
    assert overdue(salescli, "2026-11-17") == [("W3.5", C1, "2026-11-16", None, 1)]
    salescli.done("--as lee contract archive C-1 --place A")
    assert broken(salescli, "2026-W47") == [("W3.5", C1, "2026-11-16", "2026-11-17", 1)]


def test_an_order_is_dispatched_a_working_day_after_it_counts(at: At) -> None:
    salescli = ordered(at)
    salescli.on("2026-11-19").done("--as kim contract sign C-1")
    salescli.done("--as lee contract archive C-1 --place A")

    assert overdue(salescli, "2026-11-19") == [("R7", C1, "2026-11-17", None, 2)]


def test_a_cancelled_contract_is_not_late_any_more(at: At) -> None:
    salescli = at("archived")
    assert [found[0] for found in overdue(salescli, "2026-11-18")] == ["R7"]

    salescli.done("--as park contract cancel C-1 --reason 파기")

    assert overdue(salescli, "2026-11-19") == []


def amended(salescli: Program, *lines: str, terms: str = "") -> None:
    for line in (
        f"kim contract amend C-1 {terms}",
        *lines,
        "kim contract submit C-d2",
        "park contract settle C-1-A1 --all",
        "park contract confirm C-1-A1",
        "kim contract sign C-1-A1",
        "lee contract archive C-1-A1 --place A",
    ):
        salescli.done(f"--as {line}")


def test_an_amendment_moves_the_day_by_which_goods_are_due(at: At) -> None:
    salescli = at("archived").on("2026-11-17")
    amended(salescli, terms="--deliver-by 2026-11-25")

    assert overdue(salescli, "2026-11-25") == []
    assert overdue(salescli, "2026-11-26") == [("R7", C1, "2026-11-25", None, 1)]


def test_what_an_amendment_adds_is_due_from_then(at: At) -> None:
    salescli = at("received").on("2026-11-20")
    amended(salescli, "kim contract line C-d2 --change 1 -q 12")

    assert overdue(salescli, "2026-11-21") == []
    assert overdue(salescli, "2026-11-23") == [("R7", C1, "2026-11-21", None, 2)]


def test_an_amendment_of_the_price_forgives_no_delay(at: At) -> None:
    salescli = at("archived").on("2026-11-20")
    amended(salescli, "kim contract line C-d2 --change 1 --price 990")

    assert overdue(salescli, "2026-11-21") == [("R7", C1, "2026-11-17", None, 4)]


def test_an_amendment_is_archived_the_same_day(at: At) -> None:
    salescli = at("received").on("2026-11-19")
    for line in (
        "kim contract amend C-1",
        "kim contract submit C-d2",
        "park contract confirm C-1-A1",
        "kim contract sign C-1-A1",
    ):
        salescli.done(f"--as {line}")

    assert overdue(salescli, "2026-11-20") == [("W3.5", f"{C1}-A1", "2026-11-19", None, 1)]


def binders(salescli: Program, day: str, who: str = "park") -> list[tuple[object, ...]]:
    return [found[:4] for found in overdue(salescli, day, who) if found[0] == "R15"]


def test_a_month_is_bound_by_the_fifth(at: At) -> None:
    salescli = at("company")
    signed(salescli, "2026-09-30")
    signed(salescli, "2026-10-05")

    assert binders(salescli, "2026-10-05") == []
    assert binders(salescli, "2026-10-06") == [("R15", "2026-09", "2026-10-05", None)]
    salescli.done("--as lee contract bind 2026-09")
    assert binders(salescli, "2026-11-05") == []
    assert binders(salescli, "2026-11-06") == [("R15", "2026-10", "2026-11-05", None)]
    salescli.on("2026-11-09").done("--as lee contract bind 2026-10")
    assert binders(salescli, "2026-11-10") == []
    assert ("R15", "2026-10", "2026-11-05", "2026-11-09", 4) in broken(salescli, "2026-W46")
    assert ("R15", "2026-09", "2026-10-05", "2026-10-06", 1) in broken(salescli, "2026-W41")


def test_a_month_without_a_signature_needs_no_binder(at: At) -> None:
    assert binders(at("confirmed"), "2026-12-31") == []


def test_the_binder_is_the_departments_and_no_salespersons(at: At) -> None:
    salescli = at("paid")
    salescli.done("--as admin setting set territory_reads on")

    assert binders(salescli, "2026-12-31") == [("R15", "2026-11", "2026-12-05", None)]
    assert binders(salescli, "2026-12-31", "kim") == []
