"""The language of a process knows the places, and the trade words of the desk."""

import pytest

from app.indexing import language_of
from app.reference import trade_words
from app.reference.models import TradeWord
from search_index.parser import parse


@pytest.fixture(autouse=True)
def _fresh(session):
    trade_words.look_again()
    yield
    session.query(TradeWord).delete()
    trade_words.look_again()
    language_of()


def terms(text):
    (group,) = parse(text, language_of()).groups
    return {term for alternative in group for term in alternative.terms}


def test_shipped_trades_and_places_are_known():
    assert "77310000" in terms("hovenier")
    assert "seat:GM0355" in terms("zeist")


def test_a_word_of_the_desk_is_understood_in_a_running_process(session):
    assert "03142000" not in terms("korfvlechter")
    session.add(TradeWord(word="korfvlechter", codes="03142000-3"))
    session.flush()
    trade_words.look_again()
    assert "03142000" in terms("korfvlechters")


def test_asking_costs_no_query_as_long_as_the_words_are_fresh(count_queries):
    language = language_of()
    with count_queries() as queries:
        assert language_of() is language
    assert queries == []
