"""Causes of faults and returns: a list that the company keeps, dated as settings are (W6, W7)."""

from typing import TYPE_CHECKING

from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.aftersales import CAUSES
from salescli.text import _

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
            cause=word, causes=", ".join(listed)
        )
    )
