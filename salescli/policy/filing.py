"""Papers on file: which classes a kind of document has, and when there is one to file (R9, R10)."""

from collections.abc import Mapping
from typing import NamedTuple

from salescli.policy.kinds import Paper

PAPER = "archive paper"
"""What a refusal calls what is not on file."""


class Made(NamedTuple):
    """What tells that a paper is there: a column that is filled by then, and what fills it."""

    column: str
    by: str


_OF_NOTE = (Paper.NOTE, Paper.CONFIRMATION, Paper.VOUCHER)

CLASSES: Mapping[str, tuple[Paper, ...]] = {
    "contract": (Paper.CONTRACT,),
    "ship": (Paper.REQUEST, *_OF_NOTE),
    "note": (*_OF_NOTE, Paper.REQUEST),
    "invoice": (Paper.APPLICATION, Paper.RECEIPT),
    "instrument": (Paper.INSTRUMENT,),
    "reconcile": (Paper.STATEMENT,),
    "service": (Paper.SERVICE,),
}
"""Kind of number to the classes of its papers, first what is meant where none is named."""

MADE: Mapping[Paper, Made] = {
    Paper.CONTRACT: Made("archived_on", "contract archive"),
    Paper.NOTE: Made("dispatched_on", "ship dispatch"),
    Paper.CONFIRMATION: Made("received_on", "ship receipt"),
    Paper.APPLICATION: Made("filed_on", "invoice file"),
    Paper.RECEIPT: Made("handed_on", "invoice hand-over"),
    Paper.INSTRUMENT: Made("handed_on", "instrument hand-over"),
    Paper.STATEMENT: Made("closed_on", "reconcile close"),
    Paper.SERVICE: Made("applied_on", "service apply"),
}
"""Class to when its paper is there; a goods request is there from its beginning."""
