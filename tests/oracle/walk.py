"""A random department: everything it does is done by the program and written in the other books."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

from salescli.db.read import reading
from salescli.engine import company
from salescli.engine.open import opened
from salescli.engine.work import Work
from salescli.policy import period as periods
from salescli.policy.kinds import CustomerKind, InstrumentKind, Measure, Method, RedReason
from salescli.policy.roles import SETUP, Actor, Role
from salescli.services import contract
from salescli.services.delivery import ship
from salescli.services.money import collect, instrument, invoice
from salescli.services.money import red as reds
from salescli.services.register import customer, product, staff, target
from tests._company import FOUNDED
from tests._program import Clock
from tests.oracle.books import INSTRUMENTS, METHODS, Books, Contract, Dated, Line
from tests.oracle.money import Parts

FIRST = date(2026, 2, 2)
NEVER = date(2026, 1, 1)
CUSTOMERS = {"H1": None, "E1": None, "H2": "부산", "E2": "서울"}
REGIONS = ("서울", "부산", "대구")
LIMITS = {"B1": Fraction(5, 100), "N1": Fraction(0), "W1": Fraction(1, 10)}
PRICES = {"B1": 1_000, "N1": 333, "W1": 12_345}
USUAL_DAYS = 30
HIRED = {"kim": FOUNDED, "han": FOUNDED, "yun": date(2026, 3, 15), "cho": FOUNDED}
ENDED = {"cho": date(2026, 4, 10)}


def found(path: Path) -> None:
    """Add to the company of the tests: two accounts with a region, a product, two salespeople."""
    with opened(path, today=date(2026, 4, 30), clock=Clock(FOUNDED), actor=SETUP) as work:
        work.on = FOUNDED
        customer.add(work, "H2", "남해", CustomerKind.DEALER, region="부산", salesperson="kim")
        customer.add(work, "E2", "서해", CustomerKind.END_USER, region="서울", salesperson="han")
        product.add(work, "W1", "와셔", unit="개", price=PRICES["W1"], discount_limit_bp=1_000)
        staff.add(work, "yun", "윤", Role.SALES, hired_on=HIRED["yun"])
        staff.add(work, "cho", "조", Role.SALES)
        work.on = ENDED["cho"]
        staff.end(work, "cho")
        work.seal("found")


@dataclass
class Promise:
    """Something begun and not finished: its number, contract and the day of its last step."""

    number: str
    contract: str
    on: date
    parts: dict[str, int] = field(default_factory=dict)
    wanted: dict[int, Fraction] = field(default_factory=dict)
    method: str = ""
    named: list[str] = field(default_factory=list)
    written: date = NEVER
    by: str = ""
    due: date | None = None


class Walk:
    """The department, its day and what is open."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.random = Random(seed)  # noqa: S311 - a walk that can be walked again
        self.books = Books(ended=dict(ENDED))
        self.books.sellers = [Dated((who,), None, on, FOUNDED) for who, on in HIRED.items()]
        self.books.regions = [
            Dated((who,), region, FOUNDED, FOUNDED) for who, region in CUSTOMERS.items()
        ]
        self.clock = Clock(FIRST)
        self.archived: dict[str, date] = {}
        self.applied: dict[str, date] = {}
        self.submitted: list[Promise] = []
        self.requests: list[Promise] = []
        self.reds: list[Promise] = []
        """Red notes that wait for their approval."""
        self.invoices: list[Promise] = []
        self.payments: list[Promise] = []
        self.papers = itertools.count(1)
        self.hired = 0
        with reading(path) as reader:
            codes = [row["code"] for row in reader.rows("SELECT code FROM employee")]
            first = {code: HIRED.get(code, FOUNDED) for code in codes}
            people = (company.actor(reader, on, code=code) for code, on in first.items())
            self.people: dict[str, Actor] = {a.code: a for a in people if a}

    @property
    def today(self) -> date:
        return self.clock.day

    def steps(self, count: int) -> None:
        """Take some steps in one go."""
        with opened(self.path, today=self.today, clock=self.clock, actor=SETUP) as work:
            for _start in range(0 if self.books.contracts else 2):
                self._contract(work)
                work.seal("walk")
            for _step in range(count):
                self._move_on(work)
                while not self._step(work):
                    pass
                work.seal("walk")

    def _step(self, work: Work) -> bool:
        """Try some step; say whether there was something to do."""
        steps, weights = zip(*self._choices(), strict=True)
        return self.random.choices(steps, weights)[0](work)

    def _choices(self) -> list[tuple[Callable[[Work], bool], int]]:
        return [
            (self._contract, 1),
            (self._return, 2),
            (self._request, 8),
            (self._dispatch, 10),
            (self._red_note, 3),
            (self._approve_red, 4),
            (self._red_invoice, 4),
            (self._apply, 12),
            (self._issue, 20),
            (self._payment, 5),
            (self._confirm, 15),
            (self._target, 1),
            (self._region, 1),
            (self._hire, 1),
        ]

    def _move_on(self, work: Work) -> None:
        days = self.random.choice((0, 0, 0, 1, 1, 2, 4, 7, 12, 30))
        if self.random.random() < 0.01:  # so that there is a year before
            days = 335
        self.clock.day += timedelta(days=days)
        work.today = work.on = self.today

    @contextmanager
    def _as(self, work: Work, who: str, on: date) -> Iterator[None]:
        work.actor = work.decider = self.people[who]
        work.on = on
        yield

    def _approver(self, seller: str) -> str:
        """Return who decides: the manager, and the leader where it is the manager's own."""
        return "ceo" if seller == "park" else "park"

    def _enterer(self, sellers: set[str]) -> str:
        """Return who sold it, or the clerk where the manager did, or several people (1.3.4)."""
        return "lee" if "park" in sellers or len(sellers) > 1 else next(iter(sellers))

    def _since(self, first: date) -> date:
        """Choose today or, often, an earlier business day that may still be written."""
        days = (self.today - first).days
        return self.today - timedelta(
            days=self.random.choice((0, 0, min(days, 3), self._up_to(days)))
        )

    def _up_to(self, most: int) -> int:
        return self.random.randint(0, most)

    def _part(self, whole: int) -> int:
        return self.random.choice((whole, whole, max(1, whole // 3), self.random.randint(1, whole)))

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

    def _lines(self) -> Iterator[Line]:
        for _line in range(self.random.randint(1, 3)):
            code = self.random.choice(list(PRICES))
            quantity = self.random.choice((1000, 3000, 10_000, self.random.randint(1, 20_000)))
            discount = self.random.choice((0, 0, 500, 750, 1_234))
            yield Line(code, Fraction(quantity, 1000), PRICES[code], Fraction(discount, 10_000))

    def _request(self, work: Work) -> bool:
        left = {n: self.books.left(n, self.today) for n in self.books.contracts}
        open_ = [number for number, lines in left.items() if lines]
        if not open_:
            return False
        number = self.random.choice(open_)
        on = self._since(self.archived[number])
        wanted = {
            place: Fraction(self._part(int(rest * 1000)), 1000)
            for place, rest in self.books.left(number, on).items()
            if self.random.random() < 0.8
        }
        if not wanted:
            return False
        with self._as(work, self._enterer({self.books.contracts[number].salesperson}), on):
            asked = ship.request(
                work, number, quantities={p + 1: int(q * 1000) for p, q in wanted.items()}
            )
        with self._as(work, self._approver(self.books.contracts[number].salesperson), on):
            ship.approve(work, asked.number)
        with self._as(work, "park", on):
            if self.random.random() < 0.15:
                ship.reject(work, asked.number)
                return True
        due = self.books.ask(number, wanted, on)
        self.requests.append(Promise(asked.number, number, on, wanted=wanted, due=due))
        return True

    def _dispatch(self, work: Work) -> bool:
        if not self.requests:
            return False
        promise = self.requests.pop(self.random.randrange(len(self.requests)))
        on = self._since(promise.on)
        due = promise.due or promise.on
        if promise.on <= due <= self.today and self.random.random() < 0.3:
            on = due
        with self._as(work, "lee", on):
            ship.dispatch(work, promise.number, carrier="carrier")
            if self.random.random() < 0.5:
                ship.receipt(work, promise.number, signed_by="x")
        self.books.dispatch(
            promise.contract, promise.number, promise.wanted, on, self.today, promise.due
        )
        return True

    def _red_note(self, work: Work) -> bool:
        """Write a red note against a delivery note, whole or in part."""
        notes = [n for n in self.books.notes if self.books.returnable(n)]
        if not notes:
            return False
        note = self.random.choice(notes)
        of, on = self.books.notes[note], self._since(self.books.notes[note].on)
        wanted = {
            place: Fraction(self._part(int(most * 1000)), 1000)
            for place, most in self.books.returnable(note).items()
        }
        with self._as(work, "lee", on):
            quantities = {n + 1: int(q * 1000) for n, q in wanted.items()}
            red = ship.correct(work, note, reason="counted anew", quantities=quantities)
        for place, much in wanted.items():
            of.back[place] += much
        self.reds.append(Promise(red.number, of.contract, on, wanted=wanted, named=[note]))
        return True

    def _approve_red(self, work: Work) -> bool:
        """Approve a red note, or refuse it."""
        if not self.reds:
            return False
        promise = self.reds.pop(self.random.randrange(len(self.reds)))
        (note,), on = promise.named, self._since(promise.on)
        lines = self.books.contracts[promise.contract].lines
        fits = all(much <= lines[n].sent for n, much in promise.wanted.items())
        with self._as(work, self._approver(self.books.contracts[promise.contract].salesperson), on):
            if fits and self.random.random() < 0.85:
                ship.approve(work, promise.number)
                self.books.take_back(note, promise.wanted, on, self.today)
                return True
        with self._as(work, "park", on):
            ship.reject(work, promise.number)
        for place, much in promise.wanted.items():
            self.books.notes[note].back[place] -= much
        return True

    def _apply(self, work: Work) -> bool:
        waiting = [n for n in self.books.contracts if self.books.lots(n, self.today)]
        if not waiting:
            return False
        number = self.random.choice(waiting)
        on = self._since(max(self.archived[number], self.applied.get(number, NEVER)))
        if not self.books.lots(number, on):
            on = self.today
        self.applied[number] = on
        by = self._enterer({self.books.contracts[number].salesperson})
        with self._as(work, by, on):
            asked = invoice.apply(work, number)
        assert asked.amount == self.books.ask_for(number, asked.number, on).amount
        self.invoices.append(Promise(asked.number, number, on, by=by))
        return True

    def _red_invoice(self, work: Work) -> bool:
        """Take an invoice back: whole, in part, or as far as its goods came back."""
        rests = {n: self.books.rest(n) for n, b in self.books.bills.items() if b.on and not b.of}
        chosen = [n for n, rest in rests.items() if any(amount for _q, amount in rest.values())]
        if not chosen:
            return False
        # What is owed is taken back more often than what was in order.
        owed = [n for n in chosen if any(amount for _q, amount in self.books.owed(n).values())]
        number = self.random.choice(owed if owed and self.random.random() < 0.7 else chosen)
        bill = self.books.bills[number]
        on = self._since(bill.on or self.today)
        how = self.random.choice(("owed", "part", "whole", "anew"))
        lines = self._taken(number, how)
        if not sum(amount for _quantity, amount in lines.values()):
            return False
        if how == "anew" and not self._replaceable(number, lines, on):
            how = "whole"
        some = {n + 1: int(q * 1000) for n, (q, _a) in lines.items()} if how == "part" else None
        why = invoice.Why(RedReason.RETURN if how == "owed" else RedReason.ERROR, "lee")
        with self._as(work, "lee", on):
            red = invoice.correct(work, number, why, quantities=some, replace=how == "anew")
        assert red.amount == sum(amount for _quantity, amount in lines.values())
        self.books.red(red.number, number, lines)
        if new := reds.beside(work, red):
            asked = self.books.replace(new.number, red.number, on)
            assert asked is not None
            assert new.amount == asked.amount
        self.invoices.append(Promise(red.number, bill.contract, on, by="lee"))
        return True

    def _replaceable(self, number: str, lines: Parts, on: date) -> bool:
        """Say whether something was delivered that would replace what is taken back."""
        self.books.red("red", number, lines)
        found = self.books.replace("new", "red", on)
        self.books.drop("red")
        return found is not None

    def _taken(self, number: str, how: str) -> Parts:
        """Choose what of an invoice is taken back."""
        rest = {n: part for n, part in self.books.rest(number).items() if any(part)}
        if how in {"whole", "anew"}:
            return rest
        owed = self.books.owed(number)
        if how == "owed":
            back = {n: (min(q, owed[n][0]), min(a, owed[n][1])) for n, (q, a) in rest.items()}
            return {n: part for n, part in back.items() if any(part)}
        much = {n: Fraction(self._part(int(q * 1000)), 1000) for n, (q, _a) in rest.items() if q}
        return {n: (q, self.books.share(number, n, q)) for n, q in much.items()}

    def _issue(self, work: Work) -> bool:
        """Issue what was applied for; what is not as it was delivered is taken back instead."""
        if not self.invoices:
            return False
        promise = self.invoices.pop(self.random.randrange(len(self.invoices)))
        bill, on = self.books.bills[promise.number], self._since(promise.on)
        beside = [b for b in self.books.bills.values() if b.beside == bill.number]
        if not all(self.books.exact(one) for one in (*beside, *([] if bill.of else [bill]))):
            with self._as(work, promise.by, on):
                invoice.withdraw(work, bill.number)
            self.books.drop(bill.number)
            return True
        if bill.of and on < self.today and self._unsound(bill.number, on):
            on = self.today
        with self._as(work, "choi", on):
            invoice.issue(work, bill.number)
        if bill.of:
            self.books.take_in(bill.number, on, self.today)
        else:
            self.books.issue(bill.contract, bill.number, bill.amount, on, self.today)
        return True

    def _unsound(self, red: str, on: date) -> bool:
        """Say whether a red invoice of a day would leave something below zero on some day."""
        tried = deepcopy(self.books)
        tried.take_in(red, on, self.today)
        return tried.below_zero(tried.bills[red].contract)

    def _payment(self, work: Work) -> bool:
        numbers = list(self.books.contracts)
        if not numbers:
            return False
        first = self.books.contracts[self.random.choice(numbers)]
        others = [c for c in self.books.contracts.values() if c.customer == first.customer]
        chosen = {first.number, *(c.number for c in others if self.random.random() < 0.3)}
        first_day = max(self.books.contracts[n].signed_on for n in chosen)
        on = self.random.choice((first_day, self._since(first_day)))
        parts = {n: self._part(max(1, self.books.contracts[n].total)) for n in sorted(chosen)}
        bills = [
            e.invoice for e in self.books.entries if e.kind == "invoiced" and e.contract in chosen
        ]
        bills += [
            n for n, b in self.books.bills.items() if b.contract in chosen and not (b.on or b.of)
        ]
        named = self.random.sample(bills, self._up_to(min(2, len(bills))))
        method = self.random.choice(METHODS)
        by = self._enterer({self.books.contracts[n].salesperson for n in chosen})
        paper = f"K-{next(self.papers)}"
        if method in INSTRUMENTS:
            with self._as(work, "lee", on):
                said = instrument.Said(InstrumentKind(method), paper, "농협", sum(parts.values()))
                instrument.register(work, first.customer, said._replace(matures_on=on))
        with self._as(work, by, on):
            paid = collect.apply(
                work, parts, method=Method(method), instrument=paper, invoices=named
            )
        of = Promise(paid.number, "", on, parts=parts, method=method, named=named, by=by)
        self.payments.append(of)
        return True

    def _confirm(self, work: Work) -> bool:
        if not self.payments:
            return False
        promise = self.payments.pop(self.random.randrange(len(self.payments)))
        between, on = sorted((self._since(promise.on), self._since(promise.on)))
        if self.random.random() < 0.4:
            between = on = promise.on
        sellers = {self.books.contracts[n].salesperson for n in promise.parts}
        manager = self._approver("park" if "park" in sellers else "")
        last = manager if promise.by == "lee" else "lee"
        sides = self.random.choice(((manager, "choi"), ("choi", last)))
        for who, day in zip(sides, (between, on), strict=True):
            with self._as(work, who, day):
                collect.confirm(work, promise.number)
        self.books.collect(
            promise.number, promise.parts, promise.method, promise.named, on, self.today
        )
        return True

    def _target(self, work: Work) -> bool:
        day = self.today + timedelta(days=self.random.randint(-40, 20))
        month = periods.month_of(day)
        if month.end < self.today - timedelta(days=7):
            return False
        who = self.random.choice(("kim", "han", "park"))
        item = self.random.choice((None, None, *PRICES))
        amount = self.random.randint(0, 60_000)
        with self._as(work, "park", self.today):
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
