"""Causes of faults and returns: a list that the company keeps, dated as settings are (W6, W7)."""

from typing import TYPE_CHECKING

from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.aftersales import CAUSES
from salescli.text import Language, _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work


def known(work: "Work", word: str) -> str:
    """Return the cause that a word names on the business day, in any language (W6, W7).

    DataError for a word that is not in the list in force.
    """
    listed = work.company.settings["causes"].split(",")
    asked = names.key(word)
    for cause in listed:
        if asked in {names.key(said) for said in (cause, *CAUSES.get(cause, ()))}:
            return cause
    raise DataError(
        _("{cause!r} is no cause that is listed; choose one of {causes}").format(
            cause=word, causes=", ".join(map(_told, listed))
        )
    )


def _told(cause: str) -> str:
    """Word a cause in the language spoken; in English by its code."""
    own = CAUSES.get(cause) if spoken() is not Language.EN else None
    return own.within(spoken()) if own else cause
