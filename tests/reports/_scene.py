"""A small company acting out a scene: each method is one thing that happens on a business day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from salescli.policy import period as periods
from salescli.policy.roles import Role
from salescli.policy.states import Measure, Method
from salescli.services import _company as company
from salescli.services import collect, contract, customer, invoice, product, ship, staff, target
from salescli.services._open import opened
from salescli.services._work import Work
from salescli.services.setup import SETUP
from tests._program import Clock

TODAY = date(2026, 12, 31)


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
            contract.submit(work, name)
            self._turn(work, "park")
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
        with self._work("kim", on) as work:
            asked = ship.request(work, number, quantities=wanted)
            self._turn(work, "park")
            ship.approve(work, asked.number)
            self._turn(work, "lee")
            ship.dispatch(work, asked.number)

    def bill(self, number: str, on: str) -> str:
        """Apply for an invoice over all that was sent, and issue it, on one day."""
        with self._work("kim", on) as work:
            asked = invoice.apply(work, number)
            self._turn(work, "choi")
            invoice.issue(work, asked.number)
            return asked.number

    def pay(self, on: str, method: str = "cash", **parts: int) -> None:
        """Book a payment: `C1=500` pays C-2026-0001."""
        amounts = {f"C-2026-{int(k[1:]):04d}": amount for k, amount in parts.items()}
        with self._work("kim", on) as work:
            paid = collect.apply(work, amounts, method=Method(method), instrument="K-1")
            self._turn(work, "lee")
            collect.confirm(work, paid.number)
            self._turn(work, "choi")
            collect.confirm(work, paid.number)

    def owed(self, account: str, who: str, on: str, thousands: int) -> str:
        """Sell, send and bill on one day what is due the same day."""
        number = self.sell(account, who, on, ("B1", str(thousands)), days=0)
        self.send(number, on)
        self.bill(number, on)
        return number

    def aim(self, who: str, month: str, amount: int, item: str | None = None) -> None:
        """Set a sales target."""
        with self._work("park", "12-31") as work:
            span = periods.month_labelled(int(month[:4]), int(month[5:]))
            target.set_(work, Measure.SALES, span, amount, salesperson=who, product=item)

    def move(self, account: str, region: str, on: str) -> None:
        """Let an account be in a region from a day on."""
        with self._work("lee", on) as work:
            customer.edit(work, account, region=region)

    def add_product(self, code: str, name: str, price: int, spec: str) -> None:
        """Enter a product on the first day."""
        with self._work("lee", "01-02") as work:
            product.add(work, code, name, unit="개", price=price, spec=spec)

    def hire(self, code: str, on: str, role: Role = Role.SALES) -> None:
        """Let somebody start."""
        with self._work("admin", on) as work:
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
