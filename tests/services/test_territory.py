"""`territory_reads` binds writes too: what a salesperson may not see, they cannot write in."""

import pytest

from salescli.engine import territory
from salescli.policy.documents import DOCUMENTS
from tests._program import Program, as_it_was

OTHERS = (
    ("contract", "contract sign C-1"),
    ("contract", "contract cancel C-1 --reason x"),
    ("contract", "ship request C-1"),
    ("contract", "invoice apply C-1"),
    ("contract", "collect apply C-1=100 --method transfer"),
    ("ship", "ship dispatch G-1 --carrier x"),
    ("invoice", "invoice issue I-1"),
    ("collect", "collect confirm P-1"),
    ("customer", "contract draft H1"),
    ("customer", "contract draft '한솔 농업협동조합'"),
    ("customer", "customer edit H1 --phone 1"),
    ("customer", "customer profile H1 --bank x"),
    ("customer", "visit plan H1 --for 2026-03-20"),
    ("customer", "inquiry report H1 x"),
)
"""What is kim's, and a line by which han would write in it."""


@pytest.fixture
def limited(salescli: Program, traded: object) -> Program:
    assert traded
    salescli.done("--as admin setting set territory_reads on")
    return salescli


@pytest.mark.parametrize(("what", "line"), OTHERS)
def test_what_is_out_of_the_territory_is_unknown(limited: Program, what: str, line: str) -> None:
    with as_it_was(limited.path):
        said = limited(f"--as han {line}")

    assert (said.exit_code, said.out) == (65, "")
    assert f"there is no {what} " in said.err


def test_a_business_date_from_before_opens_nothing(limited: Program) -> None:
    assert limited("--as han contract sign C-1 --on 2026-03-10").exit_code == 65


def test_another_today_of_real_books_opens_nothing(salescli: Program) -> None:
    salescli.on("2026-03-02").done("init --company 한빛상사 --admin 관리자")
    for line in (
        "staff add ceo 정대표 --role LEADER",
        "staff add kim 김철수 --role SALES",
        "staff add han 한소라 --role SALES",
        "customer add H1 한솔농협 --kind dealer --salesperson kim",
        "customer add E1 동해건설 --kind end_user --salesperson han",
    ):
        salescli.done(f"--as admin {line}")
    salescli.on("2026-03-05").done("--as ceo setting set territory_reads on")

    listed = [salescli.done(f"{day} --as kim customer list") for day in ("", "--today 2026-03-03")]

    assert [("H1" in told, "E1" in told) for told in listed] == [(True, False)] * 2
    assert salescli("--today 2026-03-03 --as kim customer show E1").exit_code == 65


@pytest.mark.parametrize(
    "line",
    [
        "--as kim contract draft H1",
        "--as kim customer edit H1 --phone 1",
        "--as kim ship request C-1 --line 1=5",
        "--as lee customer edit H1 --phone 1",
        "--as park contract draft H1 --salesperson kim",
        "--as han customer add N1 New --kind dealer",
        "--as han customer list",
    ],
)
def test_what_is_theirs_and_who_sees_all_is_as_before(limited: Program, line: str) -> None:
    limited.done(line)


def test_without_the_setting_it_is_known_and_anothers(salescli: Program, traded: object) -> None:
    assert traded
    refused = salescli("--as han contract sign C-1")

    told = "SALES may not write in C-1; it is for: kim, CLERK, MANAGER (1.3.4)"
    assert (refused.exit_code, told in refused.err) == (77, True)


def test_of_every_document_it_is_known_whose_it_is() -> None:
    """A new kind is refused to nobody by oversight: it is in one of the two tables."""
    tables = {document.table for document in DOCUMENTS if not document.of}

    known = territory.KEEPERS.keys() | territory.EVERYBODYS
    assert known == tables | {"customer", "employee", "product"}
    assert {d.of for d in DOCUMENTS if d.of} <= {d.kind for d in DOCUMENTS if not d.of}
    assert not territory.KEEPERS.keys() & territory.EVERYBODYS
