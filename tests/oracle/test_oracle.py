"""Every figure of F3, F4, F7 and F8 against books kept a second time."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from salescli import reports
from salescli.look import Look
from salescli.policy import period as periods
from salescli.render.json import blocks
from salescli.reports import _report
from salescli.workspace import Workspace
from tests._program import Program
from tests.db._rows import dump
from tests.db._sums import astray
from tests.oracle import books as oracle
from tests.oracle.books import Books, Row, Span, month_end, month_start
from tests.oracle.walk import FIRST, Walk, found

SEQUENCES = 112
STAGES = (70, 60, 50)
"""So that 20,000 steps are taken."""

Figures = dict[str, list[Row]]


@pytest.fixture(scope="session")
def market_file(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("market") / "sales.db"
    shutil.copy(company_file, path)
    found(path)
    return path


def test_the_other_books_know_nothing_of_the_program() -> None:
    for name in ("books", "cash", "entries", "goods", "money", "stock", "back"):
        text = Path(oracle.__file__).with_name(f"{name}.py").read_text("utf-8")
        assert "salescli" not in text


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_every_figure_is_that_of_the_other_books(
    market_file: Path, tmp_path: Path, seed: int
) -> None:
    walk = Walk(Path(shutil.copy(market_file, tmp_path / "sales.db")), seed)
    for count in STAGES:
        walk.steps(count)
        with Workspace(db=str(walk.path), clock=walk.clock).read() as look:
            for form, span in spans(walk):
                compare(look, walk.books, form, span)
        assert_nothing_remains_of_what_is_refused(walk)
    assert astray(walk.path) == []


def assert_nothing_remains_of_what_is_refused(walk: Walk) -> None:
    """Try what no books allow: not a row is other than before but that it was refused."""
    program, random = Program(walk.path, walk.clock), Random(walk.random.random())  # noqa: S311
    for line in random.sample([*impossible(walk)], 4):
        before = dump(walk.path)
        assert program(line).exit_code in {65, 76, 77}, line
        after = dump(walk.path)
        changed = {table for table in after if after[table] != before[table]}
        assert changed <= {"refusal"}, line


def impossible(walk: Walk) -> Iterator[str]:
    """Yield what is refused whatever was done: too much, twice, by whom it is not for."""
    books = walk.books
    for number in books.contracts:
        yield f"--as lee ship request {number} --line 1=99999"
        yield f"--as choi collect transfer {number} H1 1 --reason x"
        account = books.contracts[number].customer
        for place in range(len(books.contracts[number].lines)):
            beyond = books.left(number, walk.today).get(place, Fraction(0)) + Fraction(1, 1000)
            yield f"--as lee ship request {number} --line {place + 1}={float(beyond):.3f}"
        yield f"--as lee collect transfer {number} {account} 99999999 --reason x"
    for payment in books.confirmed:
        yield f"--as park collect confirm {payment}"
        yield f"--as lee collect refund {payment} 99999999 --reason x"
    for note in books.notes:
        yield f"--as lee ship dispatch {note} --carrier x"
        yield f"--as lee ship correct {note} --line 1=99999 --reason x"
        yield f"--as lee return report {note} --line 1=99999 --reason x"
    yield from _not_returnable(walk)
    for bill in books.bills:
        yield f"--as kim invoice issue {bill}"
        yield f"--as lee invoice correct {bill} --line 1=99999 --reason return"


def _not_returnable(walk: Walk) -> Iterator[str]:
    """Yield what of returns is refused: by whom it is not for, after their end, and too much."""
    books = walk.books
    for wish in walk.wishes:
        yield f"--as kim return settle {wish.number}"
        yield f"--as park return receive {wish.number}"
    for name, coming in books.comings.items():
        if name not in {wish.number for wish in walk.wishes}:
            yield f"--as choi return settle {name}"
            yield f"--as mun return receive {name}"
            yield f"--as park return reject {name} --reason x"
        for _note, place in coming.allowed:
            more = max(0, books.allowable(coming.contract, place)) + 1
            allow = f"--kind allowance --allow {place + 1}={more}"
            yield f"--as lee return report {coming.contract} {allow} --reason x"
        for note, place in coming.wanted:
            left = books.returnable_of(coming.contract, walk.today, note)
            more_back = float(sum(n[2] for n in left if n[1] == place)) + 0.001
            yield f"--as lee return report {note} --line {place + 1}={more_back:.3f} --reason x"


def spans(walk: Walk) -> Iterator[tuple[str, Span]]:
    """Choose weeks and months in which something happened, or nearby, seen now or back then."""
    random = Random(walk.random.random())  # noqa: S311 - so that looking changes no walk
    days = [e.on for e in walk.books.entries] + [v.since for v in walk.books.targets] or [FIRST]
    # Where a payment waits for its invoice, or the other way round, most can go wrong.
    days += 9 * [e.on for e in walk.books.entries if e.kind == "collected" and e.on < e.written]
    for form in ("F3", "F7", "F4", "F8"):
        day = random.choice(days) + timedelta(days=random.choice((0, 0, 0, 7, 31, 62, 93, 365)))
        as_of = None
        if random.random() < 0.5:
            as_of = FIRST + timedelta(days=random.randint(-1, (walk.today - FIRST).days))
        if form in {"F3", "F7"}:
            start = day - timedelta(days=(day.weekday() - 5) % 7)
            yield form, Span(start, start + timedelta(days=6), as_of)
        else:
            yield form, Span(month_start(day), month_end(day), as_of)


def printed(look: Look, form: str, span: Span) -> Figures:
    """Return what the program prints: the sections of a form, their totals under KEY.total."""
    report = reports.load(form)
    period = periods.period_of(span.end, report.grain)
    assert (period.start, period.end) == (span.start, span.end)
    sheet = _report.sheet(report, look, period, as_of=span.as_of)
    found: Figures = {}
    for block in blocks(sheet):
        found[block["key"]] = block["rows"]
        found[f"{block['key']}.total"] = [block["totals"]]
    return found


EXPECTED: dict[str, dict[str, Callable[[Books, Span], object]]] = {
    "F3": {"detail": Books.detail, "by_salesperson": Books.weekly_by_salesperson},
    "F4": {
        "detail": Books.detail,
        "by_product": Books.by_product,
        "by_salesperson": Books.monthly_by_salesperson,
        "by_region": Books.by_region,
    },
    "F7": {"collection": Books.collection, "ageing": Books.ageing},
    "F8": {"receivables": Books.receivables, "ageing": Books.ageing},
}


def compare(look: Look, books: Books, form: str, span: Span) -> None:
    figures = printed(look, form, span)
    for section, of in EXPECTED[form].items():
        wanted: list[Row] = list(of(books, span))  # type: ignore[call-overload]
        kept = [{key: row[key] for key in wanted[0]} for row in figures[section]] if wanted else []
        assert kept == wanted, (form, section, span)
        assert len(figures[section]) == len(wanted), (form, section, span)
    IDENTITIES[form](figures)


def total(figures: Figures, section: str, key: str) -> int:
    return sum(int(str(row[key])) for row in figures[section])


def sales_agree(figures: Figures) -> None:
    for key in ("amount", "returned", "net"):
        sums = {total(figures, s, key) for s in figures if s in {"detail", "by_salesperson"}}
        sums |= {int(str(figures[f"{s}.total"][0][key])) for s in ("detail", "by_salesperson")}
        assert len(sums) == 1


def month_agrees(figures: Figures) -> None:
    sales_agree(figures)
    net = total(figures, "detail", "net")
    assert net == total(figures, "by_product", "net") == total(figures, "by_region", "net")
    shares = [row["share"] for row in figures["by_region.total"]]
    assert shares == ["1.0000" if net else None]


def week_agrees(figures: Figures) -> None:
    for row in (*figures["collection"], *figures["collection.total"]):
        parts = (int(str(row[method])) for method in oracle.METHODS)
        assert int(str(row["collected"])) == sum(parts)


def receivables_agree(figures: Figures) -> None:
    for row in (*figures["receivables"], *figures["receivables.total"]):
        figure = {k: int(str(v)) for k, v in row.items() if str(v).lstrip("-").isdecimal()}
        assert figure["receivable"] - figure["prepaid"] == figure["invoiced"] - figure["collected"]
        assert sum(figure[age] for age in oracle.AGES) == figure["receivable"]
        assert figure["uninvoiced"] == figure["delivered"] - figure["invoiced"]
        assert figure["receivable"] >= 0
        assert figure["prepaid"] >= 0
    assert total(figures, "ageing", "receivable") == total(figures, "receivables", "receivable")


IDENTITIES: dict[str, Callable[[Figures], None]] = {
    "F3": sales_agree,
    "F4": month_agrees,
    "F7": week_agrees,
    "F8": receivables_agree,
}


def test_the_walks_meet_what_they_are_to_meet(market_file: Path, tmp_path: Path) -> None:
    """Say if a change of the walk makes it miss something: it would then prove less."""
    kinds: dict[str, int] = {}
    backdated = cancelled = 0
    credited: set[str] = set()
    """Exchanges for which nothing went."""
    for seed in range(6):
        walk = Walk(Path(shutil.copy(market_file, tmp_path / f"{seed}.db")), seed)
        walk.steps(sum(STAGES))
        credited |= {e.cause for e in walk.books.entries if e.kind == "returned" and e.quantity < 0}
        cancelled += len(walk.books.cancelled)
        for entry in walk.books.entries:
            kind = f"{entry.kind} for others" if entry.for_others else entry.kind
            kind = "allowed" if entry.kind == "returned" and not entry.quantity else kind
            kinds[kind] = kinds.get(kind, 0) + 1
            backdated += entry.on < entry.written

    goods = {"signed", "contracted", "dispatched", "invoiced", "red"}
    back = {"returned", "allowed", "returned for others", "dispatched for others"}
    money = {"collected", "applied", "refunded", "bounced", "cleared"}
    assert set(kinds) == goods | back | money
    assert min(kinds.values()) >= 8, kinds
    assert backdated >= 100
    assert len(credited) >= 3, credited
    assert cancelled >= 3, cancelled
    assert sum(STAGES) * SEQUENCES >= 20_000
