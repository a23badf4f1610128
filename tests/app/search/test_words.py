"""A search in words, and as values to keep."""

import json
from datetime import date

import pytest

from app.core.i18n import in_language
from app.search.freezing import deserialise, serialise
from app.search.words import either, to_words
from search_index.geo import GeoPoint
from search_index.query import Filter, SearchQuery, Sort

DAY = date(2026, 3, 16)
FULL = SearchQuery(
    today=DAY,
    text="hovenier",
    filters=(
        Filter("cpv", ("77310000",)),
        Filter("municipality", ("GM0352", "GM0355")),
        Filter("certificate", ("vca",)),
        Filter("distance", ("10",)),
        Filter("verified_within", ("365",)),
    ),
    near=GeoPoint(51.99, 5.32, "3961"),
    sort=Sort.DISTANCE,
    seed=7,
)


def test_a_search_reads_as_a_sentence():
    with in_language("en"):
        assert to_words(FULL) == (
            "Firms for “hovenier”, with trade Planting and maintenance services of green areas, "
            "based in Wijk bij Duurstede or Zeist, with a valid VCA, within 10 km of postcode 3961, "
            "verified in the last year; nearest first"
        )


def test_a_search_for_nothing_is_said_too():
    with in_language("en"):
        assert to_words(SearchQuery(today=DAY)) == "All firms; in random order"


def test_an_order_by_distance_names_the_place():
    with in_language("en"):
        nearest = SearchQuery(today=DAY, near=FULL.near, sort=Sort.DISTANCE)
        assert to_words(nearest) == "All firms, measured from postcode 3961; nearest first"


@pytest.mark.parametrize(("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b or c")])
def test_choices_are_joined_as_in_speech(words, sentence):
    with in_language("en"):
        assert either(words) == sentence


def test_a_kept_query_asks_the_same_again():
    assert deserialise(json.loads(json.dumps(serialise(FULL)))) == FULL


def test_the_page_that_was_looked_at_is_not_kept():
    assert serialise(SearchQuery(today=DAY, page=3)) == serialise(SearchQuery(today=DAY))
