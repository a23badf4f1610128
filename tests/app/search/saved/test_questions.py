"""A saved search is the question apart from the day."""

from dataclasses import replace
from datetime import date

import pytest

from app.search.saved.questions import key_of, parameters_of, query_on, question_of
from search_index.geo import GeoPoint
from search_index.query import Filter, SearchQuery, Sort

DAY, LATER = date(2026, 3, 16), date(2027, 1, 4)
HOUTEN = GeoPoint(52.03, 5.17, "3991")
ASKED = SearchQuery(
    today=DAY,
    text="Hovenier  Zeist",
    filters=(Filter("municipality", ("GM0355", "GM0312")), Filter("certificate", ("vca",))),
    sort=Sort.NAME,
    seed=7,
)


def key(query):
    return key_of(question_of(query))


def test_neither_the_day_nor_the_seed_is_kept():
    assert not {"today", "seed"} & question_of(ASKED).keys()


def test_dates_are_compared_with_the_day_of_asking():
    assert query_on(question_of(ASKED), LATER) == replace(ASKED, today=LATER, seed=0)


@pytest.mark.parametrize(
    "same",
    [
        replace(ASKED, text="hovenier zeist"),
        replace(ASKED, today=LATER, seed=99, page=3, sort=Sort.RELEVANCE),
        replace(ASKED, filters=(Filter("certificate", ("vca",)), Filter("municipality", ("GM0312", "GM0355")))),
        replace(ASKED, near=HOUTEN),
    ],
    ids=["case and blanks", "day, seed, page, order", "order of choices", "a place to measure from"],
)
def test_what_finds_the_same_firms_is_the_same_search(same):
    assert key(same) == key(ASKED)


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, text="hovenier"),
        replace(ASKED, filters=ASKED.filters[:1]),
        replace(ASKED, near=HOUTEN, filters=(*ASKED.filters, Filter("distance", ("10",)))),
    ],
    ids=["words", "filters", "distance"],
)
def test_what_may_find_other_firms_is_another_search(other):
    assert key(other) != key(ASKED)


def test_the_link_to_the_page_leaves_the_seed_to_the_page():
    assert parameters_of(question_of(ASKED), DAY) == {
        "q": "Hovenier  Zeist",
        "gemeente": ["GM0355", "GM0312"],
        "keurmerk": ["vca"],
        "sorteer": "naam",
    }
