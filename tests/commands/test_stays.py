"""What is not given stays: one field at a time, in every command that says again what is there."""

import json
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from tests._program import Program


class Again(NamedTuple):
    """How something comes to be, whole, and what may be said of it again, each alone."""

    made: tuple[str, ...]
    line: str
    show: str
    alone: tuple[str, ...]


_VISITED = "--as kim visit plan H1 --for 2026-03-02"
AGAIN = {
    "staff edit": Again(
        ("--as admin staff add yoon 윤대리 --role SALES --phone 1 --region 남 --login y",),
        "--as admin staff edit yoon",
        "staff show yoon",
        ("--name 윤", "--phone 2", "--region 북", "--login z", "--role CLERK"),
    ),
    "customer edit": Again(
        (
            (
                "--as park customer add G1 조달청 --kind government --region 남 --salesperson kim"
                " --address 대전 --contact 최 --position 과장 --phone 1 --registration 123-45-67890"
                " --payment-days 40 --discount-limit 3"
            ),
        ),
        "--as park customer edit G1",
        "customer show G1",
        (
            *("--name 조달", "--kind dealer", "--region 북", "--salesperson han", "--address 서울"),
            *("--contact 박", "--position 부장", "--phone 2", "--registration 999-99-99999"),
            *("--payment-days 50", "--discount-limit 4"),
        ),
    ),
    "customer profile": Again(
        (
            (
                "--as kim customer profile H1 --nature 법인 --business 농업 --bank 농협"
                " --needs 볼트 --stage 협상 --next-step 견적 --staff 10 --assets 500"
            ),
        ),
        "--as kim customer profile H1",
        "customer show H1",
        ("--bank 국민", "--needs 너트", "--stage 계약", "--next-step 방문", "--staff 11"),
    ),
    "product edit": Again(
        ("--as park product add W1 와셔 --unit 개 --spec M8 --category 철 --key --price 60",),
        "--as park product edit W1",
        "product show W1",
        ("--name 좌금", "--unit 봉", "--spec M9", "--category 강", "--no-key", "--tax exempt"),
    ),
    "dealer status": Again(
        (
            (
                "--as kim dealer status H1 --stock 300 --sold-through 120 --price-kept"
                " --promotion 전단 --end-users 관정 --rating good --problems 없음 --support 견본"
            ),
        ),
        "--as kim dealer status H1",
        "dealer show H1",
        ("--stock 200", "--sold-through 1", "--no-price-kept", "--rating poor", "--problems 재고"),
    ),
    "visit edit": Again(
        (f"{_VISITED} --purpose 수금 --method telephone --expected-order 500 --support 견본",),
        "--as kim visit edit V-1",
        "visit show V-1",
        ("--purpose 견적", "--expected-order 600", "--support 도면", "--for 2026-03-03"),
    ),
    "visit record": Again(
        ("--as kim visit record H1 --result 협의 --met 최과장 --problem 도면 --next-step 견적",),
        "--as kim visit record V-1 --result 협의",
        "visit show V-1",
        ("--met 박과장", "--problem 납기", "--next-step 방문"),
    ),
    "contract edit": Again(
        ("--as kim contract draft H1 --payment-days 40 --deliver-by 2026-04-01 --terms 선금",),
        "--as kim contract edit C-d1",
        "contract show C-d1",
        ("--payment-days 50", "--deliver-by 2026-04-02", "--terms 잔금"),
    ),
    "contract line --change": Again(
        ("--as kim contract draft H1 --line B1=10x900-5%",),
        "--as kim contract line C-d1 --change 1",
        "contract show C-d1",
        ("-q 20", "--price 800", "--discount 6"),
    ),
    "quote edit": Again(
        (
            (
                "--as kim quote draft H1 --valid-until 2026-05-01 --payment-days 40 --lead-days 9"
                " --terms 선금 --language zh"
            ),
        ),
        "--as kim quote edit Q-d1",
        "quote show Q-d1",
        (
            *("--valid-until 2026-05-02", "--payment-days 50", "--lead-days 8", "--terms 잔금"),
            "--language en",
        ),
    ),
    "plan set": Again(
        (
            (
                "--as kim plan set 신규개척 --monthly 2026-04 --target 5 --key-customers 한솔"
                " --week1 전화 --measures 방문 --budget 300 --support 견본"
            ),
        ),
        "--as kim plan set 신규개척 --monthly 2026-04",
        "plan show W-1",
        ("--target 6", "--key-customers 동해", "--week1 방문", "--measures 전화", "--budget 1"),
    ),
    "instrument correct": Again(
        (
            (
                "--as lee instrument register H1 --kind cheque --instrument K-1 --bank 농협"
                " --amount 500 --drawer 동해 --issued 2026-03-01 --matures 2026-04-01"
            ),
        ),
        "--as lee instrument correct T-1 --reason 오기",
        "instrument show T-1",
        ("--bank 국민", "--amount 600", "--drawer 남해", "--matures 2026-04-02"),
    ),
    "issue assign": Again(
        ("--as kim issue raise 납기 --owner kim --due 2026-03-20 --action 전화",),
        "--as park issue assign K-1",
        "issue show K-1",
        ("--owner lee", "--due 2026-03-19", "--action 방문"),
    ),
}
"""What is told in parts: a line that says all of it, and what may be said of it again."""

EACH = [(what, alone) for what, again in AGAIN.items() for alone in again.alone]


def _first(program: Program, show: str) -> dict[str, object]:
    """Return the fields that a page shows: of each section the row that was made last."""
    sections = json.loads(program.told(f"--as park {show} --json"))["sections"]
    rows = [row for section in sections for row in section["rows"][-1:]]
    return {f"{n} {key}": value for n, row in enumerate(rows) for key, value in row.items()}


MOVED = {
    *("version", "valid_from", "recorded_at", "recorded_on", "state", "total", "amount", "count"),
    *(
        "position",
        "by",
        "by_name",
        "moved_from",
        "on",
        "ordinal",
        "until_on",
        "role",
        "roles",
        "author",
        "given_on",
    ),
}
"""What follows from what was given, or says when it was."""


@pytest.mark.parametrize(("what", "alone"), EACH, ids=[f"{what} {alone}" for what, alone in EACH])
def test_what_is_not_given_stays(salescli: Program, company: Path, what: str, alone: str) -> None:
    assert company.exists()
    again = AGAIN[what]
    for line in again.made:
        salescli.done(line)
    before = _first(salescli, again.show)

    salescli.done([*shlex.split(again.line), *shlex.split(alone)])

    after = _first(salescli, again.show)
    changed = {key for key in before if before[key] != after.get(key)}
    told = {key for key in changed if key.split()[1] not in MOVED}
    assert len({key.split()[1] for key in told}) <= 2, (before, after)
    assert changed, "it is shown"
    emptied = {key for key in told if after.get(key) in {None, ""}}
    assert emptied == set()
