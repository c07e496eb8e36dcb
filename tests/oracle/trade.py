"""Who tries what with goods and money in the month: mostly what goes on with what stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.ledger import Ledger, Slip
from tests.oracle.moves import KEEPERS, PEOPLE, Move, manages

_OTHERS = {
    "ship": ("approve", "dispatch", "receipt", "reject"),
    "invoice": ("issue",),
    "collect": ("confirm",),
}
_IN_FORCE = {"archived", "ordered", "in_delivery"}
_BEGINS = (*["ship request"] * 4, *["collect apply"] * 2, "invoice apply")
_METHODS = ("cash", "transfer", "cheque", "acceptance_bill", "bank_draft")
_DECIDED = {"approve", "issue", "confirm"}
"""What is decided on paper as well."""


def _in_force(row: Mapping[str, Any], day: date) -> bool:
    first = row["amends_id"] is None and row["state"] in _IN_FORCE
    return first and row["effective_on"] <= day.isoformat()


@dataclass
class Trade:
    """Chooses what happens to goods and money."""

    random: Random
    ledger: Ledger
    lines: Callable[[int], Sequence[Mapping[str, Any]]]
    brought: list[str] = field(default_factory=list)
    """Payments by instrument, as they may be applied for once the clerk has registered it."""

    def next(self, day: date, contracts: Sequence[Mapping[str, Any]]) -> Move | None:
        """Go on with some slip, or begin one for a contract that is in force."""
        if self.brought and self._chance(0.3):
            return Move("lee", f"collect apply{self._any(self.brought[-3:])}", day)
        slips = [slip for slip in self.ledger.slips.values() if slip.on <= day]
        going = [slip for slip in slips if slip.step]
        if going and self._chance(0.65):
            return self._go_on(day, self._any(going[-6:]))
        if slips and self._chance(0.1):
            return self._other(day, self._any(slips[-6:]))
        in_force = [row for row in contracts if _in_force(row, day)]
        return self._begin(day, self._any(in_force[-6:]), in_force) if in_force else None

    def _go_on(self, day: date, slip: Slip) -> Move:
        """Return what is next by whom it ought to be, often told late, at times from paper."""
        if self._chance(0.15):
            return self._other(day, slip)
        on = self._since(slip.on, day)
        who = self._ought(slip, on)
        line = self._worded(slip, slip.step)
        if slip.step in _DECIDED and who != "lee" and self._chance(0.15):
            return Move("lee", line, on, who, paper=True)
        return Move(who, line, on)

    def _other(self, day: date, slip: Slip) -> Move:
        """Return some step by somebody, on some day, whatever was done already."""
        line = self._worded(slip, self._any(_OTHERS[slip.noun]))
        on = day - timedelta(days=self._any((0, 0, 1, 5, 9, 14)))
        by = self._any(PEOPLE) if self._chance(0.4) and _DECIDED & set(line.split()) else ""
        return Move(self._any(PEOPLE), line, on, by, bool(by) and self._chance(0.5))

    def _ought(self, slip: Slip, on: date) -> str:
        manager = "park" if manages("park", on) else "han"
        if slip.step == "approve":
            return "ceo" if any(manages(one, on) for one in slip.people["begun"]) else manager
        if slip.step == "confirm":
            before = slip.people.get("confirm", set())
            sales = manager if "lee" in slip.people["begun"] | before else "lee"
            if before:
                return sales if "choi" in before else "choi"
            return str(self._any(("choi", sales)))
        return "choi" if slip.step == "issue" else "lee"

    @staticmethod
    def _worded(slip: Slip, verb: str) -> str:
        signed = " --signed-by 최과장" if verb == "receipt" else ""
        sent = " --carrier 한진" if (slip.noun, verb) == ("ship", "dispatch") else ""
        return f"{slip.noun} {verb} {slip.number}{signed}{sent}"

    def _begin(self, day: date, of: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> Move:
        verb = self._any(_BEGINS)
        if self.ledger.waits(of["number"], day) and self._chance(0.7):
            verb = "invoice apply"
        words = {
            "ship request": self._requested,
            "invoice apply": lambda of: f" {of['number']}",
            "collect apply": lambda of: self._paid(of, others),
        }
        on = self._since(date.fromisoformat(of["effective_on"]), day)
        who = self._any(("lee", "lee", KEEPERS[of["customer"]]))
        if self._chance(0.15):
            who = self._any(PEOPLE)
            on = day - timedelta(days=self._any((0, 1, 9, 14)))
        said = words[verb](of)
        if "--instrument" in said:
            self.brought.append(said)
            return Move("lee", self._register(of["customer"], said), on)
        return Move(who, f"{verb}{said}", on)

    def _requested(self, of: Mapping[str, Any]) -> str:
        lines = self.lines(of["id"])
        chosen = [line for line in lines if self._chance(0.7)] or lines
        much = ((line["position"], self._part(max(1, line["quantity"] // 1000))) for line in chosen)
        return f" {of['number']}" + "".join(f" --line {n}={q}" for n, q in much)

    @staticmethod
    def _register(customer: str, said: str) -> str:
        *parts, _method, kind, _option, paper = said.split()
        amount = sum(int(part.partition("=")[2]) for part in parts)
        paid = f"--kind {kind} --instrument {paper} --bank 농협 --amount {amount}"
        return f"instrument register {customer} {paid} --matures 2026-12-31"

    def _paid(self, of: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> str:
        same = [row for row in others if row["customer"] == of["customer"] and row is not of]
        chosen = [of, *(row for row in same[-3:] if self._chance(0.3))]
        parts = "".join(f" {row['number']}={self._part(row['total'])}" for row in chosen)
        method = self._any(_METHODS)
        if method in _METHODS[:2]:
            return f"{parts} --method {method}"
        return f"{parts} --method {method} --instrument K-{len(self.brought)}"

    def _part(self, whole: int) -> int:
        return max(1, self._any((whole, whole, whole // 2, whole // 3, whole + 1)))

    def _since(self, first: date, day: date) -> date:
        """Choose today or, as often, an earlier day that may still be written."""
        most = max(0, min((day - first).days, 4))
        return day - timedelta(days=self._any((0, self.random.randint(0, most))))

    def _chance(self, of: float) -> bool:
        return self.random.random() < of

    def _any(self, of: Sequence[Any]) -> Any:  # noqa: ANN401 - one of any kind
        return self.random.choice(of)
