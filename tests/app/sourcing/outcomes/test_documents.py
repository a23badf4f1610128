"""What an export gets of the letters about an outcome."""

from app.sourcing.outcomes.documents import sent_letters
from tests.app.sourcing.outcomes.conftest import AFTER


def test_a_letter_that_did_not_go_is_in_no_export(case):
    case.drafted()
    assert list(sent_letters(case.file)) == []


def test_every_letter_is_exported_with_the_words_that_went(case):
    case.told()
    letters = dict(sent_letters(case.file))
    assert list(letters) == [f"letters/{AFTER.date()} {party.firm}.txt" for party in case.field.parties]
    own = letters[f"letters/{AFTER.date()} {case.second.firm}.txt"].decode()
    assert own.startswith("Besluit over: ")
    assert case.letter_to(case.second).text in own
