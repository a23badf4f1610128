"""Texts are found by their words, and as a naive search would find them."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.texts.finding import K1, TITLE_COUNTS, B, counts, find, put, remove
from app.texts.models import FoundText, FoundWord
from app.texts.words import WHOLE, filed, length, wanted

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = "bijeenkomst zomerbijeenkomst zomer duurzame duurzaam energie ondernemers ondernemersvereniging meeting de 2026"


def file(*texts, kind="note"):
    """Titles with texts, each a day newer than the one before; numbers count from 1."""
    for number, (title, text) in enumerate(texts, start=1):
        put(kind, number, title=title, text=text, dated_at=FIRST + timedelta(days=number))


def numbers(question, *kinds):
    return [each.number for each in find(question, kinds or ("note",), limit=100)]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("bijeenkomst", "zomerbijeenkomst"),
        ("duurzame", "duurzaam"),
        ("duurzaam", "duurzame"),
        ("ondernemers vereniging", "ondernemersvereniging"),
        ("vergaderingen", "Algemene ledenvergadering"),
        ("ENERGIE", "energie"),
        ("café", "cafe"),
        ("sustainability", "sustainable"),
        ("networking event", "Networking events"),
        ("ondern", "ondernemers"),
        ("de bijeenkomst", "bijeenkomst"),
    ],
)
def test_a_word_finds_its_forms_and_compounds(session, question, text):
    file(("Iets", text))
    assert numbers(question) == [1]


@pytest.mark.parametrize(
    ("question", "text"),
    [("zomerbijeenkomst", "bijeenkomst"), ("energie zomer", "energie"), ("ond", "ondernemers"), ("de", "de")],
)
def test_what_is_not_meant_is_not_found(session, question, text):
    file(("Iets", text))
    assert numbers(question) == []


def test_only_the_last_word_may_be_the_beginning_of_one(session):
    file(("Iets", "ondernemers energie"))
    assert (numbers("ondern energie"), numbers("energie ondern")) == ([], [1])


def test_a_title_counts_more_and_of_equals_the_newest_comes_first(session):
    file(("Borrel", "over wijn"), ("Wijn", "en een borrel"), ("Borrel", "over wijn"))
    assert numbers("borrel") == [3, 1, 2]


def test_a_text_is_filed_anew_and_taken_away(session):
    file(("Oud", "energie"))
    file(("Nieuw", "zomer"))
    assert (numbers("energie"), numbers("zomer")) == ([], [1])
    remove("note", 1)
    assert numbers("zomer") == []
    assert (session.query(FoundText).count(), session.query(FoundWord).count()) == (0, 0)


def test_kinds_are_counted_and_chosen(session):
    file(("Energie", ""), ("Energie", ""))
    file(("Energie", ""), kind="other")
    assert counts("energie", ["note", "other", "third"]) == {"note": 2, "other": 1}
    assert numbers("energie", "other") == [1]
    assert counts("energie", ["note"]) == {"note": 2}


@pytest.mark.parametrize(
    "question", ["", "  ", "de het een", "!?", "%", "_", "'; drop table found_word; --", "a" * 500]
)
def test_a_question_that_says_nothing_finds_nothing(session, question):
    file(("Energie", "zomer"))
    assert (numbers(question), counts(question, ["note"])) == ([], {})


def test_pages_of_an_answer_join_without_a_gap(session):
    file(*[("Energie", "x " * number) for number in range(7)])
    pages = [find("energie", ["note"], limit=3, offset=start) for start in (0, 3, 6)]
    assert [each.number for page in pages for each in page] == numbers("energie")


phrases = st.lists(st.sampled_from(WORDS.split()), max_size=5).map(" ".join)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(phrases, phrases), min_size=1, max_size=5), question=phrases)
def test_it_finds_what_a_naive_search_finds(session, texts, question):
    with session.begin_nested() as undone:
        file(*texts)
        found = {each.number: each.score for each in find(question, ["note"], limit=100)}
        expected = naive(texts, question)
        assert found == pytest.approx(expected)
        assert list(found) == sorted(found, key=lambda number: (-round(found[number] * 1e6), -number))
        assert counts(question, ["note"]).get("note", 0) == len(expected)
        undone.rollback()


def naive(texts, question):
    """The score of each text that holds every word, by its number: as BM25 is written in a book."""
    filed_texts = {
        number: {term: TITLE_COUNTS * filed(title)[term] + filed(text)[term] for term in {*filed(title), *filed(text)}}
        for number, (title, text) in enumerate(texts, start=1)
    }
    lengths = [TITLE_COUNTS * length(title) + length(text) for title, text in texts]
    average = sum(lengths) / len(texts) or 1
    times = [
        {
            number: most
            for number, terms in filed_texts.items()
            if (most := max((word.strength(term) * count / WHOLE for term, count in terms.items()), default=0))
        }
        for word in wanted(question)
    ]
    if not times:
        return {}

    def score(number):
        norm = K1 * (1 - B + B * lengths[number - 1] / average)
        return sum(
            math.log(1 + (len(texts) - len(each) + 0.5) / (len(each) + 0.5))
            * each[number]
            * (K1 + 1)
            / (each[number] + norm)
            for each in times
        )

    return {number: score(number) for number in filed_texts if all(number in each for each in times)}
