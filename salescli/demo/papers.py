"""How the papers of the demonstration are filed, and invoices handed over, in time (R9, R10)."""

from salescli.demo.lines import Agenda
from salescli.demo.roster import Planner, Roster
from salescli.policy.kinds import HandOver

_SIGNERS = ("구매 담당자", "경리 담당자", "대표자")
_MEANS = (HandOver.ELECTRONIC, HandOver.ELECTRONIC, HandOver.POST, HandOver.IN_PERSON)
_USUAL_DAYS = (1, 1, 2, 3)
"""Working days from the issue until the customer signs, within the setting's three."""


class Papers(Planner):
    """Puts on the agenda what follows the issue of each invoice, where no script tells it."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        super().__init__(agenda, roster)
        self._agenda = agenda

    def plan(self) -> None:
        """Plan what is filed and handed over."""
        self._requests()
        self._vouchers()
        self._invoices()

    def _requests(self) -> None:
        """Plan the filing of every goods request on the day of its approval (R10)."""
        others = {f"${line.name}" for line in self._agenda.of("ship correct")}
        others |= {line.words[2] for line in self._agenda.of("ship reject")}
        others |= {
            line.words[2] for line in self._agenda.of("archive put") if "class" not in line.options
        }
        for line in self._agenda.of("ship approve"):
            name, day = line.words[2], line.at.date()
            if day >= self.seed.visits_since and name not in others:
                luck = self.luck(f"request {name}")
                place = f"{day.year}년 요청서 철"
                clerk = self.roster.clerk(luck, day)
                self.put(luck.moment(day, line.at), clerk, "archive put", name, place=place)

    def _vouchers(self) -> None:
        """Plan the filing of every voucher that came with neither goods nor receipt (R9)."""
        with_goods = [*self._agenda.of("ship dispatch"), *self._agenda.of("ship receipt")]
        told = {line.words[2] for line in with_goods if "voucher" in line.options}
        told |= {
            line.words[2] for line in self._agenda.of("archive put") if "class" in line.options
        }
        for line in self._agenda.of("ship receipt"):
            name, day = line.words[2], line.at.date()
            if day >= self.seed.visits_since and name not in told:
                luck = self.luck(f"voucher {name}")
                self.put(
                    luck.moment(day, line.at),
                    self.roster.clerk(luck, day),
                    "archive put",
                    name,
                    class_="voucher",
                    reference=f"인수 {luck.between(10_000, 99_999)}",
                )

    def _invoices(self) -> None:
        """Plan the filing and the handing over of every invoice that is issued."""
        told = {
            (line.command, line.words[2])
            for command in ("invoice file", "invoice hand-over")
            for line in self._agenda.of(command)
        }
        for line in self._agenda.of("invoice issue"):
            name, day = line.words[2], line.at.date()
            luck = self.luck(f"papers {name}")
            if ("invoice file", name) not in told:
                place = f"{day.year}년 송장 철"
                at = luck.moment(day, line.at)
                self.put(at, self.roster.clerk(luck, day), "invoice file", name, place=place)
            day = self.calendar.add_working(day, luck.choose(_USUAL_DAYS))
            if ("invoice hand-over", name) not in told:
                self.put(
                    luck.moment(day),
                    self.roster.clerk(luck, day),
                    "invoice hand-over",
                    name,
                    signed_by=luck.choose(_SIGNERS),
                    means=luck.choose(_MEANS),
                )
