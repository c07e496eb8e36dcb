"""Major cases on a real file: the amount of a day, relatives that add up, flags (1.3.2)."""

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

LEADER = "the leader has agreed to its present content, for it is major (1.3.2)"


def submitted(salescli: Program, day: str, account: str, thousands: int) -> str:
    """Hand in a contract over so many thousands, in bolts at a thousand each."""
    salescli.on(day)
    draft = salescli.done(f"--as lee contract draft {account}").split()[0]
    salescli.done(f"--as lee contract line {draft} B1 -q {thousands}")
    return salescli.done(f"--as lee contract submit {draft}").split()[0]


@pytest.fixture
def limited(at: At) -> Program:
    """Make everything above 100,000 major."""
    salescli = at("company").on("2026-11-02")
    salescli.done("--as admin setting set major_amount 100000")
    return salescli


def test_without_an_amount_only_a_flag_makes_a_case_major(at: At) -> None:
    salescli = at("company")
    number = submitted(salescli, "2026-11-19", "H1", 999_999)

    assert "is confirmed" in salescli.done(f"--as park contract confirm {number}")


def test_the_amount_itself_is_not_above_it(limited: Program, refuse: Refuse) -> None:
    exact = submitted(limited, "2026-11-03", "H1", 100)
    above = submitted(limited, "2026-11-03", "E1", 101)

    assert "is confirmed" in limited.done(f"--as park contract confirm {exact}")
    refuse(f"--as park contract confirm {above}", 76, LEADER)


def test_a_contract_that_was_split_is_still_major(limited: Program, refuse: Refuse) -> None:
    first = submitted(limited, "2026-11-03", "H1", 60)
    limited.done(f"--as park contract confirm {first}")
    other = submitted(limited, "2026-12-03", "E1", 60)
    second = submitted(limited, "2026-12-03", "H1", 60)  # the 30th day after

    assert "is confirmed" in limited.done(f"--as park contract confirm {other}")
    refuse(f"--as park contract confirm {second}", 76, LEADER)
    limited.done(f"--as ceo contract decide {second}")
    assert "is confirmed" in limited.done(f"--as park contract confirm {second}")


def test_after_thirty_days_it_is_another_case(limited: Program) -> None:
    first = submitted(limited, "2026-11-03", "H1", 60)
    limited.done(f"--as park contract confirm {first}")
    second = submitted(limited, "2026-12-04", "H1", 60)

    assert "is confirmed" in limited.done(f"--as park contract confirm {second}")


def test_a_cancelled_contract_is_no_relative(limited: Program) -> None:
    first = submitted(limited, "2026-11-03", "H1", 60)
    limited.done(f"--as park contract cancel {first} --reason 오기")
    second = submitted(limited, "2026-11-03", "H1", 60)

    assert "is confirmed" in limited.done(f"--as park contract confirm {second}")


def test_the_lower_amount_of_both_days_counts(limited: Program, refuse: Refuse) -> None:
    before = submitted(limited, "2026-11-05", "H1", 90)
    limited.on("2026-11-06").done("--as ceo setting set major_amount 80000")

    refuse(f"--as park contract confirm {before}", 76, LEADER)
    refuse(f"--as park contract confirm {before} --on 2026-11-05", 76, LEADER)
    limited.on("2026-11-07").done("--as ceo setting set major_amount none")
    refuse(f"--as park contract confirm {before} --on 2026-11-06", 76, LEADER)
    assert "is confirmed" in limited.done(f"--as park contract confirm {before}")


def test_the_leaders_yes_is_for_what_it_was_given_to(limited: Program, refuse: Refuse) -> None:
    number = submitted(limited, "2026-11-03", "H1", 101)
    limited.done(f"--as ceo contract decide {number}")
    limited.done(f"--as park contract return {number}")
    limited.done(f"--as kim contract line {number} N1")
    limited.done(f"--as kim contract submit {number}")

    refuse(f"--as park contract confirm {number}", 76, LEADER)


def test_the_leaders_no_shuts_the_gate(limited: Program, refuse: Refuse) -> None:
    number = submitted(limited, "2026-11-03", "H1", 101)
    limited.done(f"--as ceo contract decide {number}")
    limited.done(f"--as ceo contract decide {number} --no --note '납기 위험'")

    refuse(
        f"--as park contract confirm {number}",
        76,
        "objected to it, agrees",
        "(1.3.2)",
    )


def test_a_flag_asks_for_the_leader_and_outlives_a_return(at: At, refuse: Refuse) -> None:
    salescli = at("submitted")
    salescli.done("--as lee contract flag C-1 --reason '신규 거래처'")
    salescli.done("--as park contract return C-1")
    salescli.done("--as kim contract submit C-1")

    refuse("--as park contract confirm C-1", 76, LEADER)
    salescli.done("--as ceo contract decide C-1")
    assert "is confirmed" in salescli.done("--as park contract confirm C-1")


def test_a_flag_raised_after_the_confirmation_stops_the_signature(at: At, refuse: Refuse) -> None:
    salescli = at("confirmed")
    salescli.done("--as kim contract flag C-1 --reason '금액이 커짐'")

    refuse("--as kim contract sign C-1", 76, LEADER)


def test_its_author_does_not_take_a_flag_away(at: At, refuse: Refuse) -> None:
    salescli = at("submitted")
    salescli.done("--as park contract flag C-1 --reason 중대")

    refuse("--as park contract flag C-1 --lift --reason 취소", 76, "has already done so", "(1.3.2)")
    refuse("--as kim contract flag C-1 --lift --reason 취소", 77, "MANAGER, LEADER (1.3.2)")
    salescli.done("--as ceo contract flag C-1 --lift --reason '중대하지 않음'")
    assert "is confirmed" in salescli.done("--as park contract confirm C-1")


def test_a_flag_that_nobody_raised_cannot_be_lifted(at: At, refuse: Refuse) -> None:
    at("submitted")

    refuse("--as ceo contract flag C-1 --lift --reason 없음", 76, "somebody has flagged it (1.3.2)")


@pytest.mark.parametrize("word", ["-1", "viel", "1.23456", ""])
def test_an_amount_that_is_none_is_refused(at: At, refuse: Refuse, word: str) -> None:
    at("company")

    refuse(f"--as admin setting set major_amount -- '{word}'", 65 if word else 2)


def test_an_amount_has_no_more_digits_than_the_currency(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("--as admin setting set major_amount 100.5", 65, "100.5")


def test_a_flag_follows_the_case_into_the_contract(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as kim inquiry report H1 볼트")
    salescli.done("--as lee inquiry flag E-1 --reason '새 거래'")
    salescli.done("--as ceo inquiry decide E-1")
    salescli.done("--as park inquiry decide E-1")
    salescli.done("--as kim quote draft --inquiry E-1 --valid-until 2026-12-31")
    salescli.done("--as kim quote line Q-d1 B1")
    salescli.done("--as kim quote submit Q-d1")

    refuse("--as park quote approve Q-1", 76, LEADER)
    salescli.done("--as ceo quote decide Q-1")
    salescli.done("--as park quote approve Q-1")
    salescli.done("--as kim contract draft --from Q-1")
    salescli.done("--as kim contract submit C-d1")
    refuse("--as park contract confirm C-1", 76, LEADER)


def test_a_contract_from_a_quotation_that_was_withdrawn_is_measured_by_the_norm(
    at: At, refuse: Refuse
) -> None:
    salescli = at("company")
    salescli.done("--as kim quote draft H1 --valid-until 2026-12-31")
    salescli.done("--as kim quote line Q-d1 B1 --discount 50")
    salescli.done("--as kim quote submit Q-d1")
    salescli.done("--as park quote settle Q-1 --all")
    salescli.done("--as park quote approve Q-1")
    salescli.done("--as kim contract draft --from Q-1")
    salescli.done("--as park quote withdraw Q-1 --reason 취소")

    refuse("--as kim contract negotiate C-d1 인사", 76, "the manager has consented (R4) (W3.1)")
    refuse("--as kim contract submit C-d1", 76, "the manager has consented", "(R4) (W3.2)")
    salescli.done("--as park contract consent C-d1")
    assert salescli.done("--as kim contract submit C-d1").endswith("to settle: 1")
    refuse("--as park contract confirm C-1", 76, "every deviation is decided (W3.3)")


def test_a_line_that_was_not_quoted_is_measured_by_the_norm_too(at: At) -> None:
    salescli = at("company")
    salescli.done("--as kim quote draft H1 --valid-until 2026-12-31")
    salescli.done("--as kim quote line Q-d1 B1")
    salescli.done("--as kim quote submit Q-d1")
    salescli.done("--as park quote approve Q-1")
    salescli.done("--as kim contract draft --from Q-1")
    salescli.done("--as kim contract line C-d1 N1 --price 1")

    assert salescli.done("--as kim contract submit C-d1").endswith("to settle: 2")
