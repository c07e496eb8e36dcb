"""Who tries what in the month: mostly the honest next step of a document, often something else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 27)
"""So short that all documents of it are within thirty days of each other."""

MANAGERS = {"park": (FIRST, date(2026, 3, 15)), "han": (date(2026, 3, 16), LAST)}
"""Who manages from when until when; before and after, both sell."""

PEOPLE = ("kim", "han", "lee", "park", "ceo", "choi")
BY = {"confirm", "decide", "settle", "consent"}
"""What is decided on paper as well."""

KEEPERS = {"H1": "kim", "H2": "kim", "E1": "han"}
"""The accounts and whose they are; H1 and H2 are two of one firm."""

_TERMS = (" --payment-days 60", " --payment-days 0", " --payment-days 3")

NAMES = ("한솔농협", "한솔농협", "남해상사", "서해상사")
"""What H2 is called from now on: as H1, or as if it were another firm."""

_NEXT = {
    "draft": ("line", "submit", "submit"),
    "negotiating": ("line", "submit", "submit"),
    "submitted": ("confirm",),
    "confirmed": ("sign",),
    "ordered": ("sign", "sign", "amend"),
    "signed": ("archive",),
    "archived": ("amend",),
    "in_delivery": ("amend",),
}
"""State to the steps that are next in it; in others nothing is."""

_OTHERS = (
    *("line", "submit", "consent", "confirm", "settle", "sign", "amend", "cancel", "return"),
    *("flag", "unflag", "decide", "decide", "negotiate", "rename", "rename firm"),
)
"""What is tried in whatever state."""

_HINTS = (
    ("no rejected deviation", "return"),
    ("every deviation", "settle"),
    ("contract consent", "consent"),
    ("the leader", "decide"),
)
"""What a refusal asks for, and the step that it asks for."""


class Move(NamedTuple):
    """A command line, who types it, for which day, and whose decision it is said to be."""

    typed: str
    line: str
    on: date
    by: str = ""
    paper: bool = False

    @property
    def who(self) -> str:
        """Whoever is said to have done it."""
        return self.by or self.typed

    def __str__(self) -> str:
        by = f" --by {self.by}" if self.by else ""
        paper = " --paper S-1" if self.paper else ""
        return f"--as {self.typed} {self.line} --on {self.on}{by}{paper}"


def manages(who: str, day: date) -> bool:
    """Say whether somebody manages on a day."""
    return who in MANAGERS and MANAGERS[who][0] <= day <= MANAGERS[who][1]


def named(row: Mapping[str, Any]) -> str:
    """Return what a command line calls a contract."""
    return row["number"] or f"C-d{row['id']}"


@dataclass
class Moves:
    """Chooses; remembers of each contract why its last step was refused."""

    random: Random
    refusals: dict[str, str] = field(default_factory=dict)

    def next(self, day: date, contracts: Sequence[Mapping[str, Any]]) -> Move:
        """Return the next step of some contract, or something else."""
        done = set() if self._chance(0.2) else {"archived", "in_delivery"}
        open_ = [row for row in contracts if row["state"] in _NEXT.keys() - done]
        if len(open_) < 2 or self._chance(0.1):
            return self._move(day, *self._draft())
        chosen = self._any(open_[-5:])
        if self._chance(0.6):
            return self._honest(day, chosen)
        verb = self._any(_OTHERS)
        ought = self._ought(verb, chosen, day)
        who = self._any(PEOPLE) if self._chance(0.6) else ought
        return self._move(day, who, self._worded(verb, named(chosen)))

    def _honest(self, day: date, chosen: Mapping[str, Any]) -> Move:
        """Return what the document needs, by whom it needs it, at times typed from paper."""
        told = self.refusals.get(named(chosen), "")
        verb = next((verb for why, verb in _HINTS if why in told), "")
        verb = verb or self._any(_NEXT[chosen["state"]])
        if not chosen["total"]:
            verb = "line"
        who, line = self._ought(verb, chosen, day), self._worded(verb, named(chosen), honest=True)
        if verb in BY and self._chance(0.15):
            return Move("lee", line, day, who, paper=True)
        return Move(who, line, day)

    def _move(self, day: date, who: str, line: str) -> Move:
        """Put a move to some day, in somebody's name."""
        on = day - timedelta(days=self._any((0, 0, 0, 0, 0, 1, 5, 9, 14)))
        if BY.isdisjoint(line.split()) or self._chance(0.6):
            return Move(who, line, on)
        return Move(who, line, on, self._any(PEOPLE), self._chance(0.5))

    def _draft(self) -> tuple[str, str]:
        account = self._any(tuple(KEEPERS))
        how = self._any(("", "", " --phone", " --salesperson park", *_TERMS))
        who = self._any(("lee", KEEPERS[account], self._any(PEOPLE)))
        return who, f"contract draft {account}{how}"

    def _ought(self, verb: str, chosen: Mapping[str, Any], day: date) -> str:
        """Return who ought to do it: the leader where the document is the manager's own."""
        manager = "park" if manages("park", day) else "han"
        own = {chosen["author"], chosen["seller"]}
        decides = "ceo" if any(manages(one, day) for one in own) else manager
        ought = {
            **dict.fromkeys(("confirm", "settle", "consent", "unflag"), decides),
            **dict.fromkeys(("cancel", "return"), manager),
            "decide": "ceo",
            "flag": self._any(("lee", "ceo", manager)),
        }
        return ought.get(verb, "lee")

    def _worded(self, verb: str, name: str, *, honest: bool = False) -> str:
        amount = self._any((1, 90, 300, 700, 1200))
        product = self._any(("B1", "N1", "W1"))
        no = "" if honest else self._any(("", " --no"))
        words = {
            "line": f"contract line {name} {product} -q {amount}",
            "decide": f"contract decide {name}{no}",
            "flag": f"contract flag {name} --reason 중대",
            "unflag": f"contract flag {name} --lift --reason 아님{self._of()}",
            "negotiate": f"contract negotiate {name} 통화",
            "archive": f"contract archive {name} --place A",
            "cancel": f"contract cancel {name} --reason 변심",
            "rename": f"product edit {product} --name {product}{self.random.randint(1, 9)}",
            "rename firm": f"customer edit H2 --name {self._any(NAMES)}",
        }
        return words.get(verb, f"contract {verb} {name}")

    def _of(self) -> str:
        return self._any(("", "", *(f" --of {who}" for who in PEOPLE)))

    def _chance(self, of: float) -> bool:
        return self.random.random() < of

    def _any(self, of: Sequence[Any]) -> Any:  # noqa: ANN401 - one of any kind
        return self.random.choice(of)
