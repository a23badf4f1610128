"""Everything a reader sees is Dutch and English. The messages in the code are the English; nl is complete."""

import re

import pytest
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.leaves import asks_for_every_leaf
from tests.rules.project import ROOT

DUTCH = ROOT / "app" / "translations" / "nl" / "LC_MESSAGES" / "messages.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl")


@pytest.fixture(scope="module")
def in_code() -> set[str]:
    """The messages in code and templates; of those with a plural, the singular."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords={**DEFAULT_KEYWORDS, "lazy": None})
    return {_singular(message) for _file, _line, message, _comments, _context in found}


def _singular(message):
    return message[0] if isinstance(message, tuple | list) else message


def test_the_dutch_catalogue_has_every_message_of_the_code(dutch, in_code):
    known = {_singular(message.id) for message in dutch if message.id}
    assert in_code - known == set(), "run `make translations`"


@asks_for_every_leaf
def test_the_dutch_catalogue_has_no_message_that_left_the_code(dutch, in_code):
    known = {_singular(message.id) for message in dutch if message.id}
    assert known - in_code == set(), "run `make translations`"


def test_every_message_is_translated_into_dutch(dutch):
    empty = [message.id for message in dutch if message.id and not _is_translated(message)]
    assert not empty


def test_no_translation_is_a_guess(dutch):
    assert [message.id for message in dutch if message.id and message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_message(dutch):
    wrong = [message.id for message in dutch if message.id and not _keeps_placeholders(message)]
    assert not wrong


def _is_translated(message) -> bool:
    return all(message.string) if message.pluralizable else bool(message.string)


def _keeps_placeholders(message) -> bool:
    if not message.pluralizable:
        return _placeholders(message.id) == _placeholders(message.string)
    # "One firm" may leave the number out; no form may ask for a value that is not given.
    return all(_placeholders(form) <= _placeholders(message.id[1]) for form in message.string)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
