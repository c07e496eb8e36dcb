"""What was refused leaves one row that says who, what and why, and nothing else."""

from pathlib import Path

import pytest

from tests._program import Program, as_it_was
from tests.db._rows import dump

REFUSED = (
    ("kim", "contract confirm C-1", 76, "it is in_delivery"),
    ("kim", "ship request C-1 --line 1=999", 76, "W4.3"),
    ("kim", "contract submit C-1", 76, "it is in_delivery"),
    ("park", "collect confirm P-1", 76, "it is confirmed"),
    ("choi", "contract draft H1", 77, "W3.1"),
    ("han", "staff add x 아무개 --role SALES", 77, "1.3.1"),
    ("kim", "customer block H1 --reason x", 77, "MD2"),
    ("kim", "product price B1 1", 77, "R4"),
)


@pytest.mark.parametrize(("who", "line", "code", "why"), REFUSED)
def test_a_refused_command_leaves_one_row_alone(
    salescli: Program, traded: Path, who: str, line: str, code: int, why: str
) -> None:
    before = dump(traded)

    result = salescli(f"--as {who} {line}")

    after = dump(traded)
    (row,) = after.pop("refusal")
    assert before.pop("refusal") == []
    assert after == before
    assert (result.exit_code, result.out, row["exit_code"]) == (code, "", code)
    assert why in row["reason"]
    # What is open to who was refused is told beside the reason, on the same line.
    reason, _sep, _advice = result.err.partition(" · ")
    assert reason.rstrip("\n") == f"salescli: {row['reason']}"
    assert result.err.count("\n") == 1
    assert row["action"] == " ".join(line.split()[:2])
    (employee,) = [e for e in after["employee"] if e["id"] == row["actor_id"]]
    assert employee["code"] == who


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("contract draft Nobody", 65),
        ("contract show C-99", 65),
        ("contract draft H1 --on 2099-01-01", 65),
        ("contract draft", 2),
        ("contract fly", 2),
    ],
)
def test_a_mistake_is_no_refusal(salescli: Program, traded: Path, line: str, code: int) -> None:
    with as_it_was(traded):
        assert salescli(f"--as kim {line}").exit_code == code


def test_a_refusal_keeps_hostile_words_out_of_its_line(salescli: Program, traded: Path) -> None:
    result = salescli(["--as", "kim", "contract", "confirm", "C-1\x1b[2J\nC-2"])

    assert (result.exit_code, result.err.count("\n")) == (65, 1)
    assert "\x1b" not in result.err
    assert dump(traded)["refusal"] == []
