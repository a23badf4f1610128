"""The yardstick knows words, and nothing of Dutch."""

from app.search.evaluating.literal import LiteralSearch
from tests.search_index.suppliers import supplier


def search():
    return LiteralSearch(
        [
            supplier(1, "Jansen", description_nl="Hovenier. Wij werken als hovenier in tuinen."),
            supplier(2, "Hoveniersbedrijf De Linde"),
            supplier(
                3, "Élan Schilders", town="Zeist", description_nl="Geen hovenier, wel al het werk van een schilder"
            ),
        ]
    )


def test_a_word_is_found_where_it_stands_and_no_other_form_of_it():
    assert search().ranked("Hovenier", 0) == [1, 3]
    assert search().ranked("hoveniers", 0) == []


def test_capitals_and_accents_make_no_difference():
    assert search().ranked("elan", 0) == [3]


def test_firms_with_all_words_come_alone_and_those_with_any_when_there_is_none():
    assert search().ranked("hovenier zeist", 0) == [3]
    assert set(search().ranked("tuinen linde", 0)) == {1, 2}
