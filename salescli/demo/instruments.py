"""How the instruments of the demonstration go to finance, to the bank and to their money (R12)."""

from datetime import date, timedelta

from salescli.demo.lines import Agenda, Line
from salescli.demo.roster import Luck, Planner, Roster
from salescli.policy.kinds import InstrumentKind, Placing
from salescli.policy.roles import Role

_NEXT = ("instrument deposit", "instrument bounce", "instrument clear", "instrument give-back")
_CLEARS_AT_SIGHT = (1, 2, 2)
_CLEARS_AT_MATURITY = (0, 1, 2)
"""Working days until a bank pays, within the setting's three."""
_MINUTE = timedelta(minutes=1)


class Instruments(Planner):
    """Puts on the agenda what follows the register of each instrument, unless a script tells it."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        super().__init__(agenda, roster)
        self._agenda = agenda
        self._finance = roster.one(Role.FINANCE)

    def plan(self) -> None:
        """Plan the way of every instrument that is registered."""
        told = {line.words[2] for verb in _NEXT for line in self._agenda.of(verb)}
        handed = {line.words[2] for line in self._agenda.of("instrument hand-over")}
        for line in self._agenda.of("instrument register"):
            name, luck = f"${line.name}", self.luck(f"instrument {line.name}")
            if name not in handed:
                self._handed(name, line)
            if name not in told:
                self._cleared(name, luck, line)

    def _handed(self, name: str, line: Line) -> None:
        hand = ("instrument hand-over", name)
        self.put(line.at + _MINUTE / 2, line.who, *hand, signed_by=self._finance)

    def _cleared(self, name: str, luck: Luck, line: Line) -> None:
        """Let a bill be collected or discounted and paid at maturity, others be paid at sight."""
        day = line.at.date()
        placing = Placing.COLLECTION
        paid = self.calendar.add_working(day, luck.choose(_CLEARS_AT_SIGHT))
        if line.options["kind"] == InstrumentKind.ACCEPTANCE_BILL:
            placing = luck.choose((Placing.COLLECTION, Placing.COLLECTION, Placing.DISCOUNT))
            matures = self.working(date.fromisoformat(line.options["matures"]))
            paid = self.calendar.add_working(matures, luck.choose(_CLEARS_AT_MATURITY))
        at = luck.moment(self.calendar.add_working(day, 1))
        self.put(at, self._finance, "instrument deposit", name, means=placing)
        self.put(luck.moment(paid, at), self._finance, "instrument clear", name)
