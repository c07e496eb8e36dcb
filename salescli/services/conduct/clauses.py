"""What is a rule that can be broken: a clause of the regulation, or a rule that is watched."""

import re

from salescli.errors import DataError
from salescli.policy.rules.regulation import CLAUSES
from salescli.policy.rules.watched import WATCHED
from salescli.text import _

_STEPS = (5, 6, 6, 5, 4, 5, 5)
"""How many clauses each of the workflows W1 to W7 has."""

_OF_WORKFLOWS = (f"W{w}.{n}" for w, last in enumerate(_STEPS, 1) for n in range(1, last + 1))
_KNOWN = {rule.upper(): rule for rule in (*CLAUSES, *_OF_WORKFLOWS, *WATCHED)}


def rule(word: str) -> str:
    """Return a clause or a watched rule as it is written; raise DataError for what is none."""
    found = _KNOWN.get(word.strip().upper())
    if found is None:
        raise DataError(
            _("{word!r} is no rule; give a clause: R1 to R17, MD1, TM1, W1.1 …").format(word=word)
        )
    return found


def cited(reason: str) -> str | None:
    """Return the clause that a refusal ends with, if it is one of the rules."""
    told = re.search(r"\(([A-Z]+[0-9.]+)\)\s*$", reason)
    return _KNOWN.get(told[1]) if told else None
