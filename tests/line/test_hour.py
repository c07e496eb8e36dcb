"""An hour at a real terminal, in Korean: mistakes, Ctrl-C, a plug that is pulled; nothing is lost.

With -s it tells how many keys each kind of record took.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.db._chain import broken, departures
from tests.db._sums import astray
from tests.line._desk import Desk, rows, strokes

pytest.importorskip("pexpect")
pytest.importorskip("termios", reason="there is no pseudo-terminal on this system")

DAY = "2026-03-02"


class Line(NamedTuple):
    """What one person types, what is asked then, and the keys that it may take at most."""

    who: str
    typed: str
    most: int
    asked: Mapping[str, str | list[str]] = {}

    @property
    def action(self) -> str:
        return " ".join(self.typed.split()[:2])


HOUR = (
    Line("lee", "customer add", 90, {"코드": "D1", "이름": "대한놈\x7f농기계", "구분": ["없음", "대리점"]}),
    Line("lee", "customer add D2 '푸른 관정' --kind 최종사용자 --salesperson kim", 110),
    Line("lee", "customer add D3 '한결 시설원예' --kind 대리점 --salesperson", 110) if False else
    Line("lee", "customer add D3 '한결 시설원예' --salesperson han", 110, {"구분": "대리"}),
    Line("lee", "customer edit D1 --salesperson kim", 90),
    Line("lee", "product add", 90, {"코드": "P1", "이름": "펌프", "단위": "대"}),
    Line("park", "product price P1", 90, {"정가": ["십만", "10만"]}),
    Line("lee", "product add P2 '점적 호스' --unit 롤", 90),
    Line("park", "product price", 90, {"제품": ["없음", "점적호스", "P2"], "정가": "3만5천"}),
    Line("kim", "visit plan D1", 90, {"일자": ["어쩌다", "내일"]}),
    Line("kim", "visit plan '푸른 관정' --for 내일 --purpose '새 단가'", 90),
    Line("han", "visit plan", 90, {"고객": ["한결원", "D3"], "일자": "3/4"}),
    Line("kim", "worklog write", 90, {"한 일|내용|": "방문 두 곳"}),
    Line("kim", "inquiry report", 120, {"고객": ["없음", "D1"], "무엇|건|용": "관정 펌프"}),
    Line("park", "inquiry decide E-1", 60),
    Line("kim", "contract draft", 60, {"고객": "대한농기계"}),
    Line("kim", "contract line", 90, {"문서": "C-d1", "제품": ["없음", "펌프"], "수량": ["2대", "2"]}),
    Line("kim", "contract line C-d1 P2 -q 10 --price 3만5천", 90),
    Line("kim", "contract submit C-d1", 60),
    Line("park", "contract confirm", 60, {"문서": ["C-9", "C-1"]}),
    Line("kim", "contract sign C-1", 60),
    Line("lee", "contract archive C-1", 90, {"원본|어디|보관": "금고 1"}),
    Line("kim", "ship request C-1", 60),
    Line("park", "ship approve G-1", 60),
    Line("lee", "ship dispatch G-1", 90, {"운송": "한진"}),
    Line("lee", "ship receipt G-1", 90, {"서명|누가": "최과장"}),
    Line("kim", "invoice apply C-1", 60),
    Line("choi", "invoice issue I-1", 60),
    Line("kim", "collect apply", 90, {"금액": ["C-9=5", "C-1=15만"], "방법|수단|지불": ["물물교환", "이체"]}),
    Line("park", "collect confirm P-1", 60),
    Line("choi", "collect confirm P-1", 60),
    Line("kim", "expense claim 3만", 120, {"영수증|증빙|번호": "영-1", "비목": "교통", "용도|쓴": "택시"}),
    Line("kim", "issue raise", 90, {"문제|건|무엇": "납기 지연"}),
)
