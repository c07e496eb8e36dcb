"""What a Duty is: something that is to be done by a day, and watched (section 4)."""

from typing import NamedTuple

from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.text import Text


class Duty(NamedTuple):
    """Something that is to be done by a day: its words, who does it, and what mends a breach."""

    words: Text
    mends: str
    """The command that does it, with places for what a finding names.

    {document}, {customer}, {salesperson}, or one of the {words} of a document that has several.
    """
    by: tuple[Role, ...] = ()
    """Who does it; nobody named: whoever it was given to."""
    severity: Severity = Severity.NORMAL
    own: bool = False
    """Whether it is broken by whom it is about, though somebody else mends it."""
