"""How the months of the demonstration's people are appraised (MD2, F6)."""

from datetime import date, datetime, time, timedelta

from salescli.demo.lines import Hand
from salescli.demo.roster import Planner
from salescli.policy.period import month_of

_AT = time(16, 30)
_STEP = timedelta(minutes=2)
_AFTER = 3
"""How many working days after a month's end it is appraised: by when F6 is due, it is there."""
_GRADES = ((90, "A"), (80, "B"), (70, "C"), (0, "D"))
_SCORES = 62, 97


class Appraising(Planner):
    """Puts the appraisals of each month on the agenda, from when visits are watched."""

    def plan(self) -> None:
        """Plan what the manager thinks of each salesperson, and the leader of the manager."""
        month = month_of(date.fromisoformat(self.seed.company["settings"]["visits_since"]))
        while month.end < self.seed.stands:
            at = datetime.combine(self.calendar.add_working(month.end, _AFTER), _AT)
            for code in self.roster.sellers(month.end):
                luck = self.luck(f"appraise {code} {month.label}")
                self._appraise(at, self.roster.manager(luck, at.date()), code, month.label)
                at += _STEP
            self._appraise(at, Hand(self.leader), self.boss, month.label)
            month = month_of(month.end + timedelta(days=1))

    def _appraise(self, at: datetime, hand: Hand, code: str, month: str) -> None:
        score = self.luck(f"score {code} {month}").between(*_SCORES)
        grade = next(grade for least, grade in _GRADES if score >= least)
        self.put(at, hand, "conduct appraise", code, month=month, score=score, grade=grade)
