"""The random department takes goods back, exchanges them, and allows customers to pay less."""

from copy import deepcopy
from datetime import date
from fractions import Fraction

from salescli import models
from salescli.engine import find
from salescli.engine.work import Work
from salescli.policy.aftersales import ReturnKind, Settlement, Verdict
from salescli.services.delivery import ship
from salescli.services.returning import return_
from tests.oracle.back import Coming
from tests.oracle.walker import Promise, Walker, Wish

WISHES = ("return", "return", "exchange", "exchange", "allowance")


class Returning(Walker):
    """Goes through the steps of returns, by whom they are for."""

    def _report(self, work: Work) -> bool:
        sent = {of.contract for of in self.books.notes.values()}
        chosen = [n for n in sorted(sent) if self.books.returnable_of(n, self.today)]
        if not chosen:
            return False
        number = self.random.choice(chosen)
        notes = [n for n, _place, _rest in self.books.returnable_of(number, self.today)]
        note = self.random.choice(["", *notes])
        on = self._since(self.books.notes[note or notes[-1]].on)
        there: dict[int, Fraction] = {}
        for _note, place, rest in self.books.returnable_of(number, on, note):
            there[place] = there.get(place, Fraction(0)) + rest
        kind = self.random.choice(WISHES)
        if kind == "exchange" and number in self.books.cancelled:
            kind = "return"
        if not there or (kind == "allowance" and not self._allowable(number, there)):
            return False
        return self._wish(work, kind, number, note, there, on)

    def _allowable(self, number: str, there: dict[int, Fraction]) -> list[int]:
        return [place for place in there if self.books.allowable(number, place) > 0]

    def _wish(
        self, work: Work, kind: str, number: str, note: str, there: dict[int, Fraction], on: date
    ) -> bool:
        by = self._enterer({self.books.contracts[number].salesperson})
        wanted = {p: Fraction(self._part(int(q * 1000)), 1000) for p, q in sorted(there.items())}
        allowed, refund = {}, self.random.random() < 0.5
        if kind == "allowance":
            place = self.random.choice(self._allowable(number, there))
            allowed, wanted = {place: self._part(self.books.allowable(number, place))}, {}
        wish = return_.Wish(
            kind=ReturnKind(kind),
            reason="broken",
            quantities={p + 1: int(q * 1000) for p, q in wanted.items()} or None,
            allowed={p + 1: amount for p, amount in allowed.items()} or None,
            settlement=Settlement.REFUND if refund and kind != "exchange" else None,
        )
        with self._as(work, by, on):
            made = return_.report(work, note or number, wish)
        spread = self.books.spread(number, on, wanted, note)
        notes = self.books.sent_by(number, on, note)
        latest = {p: n for n in reversed(notes) for p in self.books.notes[n].wanted}
        much = {(latest[p], p): amount for p, amount in allowed.items()}
        refund = refund and kind != "exchange"
        self.books.report(Coming(made.number, number, kind, spread, much, refund))
        self.wishes.append(Wish(made.number, number, kind, on, by))
        return True

    def _go_back(self, work: Work) -> bool:
        """Go on with a return, often with several steps at once."""
        if not self.wishes:
            return False
        wish = self.random.choice(self.wishes[-8:])
        while done := self._step_of(work, wish):
            if wish not in self.wishes or self.random.random() < 0.2:
                break
        return done

    def _step_of(self, work: Work, wish: Wish) -> bool:
        """Take the next step of a return, or give it up."""
        if wish.state == "replacing":
            return self._replace(work, wish)
        on = self._since(wish.on)
        unmoved = wish.state in {"reported", "checked", "verified", "submitted"}
        if unmoved and (self.random.random() < 0.05 or not self.books.fits(wish.number)):
            return self._give_up(work, wish, on)
        if self._for_nothing(wish):
            return self._give_up(work, wish, on, by="park")
        if not getattr(self, f"_{wish.state}")(work, wish, on):
            return False
        wish.on = on
        return True

    def _for_nothing(self, wish: Wish) -> bool:
        """Say whether no other goods can go for it: its contract was cancelled meanwhile."""
        cancelled = wish.contract in self.books.cancelled
        return cancelled and wish.kind == "exchange" and wish.state != "booked_in"

    def _give_up(self, work: Work, wish: Wish, on: date, by: str = "") -> bool:
        if not by and self.random.random() < 0.5:
            with self._as(work, wish.by, on):
                return_.withdraw(work, wish.number)
        else:
            with self._as(work, "park", on):
                return_.reject(work, wish.number, reason="not ours")
        self.books.give_up(wish.number)
        self.wishes.remove(wish)
        return True

    def _seller(self, wish: Wish) -> str:
        return self.books.contracts[wish.contract].salesperson

    def _reported(self, work: Work, wish: Wish, on: date) -> bool:
        with self._as(work, self._seller(wish), on):
            return_.check(work, wish.number, result="as sent")
        wish.state = "checked"
        return True

    def _checked(self, work: Work, wish: Wish, on: date) -> bool:
        with self._as(work, "tan", on):
            return_.verify(work, wish.number, verdict=Verdict.OURS, result="ours")
        wish.state = "verified"
        return True

    def _verified(self, work: Work, wish: Wish, on: date) -> bool:
        with self._as(work, wish.by, on):
            return_.submit(work, wish.number)
        wish.state = "submitted"
        return True

    def _submitted(self, work: Work, wish: Wish, on: date) -> bool:
        with self._as(work, self._approver(self._seller(wish)), on):
            return_.approve(work, wish.number)
        wish.state = "approved"
        if wish.kind == "allowance":
            self.books.allow(wish.number, on, self.today)
            wish.state = "booked_in"
        return True

    def _approved(self, work: Work, wish: Wish, on: date) -> bool:
        """Receive all that is listed, or less."""
        counted = None
        if self.random.random() < 0.4:
            listed: dict[int, Fraction] = {}
            for (_note, place), much in self.books.comings[wish.number].wanted.items():
                listed[place] = listed.get(place, Fraction(0)) + much
            counted = {p: Fraction(self._part(int(q * 1000)), 1000) for p, q in listed.items()}
        told = {p + 1: int(q * 1000) for p, q in counted.items()} if counted else None
        with self._as(work, "mun", on):
            made = return_.receive(work, wish.number, counted=told)
            work.session.flush()
        came = self.books.counted(wish.number, counted)
        self.books.receive(wish.number, came, on, self.today)
        wish.state = "booked_in"
        if wish.kind == "exchange":
            wish.state, wish.request = (
                "replacing",
                find.by_id(work, models.Shipment, made.request_id or 0).number,
            )
        return True

    def _replace(self, work: Work, wish: Wish) -> bool:
        """Approve the goods that go for others; or refuse them, and settle by credit."""
        on = self._since(wish.on)
        if self.random.random() < 0.3:
            with self._as(work, "park", on):
                ship.reject(work, wish.request)
            wish.state = "booked_in"
        else:
            with self._as(work, self._approver(self._seller(wish)), on):
                ship.approve(work, wish.request)
            wanted: dict[int, Fraction] = {}
            for (_note, place), much in self.books.comings[wish.number].wanted.items():
                if much:
                    wanted[place] = wanted.get(place, Fraction(0)) + much
            due = self.books.others_due(wish.on)
            self.requests.append(
                Promise(
                    wish.request,
                    wish.contract,
                    on,
                    wanted=wanted,
                    due=due,
                    kind="exchange",
                    about=wish.number,
                )
            )
            self.wishes.remove(wish)
        wish.on = on
        return True

    def _booked_in(self, work: Work, wish: Wish, on: date) -> bool:
        """Settle what came back, or is allowed."""
        number, coming = wish.contract, self.books.comings[wish.number]
        bills = [b.number for b in self.books.bills.values() if b.contract == number]
        bills = [n for n in bills if self.books.bills[n].on and not self.books.bills[n].of]
        named = self.random.choice(["", "", *bills])
        if on < self.today and self._settles_unsound(wish.number, named, on):
            on = self.today
        most = None
        if coming.refund and self.random.random() < 0.5:
            tried = deepcopy(self.books)
            refunds = tried.settle(wish.number, named, None, (on, self.today)).refunds
            most = self._up_to(sum(refunds.values()))
        with self._as(work, "choi", on):
            asked = return_.Asked(invoice=named or None, amount=most)
            _back, done = return_.settle(work, wish.number, asked)
        due = self.books.settle(
            wish.number, named, most, (on, self.today), [red.number for red, _of in done.reds]
        )
        taken = [(of, sum(amount for _q, amount in lines.values())) for of, lines in due.reds]
        assert [(of.number, red.amount) for red, of in done.reds] == taken
        assert done.credited == due.credited
        assert [each.amount for each in done.refunds] == [*due.refunds.values()]
        for refund, (payment, amount) in zip(done.refunds, due.refunds.items(), strict=True):
            parts = {number: amount}
            self.books.ask_back(refund.number, payment, parts)
            self.payments.append(
                Promise(refund.number, "", on, parts=parts, by="choi", kind="refund", about=payment)
            )
        self.wishes.remove(wish)
        return True

    def _settles_unsound(self, name: str, named: str, on: date) -> bool:
        """Say whether a settlement of a day would leave something below zero on some day."""
        tried = deepcopy(self.books)
        tried.settle(name, named, None, (on, self.today))
        return tried.below_zero(tried.comings[name].contract)
