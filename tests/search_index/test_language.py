"""How words are folded, stemmed and taken apart."""

import pytest

from search_index.fields import Tongue
from search_index.language import fold, split_words


def filed_under(language, word):
    return {term for term, _ in language.index_terms(word, Tongue.DUTCH)}


def finds(language, typed, written):
    """Whether a document with one word is found by another."""
    terms = filed_under(language, written)
    return any(terms.issuperset(alternative.terms) for alternative in language.word_alternatives(typed))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("hoveniers", "hovenier"),
        ("hovenier", "hoveniersbedrijf"),
        ("hoveniersbedrijf", "hovenier"),
        ("hoveniersbedrijven", "hoveniersbedrijf"),
        ("groen", "groenvoorziening"),
        ("groenvoorziening", "groen"),
        ("schilder", "schilderwerkzaamheden"),
        ("dakdekkersbedrijf", "dakdekker"),
        ("schoonmaakdiensten", "schoonmaak"),
        ("zonnepaneel", "zonnepanelen"),
        ("meubilair", "kantoormeubilair"),
        ("bedrijven", "bedrijf"),
        ("tuinman", "hovenier"),
    ],
)
def test_related_words_find_each_other(language, typed, written):
    assert finds(language, typed, written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("catering", "ring"), ("onderhoud", "houd"), ("zonnepanelen", "panelen"), ("kantoormeubilair", "kantoor")],
)
def test_a_word_does_not_find_a_part_that_means_something_else(language, typed, written):
    assert not finds(language, typed, written)


def test_english_words_find_their_forms(language):
    terms = {term for term, _ in language.index_terms("gardening", Tongue.ENGLISH)}
    assert any(terms.issuperset(each.terms) for each in language.word_alternatives("gardens"))


def test_a_part_of_a_compound_weighs_half_of_the_whole(language):
    assert dict(language.index_terms("tuinonderhoud", Tongue.DUTCH)) == {
        "tuinonderhoud": 1.0,
        "tuin": 0.5,
        "onderhoud": 0.5,
    }


def test_stop_words_are_not_filed_and_not_looked_for(language):
    assert filed_under(language, "voor") == set()
    assert language.word_alternatives("voor") == ()


@pytest.mark.parametrize(("text", "folded"), [("CAFÉ", "cafe"), ("Ørsted", "orsted"), ("groß", "gross")])
def test_capitals_and_accents_are_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wijk bij Duurstede", ["wijk", "bij", "duurstede"]),
        ("Driebergen-Rijsenburg", ["driebergen", "rijsenburg"]),
        ("foto's", ["fotos"]),
        ("77310000-6, iso9001", ["77310000", "iso9001"]),
        ("a\x00b 😀 *", ["a", "b"]),
    ],
)
def test_text_is_split_into_words(text, words):
    assert split_words(text) == words
