"""What the list of a noun can be asked for, as its statements tell."""

from typing import TYPE_CHECKING

from salescli import lists
from salescli.lists._browse import PARAMETER, Browse

if TYPE_CHECKING:
    from salescli.reports._section import Section


def listed(noun: str) -> "tuple[Browse | Section, ...]":
    """Return what a noun lists: what its module names, else its one list."""
    module = getattr(lists, noun)
    one = getattr(module, "BROWSE", None) or getattr(module, "REGISTER", None)
    return getattr(module, "LISTED", None) or ((one,) if one else ())


def filters(noun: str) -> frozenset[str]:
    """Return the parameters of the statements of a noun's lists."""
    told = [one.overview if isinstance(one, Browse) else one for one in listed(noun)]
    return frozenset(name for section in told for name in PARAMETER.findall(section.sql))


def states(noun: str) -> type:
    """Return the states in which one of what a noun lists may be, as its diagram has them."""
    from salescli.policy.diagrams import WORKFLOWS  # noqa: PLC0415 - start-up

    kinds = {one.noun for one in listed(noun) if isinstance(one, Browse)}
    (workflow,) = (each for each in WORKFLOWS if each.name in kinds)
    return type(workflow.steps[0].sources[0])
