"""What people type is always read, and as they meant it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.parser import MOST_WORDS, parse
from tests.search_index.suppliers import question, supplier


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


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "groen " * 2_000,
        '"' * 9_999,
        '"groen" OR ' * 1_000,
        "-groen " * 1_000,
        "de het een van",
        "?!.,;:()[]{}<>/\\|@#$%^&*_+=~`",
        '"groen',
        "*",
        "gr*n",
        "title:",
        "title:groen AND (tuin OR",
        "'; DROP TABLE supplier; --",
        "1 OR 1=1",
        "\x00\x01\x1f\x7f groen",
        "\u202eneorg\u202c \u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627",
        "🌳 groen 👩‍🌾",
        "\ud800",
        "ＧＲＯＥＮ ｸﾞ ﷺ",
        "e" + "\u0301" * 5_000,
    ],
)
def test_odd_questions_are_answered(engine, text):
    engine.upsert([supplier(1, "Groen", description_nl="tuin"), supplier(2, "Schilder")])
    started = time.perf_counter()
    page = engine.search(question(text))
    assert page.total <= 2
    assert time.perf_counter() - started < 1


@settings(max_examples=200, deadline=None)
@given(text=st.text() | st.text(alphabet='"-|OR ab\x00') | st.text(alphabet="de wijk bij ustr-"))
def test_no_text_makes_it_fail(language, text):
    parse(text, language)
