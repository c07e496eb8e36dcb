"""A random department: everything it does is done by the program and written in the other books."""

from collections.abc import Callable

from salescli.engine.open import opened
from salescli.engine.work import Work
from salescli.policy.roles import SETUP
from tests.oracle.cashing import Cashing
from tests.oracle.returning import Returning
from tests.oracle.selling import Selling
from tests.oracle.supplying import Supplying
from tests.oracle.walker import FIRST, found

__all__ = ["FIRST", "Walk", "found"]


class Walk(Selling, Supplying, Returning, Cashing):
    """The department as it goes from step to step."""

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
            (self._cancel, 1),
            (self._request, 8),
            (self._dispatch, 10),
            (self._report, 6),
            (self._go_back, 24),
            (self._red_note, 3),
            (self._approve_red, 4),
            (self._red_invoice, 4),
            (self._apply, 12),
            (self._issue, 20),
            (self._payment, 5),
            (self._on_account, 3),
            (self._refund, 3),
            (self._transfer, 2),
            (self._correction, 2),
            (self._instrument, 8),
            (self._confirm, 15),
            (self._target, 1),
            (self._region, 1),
            (self._hire, 1),
        ]
