"""How the demonstration is paid: invoices over deliveries, payments of all kinds (D12, W5)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from salescli.demo.deals import Deal
from salescli.demo.deliveries import Delivery
from salescli.demo.lines import Agenda
from salescli.demo.roster import Luck, Planner, Roster
from salescli.policy.kinds import INSTRUMENTS, Method
from salescli.policy.roles import Role

_SOON = (0, 1, 1, 2)
"""Working days from one step to the next."""
_ISSUED = (0, 1, 1, 1)
"""From the application to the issue of an invoice, in time (D12)."""
_CONFIRMED = (0, 0, 1, 1)
"""From the application for a payment to either confirmation, in time (W5.3)."""
_BEFORE_PAYDAY = timedelta(days=12)
_DAY = timedelta(days=1)
_WON = 10_000
"""What part payments are rounded to."""
_MINUTE = timedelta(minutes=1)
_BANKS = ("농협은행", "기업은행", "국민은행", "신한은행")
_TERMS = (30, 60, 90)
"""Days until a bill matures."""
_TAX_PAYER = 41_000_026
_MANY = 99_999_999


@dataclass
class Payment:
    """Money to come on a day for some deals, perhaps for named invoices."""

    day: date
    after: datetime | None
    deal: Deal
    """The deal that is paid first."""
    amounts: Counter[str]
    """Minor units by the name of a deal."""
    sellers: dict[str, str]
    invoices: list[str]
    authors: set[str]


class Money(Planner):
    """Puts invoices and payments on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        super().__init__(agenda, roster)
        self._payments: list[Payment] = []

    def plan(self, deal: Deal, deliveries: Sequence[Delivery]) -> None:
        """Plan the invoices of a deal, after each delivery or over several, and who pays when."""
        rest, amount = self._prepaid(deal), 0
        for n, delivery in enumerate(deliveries, 1):
            amount += delivery.amount
            day = self.calendar.add_working(delivery.sent.date(), deal.luck.choose(_SOON))
            if any(day >= d.sent.date() and _month(d) == _month(delivery) for d in deliveries[n:]):
                continue
            name = f"{deal.name}.i{n}"
            issued = self._invoiced(deal, name, day, delivery.sent)
            used = min(rest, amount)
            if used < amount:
                self._paid(deal, name, issued.date(), amount - used)
            rest, amount = rest - used, 0

    def _prepaid(self, deal: Deal) -> int:
        amount = deal.total * deal.prepaid // 100
        if amount != deal.total:
            amount = amount // _WON * _WON
        if amount:
            self._comes(deal, deal.signed, amount, after=deal.signing)
        return amount

    def _comes(
        self, deal: Deal, day: date, amount: int, invoice: str = "", after: datetime | None = None
    ) -> None:
        amounts, sellers = Counter({deal.name: amount}), {deal.name: deal.salesperson}
        invoices = [f"${invoice}"] if invoice else []
        self._payments.append(Payment(day, after, deal, amounts, sellers, invoices, {deal.author}))

    def _invoiced(self, deal: Deal, name: str, day: date, after: datetime) -> datetime:
        """Plan an invoice; return the moment of its issue."""
        luck = deal.luck
        by = self.roster.clerk(luck, day)
        if luck.happens("sales_applies"):
            by = self.roster.seller(luck, deal.salesperson, day)
        at = luck.moment(day, after)
        self.put(at, by, "invoice apply", f"${deal.name}", name=name)
        day = self.calendar.add_working(day, luck.choose(_ISSUED))
        tax = f"{day:%Y%m%d}-{_TAX_PAYER}-{luck.between(0, _MANY):08d}"
        finance = self.roster.one(Role.FINANCE)
        return self.put(luck.moment(day, at), finance, "invoice issue", f"${name}", tax_number=tax)

    def _paid(self, deal: Deal, invoice: str, issued: date, amount: int) -> None:
        """Plan when an invoice is paid: soon, late, in two parts or never."""
        luck, pays = deal.luck, deal.account.row["pays"]
        if luck.happens(f"never_{pays}"):
            return
        late = luck.between(*self.seed.company["pays"][pays])
        day = max(issued + timedelta(days=deal.payment_days + late), issued + _DAY)
        parts = [amount]
        if luck.happens("in_two_payments") and (first := amount * 6 // 10 // _WON * _WON):
            parts = [first, amount - first]
        for part in parts:
            day = self._payday(deal.account.payday, day, issued)
            named = invoice if luck.happens("names_invoice") else ""
            self._comes(deal, day, part, named)
            day += timedelta(days=luck.between(10, 40))

    def _payday(self, payday: int | None, day: date, issued: date) -> date:
        """Return the working day on which somebody pays who wants to pay on a day."""
        if payday is not None:
            earliest = max(day - _BEFORE_PAYDAY, issued + _DAY)
            day = earliest.replace(day=payday)
            if day < earliest:
                day = (day.replace(day=28) + timedelta(days=4)).replace(day=payday)
        return self.working(day)

    def payments(self) -> list[Payment]:
        """Plan all payments; an account pays what falls on one payday together."""
        together: dict[tuple[str, date, int], Payment] = {}
        for n, payment in enumerate(self._payments, 1):
            account = payment.deal.account
            alone = 0 if account.payday and not payment.after else n
            first = together.setdefault((account.code, payment.day, alone), payment)
            if first is not payment:
                first.amounts += payment.amounts
                first.authors |= payment.authors
                first.sellers |= payment.sellers
                first.invoices += payment.invoices
        for number, payment in enumerate(together.values()):
            self._collected(payment, f"p{number}")
        return list(together.values())

    def _collected(self, payment: Payment, name: str) -> None:
        deal, luck = payment.deal, payment.deal.luck
        method = luck.weighed(list(Method), self.seed.company["methods"][deal.account.kind])
        by = self.roster.seller(luck, deal.salesperson, payment.day)
        if luck.happens("clerk_applies"):
            by = self.roster.clerk(luck, payment.day)
        at = luck.moment(payment.day, payment.after)
        paper = _instrument(luck) if method in INSTRUMENTS else None
        if paper:
            self._registered(payment, f"{name}.t", method, paper, at - _MINUTE)
        at = self.put(
            at,
            by,
            "collect apply",
            *(f"${deal}={amount}" for deal, amount in payment.amounts.items()),
            name=name,
            method=method,
            instrument=paper,
            invoice=payment.invoices,
        )
        sales_first = not luck.happens("finance_first")
        days = sorted(luck.choose(_CONFIRMED) for _each in range(2))
        for ours, later in zip((sales_first, not sales_first), days, strict=True):
            day = self.calendar.add_working(payment.day, later)
            confirmer = self._confirmer(luck, day, by) if ours else self.roster.one(Role.FINANCE)
            if confirmer == self.boss and self.boss in payment.authors:
                confirmer = self.roster.one(Role.LEADER)
            at = self.put(luck.moment(day, at), confirmer, "collect confirm", f"${name}")

    def _registered(
        self, payment: Payment, name: str, method: Method, paper: str, at: datetime
    ) -> None:
        """Plan that a clerk registers what a customer pays with; a bill matures later (R12)."""
        luck = self.luck(f"register {name}")
        bill = method is Method.ACCEPTANCE_BILL
        self.put(
            at,
            self.roster.clerk(luck, payment.day),
            "instrument register",
            payment.deal.account.code,
            name=name,
            kind=method,
            instrument=paper,
            bank=luck.choose(_BANKS),
            amount=sum(payment.amounts.values()),
            issued=payment.day if bill else None,
            matures=payment.day + timedelta(days=luck.choose(_TERMS)) if bill else None,
        )

    def _confirmer(self, luck: Luck, day: date, author: str) -> str:
        """Return who confirms for the sales department: not who has applied."""
        others = [code for code in self.roster.clerks(day) if code != author]
        prefers = luck.happens("manager_confirms")
        if self.roster.there(self.boss, day) and (prefers or not others):
            return self.boss
        return luck.choose(others)


def _month(delivery: Delivery) -> tuple[int, int]:
    """Return the month in which goods go out: each has invoices of its own (D12)."""
    return delivery.sent.year, delivery.sent.month


def _instrument(luck: Luck) -> str:
    return f"{luck.choose(('자가', '나다', '바마'))}{luck.between(0, _MANY):08d}"
