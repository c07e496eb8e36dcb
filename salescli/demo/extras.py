"""Contracts of the demonstration told one by one: talks, orders, amendments, cancellations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.demo.agenda import Agenda, Luck, Roster
from salescli.demo.keepers import Keepers
from salescli.engine import find
from salescli.engine import major as _major
from salescli.engine.steps import label
from salescli.policy.roles import Role
from salescli.policy.states import ContractMeans
from salescli.services import contract

if TYPE_CHECKING:
    from salescli.demo.deals import Deal
    from salescli.engine.work import Work

_DRAFTS, _DECIDES, _SIGNS = time(9, 5), time(10, 5), time(11, 5)
_STEP = timedelta(minutes=3)


@dataclass
class Extra:
    """A contract that the seed tells step by step."""

    row: Mapping[str, Any]
    person: str
    number: str = ""


class Extras:
    """Puts them on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster, keepers: Keepers) -> None:
        self._agenda = agenda
        self._roster = roster
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        self._keepers = keepers

    def plan(self, deals: list["Deal"]) -> None:
        """Plan what the seed names, and the amendments of the first deals that allow one."""
        accounts = {account.code: account for account in self._seed.accounts}
        for row in self._seed.selling["extra"]:
            account = accounts[row["customer"]]
            self._extra(Extra(row, self._keepers.keeper(account, row["drafted"])))
        days = [row["after"] for row in self._seed.selling["amendment"]]
        for after in days:
            deal = next(d for d in deals if d.signed >= after and not (d.breach or d.filed))
            self._amended(deal)

    def _boss(self, luck: Luck, day: date) -> Any:  # noqa: ANN401 - whose hand it is
        return self._roster.manager(luck, day)

    def _extra(self, extra: Extra) -> None:
        row, put = extra.row, self._agenda.put
        luck = Luck(f"extra {row['customer']} {row['drafted']}", self._seed.company["chance"])
        at = datetime.combine(row["drafted"], _DRAFTS)
        hand = self._roster.seller(luck, extra.person, row["drafted"])
        put(at, "contract draft", hand, partial(_draft, extra))
        if "talks" in row:
            self._talked(extra, luck)
        put(at + _STEP, "contract line", hand, partial(_line, extra))
        if row.get("flagged"):
            clerk = self._roster.clerk(luck, row["drafted"])
            put(at + 2 * _STEP, "contract flag", clerk, partial(_flag, extra))
        if "confirmed" in row:
            self._confirmed(extra, luck)
        if "paper" in row:
            self._filed(extra, luck, row["paper"])
        if "cancelled" in row:
            when = datetime.combine(row["cancelled"], time(16, 5))
            boss = self._boss(luck, row["cancelled"])
            put(when, "contract cancel", boss, partial(_cancel, extra))

    def _talked(self, extra: Extra, luck: Luck) -> None:
        day = extra.row["drafted"]
        at = datetime.combine(day, _DECIDES)
        self._agenda.put(at, "contract consent", self._boss(luck, day), partial(_consent, extra))
        for on in extra.row["talks"]:
            when = datetime.combine(on, time(15, 5))
            hand = self._roster.seller(luck, extra.person, on)
            self._agenda.put(when, "contract negotiate", hand, partial(_talk, extra))

    def _confirmed(self, extra: Extra, luck: Luck) -> None:
        day, put = extra.row["confirmed"], self._agenda.put
        at = datetime.combine(day, _DECIDES)
        hand = self._roster.seller(luck, extra.person, day)
        put(at, "contract submit", hand, partial(_submit, extra))
        leader = self._roster.one(Role.LEADER)
        put(at + _STEP, "contract decide", leader, partial(_consult, extra))
        put(at + 2 * _STEP, "contract confirm", self._boss(luck, day), partial(_confirm, extra))

    def _filed(self, extra: Extra, luck: Luck, day: date) -> None:
        at = datetime.combine(day, _SIGNS)
        hand = self._roster.seller(luck, extra.person, day)
        self._agenda.put(at, "contract sign", hand, partial(_sign, extra))
        clerk = self._roster.clerk(luck, day)
        self._agenda.put(at + _STEP, "contract archive", clerk, partial(_archive, extra))

    def _amended(self, deal: "Deal") -> None:
        """Give the customer more days to pay, by a version of the contract that all sign."""
        luck = Luck(f"amendment {deal.account.code}", self._seed.company["chance"])
        day = self._calendar.add_working(deal.signed, 3)
        extra = Extra({}, deal.salesperson)
        hand = self._roster.seller(luck, deal.salesperson, day)
        boss, clerk = self._boss(luck, day), self._roster.clerk(luck, day)
        leader, put = self._roster.one(Role.LEADER), self._agenda.put
        at = datetime.combine(day, _DRAFTS)
        steps = (
            ("contract amend", hand, partial(_amend, extra, deal)),
            ("contract submit", hand, partial(_submit, extra)),
            ("contract settle", boss, partial(_settle, extra)),
            ("contract decide", leader, partial(_consult, extra)),
            ("contract confirm", boss, partial(_confirm, extra)),
            ("contract sign", hand, partial(_sign, extra)),
            ("contract archive", clerk, partial(_archive, extra)),
        )
        for action, by, act in steps:
            at = put(at + _STEP, action, by, act)


def _draft(extra: Extra, work: "Work") -> None:
    own = work.actor.code == extra.person
    made = contract.draft(
        work,
        extra.row["customer"],
        means=ContractMeans(extra.row.get("means", "written")),
        salesperson=None if own else extra.person,
        deliver_by=extra.row.get("deliver_by"),
    )
    extra.number = label(made)


def _line(extra: Extra, work: "Work") -> None:
    contract.line(work, extra.number, extra.row["product"], quantity=extra.row["quantity"] * 1000)


def _flag(extra: Extra, work: "Work") -> None:
    contract.flag(work, extra.number, reason="새 거래 조건이라 경영진 검토가 필요함")


def _consent(extra: Extra, work: "Work") -> None:
    contract.consent(work, extra.number)


def _talk(extra: Extra, work: "Work") -> None:
    asked = extra.row.get("asked")
    contract.negotiate(work, extra.number, "단가와 납기를 협의함", open_point=asked)


def _submit(extra: Extra, work: "Work") -> None:
    extra.number = str(contract.submit(work, extra.number).number)


def _settle(extra: Extra, work: "Work") -> None:
    contract.settle(work, extra.number)


def _consult(extra: Extra, work: "Work") -> None:
    if extra.row.get("flagged") or _major.exceeds(
        work, find.document(work, models.Contract, extra.number)
    ):
        contract.decide(work, extra.number)


def _confirm(extra: Extra, work: "Work") -> None:
    contract.confirm(work, extra.number)


def _sign(extra: Extra, work: "Work") -> None:
    contract.sign(work, extra.number)


def _archive(extra: Extra, work: "Work") -> None:
    contract.archive(work, extra.number, place=f"{work.on.year}년 변경·주문 철")


def _cancel(extra: Extra, work: "Work") -> None:
    contract.cancel(work, extra.number, reason=extra.row["reason"])


def _amend(extra: Extra, deal: "Deal", work: "Work") -> None:
    days = deal.payment_days + 15
    extra.number = label(contract.amend(work, deal.number, payment_days=days))
