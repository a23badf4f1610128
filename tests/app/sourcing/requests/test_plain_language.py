"""The check for plain language: what it points at, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.requests.jargon import JARGON
from app.sourcing.requests.plain_language import FindingKind, findings_in, syllables

KINDS = FindingKind


def kinds_in(text, language="nl"):
    return [finding.kind for finding in findings_in(text, language)]


@pytest.mark.parametrize("text", ["", "Maai het gras elke week.", "U hoort het voor 1 mei.\nBel ons om 9.30 uur."])
def test_plain_words_get_no_advice(text):
    assert kinds_in(text) == []


@pytest.mark.parametrize(("words", "found"), [(25, []), (26, [KINDS.LONG_SENTENCE])])
def test_a_sentence_of_more_than_25_words_is_long(words, found):
    assert kinds_in(" ".join(["gras"] * words) + ".") == found


def test_lines_are_sentences_of_their_own():
    assert kinds_in("\n".join(["gras " * 20] * 3)) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Het gras wordt elke week gemaaid.", "nl"),
        ("De velden zijn groen en het werk is gedaan als het gras gemaaid wordt.", "nl"),
        ("The grass is cut and the fields are mowed.", "en"),
    ],
)
def test_the_passive_is_pointed_at(text, language):
    assert KINDS.PASSIVE in kinds_in(text, language)


@pytest.mark.parametrize(("text", "language"), [("Het wordt koud.", "nl"), ("The fields are red.", "en")])
def test_not_every_helping_verb_makes_a_passive(text, language):
    assert kinds_in(text, language) == []


def test_an_official_word_comes_with_a_better_one_and_its_place():
    text = "Indien u wilt, belt u."
    [finding] = findings_in(text, "nl")
    assert (finding.kind, finding.better) == (KINDS.JARGON, "als")
    assert text[finding.start : finding.end] == finding.words == "Indien"


def test_a_part_of_a_word_is_no_official_word():
    assert kinds_in("De mitselaar.") == []


def test_a_long_word_is_named_once():
    assert kinds_in("Verantwoordelijkheid is verantwoordelijkheid.") == [KINDS.LONG_WORD]


def test_words_that_are_jargon_are_not_called_long_too():
    assert kinds_in("De implementatie begint.") == [KINDS.JARGON]


@pytest.mark.parametrize(("word", "number"), [("gras", 1), ("veld", 1), ("offerte", 3), ("gemeente", 3), ("budget", 2)])
def test_syllables_are_groups_of_vowels(word, number):
    assert syllables(word) == number


@given(st.text(max_size=300), st.sampled_from(sorted(JARGON)))
def test_every_finding_lies_in_the_text_and_stands_in_order(text, language):
    findings = findings_in(text, language)
    assert all(text[finding.start : finding.end] == finding.words for finding in findings)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
