"""Every way of refusing, with its words and its exit code (commands.md, section 1)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from salescli.text import _

FOUND = 1
"""The exit code of a check that found something; no refusal."""


class SalesError(Exception):
    """A refusal: one line that says what cannot be done, why, and what can."""

    exit_code: ClassVar[int]
    meaning: ClassVar[str]
    advice = ""
    """What to do, where that does not follow from the refusal."""
    shown = ""
    """What has to be looked at before the refusal is read."""

    @property
    def told(self) -> list[str]:
        """The line that is told."""
        return [" · ".join(filter(None, (str(self), self.advice)))]


class UsageError(SalesError):
    """The words of the command are not complete or do not fit together."""

    exit_code = 2
    meaning = "usage: an argument or option is missing or does not fit"


class DataError(SalesError):
    """A value, a name or a row that cannot be taken."""

    exit_code = 65
    meaning = "data refused: unknown or ambiguous name, bad value, import rows"


class UnknownError(DataError):
    """A code, number or name that stands in no register; `salescli NOUN list` shows it."""

    def __init__(self, what: str, word: str, noun: str = "") -> None:
        self.what, self.word = what, word
        super().__init__(
            _("there is no {what} {word!r}; see: salescli {noun} list").format(
                what=_(what), word=word, noun=noun or what
            )
        )


class AmbiguousError(DataError):
    """A name that fits more than one entry; each begins with the code that is to be given."""

    def __init__(self, what: str, word: str, candidates: Sequence[str], told: str = "") -> None:
        self.what, self.word, self.candidates = what, word, candidates
        told = told or _("{word!r} fits more than one {what}: {candidates}; give the code")
        super().__init__(
            told.format(what=_(what), word=word, candidates=", ".join(map(str, candidates)))
        )


class AlikeError(AmbiguousError):
    """A name that no entry has, and those that are like it, best first."""

    def __init__(self, what: str, word: str, candidates: Sequence[str]) -> None:
        told = _("there is no {what} {word!r}; similar: {candidates}; give the code")
        super().__init__(what, word, candidates, told)


class TakenError(DataError):
    """A code that another entry already has."""

    def __init__(self, what: str, code: str) -> None:
        super().__init__(
            _("{what} {code!r} is already there; choose another code").format(what=what, code=code)
        )


class LeftOutError(UsageError, DataError):
    """What has to be told: each option, and what is asked, if that is not what it says itself.

    Of options of which `either` is enough, one is chosen; a sentence of its own names them all.
    """

    def __init__(
        self, asked: Mapping[str, str] | Sequence[str], told: str = "", *, either: bool = False
    ) -> None:
        self.asked = dict(asked) if isinstance(asked, Mapping) else dict.fromkeys(asked, "")
        self.either = either
        names = ", ".join(f"{flag} ({what})" if what else flag for flag, what in self.asked.items())
        super().__init__(told or _("missing: {names}; see --help").format(names=names))


class SeveralError(UsageError):
    """More than one thing that would be decided, where nobody said that all of it is meant."""

    def __init__(self, count: int, ways: Sequence[str], shown: str) -> None:
        self.shown = shown
        told = _("this decides {count} things at once; say which are meant: {ways}")
        super().__init__(told.format(count=count, ways=", ".join(ways)))


class UnsureError(DataError):
    """What looks like a slip, or has to be looked at first, and nobody said that it is right."""

    def __init__(self, doubts: Sequence[str], *, slip: bool = True) -> None:
        self.doubts, self.slip = list(doubts), slip
        super().__init__(_("nothing was done; correct it, or give --yes"))


class MissingFileError(SalesError):
    """An input file that is not there."""

    exit_code = 66
    meaning = "an input file is missing"

    def __init__(self, path: object) -> None:
        super().__init__(_("there is no file {path}").format(path=path))


class NoBooksError(MissingFileError):
    """A database that is not there, as before anybody has worked with the program."""

    def __init__(self, path: object) -> None:
        super().__init__(path)
        self.advice = begin()

    @property
    def told(self) -> list[str]:
        """What is not there, and on a line of its own how to begin."""
        return [str(self), self.advice]


def begin() -> str:
    """Say how to begin where there are no books yet."""
    return _("to begin: salescli init; to look around first: salescli demo")


class OutputError(SalesError):
    """A file that cannot be made, or that is there already."""

    exit_code = 73
    meaning = "the output exists already or cannot be made"


class StorageError(SalesError):
    """The disk refused; the message says what was saved."""

    exit_code = 74
    meaning = "disk or input/output error; the message says whether anything was saved"


class BusyError(SalesError):
    """Another program held the database too long."""

    exit_code = 75
    meaning = "the database is busy; try again"

    def __init__(self) -> None:
        super().__init__(_("the database is busy and nothing was changed; try again"))


class RefusedError(SalesError):
    """The regulation refuses."""

    exit_code = 76
    meaning = "the regulation refuses: state, gate or second person"


class StateError(RefusedError):
    """A step that does not start from the state the document is in."""

    def __init__(self, step: str, document: str, state: str, possible: Sequence[str]) -> None:
        super().__init__(
            _("cannot {step} {document}: it is {state}; possible now: {possible}").format(
                step=step,
                document=document,
                state=state,
                possible=", ".join(possible) or _("nothing"),
            )
        )


class GateShutError(RefusedError):
    """A step that waits for something the regulation asks for."""

    def __init__(self, step: str, document: str, until: str, clause: str, by: str = "") -> None:
        self.by = by
        super().__init__(
            _("cannot {step} {document} until {until} ({clause})").format(
                step=step, document=document, until=until, clause=clause
            )
        )


class SecondPersonError(RefusedError):
    """A step that somebody else must take."""

    def __init__(self, step: str, document: str, why: str, clause: str) -> None:
        super().__init__(
            _("cannot {step} {document}: {why}; a second person must ({clause})").format(
                step=step, document=document, why=why, clause=clause
            )
        )


class RoleError(SalesError):
    """A step that is not for this role."""

    exit_code = 77
    meaning = "the role is not allowed to do this"

    def __init__(
        self,
        act: str,
        roles: Sequence[str],
        allowed: Sequence[str],
        clause: str,
        *,
        typed: bool = False,
    ) -> None:
        told = _("{role} may not {act}; it is for: {allowed} ({clause})").format(
            role=", ".join(_(one) for one in roles),
            act=act,
            allowed=", ".join(_(one) for one in allowed),
            clause=clause,
        )
        way = _("a clerk types what they signed: --by WHO --paper REF")
        super().__init__(f"{told}; {way}" if typed else told)


class IdentityError(SalesError):
    """Nobody acts, or the one who acts may not act as that."""

    exit_code = 77
    meaning = RoleError.meaning


class ConfigurationError(SalesError):
    """The set-up is wrong: a foreign or newer database, a setting that does not fit."""

    exit_code = 78
    meaning = "configuration: foreign or newer database, set-up"


class FaultyBookError(DataError):
    """A book with rows that cannot be imported; nothing of it was."""

    def __init__(self, faults: Sequence[Any], tally: str = "") -> None:
        self.faults = list(faults)
        told = _("{count} faults in the book, nothing imported; mend them, or --skip-errors")
        told = told.format(count=len(self.faults))
        super().__init__(f"{told} · {tally}" if tally else told)
