"""An hour at a real terminal, in Korean: mistakes, Ctrl-C, a plug that is pulled; nothing is lost.

With -s it tells how many keys each kind of record took.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from salescli.text import width
from tests.db._chain import broken, departures
from tests.db._sums import astray
from tests.line._desk import Desk, rows, strokes

pytest.importorskip("pexpect", reason="nobody can sit down at a terminal: make test installs it")
pytest.importorskip("termios", reason="there is no pseudo-terminal on this system")

DAY = "2026-03-02"
COLUMNS = 80
INTERRUPTED = 130


class Line(NamedTuple):
    """What one person types, the keys that it may take at most, and what is asked then."""

    who: str
    typed: str
    most: int
    asked: Mapping[str, str | list[str]] = {}

    @property
    def action(self) -> str:
        return " ".join(self.typed.split()[:2])


BY_TRANSFER = ["물물교환", "이체"]
"""A word that is no way to pay, and one that is."""

HOUR = (
    Line(
        "lee",
        "customer add",
        70,
        {"코드": "D1", "이름": "대한놈\x7f농기계", "구분": ["?", "대리점"]},
    ),
    Line("lee", "customer add D2 '푸른 관정' --kind 최종사용자 --salesperson kim", 90),
    Line("lee", "customer add D3 '한결 시설원예' --salesperson han", 80, {"구분": "대리"}),
    Line("lee", "customer edit D1 --salesperson kim --phone 063-1", 75),
    Line("lee", "product add", 50, {"코드": "P1", "이름": "펌프", "단위": "대"}),
    Line("park", "product price P1", 60, {"정가": ["십만원정", "10만"]}),
    Line("lee", "product add P2 '점적 호스' --unit 롤", 65),
    Line("park", "product price", 60, {"제품": ["없음", "P2"], "정가": "3만5천"}),
    Line("kim", "visit plan D1", 55, {"일자": ["어쩌다", "내일"]}),
    Line("kim", "visit plan '푸른 관정' --for 내일 --purpose '새 단가'", 85),
    Line("han", "visit plan", 55, {"고객": ["없음", "D3"], "일자": "3/4"}),
    Line("kim", "worklog write", 55, {"한 일": "방문 두 곳"}),
    Line("kim", "inquiry report", 65, {"고객": ["없음", "D1"], "무엇": "관정 펌프"}),
    Line("park", "inquiry decide E-1", 45),
    Line("kim", "contract draft", 55, {"고객": "대한농기계"}),
    Line(
        "kim", "contract line", 65, {"문서": "C-d1", "제품": ["없음", "펌프"], "수량": ["둘", "2"]}
    ),
    Line("kim", "contract line C-d1 P2 -q 10 --price 3만5천", 70),
    Line("kim", "contract submit C-d1", 45),
    Line("park", "contract confirm", 50, {"문서": ["C-9", "C-1"]}),
    Line("kim", "contract sign C-1", 45),
    Line("lee", "contract archive C-1", 55, {"위치": "금고 1"}),
    Line("kim", "ship request C-1", 45),
    Line("park", "ship approve G-1", 45),
    Line("lee", "ship dispatch G-1", 50, {"운송": "한진"}),
    Line("lee", "ship receipt G-1", 55, {"인수자": "최과장"}),
    Line("kim", "invoice apply C-1", 45),
    Line("choi", "invoice issue I-1", 45),
    Line("kim", "collect apply", 70, {"금액": ["C-9=5", "C-1=15만"], "방법": BY_TRANSFER}),
    Line("park", "collect confirm P-1", 45),
    Line("choi", "collect confirm P-1", 45),
    Line(
        "kim",
        "expense claim 3만",
        80,
        {"번호": "영-1", "비목": ["?", "운송비"], "용도|무엇": "택시"},
    ),
    Line("kim", "issue raise", 55, {"내용": "납기 지연"}),
)
"""Every line is a record, entered by those whose work it is, with what goes wrong on the way."""

BOOKS: Mapping[str, tuple[str, list[tuple[Any, ...]]]] = {
    "customers": (
        "SELECT code, name FROM customer WHERE code LIKE 'D%' ORDER BY code",
        [
            ("D1", "대한농기계"),
            ("D2", "푸른 관정"),
            ("D3", "한결 시설원예"),
            *((f"D{n}", f"전주농협{n}") for n in (6, 7, 8, 9)),
        ],
    ),
    "prices": (
        "SELECT code, amount FROM price JOIN product AS p ON p.id = product_id AND code LIKE 'P%'",
        [("P1", 100_000), ("P2", 35_000)],
    ),
    "visits": (
        "SELECT code, from_on FROM visit JOIN customer AS c ON c.id = customer_id ORDER BY 1",
        [("D1", "2026-03-03"), ("D2", "2026-03-03"), ("D3", "2026-03-04")],
    ),
    "lines": (
        "SELECT product_code, quantity, price, amount FROM contract_line ORDER BY position",
        [("P1", 2_000, 100_000, 200_000), ("P2", 10_000, 35_000, 350_000)],
    ),
    "contracts": (
        "SELECT number, state, total FROM contract",
        [("C-2026-0001", "completed", 550_000)],
    ),
    "money": (
        "SELECT kind, SUM(amount) FROM posting WHERE kind IN ('invoiced', 'collected') GROUP BY 1",
        [("collected", 150_000), ("invoiced", 550_000)],
    ),
    "claims": ("SELECT amount, voucher, purpose FROM expense_claim", [(30_000, "영-1", "택시")]),
    "problems": ("SELECT subject FROM issue", [("납기 지연",)]),
    "logs": ("SELECT told FROM work_log", [("방문 두 곳",)]),
}
"""What was answered as done, and nothing else, stands in the books: each once and whole."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Sit down at a terminal, with the company of the tests."""
    from tests import _company  # noqa: PLC0415 - services are heavy

    made = Desk(tmp_path_factory.mktemp("hour") / "sales.db", DAY)
    _company.found(made.path)
    return made


def _actions(desk: Desk) -> list[str]:
    return [action for (action,) in rows(desk.path, "SELECT action FROM audit ORDER BY seq")]


def test_an_hour_at_the_desk(desk: Desk) -> None:
    done, keys = _actions(desk), dict[str, list[int]]()
    for n, line in enumerate(HOUR):
        if n in LEFT_OFF:
            done += LEFT_OFF[n](desk)
        seen = desk.type(line.who, line.typed, **line.asked)
        assert seen.exit_code == 0, seen.screen
        assert [long for long in seen.screen.splitlines() if width(long) > COLUMNS] == []
        assert seen.keys <= line.most, (line.typed, seen.keys)
        keys.setdefault(line.action, []).append(seen.keys)
        done.append(line.action)

    told = ", ".join(f"{what} {'/'.join(map(str, counts))}" for what, counts in keys.items())
    sys.stdout.write(f"\nkeys: {told}\n")
    assert len(HOUR) >= 30
    assert _actions(desk) == done
    for what, (select, written) in BOOKS.items():
        assert [*rows(desk.path, select)] == written, what
    assert (broken(desk.path), departures(desk.path), astray(desk.path)) == ([], [], [])


# What goes wrong beside slips of the fingers; each returns what was done all the same


def _stopped_at_a_question(desk: Desk) -> list[str]:
    seen = desk.stop("lee", "customer add D5")

    assert (seen.exit_code, "중단" in seen.screen) == (INTERRUPTED, True)
    return []


def _stopped_while_it_writes(desk: Desk) -> list[str]:
    """Press Ctrl-C sooner and later: what was not answered as done is typed again."""
    for n, after in ((6, 0.3), (7, 2)):
        line = f"customer add D{n} 전주농협{n} --kind 대리점"
        seen = desk.stop("lee", line, after=after)
        # Before the program is there, Python itself tells of the interruption.
        assert (seen.exit_code == 0, "salescli/" in seen.screen) == (False, False), seen.screen
        assert desk.type("lee", line).exit_code == 0
    return ["customer add"] * 2


def _unplugged_at_a_question(desk: Desk) -> list[str]:
    desk.unplug("kim", "contract draft")
    return []


def _unplugged_while_it_writes(desk: Desk) -> list[str]:
    """Pull the plug behind the answer: whoever does not know types it again with its id."""
    for n, after in ((8, 0.3), (9, 2)):
        line = f"customer add D{n} 전주농협{n} --kind 대리점 --request-id r{n}"
        desk.unplug("lee", line, after=after)
        assert desk.type("lee", line).exit_code == 0
        assert desk.type("lee", line).exit_code == 0
    return ["customer add"] * 2


LEFT_OFF: Mapping[int, Callable[[Desk], list[str]]] = {
    3: _stopped_at_a_question,
    8: _stopped_while_it_writes,
    14: _unplugged_at_a_question,
    26: _unplugged_while_it_writes,
}
"""What happens before which line of the hour."""


def test_keys_are_counted_as_they_are_pressed() -> None:
    assert (strokes("help\n"), strokes("한"), strokes("가나"), strokes("값")) == (5, 3, 4, 3)
