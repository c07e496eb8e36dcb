"""The story of a tender, told through the command line: from the first news to the binder."""

import json

import pytest

from salescli.errors import GateShutError, RoleError
from tests._program import Program


@pytest.fixture
def story(salescli: Program, company: object) -> Program:
    """Be at the company of the tests, where a case above 1,000,000 is major."""
    assert company
    salescli.on("2026-03-02").done("--as admin setting set major_amount 1000000")
    return salescli


def section(program: Program, line: str, key: str) -> list[dict[str, object]]:
    whole = json.loads(program.done(f"{line} --json"))
    return next(part["rows"] for part in whole["sections"] if part["key"] == key)


def test_from_the_news_of_a_tender_to_the_archived_contract(  # noqa: PLR0915 - one story
    story: Program,
) -> None:
    # Monday: 조달청 buys bolts; kim tells the manager within the hour.
    story.done("--as lee customer add G1 조달청 --kind government --salesperson kim")
    answer = story.done(
        "--as kim inquiry report G1 '볼트 통합구매' --tender"
        " --received '2026-03-02 11:30' --amount 2000000 --due 2026-03-20"
    )
    assert answer.startswith("E-2026-0001 is received")

    # It is worth more than a manager may decide alone.
    refused = story("--as park inquiry decide E-1")
    assert refused.exit_code == GateShutError.exit_code
    assert "for it is major (1.3.2)" in refused.err
    story.done("--as lee inquiry decide E-1 --by ceo --paper 품의-12 --note '마진을 지킬 것'")
    assert story.done("--as park inquiry decide E-1").startswith("E-2026-0001 is preparing")

    # Sorted into lines; the technical department and purchasing are asked.
    story.done("--as kim inquiry line E-1 B1 --quantity 2000")
    story.done("--as kim inquiry consult E-1 'M8 아연도금이면 되는가' --to technical")
    story.done("--as kim inquiry consult E-1 '2000개 원가와 납기' --to purchasing")
    story.done("--as kim quote draft --inquiry E-1 --bid --valid-until 2026-04-30 --lead-days 14")
    story.done("--as kim quote line Q-d1 --remove 1")
    story.done("--as kim quote line Q-d1 B1 -q 2000 --cost 720 --margin 20")  # 900 = 1000 - 10 %
    assert story.done("--as kim quote submit Q-d1").startswith("Q-2026-0001 is submitted")

    # 900 is below what bolts may be sold for: R4. And two questions are open.
    assert "every deviation is decided (W2.5)" in story("--as park quote approve Q-1").err
    story.done("--as park quote settle Q-1 --all")
    assert "every open question is answered (W2.5)" in story("--as park quote approve Q-1").err
    assert story("--as kim inquiry answer E-1 1 된다").exit_code == RoleError.exit_code
    story.on("2026-03-03")
    story.done("--as tan inquiry answer E-1 1 --model M8-Zn --parameters '8.8, 아연도금'")
    story.done("--as gu inquiry answer E-1 2 --price 700 --lead-days 10 --supplier 동해볼트")

    # No paper leaves the house before the leader and the manager have said yes to this very bid.
    assert story("--as kim quote print Q-1").exit_code == GateShutError.exit_code
    assert "for it is major (1.3.2)" in story("--as park quote approve Q-1").err
    story.done("--as ceo quote decide Q-1")
    story.done("--as park quote approve Q-1")
    printed = story.path.with_name("입찰서.xlsx")
    story.done(["--as", "kim", "quote", "print", "Q-1", "--out", str(printed)])
    assert printed.stat().st_size > 0
    story.done("--as kim quote send Q-1")

    # Won; at the table the customer wants 60 days to pay, and the freight stays open.
    story.on("2026-03-09").done("--as kim quote won Q-1")
    story.done("--as kim contract draft --from Q-1 --payment-days 60")
    story.done("--as kim contract negotiate C-d1 '지급 60일 요구' --with 이과장 --open '운임은?'")
    answer = story.done("--as kim contract submit C-d1")
    assert answer.endswith("to settle: 1")
    found = section(story, "contract show C-1", "deviations")
    assert [(row["term"], row["normal"], row["agreed"]) for row in found] == [
        ("payment_days", "30", "60")
    ]
    assert "every deviation is decided (W3.3)" in story("--as park contract confirm C-1").err
    story.done("--as ceo contract settle C-1 --all")
    assert "every open question is answered (W3.3)" in story("--as park contract confirm C-1").err
    story.done("--as park contract answer C-1 1 '당사 부담'")
    assert "for it is major (1.3.2)" in story("--as park contract confirm C-1").err
    story.done("--as ceo contract decide C-1 --note '60일 동의'")
    story.done("--as park contract confirm C-1")
    story.done("--as kim contract sign C-1")
    scan = story.path.with_name("계약.pdf")
    scan.write_bytes(b"signed")
    words = ["--as", "lee", "contract", "archive", "C-1", "--place", "A-1", "--scan", str(scan)]
    assert story.done(words).startswith("C-2026-0001 is archived")
    history = [row["step"] for row in section(story, "contract history C-1", "history")]
    assert history == [
        *("draft", "negotiate", "submit", "accept", "answer", "endorse", "confirm", "sign"),
        "archive",
    ]

    # A telephone order counts once it is confirmed, is delivered, and waits for its paper.
    story.done("--as han contract draft E1 --phone")
    story.done("--as han contract line C-d2 N1 -q 10")
    story.done("--as han contract submit C-d2")
    assert story("--as han ship request C-2").exit_code == GateShutError.exit_code
    assert "is ordered" in story.done("--as park contract confirm C-2")
    waiting = section(story, "contract list --orders-open", "contracts")
    assert [row["number"] for row in waiting] == ["C-2026-0002"]
    story.done("--as han ship request C-2")
    story.done("--as park ship approve G-1")
    story.done("--as lee ship dispatch G-1 --carrier 한진")
    story.on("2026-03-20").done("--as han contract sign C-2")
    story.done("--as lee contract archive C-2 --place A-2")
    assert section(story, "contract list --orders-open", "contracts") == []

    # In April the clerk binds the month.
    story.on("2026-04-03").done("--as lee contract bind 2026-03")
    bound = section(story, "contract binder 2026-03", "binder")
    assert [(row["sequence"], row["number"]) for row in bound] == [
        (1, "C-2026-0001"),
        (2, "C-2026-0002"),
    ]
