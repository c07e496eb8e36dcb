"""Measure what a write costs, as multiples of bare sqlite3 that is told the same.

    python -m bench.writes [--runs N] [--against FOLDER] [--quick] [--write FILE …]

What the program tells its database is written down once, and then done again by `bench._bare` with
plain connections on a copy of the same file, guards in place: that is what SQLite itself needs.
`--against` measures another source tree of the program in turns with this one.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench._costs import PROCESSES, Costs, drawn, listed
from bench._program import ROOT, TODAY, contracts, machine, refresh, rounds
from bench._tree import Figures, Tree

SALES, APART, CALLS = 20, 3, 16
"""Sales of a round in one transaction, sales call by call, and the service calls of a sale."""

DRAFT = f"--today {TODAY} --as kim contract draft C1"
IMPORT = f"--today {TODAY} --as lee import --kind contracts"
DEMO = "--quiet demo"
QUICK_ROWS, QUICK_SECONDS = 5_000, 2.0


def main(words: Sequence[str]) -> int:
    """Measure one source tree or two, print, and write where it was asked for."""
    chosen = _chosen(words)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        sources = {"before": chosen.against.resolve()} if chosen.against else {}
        sources |= {"now": ROOT}
        trees = {name: Tree(source, Path(folder) / name) for name, source in sources.items()}
        for tree in trees.values():
            tree.found()
        costs = _measured(trees, chosen)
    told = _told(costs, chosen)
    print(told)
    refresh(chosen.write, "writes", told)
    return 0


def _chosen(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.writes")
    parser.add_argument("--runs", type=int, default=7, help="rounds of what is short (default 7)")
    parser.add_argument("--long-runs", type=int, default=1, help="rounds of the rest (default 1)")
    parser.add_argument("--rows", type=int, default=100_000, help="lines that are imported")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long many write at once")
    parser.add_argument("--quick", action="store_true", help="few lines, few seconds, no demo")
    parser.add_argument("--against", type=Path, help="another source tree, measured in turns")
    parser.add_argument("--folder", type=Path, help="where the throw-away files are made")
    parser.add_argument("--write", type=Path, nargs="*", default=[], help="files to refresh")
    chosen = parser.parse_args(words)
    if chosen.quick:
        chosen.rows, chosen.seconds = QUICK_ROWS, QUICK_SECONDS
    return chosen


def _measured(trees: Mapping[str, Tree], chosen: argparse.Namespace) -> Costs:
    now, told = trees["now"], _recorded(trees["now"], chosen)
    short = {name: partial(_short, tree) for name, tree in trees.items()}
    found = rounds(short | {"bare": partial(_bare_short, now, told)}, chosen.runs)
    long = {name: partial(_long, tree, chosen) for name, tree in trees.items()}
    rest = rounds(long | {"bare": partial(_bare_long, now, told)}, chosen.long_runs, warm=0)
    figures = {name: _medians(found[name]) | _medians(rest[name]) for name in found}
    for name, tree in trees.items():
        figures[name]["statements"] = _statements(tree) / (SALES * CALLS)
    # The lock lets one in after the other, so a crowd can do no more than one alone.
    figures["bare"]["crowd"] = figures["bare"]["step"]
    return Costs(figures["now"], figures.get("before"), figures["bare"])


def _medians(taken: Sequence[Figures]) -> Figures:
    return {name: median(figures[name] for figures in taken) for name in taken[0]}


def _recorded(tree: Tree, chosen: argparse.Namespace) -> dict[str, Path]:
    """Write down what a tree tells its database."""
    told = {
        "sale": tree.record("together", tree.fresh("sale.db"), SALES),
        "step": tree.record("apart", tree.fresh("step.db"), APART),
        "draft": tree.record("command", tree.fresh("draft.db"), words=DRAFT),
    }
    if not chosen.quick:
        told["demo"] = tree.record("command", tree.folder / "demo.db", words=DEMO)
    return told


def _statements(tree: Tree) -> int:
    """Count what a database is told for sales; a batch of rows is one statement."""
    told = tree.record("together", tree.fresh(), SALES)
    return len(told.read_text("utf-8").splitlines())


def _short(tree: Tree) -> Figures:
    sale = tree.work("together", tree.fresh(), SALES)["seconds"]
    sales = tree.work("apart", tree.fresh(), APART)["seconds"]
    tree.fresh()
    draft, _memory = tree.program(*DRAFT.split())
    return {"sale": sale / SALES, "step": sales / (APART * CALLS), "draft": draft}


def _bare_short(tree: Tree, told: Mapping[str, Path]) -> Figures:
    sale, _whole = tree.bare("replay", tree.fresh(), told["sale"])
    sales, _whole = tree.bare("replay", tree.fresh(), told["step"])
    _seconds, draft = tree.bare("replay", tree.fresh(), told["draft"])
    return {"sale": sale / SALES, "step": sales / (APART * CALLS), "draft": draft}


def _long(tree: Tree, chosen: argparse.Namespace) -> Figures:
    crowd = tree.crowd(PROCESSES, chosen.seconds)
    figures = {"crowd": chosen.seconds / crowd.pop("calls"), **crowd}
    book, into = tree.gone("contracts.csv"), tree.fresh("imported.db")
    with book.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(contracts(chosen.rows, TODAY))
    took, memory = tree.program("--db", str(into), *IMPORT.split(), str(book))
    figures |= {"import": took, "memory": memory}
    if not chosen.quick:
        figures["demo"], _memory = tree.program("--db", str(tree.gone("demo.db")), *DEMO.split())
    return figures


def _bare_long(tree: Tree, told: Mapping[str, Path]) -> Figures:
    imported, _whole = tree.bare("insert", tree.fresh(), tree.folder / "imported.db")
    if "demo" not in told:
        return {"import": imported}
    demo, _whole = tree.bare("replay", tree.gone("demo.db"), told["demo"])
    return {"import": imported, "demo": demo}


def _told(costs: Costs, chosen: argparse.Namespace) -> str:
    return (
        f"{machine()}; median of {chosen.runs} interleaved runs, "
        f"of {chosen.long_runs} for what takes long.\n\n"
        f"{listed(costs, chosen.rows)}\n{drawn(costs)}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
