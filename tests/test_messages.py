"""What is put into a message stays on its line, is seen whole, and keeps a password."""

from pathlib import Path

import pytest

from salescli.errors import begin
from salescli.text import LONGEST_QUOTED, LONGEST_TOLD, Sentence, _, visible
from tests._program import Program


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("plain", "plain"),
        ("한솔 (주)", "한솔 (주)"),
        (Path("/srv/a b"), "/srv/a b"),
        ("two\nlines", "two\\u000alines"),
        ("red\x1b[31m", "red\\u001b[31m"),
        ("a\u200bb\u202ec\u3164d", "a\\u200bb\\u202ec\\u3164d"),
        ("tag\U000e0041", "tag\\ue0041"),
        (7, "7"),
        (OSError(5, "bad\nnews"), "[Errno 5] bad\\u000anews"),
        ("x" * 5_000, "x" * (LONGEST_TOLD - 1) + "…"),
    ],
)
def test_a_value_in_a_message_is_visible_and_on_one_line(given: object, told: str) -> None:
    assert Sentence("{value}.").format(value=given) == f"{told}."


def test_what_is_quoted_is_cut_shorter() -> None:
    told = Sentence("{value!r} is wrong").format(value="y" * 5_000)

    assert told == f"'{'y' * (LONGEST_QUOTED - 1)}…' is wrong"
    assert Sentence("{value!r}").format(value="a\n\u200b'") == repr("a\n\u200b'")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://kim:secret@host/db", "postgresql://kim:***@host/db"),
        ("postgresql://kim:se@cr:et/x@host/db", "postgresql://kim:***@host/db"),
        (
            "postgresql://kim@host/db?password=secret&a=b",
            "postgresql://kim@host/db?password=***&a=b",
        ),
        ("postgresql://host:5432/db", "postgresql://host:5432/db"),
    ],
)
def test_the_password_of_a_url_is_hidden(salescli: Program, url: str, told: str) -> None:
    said = salescli(["--db", url, "contract", "list"])

    assert (said.exit_code, "secret" in said.err, "se@cr" in said.err) == (78, False, False)
    assert told in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["contract", "show", "C\x1b[31m-1"],
        ["contract", "list", "--\x1b[31m"],
        ["\x1b[31m"],
        ["--db", "/no/\x1b[31m\n.db", "contract", "list"],
        ["customer", "list", "--json", "--out", "/no/\x1b[31m\u202e/x.json"],
        ["--lang", "\x1b[31m", "contract", "list"],
        ["report", "F3", "--section", "\x1b[31m"],
        ["customer", "list", "--fields", "\x1b[31m"],
        ["--as", "\x1b[31m", "contract", "list"],
        ["--as", "lee", "import", "/no/\x1b[31m.csv", "--kind", "customers"],
    ],
)
@pytest.mark.usefixtures("company")
def test_no_word_steers_the_terminal_by_a_refusal(salescli: Program, words: list[str]) -> None:
    said = salescli(words)

    assert said.exit_code
    assert "\x1b" not in said.err + said.out
    told = said.err.removesuffix("\n").removesuffix(f"\nsalescli: {begin()}")
    assert visible(told) == told


@pytest.mark.usefixtures("company")
def test_a_heading_of_a_book_stays_on_its_line(salescli: Program, tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    book.write_text('Code,Name,Kind,"Re\x1b[31m\ngion",Salesperson\nA1,,x,y,\n', "utf-8")

    said = salescli(f"--as lee import {book} --kind customers")

    assert (said.exit_code, "\x1b" in said.err) == (65, False)


LONG = "z" * 2_001


@pytest.mark.parametrize(
    "line",
    [
        f"customer add A1 {LONG} --kind dealer",
        f"customer add A1 Acme --kind dealer --address {LONG}",
        f"customer add A1 Acme --kind dealer --request-id {LONG}",
        f"contract confirm C-1 --note {LONG}",
        f"contract confirm C-1 --by park --paper {LONG}",
        f"worklog write {LONG}",
        f"contract show {LONG}",
        f"contract draft H1 --salesperson {LONG}",
        f"staff edit kim --login {LONG}",
        "customer list --fields " + "z" * 5_000,
    ],
)
@pytest.mark.usefixtures("company")
def test_no_text_is_longer_than_is_read(salescli: Program, line: str) -> None:
    for who in ("lee", "admin"):
        said = salescli(f"--as {who} {line}")
        assert said.exit_code in {65, 77}, said
    assert max(map(len, said.err.splitlines())) < 1_200


@pytest.mark.usefixtures("company")
def test_a_long_text_is_taken(salescli: Program) -> None:
    salescli.done(f"--as lee customer add A1 {'z' * 200} --kind dealer --address {'y' * 2_000}")


TWINS = ["Acme\u200b", "Ac\u200dme", "Ac\u00adme", "Acme\u3164", "Acme\U000e0041", "Acme\ufe0f"]
TWINS += ["Ac\u034fme", "\ufeffAcme", "Acme\u2800", "Acme\u2060", "Acme\U000e0100", "Acme\u115f"]


@pytest.mark.parametrize("twin", TWINS, ids=ascii)
@pytest.mark.usefixtures("company")
def test_a_twin_of_a_name_is_refused(salescli: Program, twin: str) -> None:
    salescli.done("--as lee customer add A1 Acme --kind dealer")

    for words in (["add", "A2", twin, "--kind", "dealer"], ["edit", "H1", "--name", twin]):
        said = salescli(["--as", "lee", "customer", *words])
        assert (said.exit_code, "is not shown, U+" in said.err) == (65, True), said
    assert (
        salescli(["--as", "lee", "customer", "add", twin, "x", "--kind", "dealer"]).exit_code == 65
    )


@pytest.mark.parametrize(
    "name", ["(주)한솔", "有限公司 東方", "Café ☎\ufe0f", "👩\u200d🌾 Farm", "नमस्ते"]
)
@pytest.mark.usefixtures("company")
def test_a_name_that_is_seen_whole_is_taken(salescli: Program, name: str) -> None:
    salescli.done(["--as", "lee", "customer", "add", "A2", name, "--kind", "dealer"])


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
@pytest.mark.usefixtures("company")
def test_no_text_becomes_a_formula_in_a_csv(salescli: Program, tmp_path: Path, sign: str) -> None:
    """And a book that was written so is read back as it was meant."""
    salescli.done(["--as", "lee", "customer", "add", "--kind", "dealer", "--", "A1", f"{sign}1+1"])
    listed = salescli.done("customer list --format csv")
    assert f",'{sign}1+1," in listed

    book = tmp_path / "book.csv"
    book.write_text(f"Code,Name,Kind,Region,Salesperson\nA2,'{sign}x,dealer,x,\n", "utf-8")
    salescli.done(f"--as lee import {book} --kind customers")
    assert f'"{sign}x"' in salescli.done("customer list --json")


def test_a_sentence_is_filled_in_as_ever() -> None:
    assert _("{count} lines").format(count=3) == "3 lines"
    assert Sentence("{} U+{code:04X}").format("a", code=0x200B) == "a U+200B"
