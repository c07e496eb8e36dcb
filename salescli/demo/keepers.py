"""Which salesperson of the demonstration looks after which account on a day."""

from datetime import date

from salescli.demo.seed import Account, Seed


class Keepers:
    """The accounts of every salesperson, with all that were handed over."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed

    def keeper(self, account: Account, day: date) -> str:
        """Return who looks after an account on a day."""
        keeper = account.salesperson
        for handover in self._seed.handovers:
            if handover.customer == account.code and handover.on <= day:
                keeper = handover.salesperson
        return keeper

    def accounts(self, code: str, day: date) -> list[Account]:
        """Return the accounts that a salesperson looks after on a day."""
        known = [account for account in self._seed.accounts if account.since <= day]
        return [account for account in known if self.keeper(account, day) == code]
