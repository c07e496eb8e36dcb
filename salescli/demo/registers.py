"""The registers of the demonstration: staff, calendar, products, accounts, as they change."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salescli.demo.agenda import Agenda, Luck, Roster
from salescli.policy.roles import Role
from salescli.policy.states import CustomerKind
from salescli.services.register import calendar, customer, product, staff

if TYPE_CHECKING:
    from salescli.demo.seed import Account, Article, Away, Person
    from salescli.engine.work import Work

SETUP = "setup"
"""Whose hand enters the first employee."""

_OPENING = time(8, 30)
_CLOSING = time(18, 20)
_STEP = timedelta(seconds=4)


class Registers:
    """Puts all entries of the registers on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self._agenda = agenda
        self._seed = roster.seed
        self._roster = roster
        self._luck = Luck("registers", roster.seed.company["chance"])
        self._last: dict[date, datetime] = {}

    def plan(self) -> None:
        """Plan the opening of the books and every later entry."""
        self._staff()
        self._calendar()
        self._products()
        self._accounts()
        self._later()

    def _next(self, day: date, opening: time = _OPENING) -> datetime:
        """Return the next free moment of a day for typing registers."""
        start = datetime.combine(day, opening)
        self._last[day] = max(self._last.get(day, start) + _STEP, start)
        return self._last[day]

    def _staff(self) -> None:
        admin = self._roster.one(Role.ADMIN)
        for person in sorted(self._seed.staff, key=lambda p: p.code != admin):
            by = SETUP if person.code == admin else admin
            self._agenda.put(self._next(person.begins), "staff add", by, partial(_employ, person))
            if person.ends is not None:
                at = self._next(person.ends, _CLOSING)
                self._agenda.put(at, "staff end", admin, partial(_leave, person))

    def _calendar(self) -> None:
        for day, name, announced in self._seed.holidays:
            by = self._roster.one(Role.ADMIN)
            self._agenda.put(
                self._next(announced), "calendar holiday", by, partial(_holiday, day, name)
            )

    def _products(self) -> None:
        manager = self._roster.one(Role.MANAGER)
        for article in self._seed.articles:
            self._agenda.put(
                self._next(article.since),
                "product add",
                self._roster.clerk(self._luck, article.since),
                partial(_list, article),
            )
            for day in article.days[1:]:
                if article.until is None or day <= article.until:
                    self._agenda.put(
                        self._next(day), "product price", manager, partial(_reprice, article, day)
                    )
            if article.until is not None:
                clerk = self._roster.clerk(self._luck, article.until)
                self._agenda.put(
                    self._next(article.until), "product edit", clerk, partial(_discontinue, article)
                )

    def _accounts(self) -> None:
        for account in self._seed.accounts:
            day = account.since
            if not self._seed.calendar.is_working(day):
                day = self._seed.calendar.next_working(day)
            clerk = self._roster.clerk(self._luck, day)
            new = day > self._seed.first and self._roster.there(account.salesperson, day)
            by = account.salesperson if new else clerk
            self._agenda.put(
                self._next(day), "customer add", by, partial(_register, account, own=new)
            )
            if new and (account.payment_days or account.discount_limit_bp):
                self._agenda.put(self._next(day), "customer edit", clerk, partial(_terms, account))

    def _later(self) -> None:
        manager = self._roster.one(Role.MANAGER)
        for given in self._seed.handovers:
            self._agenda.put(
                self._next(given.on, _CLOSING),
                "customer edit",
                manager,
                partial(_hand_over, given.customer, given.salesperson),
            )
        for block in self._seed.company["blocks"]:
            stop = partial(_block, block["customer"], block["reason"])
            self._agenda.put(self._next(block["on"]), "customer block", manager, stop)
        for away in self._seed.absences:
            clerk = self._roster.clerk(self._luck, away.first)
            self._agenda.put(self._next(away.first), "staff absence", clerk, partial(_away, away))


def _employ(person: "Person", work: "Work") -> None:
    staff.add(work, person.code, person.name, person.role, region=person.region)


def _leave(person: "Person", work: "Work") -> None:
    staff.end(work, person.code)


def _away(away: "Away", work: "Work") -> None:
    staff.absence(
        work, away.who, away.kind, from_on=away.first, until_on=away.last, reason=away.reason
    )


def _holiday(day: date, name: str, work: "Work") -> None:
    calendar.holiday(work, day, name)


def _list(article: "Article", work: "Work") -> None:
    product.add(
        work,
        article.code,
        article.name,
        unit=article.unit,
        price=article.price(work.on),
        discount_limit_bp=article.discount_limit_bp,
        spec=article.spec,
        category=article.category,
    )


def _reprice(article: "Article", day: date, work: "Work") -> None:
    product.price(work, article.code, article.price(day))


def _discontinue(article: "Article", work: "Work") -> None:
    product.edit(work, article.code, discontinued=True)


def _register(account: "Account", work: "Work", *, own: bool) -> None:
    customer.add(
        work,
        account.code,
        account.name,
        CustomerKind(account.kind),
        salesperson=account.salesperson,
        payment_days=None if own else account.payment_days,
        discount_limit_bp=None if own else account.discount_limit_bp,
        region=account.region,
        address=account.address,
        contact=account.contact,
        position=account.position,
        phone=account.phone,
    )


def _terms(account: "Account", work: "Work") -> None:
    customer.edit(
        work,
        account.code,
        payment_days=account.payment_days,
        discount_limit_bp=account.discount_limit_bp,
    )


def _hand_over(code: str, salesperson: str, work: "Work") -> None:
    customer.edit(work, code, salesperson=salesperson)


def _block(code: str, reason: str, work: "Work") -> None:
    customer.block(work, code, reason=reason)
