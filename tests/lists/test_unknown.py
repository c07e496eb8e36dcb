"""A number that nothing has: the refusal names the thing in words and a list that can be typed."""

import re

import pytest

from salescli.policy.document import Document
from salescli.policy.documents import DOCUMENTS
from tests._program import Program

pytestmark = pytest.mark.usefixtures("company")
NUMBERED = [document for document in DOCUMENTS if document.prefix]


@pytest.mark.parametrize("document", NUMBERED, ids=lambda document: document.kind)
def test_the_list_that_a_refusal_names_is_there(salescli: Program, document: Document) -> None:
    noun = document.noun or document.kind
    refused = salescli(f"--as admin {noun} show {document.prefix}-2099-9999")

    assert refused.exit_code == 65, refused.err
    hint = refused.err.strip().partition("; see: salescli ")[2]
    assert salescli(f"--as admin {hint}").exit_code == 0


@pytest.mark.parametrize("language", ["ko", "zh"])
@pytest.mark.parametrize("document", NUMBERED, ids=lambda document: document.kind)
def test_what_is_unknown_is_named_in_the_language(
    salescli: Program, document: Document, language: str
) -> None:
    noun, number = document.noun or document.kind, f"{document.prefix}-2099-9999"
    refused = salescli(f"--lang {language} --as admin {noun} show {number}").err

    told = refused.removeprefix("salescli: ").partition(f"'{number}'")[0]
    assert not re.search("[a-z]", told), refused
