"""The packs: the forms that are handed over together, behind one screen of what matters."""

import json
from typing import Any

import pytest

from salescli import reports
from tests._program import Program
from tests.reports._scene import Scene, a_busy_november

Summary = dict[str, list[dict[str, Any]]]


def pack(salescli: Program, line: str, today: str = "2026-12-31") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(salescli.on(today).done(f"{line} --json"))
    return found


def summary(whole: dict[str, Any]) -> Summary:
    return {s["key"]: s["rows"] for s in whole["summary"]["sections"]}


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("name", "label", "forms"),
    [
        ("weekly", "2026-W47", ("F1", "F3", "F5", "F7", "F12")),
        ("monthly", "2026-11", ("F4", "F6", "F8", "F9", "F10", "F11", "F12", "F2")),
    ],
)
def test_a_pack_has_the_forms_that_are_there_in_their_order(
    salescli: Program, name: str, label: str, forms: tuple[str, ...]
) -> None:
    whole = pack(salescli, f"report {name} --period {label}")

    assert (whole["pack"], whole["period"]["label"]) == (name, label)
    assert [f["form"] for f in whole["forms"]] == [f for f in forms if f in reports.names()]


@pytest.mark.usefixtures("company")
def test_without_a_period_a_pack_is_of_the_last_closed_one(salescli: Program) -> None:
    found = [
        pack(salescli, f"report {name}", today)["period"]["label"]
        for name in ("weekly", "monthly")
        for today in ("2026-11-30", "2026-12-01")
    ]

    assert found == ["2026-W48", "2026-W48", "2026-10", "2026-11"]


def test_the_forms_of_a_pack_are_those_printed_alone(scene: Scene, salescli: Program) -> None:
    a_busy_november(scene)

    for name, label in (("weekly", "2026-W47"), ("monthly", "2026-11")):
        for form in pack(salescli, f"report {name} --period {label}")["forms"]:
            line = f"report {form['form']} --period {form['period']['label']}"
            part = "--section changes" if (name, form["form"]) == ("weekly", "F12") else ""
            assert form == pack(salescli, f"{line} {part}")


def test_a_pack_looks_ahead_with_its_plans_and_back_with_its_statistics(
    scene: Scene, salescli: Program
) -> None:
    assert scene.path.is_file()
    found = {
        name: {
            form["form"]: (form["period"]["label"], [s["key"] for s in form["sections"]])
            for form in pack(salescli, f"report {name} --period {label}")["forms"]
            if form["form"] in {"F1", "F2", "F5", "F12"}
        }
        for name, label in (("weekly", "2026-W47"), ("monthly", "2026-11"))
    }

    assert found == {
        "weekly": {
            "F1": ("2026-W48", ["plan"]),
            "F5": ("2026-W47", ["work"]),
            "F12": ("2026-W47", ["changes"]),
        },
        "monthly": {
            "F12": ("2026-11", ["customers", "changes"]),
            "F2": ("2026-12", ["plan"]),
        },
    }


def test_the_summary_measures_against_the_months_plan(scene: Scene, salescli: Program) -> None:
    scene.sell("H1", "kim", "10-01", ("B1", "100"))
    for on, much in (("11-02", "4"), ("11-16", "3"), ("11-21", "9")):
        scene.send("C-2026-0001", on, l1=much)
    scene.pay("11-03", C1=500)
    scene.pay("11-18", C1=250)
    scene.aim("kim", "2026-11", 20_000)
    scene.aim("han", "2026-11", 8_000, "B1")

    rows = summary(pack(salescli, "report weekly --period 2026-W47"))["progress"]

    keys = ("measure", "in_period", "to_date", "plan", "achieved")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("sales", "3000", "7000", "28000", "0.2500"),
        ("collection", "250", "750", None, None),
    ]


VISITS = ("planned", "kept", "unplanned", "visit_rate")


def visits(salescli: Program, line: str, today: str = "2026-12-31") -> list[tuple[Any, ...]]:
    rows = summary(pack(salescli, line, today))["visits"]
    return [tuple(row[key] for key in VISITS) for row in rows]


def test_the_summary_measures_visits_against_the_plan(scene: Scene, salescli: Program) -> None:
    for account, who in (("H1", "kim"), ("E1", "han")):
        for on in ("11-13", "11-16", "11-20", "11-21"):  # two of them in the week
            scene.plan(account, who, "11-12", on)
    scene.call("V-2026-0002", "kim", "11-16")
    scene.call("H1", "kim", "11-17")
    scene.call("H1", "kim", "11-13", "전화")  # V-1, the week before
    line = "report weekly --period 2026-W47"

    assert visits(salescli, line) == [(4, 1, 1, "0.2500")]
    salescli.on("2026-12-31").done("--as admin setting set territory_reads on")
    assert visits(salescli, f"--as kim {line}") == [(2, 1, 1, "0.5000")]


def test_the_summary_as_of_a_day_knows_no_later_record(scene: Scene, salescli: Program) -> None:
    scene.plan("H1", "kim", "11-12", "11-16")
    scene.plan("H1", "kim", "11-12", "11-17", final=False)
    scene.wait(1)
    scene.call("V-2026-0001", "kim", "11-16")
    scene.call("V-2026-0002", "kim", "11-17")  # unplanned
    line = "report weekly --period 2026-W47"

    assert visits(salescli, f"{line} --as-of 2026-12-31", "2027-01-01") == [(1, 0, 0, "0.0000")]
    assert visits(salescli, line, "2027-01-01") == [(1, 1, 1, "1.0000")]


def test_the_five_largest_overdue_accounts_come_first(scene: Scene, salescli: Program) -> None:
    scene.owed("H1", "kim", "11-01", 4)
    scene.owed("H1", "kim", "10-21", 3)
    scene.owed("E1", "han", "11-19", 9)
    scene.owed("E1", "han", "11-20", 50)  # due on the last day: not overdue
    scene.pay("11-20", C1=4_000)

    rows = summary(pack(salescli, "report weekly --period 2026-W47"))["overdue"]

    assert [(r["customer"], r["overdue"], r["days_overdue"]) for r in rows] == [
        ("E1", "9000", 1),
        ("H1", "3000", 30),
    ]


def test_what_waits_for_the_manager_is_counted(company: Any, salescli: Program) -> None:  # noqa: ANN401
    assert company.is_file()
    salescli.on("2026-11-16")
    for line in (
        "kim contract draft H1",
        "kim contract line C-d1 B1 --discount 50",
        "park contract consent C-d1",
        "kim contract submit C-d1",
        "kim contract draft H1",
        "kim contract line C-d2 B1",
        "kim contract submit C-d2",
        "park contract confirm C-2",
        "kim contract sign C-2",
        "lee contract archive C-2 --place A",
        "kim ship request C-2 --line 1=0.5",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
        "kim return report N-1 --reason 파손",
        "kim return check R-1 --result 일치",
        "tan return verify R-1 --verdict ours --result 진품",
        "kim return submit R-1",
        "kim service request H1 B1 소음",
        "kim ship request C-2",
        "kim collect apply C-2=10 --method cash",
        "kim visit plan H1 --for 2026-11-20",
        "kim visit plan H1 --for 2026-11-19",
        "kim visit submit V-1",
        "kim plan set 전시회 --monthly 2026-12",
        "kim inquiry report H1 볼트",
        "kim quote draft H1 --valid-until 2026-12-31",
        "kim quote line Q-d1 B1 --discount 50",
        "kim quote submit Q-d1",
    ):
        salescli.done(f"--as {line}")

    rows = summary(pack(salescli, "report weekly"))["waiting"]

    assert [(row["kind"], row["count"], row["oldest"]) for row in rows] == [
        ("collect", 1, "2026-11-16"),
        ("contract", 1, "2026-11-16"),
        ("deviation", 1, "2026-11-16"),
        ("inquiry", 1, "2026-11-16"),
        ("plan", 1, "2026-11-16"),
        ("quote", 1, "2026-11-16"),
        ("quote_deviation", 1, "2026-11-16"),
        ("return", 1, "2026-11-16"),
        ("service", 1, "2026-11-16"),
        ("ship", 1, "2026-11-16"),
        ("visit", 1, "2026-11-16"),
    ]


def test_a_salesperson_sees_only_what_is_his_in_a_pack(scene: Scene, salescli: Program) -> None:
    scene.owed("H1", "kim", "11-01", 4)
    scene.owed("E1", "han", "11-01", 9)
    salescli.on("2026-12-31").done("--as admin setting set territory_reads on")

    whole = summary(pack(salescli, "--as kim report weekly --period 2026-W47"))

    assert [row["customer"] for row in whole["overdue"]] == ["H1"]
    assert whole["progress"][0]["to_date"] == "4000"
    assert {row["salesperson"] for row in whole["breaches"]} <= {"kim"}
