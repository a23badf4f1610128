"""What people type is always read, and as they meant it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.parser import MOST_WORDS, parse


def terms(alternatives):
    return {alternative.terms for alternative in alternatives}


def test_every_word_is_a_group_of_its_own(language):
    query = parse("schilder tuin", language)
    assert [("schilder",) in terms(group) for group in query.groups] == [True, False]
    assert len(query.groups) == 2


def test_or_joins_two_words_into_one_group(language):
    (group,) = parse("schilder OR tuin", language).groups
    assert terms(group) >= {("schilder",), ("tuin",)}


def test_a_minus_excludes_the_word_itself_but_not_what_it_may_mean(language):
    query = parse("tuin -groenvoorziening", language)
    assert len(query.groups) == 1
    assert terms(query.excluded).isdisjoint({("groen",)})
    assert ("groenvoorziening",) in terms(query.excluded)


def test_a_phrase_keeps_the_place_of_a_stop_word(language):
    ((phrase, *_),) = parse('"wijk bij duurstede"', language).groups
    assert (phrase.terms, phrase.offsets) == (("wijk", "duurstede"), (0, 2))


def test_a_quote_that_is_not_closed_runs_to_the_end(language):
    assert parse('"wijk bij duurstede', language) == parse('"wijk bij duurstede"', language)


@pytest.mark.parametrize("text", ["", "   ", "???", "*", '"', '""', "-", "OR", "| OR", "😀", "\x00", "de het een"])
def test_text_without_words_narrows_nothing(language, text):
    query = parse(text, language)
    assert (query.groups, query.excluded) == ((), ())


def test_a_field_name_is_read_as_a_word(language):
    assert len(parse("title:schilder", language).groups) == 2


def test_words_beyond_the_limit_are_not_looked_at(language):
    assert len(parse(" ".join(f"woord{number}" for number in range(100)), language).groups) == MOST_WORDS


@pytest.mark.parametrize("character", ["a", '"', "-", "'", "(", "é", "\u202e", "7"])
def test_ten_thousand_characters_are_read_at_once(language, character):
    started = time.perf_counter()
    parse(character * 10_000, language)
    parse(f"{character} " * 5_000, language)
    assert time.perf_counter() - started < 1


@settings(max_examples=100, deadline=None)
@given(text=st.text() | st.text(alphabet='"-|OR ab\x00'))
def test_no_text_makes_it_fail(language, text):
    parse(text, language)
