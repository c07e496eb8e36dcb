"""What prices and terms are measured by, and who sets it: the manager, or the leader (R4)."""

from collections.abc import Mapping
from typing import NamedTuple

from salescli.errors import RoleError
from salescli.policy.roles import REGISTRARS, Actor, Role
from salescli.policy.settings import UNLIMITED
from salescli.text import _

_LEADER: tuple[Role, ...] = (Role.LEADER,)
_MANAGERS: tuple[Role, ...] = (Role.MANAGER, Role.LEADER)
_ANYBODY: tuple[Role, ...] = (*REGISTRARS, Role.LEADER)
"""Who sets norms while the company is set up: until the first document is submitted."""

_PERCENT = 100


class Norm(NamedTuple):
    """One figure, mark or word that decides what is beyond the norm."""

    key: str
    """The field of a book, and the step of the history."""
    act: str
    """How a refusal words it: with the command for whom it is."""
    most: str = ""
    """The setting that says what the manager grants at most."""
    unit: int = 1
    """How many of what is kept one of the setting is."""

    def beyond(self, value: int | str, settings: Mapping[str, str]) -> bool:
        """Say whether a value is more than the manager grants."""
        most = settings[self.most] if self.most else UNLIMITED
        return most != UNLIMITED and float(value) > float(most) * self.unit

    def refusal(
        self, who: Actor, value: int | str, settings: Mapping[str, str], *, setup: bool
    ) -> RoleError | None:
        """Refuse whoever may not set it to a value; None if they may."""
        beyond = not setup and self.beyond(value, settings)
        roles = _ANYBODY if setup else _LEADER if beyond else _MANAGERS
        act = _(self.act)
        if beyond:
            act = _("{act}, beyond {most}").format(act=act, most=self.most)
        return None if who.plays(roles) else RoleError(act, who.roles, roles, "R4")


_ACCOUNTS = "set payment days or discount limits (customer edit)"
_PRICES = "set a list price or discount limit (product price)"
_PRICED = "change the unit or specification of what has a price or was offered (product edit)"

NORMS: Mapping[str, tuple[Norm, ...]] = {
    "customer": (
        Norm("payment_days", _ACCOUNTS, "norm_payment_days"),
        Norm("discount_limit", _ACCOUNTS, "norm_discount", _PERCENT),
    ),
    "product": (
        Norm("price", _PRICES),
        Norm("discount_limit", _PRICES, "norm_discount", _PERCENT),
        Norm("key_product", "mark key products (product edit --key)"),
        Norm("tax_kind", "set how a product is taxed (product edit --tax)"),
        Norm("unit", _PRICED),
        Norm("spec", _PRICED),
    ),
}
"""Register to the norms that stand in it."""
