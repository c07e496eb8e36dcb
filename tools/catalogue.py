"""Keep the Korean and Chinese catalogues complete: collect, bring up to date, compile, check.

python -m tools.catalogue            write the .po and .mo files; what is new stands there empty
python -m tools.catalogue --check    say what is missing, wrong or stale; exit 1 if anything is
"""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from salescli.policy import wording
from salescli.text import LOCALE, Language
from tools import _messages

LANGUAGES = {Language.KO: "Korean", Language.ZH: "Chinese"}


class _Book(Catalog):
    """A catalogue whose head says its language and nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the head."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Content-Type", "text/plain; charset=UTF-8"),
        ]


def main(words: Sequence[str]) -> int:
    """Write the catalogues, or with `--check` only say what is wrong with them."""
    messages = _messages.collected()
    if "--check" in words:
        wrong = [fault for language in LANGUAGES for fault in faults(language, messages)]
        print("\n".join(wrong) or f"{len(messages)} messages in every language", file=sys.stderr)
        return 1 if wrong else 0
    for language in LANGUAGES:
        bring_up_to_date(language, messages)
    return 0


def bring_up_to_date(language: Language, messages: frozenset[str]) -> None:
    """Give every message an entry, drop what no message has, compile."""
    given, known = translations(language), terms(language, messages)
    kept = {message: given.get(message, "") for message in messages - known.keys()}
    _po(language).parent.mkdir(parents=True, exist_ok=True)
    _po(language).write_bytes(as_po(language, kept))
    _mo(language).write_bytes(as_mo(language, kept | known))
    empty = sum(1 for translation in kept.values() if not translation)
    dropped = given.keys() - messages
    print(f"{language}: {len(kept)} messages, {empty} to translate, {len(dropped)} dropped")


def faults(language: Language, messages: frozenset[str]) -> Iterator[str]:
    """Say everything that is wrong with a language's catalogue."""
    given, known = translations(language), terms(language, messages)
    for message in sorted(messages):
        if why := _wrong(message, (given | known).get(message, "")):
            yield f"{language}: {why}: {message!r}"
    for message in sorted(given.keys() - messages):
        yield f"{language}: the program says this no more: {message!r}"
    for message in sorted(given.keys() & known.keys()):
        yield f"{language}: worded in salescli/policy already: {message!r}"
    written = {
        _po(language): as_po(language, given),
        _mo(language): as_mo(language, given | known),
    }
    for path, content in written.items():
        if not path.exists() or path.read_bytes() != content:
            yield f"{language}: {path.name} is stale; run: python -m tools.catalogue"


def _wrong(message: str, translation: str) -> str | None:
    if not translation:
        return "no translation"
    if translation == message:
        return "the translation is the English"
    if placeholders(translation) != placeholders(message):
        return "the translation has other placeholders"
    return None


def placeholders(message: str) -> set[tuple[str, str, str]]:
    """Return what is filled into a message: each name with its conversion and format."""
    return {
        (name, conversion or "", form or "")
        for _text, name, form, conversion in Formatter().parse(message)
        if name is not None
    }


def translations(language: Language) -> dict[str, str]:
    """Read a language's .po file; an entry marked as fuzzy is no translation."""
    if not _po(language).exists():
        return {}
    with _po(language).open("rb") as stream:
        book = read_po(stream)
    return {str(m.id): "" if m.fuzzy else str(m.string or "") for m in book if m.id}


_SAID = {
    **wording.ROLES,
    **wording.STATES,
    **wording.METHODS,
    **wording.RISKS,
    **wording.VISIT_METHODS,
    **wording.VISIT_FACTS,
    **wording.DEPARTMENTS,
    **wording.MEASURES,
}
"""What a sentence says by its code, too."""


def terms(language: Language, messages: frozenset[str]) -> dict[str, str]:
    """Return the messages that are terms, which the policy words for forms and sentences alike."""
    named = {field.called: field.heading for field in _messages.cleaned() if not field.told}
    return {
        code: text.within(language) for code, text in (named | _SAID).items() if code in messages
    }


def as_po(language: Language, given: dict[str, str]) -> bytes:
    """Return the .po file: sorted, with nothing in it that changes by itself."""
    return _written(write_po, language, given, width=0, no_location=True, sort_output=True)


def as_mo(language: Language, given: dict[str, str]) -> bytes:
    """Return the .mo file, the same for the same translations."""
    return _written(write_mo, language, given)


def _written(
    write: Callable[..., None], language: Language, given: dict[str, str], **how: object
) -> bytes:
    head = f"# {LANGUAGES[language]} of salescli; python -m tools.catalogue keeps this file."
    book = _Book(locale=language.value, header_comment=head, fuzzy=False)
    for message, translation in sorted(given.items()):
        # A % in our sentences is a percent sign: they are filled in with str.format.
        book.add(message, translation).flags.discard("python-format")
    stream = io.BytesIO()
    write(stream, book, **how)
    return stream.getvalue()


def _po(language: Language) -> Path:
    return LOCALE / language.value / "LC_MESSAGES" / "salescli.po"


def _mo(language: Language) -> Path:
    return _po(language).with_suffix(".mo")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
