"""A small company acting out a scene: each method is one thing that happens on a business day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from salescli.engine import company
from salescli.engine.open import opened
from salescli.engine.work import Work
from salescli.policy import period as periods
from salescli.policy.kinds import (
    INSTRUMENTS,
    AbsenceKind,
    InstrumentKind,
    Measure,
    Method,
    PlanGrain,
)
from salescli.policy.roles import SETUP, Role
from salescli.services import contract, plan, quote, visit
from salescli.services.delivery import ship
from salescli.services.money import collect, instrument, invoice
from salescli.services.quote import inquiry
from salescli.services.register import calendar, customer, setting, staff, target
from salescli.services.visit import worklog
from tests._program import Clock

TODAY = date(2026, 12, 31)
_USUAL_DAYS = 30

_WHOSE = """
    SELECT employee.code AS code
    FROM contract JOIN employee ON employee.id = contract.salesperson_id
    WHERE contract.number = :number
"""
"""What the manager sold the leader approves (1.3.1)."""

_PAYER = """
    SELECT customer.code AS code
    FROM contract JOIN customer ON customer.id = contract.customer_id
    WHERE contract.number = :number
"""


def day(word: str) -> date:
    """Read `11-20` of 2026, or a whole date."""
    return date.fromisoformat(word if len(word) > len("11-20") else f"2026-{word}")


@dataclass
class Scene:
    """What happens at the company of the tests, in the order in which it is told."""

    path: Path
    clock: Clock = field(default_factory=lambda: Clock(TODAY))

    @contextmanager
    def _work(self, who: str, on: str) -> Iterator[Work]:
        today = max(day(on), TODAY)
        with opened(self.path, today=today, clock=self.clock, actor=SETUP, on=day(on)) as work:
            actor = company.actor(work, today, code=who)
            assert actor is not None
            work.actor = work.decider = actor
            yield work
            work.seal("scene")

    def _turn(self, work: Work, who: str, on: str | None = None) -> None:
        actor = company.actor(work, work.today, code=who)
        assert actor is not None
        work.actor = work.decider = actor
        work.on = day(on) if on else work.on

    def sell(
        self,
        account: str,
        who: str,
        on: str,
        *lines: tuple[str, str],
        days: int = 30,
        by: str | None = None,
        discount: int = 0,
    ) -> str:
        """Draft, confirm, sign and archive a contract on one day; return its number."""
        with self._work("lee", on) as work:
            deliver_by = day(by) if by else None
            made = contract.draft(
                work, account, salesperson=who, payment_days=days, deliver_by=deliver_by
            )
            name = f"C-d{made.id}"
            for code, quantity in lines:
                thousandths = round(float(quantity) * 1000)
                contract.line(work, name, code, quantity=thousandths, discount_bp=discount)
            manager = "ceo" if who == "park" else "park"
            if discount or days > _USUAL_DAYS:
                self._turn(work, manager)
                contract.consent(work, name)
                self._turn(work, "lee")
            contract.submit(work, name)
            self._turn(work, manager)
            if made.deviations:
                contract.settle(work, name)
            contract.confirm(work, name)
            self._turn(work, "lee")
            contract.sign(work, name)
            contract.archive(work, name, place="A-1")
            return str(made.number)

    def send(self, number: str, on: str, **quantities: str) -> None:
        """Request, approve and dispatch goods on one day: `l1="2.5"`, or all that is left."""
        wanted = {int(k[1:]): round(float(v) * 1000) for k, v in quantities.items()} or None
        with self._work("lee", on) as work:
            asked = ship.request(work, number, quantities=wanted)
            whose = work.rows(_WHOSE, number=number)[0]["code"]
            self._turn(work, "ceo" if whose == "park" else "park")
            ship.approve(work, asked.number)
            self._turn(work, "lee")
            ship.dispatch(work, asked.number, carrier="한진")

    def bill(self, number: str, on: str) -> str:
        """Apply for an invoice over all that was sent, and issue it, on one day."""
        with self._work("lee", on) as work:
            asked = invoice.apply(work, number)
            self._turn(work, "choi")
            invoice.issue(work, asked.number)
            return asked.number

    def pay(self, on: str, method: str = "cash", **parts: int) -> None:
        """Book a payment: `C1=500` pays C-2026-0001."""
        amounts = {f"C-2026-{int(k[1:]):04d}": amount for k, amount in parts.items()}
        with self._work("lee", on) as work:
            paper = f"{method} {on} {sum(amounts.values())}"
            if method in INSTRUMENTS:
                brought = instrument.Said(
                    InstrumentKind(method), paper, "농협", sum(amounts.values()), matures_on=work.on
                )
                whose = work.rows(_PAYER, number=next(iter(amounts)))[0]["code"]
                instrument.register(work, whose, brought)
            paid = collect.apply(work, amounts, method=Method(method), instrument=paper)
            self._turn(work, "park")
            collect.confirm(work, paid.number)
            self._turn(work, "choi")
            collect.confirm(work, paid.number)

    def owed(self, account: str, who: str, on: str, thousands: int) -> str:
        """Sell, send and bill on one day what is due the same day."""
        number = self.sell(account, who, on, ("B1", str(thousands)), days=0)
        self.send(number, on)
        self.bill(number, on)
        return number

    def aim(
        self,
        who: str,
        month: str,
        amount: int,
        item: str | None = None,
        measure: Measure = Measure.SALES,
    ) -> None:
        """Set a target, of sales unless another measure is named."""
        with self._work("park", "12-31") as work:
            span = periods.month_labelled(int(month[:4]), int(month[5:]))
            work.today = work.on = min(work.today, span.end)  # not one of a month long over
            target.set_(work, measure, span, amount, salesperson=who, product=item)

    def move(self, account: str, region: str, on: str) -> None:
        """Let an account be in a region from a day on."""
        with self._work("lee", on) as work:
            customer.edit(work, account, region=region)

    def learn(self, account: str, who: str, on: str, **known: Any) -> None:  # noqa: ANN401
        """Fill in what is known of an account."""
        with self._work(who, on) as work:
            customer.profile(work, account, **known)

    def plan(
        self,
        account: str,
        who: str,
        on: str,
        first: str,
        last: str | None = None,
        *,
        final: bool = True,
        handed_on: str | None = None,
        **planned: Any,  # noqa: ANN401
    ) -> str:
        """Plan a visit on a day for others, hand it in, and let the manager make it final."""
        with self._work(who, on) as work:
            work.today = work.on
            span = periods.Window(day(first), day(last or first))
            made = visit.plan(work, account, span=span, salesperson=who, **planned)
            if final:
                self._turn(work, who, handed_on)
                visit.submit(work, [made])
                self._turn(work, "park")
                visit.approve(work, made.number)
            return made.number

    def call(self, what: str, who: str, on: str, result: str = "협의") -> str:
        """Record a visit by its number, or an unplanned one by its account."""
        with self._work(who, on) as work:
            return visit.record(work, what, result=result).number

    def put_off(self, number: str, who: str, on: str, to: str) -> None:
        """Move a visit to another day, on the day on which that is told."""
        with self._work(who, on) as work:
            work.today = work.on
            visit.move(work, number, span=periods.Window(day(to), day(to)), reason="고객 요청")

    def give_up(self, number: str, on: str) -> None:
        """Drop a visit, on the day on which that is told."""
        with self._work("park", on) as work:
            work.today = work.on
            visit.drop(work, number, reason="거래 중지")

    def task(
        self,
        item: str,
        who: str,
        on: str,
        grain: PlanGrain,
        label: str,
        **planned: Any,  # noqa: ANN401
    ) -> str:
        """Plan an item of work and let the manager approve it."""
        with self._work(who, on) as work:
            made = plan.set_(work, item, grain=grain, label=label, **planned)
            self._turn(work, "park")
            plan.approve(work, made.number)
            return made.number

    def finish(self, number: str, who: str, on: str, result: str) -> None:
        """Tell what came of an item of work."""
        with self._work(who, on) as work:
            plan.done(work, number, result=result)

    def revise(self, number: str, on: str, reason: str, **changed: Any) -> None:  # noqa: ANN401
        """Let the manager propose a change of a plan, and the leader accept it."""
        with self._work("park", on) as work:
            proposed = plan.change(work, number, reason=reason, **changed)
            self._turn(work, "ceo")
            plan.decide(work, proposed.number)

    def log(self, who: str, on: str, *, travelled: bool = False) -> None:
        """Write the work log of a day."""
        with self._work(who, on) as work:
            worklog.write(work, "방문", travelled=travelled)

    def away(self, who: str, first: str, last: str) -> None:
        """Let somebody be sick."""
        with self._work("lee", first) as work:
            work.today = work.on
            staff.absence(work, who, AbsenceKind.SICK, from_on=day(first), until_on=day(last))

    def mark(self, on: str, *, working: bool = False) -> None:
        """Make a day a holiday, or a working day."""
        with self._work("park", "01-02") as work:
            work.today = work.on
            calendar.holiday(work, day(on), "특별", working=working)

    def watch_visits(self, since: str) -> None:
        """Begin to watch visits on a day."""
        with self._work("admin", "01-02") as work:
            setting.set_(work, "visits_since", day(since).isoformat())

    def offer(
        self,
        account: str,
        who: str,
        on: str,
        sent: str | None = None,
        *,
        bid: bool = False,
        discount: int = 0,
    ) -> str:
        """Quote a bolt, settle and approve it, and send it on a day; a bid answers a tender."""
        with self._work(who, on) as work:
            asked = inquiry.report(work, account, "볼트", tender=True) if bid else None
            if asked:
                self._turn(work, "park")
                inquiry.decide(work, asked.number)
                self._turn(work, who)
            made = quote.draft(
                work,
                None if asked else account,
                inquiry=asked.number if asked else None,
                bid=bid,
                valid_until=TODAY,
            )
            name = f"Q-d{made.id}"
            quote.line(work, name, "B1", quantity=1_000, discount_bp=discount)
            quote.submit(work, name)
            self._turn(work, "park")
            if made.deviations:
                quote.settle(work, name)
            quote.approve(work, name)
            if sent:
                self._turn(work, who, sent)
                quote.send(work, name)
            return str(made.number)

    def win(self, number: str, who: str, on: str) -> None:
        """Let the customer choose a quotation."""
        with self._work(who, on) as work:
            quote.won(work, number)

    def hire(self, code: str, on: str, role: Role = Role.SALES) -> None:
        """Let somebody start, on the day on which that is told."""
        with self._work("admin", on) as work:
            work.today = work.on
            staff.add(work, code, code, role)

    def leave(self, code: str, on: str) -> None:
        """Let somebody have a last day."""
        with self._work("admin", on) as work:
            staff.end(work, code)

    def wait(self, days: int) -> None:
        """Let the clock go on, so that what follows is recorded later."""
        self.clock.day += timedelta(days=days)


def a_busy_november(scene: Scene) -> None:
    """Put something into every section of the forms of November 2026 and its week 47."""
    scene.move("H1", "서울", "01-02")
    scene.sell("H1", "kim", "11-02", ("B1", "20"), ("N1", "3"), discount=750)
    scene.send("C-2026-0001", "11-16", l1="10")
    scene.bill("C-2026-0001", "11-17")
    scene.pay("11-19", "cheque", C1=3_000)
    scene.sell("E1", "han", "10-01", ("B1", "8"), days=10)
    scene.send("C-2026-0002", "10-02", l1="5")
    scene.send("C-2026-0002", "11-20", l1="2.5")
    scene.bill("C-2026-0002", "10-02")
    scene.pay("11-20", C2=1_000)
    scene.aim("kim", "2026-11", 20_000)
    scene.aim("han", "2026-11", 9_000, "B1")
    _the_work_of_november(scene)


def _the_work_of_november(scene: Scene) -> None:
    """Visit, log, offer, plan and learn something in week 47, and plan for December."""
    scene.plan(
        "H1",
        "kim",
        "11-13",
        "11-16",
        contract="C-1",
        purpose="수금",
        expected_order=5_000,
        planned_collection=3_000,
        support_needed="견본",
    )
    scene.plan("E1", "han", "11-13", "11-17", planned_collection=500)
    scene.plan("H1", "kim", "11-13", "11-19", expected_order=1_000)
    scene.call("V-2026-0001", "kim", "11-16", "12월 지급 약속")
    scene.put_off("V-2026-0003", "kim", "11-18", "11-24")
    scene.call("E1", "han", "11-18")
    scene.task("전시회 준비", "han", "11-13", PlanGrain.WEEKLY, "2026-W47", customer="E1")
    scene.log("kim", "11-16", travelled=True)
    scene.log("han", "11-18")
    scene.away("han", "11-19", "11-20")
    scene.offer("H1", "kim", "11-16", "11-17", discount=600)
    scene.win(scene.offer("E1", "han", "11-16", "11-17", bid=True), "han", "11-20")
    scene.learn("H1", "kim", "11-16", bank="농협은행", staff=40, assets=900_000, stage="거래 중")
    scene.learn("E1", "han", "11-18", current_supplier="대동", trading_since=day("2024-05-02"))
    scene.aim("kim", "2026-12", 30_000)
    scene.aim("kim", "2026-12", 2, measure=Measure.NEW_CUSTOMERS)
    scene.aim("kim", "2026-11", 4, measure=Measure.NEW_CUSTOMERS)
    scene.task(
        *("sales", "kim", "11-25", PlanGrain.MONTHLY, "2026-12"),
        key_customers="한솔농협",
        week1="방문",
        expense_budget=700,
        owner="han",
    )
    scene.task("판촉 행사", "han", "11-25", PlanGrain.MONTHLY, "2026-12", target=2_000)
