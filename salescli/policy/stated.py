"""How the state of a document is worded, by its kind: everywhere by the same word."""

from collections.abc import Mapping

from salescli.policy.aftersales import SERVICE_STATES
from salescli.policy.people.fining import STATES as CONDUCT_STATES
from salescli.policy.wording import STATES
from salescli.text import Language, Text, _, spoken

_OF_KIND: Mapping[str, Mapping[str, Text]] = {
    "inquiry": {"received": Text("received", "접수", "已收到")},
    "service": SERVICE_STATES,
    **dict.fromkeys(("violation", "proposal", "liability"), CONDUCT_STATES),
}
"""What STATES words otherwise: it speaks of goods received, of terms accepted, of invoices."""


def states(kind: str) -> Mapping[str, Text]:
    """Return how the states of a kind of document are worded, in lists as in answers."""
    return {**STATES, **_OF_KIND.get(kind, {})}


def worded(kind: str, state: str) -> str:
    """Word a state in a sentence: in English by its code, which commands take."""
    own = _OF_KIND.get(kind, {}).get(state)
    return own.within(spoken()) if own and spoken() is not Language.EN else _(state)
