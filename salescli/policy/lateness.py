"""What is entered on another day than its business day: how far back, and whose word counts."""

REGISTERS = frozenset(("staff", "customer", "product", "target", "setting", "calendar", "import"))
"""Nouns whose entries tell what somebody or something is, from whichever day on.

All others, also those to come, are documents, money and the record of work: they are bound.
"""


def bound(action: str) -> bool:
    """Say whether what an action enters lies back so far only, and needs its role on both days."""
    return action.partition(" ")[0] not in REGISTERS
