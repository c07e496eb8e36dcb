"""A month of a small company, honest and not, and what the regulation says of what came of it.

The moves are random command lines; nothing is known of the program but which of them it did. What
ought to be so is told from these, and from plain rows of the file, in Python of its own.
"""

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests._program import Program
from tests.db._rows import raw

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 27)
"""So short that all documents of it are within thirty days of each other."""

THRESHOLD = 1_000_000
MANAGERS = {"park": (FIRST, date(2026, 3, 15)), "han": (date(2026, 3, 16), LAST)}
"""Who manages from when until when; before and after, both sell."""

PEOPLE = ("kim", "han", "lee", "park", "ceo", "choi")
BY = {"confirm", "decide", "settle", "consent"}
"""What is decided on paper as well."""

FIRMS = ("H1", "E1", "H2")
"""H1 and H2 are two accounts of one firm."""

CONTRACTS = """
    SELECT contract.id, contract.number, contract.state, contract.total, contract.amends_id,
           contract.payment_days, contract.deliver_by, contract.effective_on, contract.means,
           customer.code AS customer, author.code AS author, seller.code AS seller
    FROM contract JOIN customer ON customer.id = contract.customer_id
    JOIN employee AS seller ON seller.id = contract.salesperson_id
    LEFT JOIN employee AS author ON author.id = contract.author_id
    ORDER BY contract.id
"""
PARTS = {
    "lines": "SELECT product_id, quantity, price, amount FROM contract_line WHERE contract_id = ?"
    " ORDER BY position",
    "points": "SELECT open_point, answer FROM negotiation WHERE contract_id = ? ORDER BY id",
}


class Word(NamedTuple):
    """What the leader said: yes or no, to which content, of a document in force or not yet."""

    yes: bool
    content: str
    in_force: bool


@dataclass
class Month:
    """The company, its day, and what it was seen to do."""

    path: Path
    random: Random
    program: Program = field(init=False)
    day: date = FIRST
    words: dict[int, list[Word]] = field(default_factory=dict)
    flags: dict[int, set[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    closed: dict[tuple[str, str], tuple[date, object]] = field(default_factory=dict)
    in_force: set[int] = field(default_factory=set)
    beyond: int = 0
    """How many came into force above the threshold."""

    def __post_init__(self) -> None:
        self.program = Program(self.path).on(FIRST)
        for line in (
            f"--as admin setting set major_amount {THRESHOLD}",
            "--as lee customer add H2 '한솔농협' --kind dealer --salesperson kim",
            "--as lee product add W1 와셔 --unit 개 --price 100",
        ):
            self.program.done(line)

    def live(self, moves: int) -> None:
        """Let so many moves be tried each day, and look at everything that they did."""
        while self.day <= LAST:
            self.program.on(self.day)
            if self.day == MANAGERS["han"][0]:
                self.program.done("--as ceo staff edit park --role SALES")
                self.program.done("--as ceo staff edit han --role MANAGER")
            for _move in range(moves):
                self._try(self._move())
            self._look_back()
            if self.day.weekday() == 5:
                self._close()
            self.day += timedelta(days=self.random.choice((1, 1, 1, 2)))

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Read plain rows from the file."""
        with raw(self.path) as connection:
            return [dict(row) for row in connection.execute(sql, values)]

    def manages(self, who: str, day: date) -> bool:
        """Say whether somebody manages on a day."""
        return who in MANAGERS and MANAGERS[who][0] <= day <= MANAGERS[who][1]

    def content(self, id_: int) -> str:
        """Return what somebody who reads a contract agrees to."""
        (row,) = [row for row in self.rows(CONTRACTS) if row["id"] == id_]
        told = {key: row[key] for key in ("customer", "payment_days", "deliver_by", "total")}
        parts = {name: self.rows(sql, id_) for name, sql in PARTS.items()}
        return json.dumps([told, parts], sort_keys=True)

    # Moves

    def _move(self) -> tuple[str, str]:
        """Return who does what: the next step of some contract, or something else."""
        contracts = self.rows(CONTRACTS)
        if len(contracts) < 2 or self.random.random() < 0.12:
            return self._any(PEOPLE[:3]), f"contract draft {self._any(FIRMS)}{self._how()}"
        chosen = self._any(contracts[-4:])
        name = chosen["number"] or f"C-d{chosen['id']}"
        verbs = {
            "draft": ("line", "line", "submit", "consent"),
            "negotiating": ("line", "submit"),
            "submitted": ("confirm", "confirm", "decide", "settle"),
            "confirmed": ("sign", "sign", "decide"),
            "ordered": ("amend", "ship request"),
            "signed": ("archive", "amend", "cancel"),
            "archived": ("ship request", "amend"),
            "in_delivery": ("ship request", "amend"),
        }
        always = ("flag", "unflag", "decide", "negotiate", "rename")
        verb = self._any(verbs.get(chosen["state"], always) * 5 + always)
        if not chosen["total"]:
            verb = "line"
        return self._who(verb), self._worded(verb, name)

    def _worded(self, verb: str, name: str) -> str:
        amount = self.random.choice((1, 90, 300, 700, 1200))
        product = self._any(("B1", "N1", "W1"))
        words = {
            "line": f"contract line {name} {product} -q {amount}",
            "settle": f"contract settle {name}",
            "decide": f"contract decide {name}" + self._any(("", "", " --no")),
            "flag": f"contract flag {name} --reason 중대",
            "unflag": f"contract flag {name} --lift --reason 아님",
            "negotiate": f"contract negotiate {name} 통화",
            "archive": f"contract archive {name} --place A",
            "cancel": f"contract cancel {name} --reason 변심",
            "rename": f"product edit {product} --name {product}{self.random.randint(1, 9)}",
            "ship request": f"ship request {name}",
        }
        return words.get(verb, f"contract {verb} {name}")

    def _how(self) -> str:
        return self._any(("", "", " --phone", " --salesperson park", " --payment-days 60"))

    def _who(self, verb: str) -> str:
        """Return mostly who ought to do it, sometimes anybody."""
        manager = "park" if self.manages("park", self.day) else "han"
        ought = {
            **dict.fromkeys(("confirm", "settle", "consent", "cancel"), manager),
            "decide": "ceo",
            **dict.fromkeys(("archive", "line", "submit", "sign", "rename"), "lee"),
        }
        return self._any(PEOPLE) if self.random.random() < 0.3 else ought.get(verb, "kim")

    def _any(self, of: Any) -> Any:  # noqa: ANN401 - one of any kind
        return self.random.choice(of)

    # What was done

    def _try(self, move: tuple[str, str]) -> None:
        who, line = move
        on = self.day - timedelta(days=self.random.choice((0, 0, 0, 0, 0, 0, 1, 5, 9)))
        decided = not BY.isdisjoint(line.split())
        by = self._any(PEOPLE) if decided and self.random.random() < 0.2 else None
        told = f"--as {who} {line} --on {on}"
        if by:
            told += f" --by {by}" + self._any(("", " --paper S-1"))
        before = {row["id"]: row for row in self.rows(CONTRACTS)}
        if self.program(told).exit_code == 0:
            self._done(shlex.split(line), by or who, who, on, before)

    def _done(
        self, words: list[str], who: str, typed: str, on: date, before: dict[int, dict[str, Any]]
    ) -> None:
        told = f"{self.day} on {on}: {who} ({typed}) {shlex.join(words)}"
        if words[0] == "contract" and words[1] not in {"draft", "line", "amend"}:
            number = words[2]
            (id_,) = [i for i, row in before.items() if number in {row["number"], f"C-d{i}"}]
            self.wrong += [
                f"{told}: {why}" for why in self._wrong(id_, words, who, typed, on, before)
            ]
        for row in self.rows(CONTRACTS):
            if row["effective_on"] and row["id"] not in self.in_force:
                self.in_force.add(row["id"])
                self.wrong += [f"{told}: {why}" for why in self._came_into_force(row)]

    def _wrong(
        self, id_: int, words: list[str], who: str, typed: str, on: date, before: dict[int, Any]
    ) -> Iterator[str]:
        """Yield what the regulation has against a move that was done; note what was said by it."""
        row, verb = before[id_], words[1]
        if (self.day - on).days > 7:
            yield "entered later than a week"
        if verb == "decide":
            if who != "ceo":
                yield "the leader's word was another's"
            word = Word("--no" not in words, self.content(id_), bool(row["effective_on"]))
            self.words.setdefault(id_, []).append(word)
        if verb == "confirm":
            yield from self._decided(row, who, on)
        if verb == "flag":
            self.flags.setdefault(id_, set()).add(who)
        if verb == "unflag":
            flags = self.flags.get(id_, set())
            free = {one for one in flags if one != who and (one != "ceo" or who == "ceo")}
            if not free or who in {row["author"], row["seller"]}:
                yield "lifted by its author"
            self.flags[id_] = set() if len(free) == len(flags) else flags - free
        if typed not in {who, "lee"}:
            yield "typed by no clerk"

    def _decided(self, row: dict[str, Any], who: str, on: date) -> Iterator[str]:
        own = {row["author"], row["seller"]}
        if who in own:
            yield "decided by one of its own people"
        if any(self.manages(one, on) for one in own) and who != "ceo":
            yield "a manager's own was not the leader's"
        if who != "ceo" and not (self.manages(who, on) and self.manages(who, self.day)):
            yield "decided by who does not manage on both days"

    def _came_into_force(self, row: dict[str, Any]) -> Iterator[str]:
        """Yield what is wrong with a contract that counts from now on."""
        firms = {"H1", "H2"} if row["customer"] in {"H1", "H2"} else {row["customer"]}
        root = row["amends_id"] or row["id"]
        others = [
            other
            for other in self.rows(CONTRACTS)
            if other["customer"] in firms
            and (other["amends_id"] or other["id"]) != root
            and other["amends_id"] is None
            and other["state"] not in {"draft", "negotiating", "cancelled"}
        ]
        together = row["total"] + sum(self._standing(other) for other in others)
        if together <= THRESHOLD and not self.flags.get(row["id"]):
            return
        self.beyond += 1
        words = self.words.get(row["id"], [])
        if not words:
            yield f"{together} without the leader"
        elif not words[-1].yes:
            yield f"{together} against the leader"
        elif words[-1].content != self.content(row["id"]):
            yield f"{together}, and the leader agreed to something else"
        elif words[-1].in_force:
            yield "the leader agreed to another act"

    def _standing(self, row: dict[str, Any]) -> int:
        if not row["effective_on"]:
            return int(row["total"])
        sold = "SELECT COALESCE(SUM(amount), 0) AS sold FROM posting WHERE kind = 'contracted'"
        return int(self.rows(f"{sold} AND contract_id = ?", row["id"])[0]["sold"])

    # Closed periods

    def _close(self) -> None:
        """Keep what the forms of the week that has closed say this evening."""
        for form in ("F3", "F7"):
            label = (self.day - timedelta(days=1)).strftime("%G-W%V")
            self.closed[form, label] = self.day, self._form(form, label)

    def _form(self, form: str, label: str, *more: str) -> object:
        told = self.program.done(["report", form, "--period", label, "--json", *more])
        return json.loads(told)["sections"]

    def _look_back(self) -> None:
        """Look whether a closed week is as it was, but for what was entered late and says so."""
        for (form, label), (evening, kept) in self.closed.items():
            if self._form(form, label, "--as-of", evening.isoformat()) != kept:
                self.wrong.append(f"{self.day}: {form} {label} was not so on {evening}")
            if self._form(form, label) != kept and not self._late(evening):
                self.wrong.append(f"{self.day}: {form} {label} changed, and nothing was late")

    def _late(self, evening: date) -> bool:
        """Say whether something of a day up to one was recorded after it, with both days."""
        late = "decided_on <= ? AND recorded_on > ? AND decided_on < recorded_on"
        day = evening.isoformat()
        return bool(self.rows(f"SELECT 1 FROM decision WHERE {late} LIMIT 1", day, day))
