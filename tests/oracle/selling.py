"""The random department sells: contracts, targets, regions, people."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from salescli import models
from salescli.engine import find
from salescli.engine.work import Work
from salescli.policy import period as periods
from salescli.policy.kinds import Measure
from salescli.policy.roles import Role
from salescli.policy.states import ContractState
from salescli.services import contract
from salescli.services.register import customer, staff, target
from tests.oracle.books import Contract, Dated, Line
from tests.oracle.walker import (
    CUSTOMERS,
    FIRST,
    HIRED,
    LIMITS,
    PRICES,
    REGIONS,
    USUAL_DAYS,
    Promise,
    Walker,
    Wish,
)


class Selling(Walker):
    """Signs contracts and keeps the registers."""

    def _contract(self, work: Work) -> bool:
        on = self._since(max(FIRST, self.today - timedelta(days=40)))
        who = self.random.choice(("kim", "han", "park", *(["yun"] if on >= HIRED["yun"] else [])))
        approver = self._approver(who)
        account = self.random.choice(list(CUSTOMERS))
        days = self.random.choice((0, 10, 30, 45))
        agreed = self.random.choice((None, None, on + timedelta(days=self._up_to(20))))
        with self._as(work, "lee", on):
            made = contract.draft(
                work, account, salesperson=who, payment_days=days, deliver_by=agreed
            )
            name, lines = f"C-d{made.id}", list(self._lines())
            for line in lines:
                contract.line(
                    work,
                    name,
                    line.product,
                    quantity=int(line.quantity * 1000),
                    discount_bp=int(line.discount * 10_000),
                )
        beyond = sum(n.discount > LIMITS[n.product] for n in lines) + (days > USUAL_DAYS)
        if beyond:
            with self._as(work, approver, on):
                contract.consent(work, name)
        with self._as(work, "lee", on):
            contract.submit(work, name)
        if self.random.random() < 0.2:
            with self._as(work, "park", on):
                contract.return_(work, name)
            self.books.departures += [(who, on, self.today, (on, self.today))] * beyond
            if self.random.random() < 0.5:
                return True
            with self._as(work, "lee", on):
                contract.submit(work, name)
        self.books.departures += [(who, on, self.today, None)] * beyond
        if self.random.random() < 0.15:
            self.submitted.append(Promise(name, name, on, parts={who: beyond}, written=self.today))
            return True
        with self._as(work, approver, on):
            if beyond:
                contract.settle(work, name)
            contract.confirm(work, name)
        signed_on = self._since(on)
        with self._as(work, self._enterer({who}), signed_on):
            number = str(contract.sign(work, name).number)
        self.archived[number] = self._since(signed_on)
        with self._as(work, "lee", self.archived[number]):
            contract.archive(work, name, place="A")
        due = signed_on + timedelta(days=2 if signed_on.weekday() == 5 else 1)
        due = due if agreed is None else max(due, agreed)
        sold = Contract(number, account, who, days, signed_on, due, lines, agreed)
        self.books.sign(sold, signed_on, self.today)
        self.departed[number] = [(who, on, self.today, None)] * beyond
        return True

    def _return(self, work: Work) -> bool:
        if not self.submitted:
            return False
        promise = self.submitted.pop()
        back = self._since(promise.on)
        with self._as(work, "park", back):
            contract.return_(work, promise.number)
        for who, beyond in promise.parts.items():
            for _deviation in range(beyond):
                place = self.books.departures.index((who, promise.on, promise.written, None))
                taken_back = back, self.today
                self.books.departures[place] = (who, promise.on, promise.written, taken_back)
        return True

    def _cancel(self, work: Work) -> bool:
        """Cancel a contract of which no goods are under way."""
        under_way = {of.contract for of in (*self.requests, *self.wishes_out())}
        chosen = [
            number
            for number, of in self.books.contracts.items()
            if number not in under_way | {*self.books.cancelled}
            and self._in_force(work, number)
            and of.salesperson != "park"
        ]
        if not chosen:
            return False
        number = self.random.choice(chosen)
        with self._as(work, "park", self.today):
            contract.cancel(work, number, reason="not wanted")
        self.books.cancel(number, self.today, self.today)
        if not self.books.of(number, "dispatched"):
            # Of a contract of which nothing ever went nothing departs from the norm any more.
            for who, on, written, _back in self.departed[number]:
                place = self.books.departures.index((who, on, written, None))
                taken_back = self.today, self.today
                self.books.departures[place] = (who, on, written, taken_back)
        return True

    def wishes_out(self) -> list[Wish]:
        """Return the exchanges for which goods are requested, and nobody has decided."""
        return [wish for wish in self.wishes if wish.state == "replacing"]

    def _in_force(self, work: Work, number: str) -> bool:
        with self._as(work, "park", self.today):
            state = find.document(work, models.Contract, number).state
        return state in {ContractState.ARCHIVED, ContractState.IN_DELIVERY}

    def _lines(self) -> Iterator[Line]:
        for _line in range(self.random.randint(1, 3)):
            code = self.random.choice(list(PRICES))
            quantity = self.random.choice((1000, 3000, 10_000, self.random.randint(1, 20_000)))
            discount = self.random.choice((0, 0, 500, 750, 1_234))
            yield Line(code, Fraction(quantity, 1000), PRICES[code], Fraction(discount, 10_000))

    def _target(self, work: Work) -> bool:
        day = self.today + timedelta(days=self.random.randint(-40, 20))
        month = periods.month_of(day)
        if month.end < self.today - timedelta(days=7):
            return False
        who = self.random.choice(("kim", "han", "park"))
        item = self.random.choice((None, None, *PRICES))
        amount = self.random.randint(0, 60_000)
        # Of a month that is over the leader sets it.
        with self._as(work, "ceo" if month.end < self.today else "park", self.today):
            target.set_(work, Measure.SALES, month, amount, salesperson=who, product=item)
            # Targets of other measures and of dealers are none of a salesperson's sales.
            target.set_(work, Measure.COLLECTION, month, 1, salesperson=who)
            target.set_(work, Measure.SALES, month, 1, dealer="H1")
        what = (who, item or "", day.strftime("%Y-%m"))
        self.books.targets.append(Dated(what, amount, self.today, self.today))
        return True

    def _region(self, work: Work) -> bool:
        who, on = self.random.choice(list(CUSTOMERS)), self._since(FIRST)
        for region in self.random.sample(REGIONS, self.random.randint(1, 2)):
            with self._as(work, "lee", on):
                customer.edit(work, who, region=region)
            self.books.regions.append(Dated((who,), region, on, self.today))
        return True

    def _hire(self, work: Work) -> bool:
        self.hired += 1
        on, code = self._since(FIRST), f"new{self.hired}"
        with self._as(work, "admin", on):
            staff.add(work, code, code, Role.SALES)
        # Told late, the role counts from the day on which it is told (1.3).
        self.books.sellers.append(Dated((code,), None, self.today, self.today))
        return True
