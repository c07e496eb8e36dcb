"""F6 by hand: November 2026 has 25 working days, for its five Sundays are 1, 8, 15, 22 and 29.

Who is hired on Monday the 16th works on 6 days of that week, on 6 of the next and on the 30th: 13.
"""

import pytest

from salescli.policy.kinds import Measure
from tests._company import LEAVE
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Read

MONTH = "F6 --period 2026-11"
DAYS = "salesperson days_worked days_off violations"
REACHED = (
    "salesperson sales_target net sales_achieved collection_target collected collection_achieved"
)
TOLD = "salesperson score grade fines rewards"

CONDUCT = """
admin setting set fine_least 100
admin setting set fine_most 1000
han conduct violation R9 --person kim --facts 전표 --on 2026-11-05
park conduct propose F-1 --fine 500 --joint 150 --on 2026-11-06
ceo conduct decide D-1 --on 2026-11-10
han conduct violation R9 --person kim --facts 지각 --on 2026-11-20
park conduct propose F-2 --fine 300 --joint 100 --on 2026-11-20
ceo conduct decide D-2 --on 2026-12-01
lee conduct violation R9 --person han --facts 분실 --on 2026-11-11
park conduct propose F-3 --fine 900 --on 2026-11-11
ceo conduct decide D-3 --no --on 2026-11-12
park conduct propose F-3 --warning --on 2026-11-12
ceo conduct decide D-4 --on 2026-11-13
park conduct reward han --money 300 --reason 신규 --on 2026-10-31
ceo conduct decide D-5 --on 2026-11-12
park conduct reward kim --money 700 --reason 신규 --on 2026-11-12
ceo conduct decide D-6 --no --on 2026-11-13
park conduct reward kim --reason 모범 --on 2026-11-12
ceo conduct decide D-7 --on 2026-11-13
park conduct appraise kim --month 2026-11 --score 80 --grade B
park conduct appraise han --month 2026-11 --score 90 --grade A
park conduct appraise kim --month 2026-11 --score 85 --grade A --reason 정정
park conduct appraise kim --month 2026-10 --score 10 --grade E
"""
"""Kim is fined 500 in November, park 150 with him; the second fine is of December, the third none.

Kim's month is appraised twice; han gets 300, which was proposed in October.
"""


@pytest.fixture
def month(scene: Scene, salescli: Program) -> None:
    scene.hire("bae", "11-16")
    scene.away("kim", "11-18", "11-19")
    scene.aim("kim", "2026-11", 10_000)
    scene.aim("kim", "2026-11", 4_000, measure=Measure.COLLECTION)
    scene.aim("han", "2026-11", 2_000)
    scene.sell("H1", "kim", "11-03", ("B1", "10"))  # at 1,000
    scene.send("C-2026-0001", "11-04", l1="5")
    scene.send("C-2026-0001", "12-01")
    scene.sell("E1", "han", "11-03", ("B1", "2"))
    scene.send("C-2026-0002", "11-30")
    scene.pay("11-20", C1=1000)
    salescli.on("2026-12-31").done(LEAVE)
    for line in CONDUCT.strip().splitlines():
        salescli.done(f"--as {line}")


@pytest.mark.usefixtures("month")
def test_days_and_violations_of_a_month(read: Read) -> None:
    rows, totals = read(MONTH, "work", DAYS)

    # Park is listed for the fine that he shares; a violation counts when it is decided.
    assert rows == [("bae", 13, 0, 0), ("han", 25, 0, 1), ("kim", 23, 2, 1), ("park", 25, 0, 0)]
    assert totals == (None, 86, 2, 2)


@pytest.mark.usefixtures("month")
def test_what_was_reached_of_the_targets(read: Read) -> None:
    rows, totals = read(MONTH, "work", REACHED)

    assert rows == [
        ("bae", None, "0", None, None, "0", None),
        ("han", "2000", "2000", "1.0000", None, "0", None),
        ("kim", "10000", "5000", "0.5000", "4000", "1000", "0.2500"),
        ("park", None, "0", None, None, "0", None),
    ]
    # 7,000 of 12,000, and 1,000 of 4,000.
    assert totals == (None, "12000", "7000", "0.5833", "4000", "1000", "0.2500")


@pytest.mark.usefixtures("month")
def test_the_last_appraisal_counts_and_fines_are_shared(read: Read) -> None:
    rows, totals = read(MONTH, "work", TOLD)

    assert rows == [
        ("bae", None, None, "0", "0"),
        ("han", 90, "A", "0", "300"),
        ("kim", 85, "A", "500", "0"),
        ("park", None, None, "150", "0"),
    ]
    assert totals == (None, None, None, "650", "300")


@pytest.mark.usefixtures("month")
def test_december_has_what_was_decided_in_it(read: Read) -> None:
    rows, _totals = read("F6 --period 2026-12", "work", f"{TOLD} violations")

    assert [row for row in rows if row[0] in {"kim", "park"}] == [
        ("kim", None, None, "300", "0", 1),
        ("park", None, None, "100", "0", 0),
    ]


@pytest.mark.usefixtures("month")
def test_the_ranking_is_by_what_was_achieved(read: Read) -> None:
    rows, _totals = read(MONTH, "ranking", "rank salesperson sales_achieved score")

    assert rows == [
        (1, "han", "1.0000", 90),
        (2, "kim", "0.5000", 85),
        (None, "bae", None, None),
    ]


@pytest.mark.usefixtures("month")
def test_a_week_counts_the_violations_decided_in_it(read: Read) -> None:
    rows, _totals = read("F5 --period 2026-W46", "work", "salesperson violations")

    assert rows == [("han", 1), ("kim", 1)]


@pytest.mark.usefixtures("month")
def test_an_appraisal_is_shown_beside_the_figures_of_its_month(salescli: Program) -> None:
    again = "--score 70 --grade C --reason 정정"
    told = salescli.done(f"--as park conduct appraise kim --month 2026-11 {again}")

    assert told.startswith("김철수 in 2026-11: 85, A → 70, C · Days worked 23 · Days off 2 · ")
    assert "Sales achieved 50.0% · " in told
    assert told.endswith("Score 70 · Grade C · Fines 500")
    shown = salescli.done("--as park conduct show kim --month 2026-11 --json")
    assert [shown.count(f'"score": {score}') for score in (80, 85, 70)] == [1, 1, 2]
