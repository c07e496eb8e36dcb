"""How the demonstration is paid: invoices over deliveries, payments of all kinds (D12, W5)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salescli.demo.agenda import Agenda, Luck, Roster
from salescli.policy.roles import Role
from salescli.policy.states import INSTRUMENTS, Method
from salescli.services.money import collect, invoice

if TYPE_CHECKING:
    from salescli.demo.deals import Deal
    from salescli.demo.deliveries import Delivery
    from salescli.engine.work import Work

_SOON = (0, 1, 1, 2)
"""Working days from one step to the next."""
_BEFORE_PAYDAY = timedelta(days=12)
_WON = 10_000
"""What part payments are rounded to."""


@dataclass
class Bill:
    """An invoice to be, over deliveries of one deal."""

    deal: "Deal"
    issued: datetime
    amount: int
    number: str = ""


@dataclass
class Payment:
    """Money to come on a day: minor units for each deal, perhaps for a named invoice."""

    day: date
    after: datetime | None
    amounts: list[tuple["Deal", int]]
    names: list[Bill] = field(default_factory=list)
    number: str = ""

    @property
    def deal(self) -> "Deal":
        """The deal that is paid first."""
        return self.amounts[0][0]


class Money:
    """Puts invoices and payments on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self._agenda = agenda
        self._roster = roster
        self._calendar = roster.seed.calendar
        self._company = roster.seed.company
        self._payments: list[Payment] = []

    def plan(self, deal: "Deal", deliveries: Sequence["Delivery"]) -> None:
        """Plan what a deal is invoiced and paid."""
        rest = self._prepaid(deal)
        for bill in self._bills(deal, deliveries):
            used = min(rest, bill.amount)
            rest -= used
            if used < bill.amount:
                self._paid(bill, bill.amount - used)

    def _prepaid(self, deal: "Deal") -> int:
        if not deal.prepaid:
            return 0
        amount = deal.total * deal.prepaid // 100
        if amount != deal.total:
            amount = amount // _WON * _WON
        if amount:
            self._payments.append(Payment(deal.signed, deal.signing, [(deal, amount)]))
        return amount

    def _bills(self, deal: "Deal", deliveries: Sequence["Delivery"]) -> list[Bill]:
        """Plan an invoice after each delivery, or over several that follow soon."""
        luck, found, amount = deal.luck, [], 0
        for n, delivery in enumerate(deliveries, 1):
            amount += delivery.amount
            day = self._calendar.add_working(delivery.sent.date(), luck.choose(_SOON))
            if any(day >= later.sent.date() for later in deliveries[n:]):
                continue
            found.append(self._bill(deal, day, delivery.sent, amount))
            amount = 0
        return found

    def _bill(self, deal: "Deal", day: date, after: datetime, amount: int) -> Bill:
        luck, roster = deal.luck, self._roster
        by = (
            roster.seller(luck, deal.salesperson, day)
            if luck.happens("sales_applies")
            else roster.clerk(luck, day)
        )
        bill = Bill(deal, after, amount)
        at = luck.moment(day, after)
        self._agenda.put(at, "invoice apply", by, partial(_apply_invoice, bill))
        day = self._calendar.add_working(day, luck.choose(_SOON))
        bill.issued = luck.moment(day, at)
        tax = f"{day:%Y%m%d}-41000026-{luck.between(0, 99_999_999):08d}"
        finance = roster.one(Role.FINANCE)
        self._agenda.put(bill.issued, "invoice issue", finance, partial(_issue, bill, tax))
        return bill

    def _paid(self, bill: Bill, amount: int) -> None:
        """Plan when an invoice is paid: soon, late, in two parts or never."""
        deal = bill.deal
        luck, account = deal.luck, deal.account
        if account.pays in {"poor", "late"} and luck.happens(f"never_{account.pays}"):
            return
        due = bill.issued.date() + timedelta(days=deal.payment_days)
        day = max(
            due + timedelta(days=luck.between(*self._company["pays"][account.pays])),
            bill.issued.date() + timedelta(days=1),
        )
        parts = [amount]
        if luck.happens("in_two_payments") and (first := amount * 6 // 10 // _WON * _WON):
            parts = [first, amount - first]
        for part in parts:
            paid_on = self._payday(bill, day)
            names = [bill] if luck.happens("names_invoice") else []
            self._payments.append(Payment(paid_on, None, [(deal, part)], names))
            day = paid_on + timedelta(days=luck.between(10, 40))

    def _payday(self, bill: Bill, day: date) -> date:
        payday = bill.deal.account.payday
        if payday is not None:
            earliest = max(day - _BEFORE_PAYDAY, bill.issued.date() + timedelta(days=1))
            months_on = earliest.replace(day=payday)
            if months_on < earliest:
                months_on = (months_on.replace(day=28) + timedelta(days=4)).replace(day=payday)
            day = months_on
        return self._calendar.add_working(day - timedelta(days=1), 1)

    def payments(self) -> list[Payment]:
        """Plan all payments; a dealer pays what falls on one payday together."""
        together: dict[tuple[str, date, int], Payment] = {}
        for n, payment in enumerate(self._payments):
            account = payment.deal.account
            key = (account.code, payment.day, 0 if account.payday and not payment.after else n + 1)
            if key not in together:
                together[key] = payment
                continue
            merged = together[key]
            merged.amounts += payment.amounts
            merged.names += payment.names
        found = list(together.values())
        waits = self._waits(found)
        for payment in found:
            payment.amounts = _summed(payment.amounts)
            self._collected(payment, waits=payment is waits)
        return found

    def _waits(self, payments: list[Payment]) -> Payment:
        """Return the payment of which one confirmation is still to come when the clock stands."""
        latest = self._calendar.add_working(self._roster.seed.stands, -max(_SOON) - 1)
        return max((p for p in payments if p.day <= latest), key=lambda p: p.day)

    def _collected(self, payment: Payment, *, waits: bool) -> None:
        deal, agenda, roster = payment.deal, self._agenda, self._roster
        luck = deal.luck
        method = luck.weighed(list(Method), self._company["methods"][deal.account.kind])
        number = _instrument(luck, method)
        by = (
            roster.clerk(luck, payment.day)
            if luck.happens("clerk_applies")
            else roster.seller(luck, deal.salesperson, payment.day)
        )
        at = luck.moment(payment.day, payment.after)
        agenda.put(at, "collect apply", by, partial(_apply_collection, payment, method, number))
        confirm = partial(_confirm, payment)
        sales_first = not luck.happens("finance_first")
        for ours in (sales_first, not sales_first):
            day = self._calendar.add_working(at.date(), luck.choose(_SOON))
            if waits and ours is not sales_first:
                day = self._calendar.next_working(self._roster.seed.stands)
            at = luck.moment(day, at)
            agenda.put(at, "collect confirm", self._confirmer(luck, day, by, ours=ours), confirm)

    def _confirmer(self, luck: Luck, day: date, author: str, *, ours: bool) -> str:
        if not ours:
            return self._roster.one(Role.FINANCE)
        manager = self._roster.one(Role.MANAGER)
        others = [code for code in self._roster.clerks(day) if code != author]
        prefers = luck.happens("manager_confirms")
        if self._roster.there(manager, day) and (prefers or not others):
            return manager
        return luck.choose(others)


def _summed(amounts: list[tuple["Deal", int]]) -> list[tuple["Deal", int]]:
    sums: dict[int, int] = defaultdict(int)
    deals = {}
    for deal, amount in amounts:
        sums[id(deal)] += amount
        deals[id(deal)] = deal
    return [(deals[key], amount) for key, amount in sums.items()]


def _instrument(luck: Luck, method: Method) -> str | None:
    if method not in INSTRUMENTS:
        return None
    return f"{luck.choose(('자가', '나다', '바마'))}{luck.between(0, 99_999_999):08d}"


def _apply_invoice(bill: Bill, work: "Work") -> None:
    bill.number = invoice.apply(work, bill.deal.number).number


def _issue(bill: Bill, tax_number: str, work: "Work") -> None:
    invoice.issue(work, bill.number, tax_number=tax_number)


def _apply_collection(
    payment: Payment, method: Method, instrument: str | None, work: "Work"
) -> None:
    payment.number = collect.apply(
        work,
        {deal.number: amount for deal, amount in payment.amounts},
        method=method,
        instrument=instrument,
        invoices=list(dict.fromkeys(bill.number for bill in payment.names)),
    ).number


def _confirm(payment: Payment, work: "Work") -> None:
    collect.confirm(work, payment.number)
