"""The words of the desk on top of the shipped ones."""

import pytest

from app.reference import trade_words
from app.reference.models import TradeWord


@pytest.fixture(autouse=True)
def _fresh(session):
    trade_words.look_again()
    yield
    session.query(TradeWord).delete()
    trade_words.look_again()
    trade_words.current()


def add(session, word, codes):
    session.add(TradeWord(word=word, codes=codes))
    session.flush()
    trade_words.look_again()


def test_shipped_words_come_without_a_word_of_the_desk():
    assert trade_words.current()["hovenier"][0] == "77310000-6"


def test_a_word_of_the_desk_is_added(session):
    add(session, "rietdekker", "45261213-0 45261210-9")
    assert trade_words.current()["rietdekker"] == ("45261213-0", "45261210-9")


def test_a_word_of_the_desk_goes_before_the_shipped_one(session):
    add(session, "hovenier", "77300000-3")
    assert trade_words.current()["hovenier"] == ("77300000-3",)


def test_a_shipped_word_comes_back_when_the_word_of_the_desk_is_gone(session):
    add(session, "hovenier", "77300000-3")
    trade_words.current()
    session.query(TradeWord).delete()
    trade_words.look_again()
    assert trade_words.current()["hovenier"][0] == "77310000-6"


def test_asking_again_within_seconds_costs_no_query_and_gives_the_same_words(count_queries):
    first = trade_words.current()
    with count_queries() as queries:
        again = trade_words.current()
    assert (again is first, queries) == (True, [])


def test_words_that_did_not_change_stay_the_same_object():
    first = trade_words.current()
    trade_words.look_again()
    assert trade_words.current() is first


def test_a_change_by_another_process_is_seen_when_the_seconds_are_over(session, monkeypatch):
    trade_words.current()
    session.add(TradeWord(word="rietdekker", codes="45261213-0"))
    session.flush()
    assert "rietdekker" not in trade_words.current()
    later = trade_words.monotonic() + trade_words.SECONDS_KEPT
    monkeypatch.setattr(trade_words, "monotonic", lambda: later)
    assert "rietdekker" in trade_words.current()
