"""The random department is paid, and moves or takes back money."""

from copy import deepcopy
from datetime import date

from salescli.engine.work import Work
from salescli.policy.kinds import InstrumentKind, Method, Placing
from salescli.services.money import collect, instrument
from tests.oracle.books import INSTRUMENTS, METHODS, Books, Entry
from tests.oracle.walker import CUSTOMERS, FIRST, HOLDERS, Held, Promise, Walker


class Cashing(Walker):
    """Applies for payments and what moves them, and confirms them by two people."""

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
        method, by = self.random.choice(METHODS), self._enterer(self._sellers([*chosen]))
        paper = self._paper(work, first.customer, method, sum(parts.values()), on)
        with self._as(work, by, on):
            paid = collect.apply(
                work, parts, method=Method(method), instrument=paper, invoices=named
            )
        of = Promise(paid.number, "", on, parts=parts, method=method, named=named, by=by)
        return self._promised(of, paper)

    def _on_account(self, work: Work) -> bool:
        """Take a payment for a customer, whatever it pays."""
        code = self.random.choice(list(CUSTOMERS))
        owed = sum(self.books.open(e.invoice) for e in self._bills(code))
        amount = self.random.choice((max(1, owed), max(1, owed // 2), owed + self._part(20_000)))
        method, by, on = self.random.choice(METHODS), HOLDERS[code], self._since(FIRST)
        paper = self._paper(work, code, method, amount, on)
        with self._as(work, by, on):
            paid = collect.apply_for(work, code, amount, method=Method(method), instrument=paper)
        of = Promise(paid.number, code, on, parts={code: amount}, method=method, by=by)
        return self._promised(of, paper)

    def _bills(self, customer: str) -> list[Entry]:
        places = self.books.places(customer)
        return [e for e in self.books.entries if e.kind == "invoiced" and e.contract in places]

    def _paper(self, work: Work, customer: str, method: str, amount: int, on: date) -> str | None:
        """Register what a payment is made with, where that is an instrument."""
        if method not in INSTRUMENTS:
            return None
        paper = f"K-{next(self.papers)}"
        said = instrument.Said(InstrumentKind(method), paper, "농협", amount, matures_on=on)
        with self._as(work, "lee", on):
            held = instrument.register(work, customer, said)
        self.instruments.append(Held(held.number, "", on))
        return paper

    def _promised(self, of: Promise, paper: str | None) -> bool:
        if paper is not None:
            self.instruments[-1].payment = of.number
        self.payments.append(of)
        return True

    def _sellers(self, places: list[str]) -> set[str]:
        sold = self.books.contracts
        return {sold[n].salesperson if n in sold else HOLDERS[n] for n in places}

    # What is moved and taken back

    def _payments(self) -> list[str]:
        """Return the payments that count, and that nothing takes back or is to."""
        wrong = self.books.undone | {p.about for p in self.payments if p.kind == "correction"}
        return [name for name in self.books.confirmed if name not in wrong]

    def _refund(self, work: Work) -> bool:
        rests = {n: self.books.rests(n) for n in self._payments()}
        chosen = [n for n, r in rests.items() if r and self.books.uncleared(n, self.today) <= 0]
        if not chosen:
            return False
        name = self.random.choice(chosen)
        on = self._since(self.books.confirmed[name][0])
        if self.books.uncleared(name, on) > 0:
            on = self.today
        amount = self._part(sum(rests[name].values()))
        parts = self.books.from_where(name, amount)
        with self._as(work, "lee", on):
            back = collect.refund(work, name, amount, reason="paid too much")
        self.books.ask_back(back.number, name, parts)
        of = Promise(back.number, "", on, parts=parts, by="lee", kind="refund", about=name)
        self.payments.append(of)
        return True

    def _correction(self, work: Work) -> bool:
        """Take back a payment of which no refund stands, or a refund."""
        standing = {n for n in self.paid_back if n not in self.books.undone}
        refunded = {self.books.refunds[n][0] for n in standing}
        asked = {p.about for p in self.payments if p.kind == "correction"}
        chosen = [n for n in (*self._payments(), *sorted(standing)) if n not in refunded | asked]
        if not chosen:
            return False
        name = self.random.choice(chosen)
        on = self._since(self.paid_back.get(name) or self.books.confirmed[name][0])
        with self._as(work, "lee", on):
            back = collect.correct(work, name, reason="entered twice")
        self.payments.append(
            Promise(
                back.number,
                "",
                on,
                parts=self.brought[name],
                by="lee",
                kind="correction",
                about=name,
            )
        )
        return True

    def _transfer(self, work: Work) -> bool:
        """Move money of a customer from where it stands to somewhere else."""
        rich = [
            (c, n) for c in CUSTOMERS for n in self.books.places(c) if self.books.paid_in(n) > 0
        ]
        if not rich:
            return False
        code, source = self.random.choice(rich)
        others = [n for n in self.books.places(code) if n != source]
        if not others:
            return False
        target, amount = self.random.choice(others), self._part(self.books.paid_in(source))
        days = [self.books.contracts[n].signed_on for n in (source, target) if n not in CUSTOMERS]
        on = self._since(max(days))
        with self._as(work, "lee", on):
            moved = collect.transfer(work, source, target, amount, reason="for the other one")
        parts = {source: amount, target: 0}
        self.payments.append(
            Promise(moved.number, code, on, parts=parts, by="lee", kind="transfer")
        )
        return True

    # What two people confirm

    def _confirm(self, work: Work) -> bool:
        if not self.payments:
            return False
        promise = self.payments.pop(self.random.randrange(len(self.payments)))
        between, on = sorted((self._since(promise.on), self._since(promise.on)))
        if self.random.random() < 0.4:
            between = on = promise.on
        if promise.by == "choi":
            between = on
        if not self._may(promise, between) or self.random.random() < 0.1:
            with self._as(work, "choi", between):
                collect.reject(work, promise.number, reason="not so")
            self.books.waiting.pop(promise.number, None)
            return True
        if promise.kind != "payment" and on < self.today and self._below_zero(promise, on):
            on = self.today
        named = [*promise.parts, *self.brought.get(promise.about, ())]
        manager = self._approver("park" if "park" in self._sellers(named) else "")
        last = manager if promise.by == "lee" else "lee"
        sides = self.random.choice(((manager, "choi"), ("choi", last)))
        # What finance refunds when it settles a return, the manager confirms.
        settled = promise.by == "choi"
        days = [(manager, on)] if settled else zip(sides, (between, on), strict=True)
        for who, day in days:
            with self._as(work, who, day):
                collect.confirm(work, promise.number)
        self._book(self.books, promise, on)
        self.brought[promise.number] = dict.fromkeys(named, 0)
        if promise.kind == "refund":
            self.paid_back[promise.number] = on
        return True

    def _may(self, promise: Promise, on: date) -> bool:
        """Say whether what an application asks for can still be done."""
        if promise.kind == "payment":
            papers = [held for held in self.instruments if held.payment == promise.number]
            return all(held.state != "bounced" for held in papers)
        if promise.kind == "refund":
            taken = {p.about for p in self.payments if p.kind == "correction"}
            return promise.about not in taken and self.books.refundable(promise.number, on)
        if promise.kind == "transfer":
            source = next(iter(promise.parts))
            return promise.parts[source] <= self.books.paid_in(source)
        standing = {n for n in self.paid_back if n not in self.books.undone}
        refunded = {self.books.refunds[n][0] for n in standing}
        return promise.about not in refunded | self.books.undone

    def _book(self, books: Books, promise: Promise, on: date) -> None:
        """Write in the other books what a confirmed application does."""
        name, written = promise.number, self.today
        if promise.kind == "refund":
            books.pay_back(name, on, written)
        elif promise.kind == "transfer":
            source, target = promise.parts
            books.transfer(name, source, target, promise.parts[source], on, written)
        elif promise.kind == "correction" and promise.about in books.refunds:
            books.take_back_refund(promise.about, on, written)
        elif promise.kind == "correction":
            books.undo(promise.about, "collected", on, written)
        elif promise.contract:
            books.collect_for(
                promise.contract, name, promise.parts[promise.contract], promise.method, on, written
            )
        else:
            books.collect(name, promise.parts, promise.method, promise.named, on, written)
        if name in books.cleared:
            books.clear(name, books.cleared[name], written)

    def _below_zero(self, promise: Promise, on: date) -> bool:
        """Say whether it would leave something below zero on some day."""
        tried = deepcopy(self.books)
        self._book(tried, promise, on)
        return tried.below_zero(*tried.holders, *tried.contracts)

    # What becomes of instruments

    def _instrument(self, work: Work) -> bool:
        """Take an instrument to the bank, which pays it or does not."""
        going = [n for n in self.instruments if n.state in {"registered", "deposited"}]
        if not going:
            return False
        held = self.random.choice(going)
        on = self._since(held.on)
        if held.state == "registered":
            with self._as(work, "lee", on):
                instrument.hand_over(work, held.number, signed_by="choi")
            with self._as(work, "choi", on):
                instrument.deposit(work, held.number, placing=Placing.COLLECTION)
            held.state = "deposited"
        elif self.random.random() < 0.55 or not self._bounces(held, on):
            with self._as(work, "choi", on):
                instrument.clear(work, held.number)
            self.books.clear(held.payment, on, self.today)
            held.state = "cleared"
        else:
            with self._as(work, "choi", on):
                instrument.bounce(work, held.number, reason="no funds")
            if held.payment in self._standing():
                self.books.undo(held.payment, "bounced", on, self.today)
            held.state = "bounced"
        held.on = on
        return True

    def _standing(self) -> set[str]:
        return {n for n in self.books.confirmed if n not in self.books.undone}

    def _bounces(self, held: Held, on: date) -> bool:
        """Say whether it can bounce: no refund stands on it, and nothing falls below zero."""
        if held.payment not in self._standing():
            return True
        tried = deepcopy(self.books)
        tried.undo(held.payment, "bounced", on, self.today)
        return on == self.today or not tried.below_zero(*tried.holders, *tried.contracts)
