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
from tests.oracle.closed import Weeks
from tests.oracle.ledger import Ledger
from tests.oracle.moves import FIRST, KEEPERS, LAST, MANAGERS, Move, Moves, manages, named
from tests.oracle.trade import Trade

THRESHOLD = 1_000_000

TRADE = 0.4
"""How often goods or money move, once there is a contract in force."""

PAPERS = 8
"""How many of them are tried on Monday for the week before."""

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


LINES = """
    SELECT position, product.code AS product, quantity
    FROM contract_line JOIN product ON product.id = contract_line.product_id
    WHERE contract_id = ? AND dropped = 0
    ORDER BY position
"""


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
    moves: Moves = field(init=False)
    trade: Trade = field(init=False)
    ledger: Ledger = field(default_factory=Ledger)
    day: date = FIRST
    words: dict[int, list[Word]] = field(default_factory=dict)
    flags: dict[int, set[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    weeks: Weeks = field(init=False)
    in_force: set[int] = field(default_factory=set)
    beyond: int = 0
    """How many came into force above the threshold."""

    def __post_init__(self) -> None:
        self.program = Program(self.path).on(FIRST)
        self.moves = Moves(self.random)
        self.weeks = Weeks(self.program, self.ledger, self.rows)
        self.trade = Trade(self.random, self.ledger, lambda id_: self.rows(LINES, id_))
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
            if self.day.weekday() == 0:
                self._enter_papers(self.day - timedelta(days=3))
            for _move in range(moves):
                self._try()
            self.wrong += [f"{self.day}: {why}" for why in self.weeks.look_back()]
            if self.day.weekday() == 5:
                self.weeks.close(self.day)
            tomorrow = self.day + timedelta(days=1)
            awaited = tomorrow.weekday() in {0, 5} or tomorrow == MANAGERS["han"][0]
            self.day = tomorrow + timedelta(days=0 if awaited else self.random.choice((0, 0, 0, 1)))

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Read plain rows from the file."""
        with raw(self.path) as connection:
            return [dict(row) for row in connection.execute(sql, values)]

    def content(self, id_: int) -> str:
        """Return what somebody who reads a contract agrees to."""
        (row,) = [row for row in self.rows(CONTRACTS) if row["id"] == id_]
        told = {key: row[key] for key in ("customer", "payment_days", "deliver_by", "total")}
        parts = {name: self.rows(sql, id_) for name, sql in PARTS.items()}
        return json.dumps([told, parts], sort_keys=True)

    # What was done

    def _try(self) -> None:
        contracts = self.rows(CONTRACTS)
        trade = self.trade.next(self.day, contracts) if self.random.random() < TRADE else None
        self._tried(trade or self.moves.next(self.day, contracts), contracts)

    def _enter_papers(self, friday: date) -> None:
        """Let clerks and others enter what they still have of a week that has closed."""
        for _paper in range(PAPERS):
            contracts = self.rows(CONTRACTS)
            if move := self.trade.next(friday, contracts):
                self._tried(move, contracts)

    def _tried(self, move: Move, contracts: list[dict[str, Any]]) -> None:
        tried = self.program(str(move))
        words = shlex.split(move.line)
        of = {named(row): row for row in contracts}.get(words[2])
        if of:
            self.moves.refusals[named(of)] = tried.err if tried.exit_code else ""
        if tried.exit_code == 0 and words[0] in {"ship", "invoice", "collect"}:
            told = self._traded(move, words, tried.out, contracts)
            self.wrong += [f"{self.day}: {move}: {why}" for why in told]
        elif tried.exit_code == 0:
            self._done(move, words, of)

    def _traded(
        self, move: Move, words: list[str], told: str, contracts: list[dict[str, Any]]
    ) -> Iterator[str]:
        """Enter what was done with goods or money in the books; yield what speaks against it."""
        yield from self._entered(move)
        if words[1] not in {"request", "apply"}:
            yield from self.ledger.went_on(move, self.day)
            return
        numbers = [word.partition("=")[0] for word in words[2:]]
        of = [row for row in contracts if row["number"] in numbers]
        for row in of:
            yield from self._trespassed(row, move)
        lines = {
            line["position"]: (line["product"], line["quantity"] // 1000)
            for line in self.rows(LINES, of[0]["id"])
        }
        yield from self.ledger.begun(move, told, of, lines)

    def _done(self, move: Move, words: list[str], of: dict[str, Any] | None) -> None:
        told = f"{self.day}: {move}"
        if words[0] == "contract" and of:
            self.wrong += [f"{told}: {why}" for why in self._wrong(of, move, words)]
        for row in self.rows(CONTRACTS):
            if row["effective_on"] and row["id"] not in self.in_force:
                self.in_force.add(row["id"])
                self.wrong += [f"{told}: {why}" for why in self._came_into_force(row, move)]

    def _wrong(self, row: dict[str, Any], move: Move, words: list[str]) -> Iterator[str]:
        """Yield what the regulation has against a move that was done; note what was said by it."""
        id_, verb, who = row["id"], words[1], move.who
        yield from self._entered(move)
        if verb == "decide":
            if who != "ceo":
                yield "the leader's word was another's"
            word = Word("--no" not in words, self.content(id_), bool(row["effective_on"]))
            self.words.setdefault(id_, []).append(word)
        if verb in {"confirm", "settle", "consent"}:
            yield from self._decided(row, who, move.on)
        if verb == "flag" and "--lift" not in words:
            self.flags.setdefault(id_, set()).add(who)
        elif verb == "flag":
            yield from self._lifted(row, who, words)
        yield from self._trespassed(row, move)

    def _entered(self, move: Move) -> Iterator[str]:
        if (self.day - move.on).days > 7:
            yield "entered later than a week"
        if move.who != move.typed and (move.typed != "lee" or not move.paper):
            yield "not typed by a clerk from paper"

    def _trespassed(self, row: dict[str, Any], move: Move) -> Iterator[str]:
        sells = {"kim", *MANAGERS} - {one for one in MANAGERS if manages(one, self.day)}
        if move.typed in sells - {row["seller"], KEEPERS[row["customer"]]}:
            yield "written in another's"

    def _lifted(self, row: dict[str, Any], who: str, words: list[str]) -> Iterator[str]:
        flags = self.flags.get(row["id"], set())
        lifted = {words[words.index("--of") + 1]} if "--of" in words else set(flags)
        if len(lifted) != 1 or not lifted <= flags:
            yield "lifted without saying which"
        if lifted & {"ceo", who} or who in {row["author"], row["seller"]}:
            yield "lifted by whom it is not for"
        if who != "ceo" and not manages(who, self.day):
            yield "lifted by who decides nothing"
        flags -= lifted

    def _decided(self, row: dict[str, Any], who: str, on: date) -> Iterator[str]:
        own = {row["author"], row["seller"]}
        if who in own:
            yield "decided by one of its own people"
        if any(manages(one, on) for one in own) and who != "ceo":
            yield "a manager's own was not the leader's"
        if who != "ceo" and not (manages(who, on) and manages(who, self.day)):
            yield "decided by who does not manage on both days"

    def _came_into_force(self, row: dict[str, Any], move: Move) -> Iterator[str]:
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
        if move.who == "ceo" and move.line.startswith("contract confirm "):
            return  # The leader in the manager's place brings an order into force alone.
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
