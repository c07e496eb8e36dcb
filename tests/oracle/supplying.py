"""The random department delivers and invoices, and takes both back in red."""

from copy import deepcopy
from datetime import date
from fractions import Fraction

from salescli.engine.work import Work
from salescli.policy.kinds import RedReason
from salescli.services.delivery import ship
from salescli.services.money import invoice
from salescli.services.money import red as reds
from tests.oracle.money import Parts
from tests.oracle.walker import NEVER, Promise, Walker


class Supplying(Walker):
    """Sends goods and invoices."""

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
        assert asked.due_on == due
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
        going = promise.contract, promise.number, promise.wanted
        exchange = promise.about if promise.kind == "exchange" else ""
        self.books.dispatch(*going, on, self.today, promise.due, exchange)
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
