"""Words and phrases that mean codes."""

from app.reference.lexicon import Lexicon
from app.reference.wording import read

LEXICON = Lexicon({"gas": ["1"], "groen gas": ["2"], "leverancier": ["3"], "stoel": ["4", "5"], "stoelen": ["6"]})


def codes(text):
    return {code: meaning.strength for meaning in LEXICON.meanings(read(text)) for code in meaning.codes}


def test_a_word_is_found_in_every_form():
    assert codes("leveranciers").keys() == {"3"}


def test_a_word_is_found_inside_a_compound_with_less_certainty():
    assert 0 < codes("bureaustoelen")["4"] < codes("stoelen")["4"]


def test_a_phrase_says_more_than_one_of_its_words():
    found = codes("groen gas")
    assert found["2"] > found["1"]


def test_a_phrase_needs_all_of_its_words():
    assert codes("gas").keys() == {"1"}


def test_entries_that_are_forms_of_one_word_share_their_codes():
    assert codes("stoel").keys() == {"4", "5", "6"}


def test_an_unfinished_word_may_be_any_word_that_begins_like_it():
    assert LEXICON.completion("leveran", 0.5).codes == ("3",)
    assert LEXICON.completion("leveran", 0.5).strength == 0.5
    assert LEXICON.completion("q", 0.5).codes == ()
