"""The small parts of the Whoosh engine that its answers rest on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.engines.whoosh.bits import bits_of_lists, counts, packed
from search_index.engines.whoosh.keeping import Kept
from search_index.engines.whoosh.signatures import Spellings
from search_index.engines.whoosh.vocabulary import Vocabulary, united
from search_index.spelling import near, signature

WORDS = 40  # of 64 rows
sets_of_rows = st.sets(st.integers(0, 64 * WORDS - 1), max_size=200)


@given(st.lists(sets_of_rows, max_size=5), sets_of_rows)
def test_sets_of_bits_are_counted_as_sets_of_numbers(values, chosen):
    owners = np.array([value for value, rows in enumerate(values) for _ in rows], dtype=np.int64)
    rows = np.array([row for rows in values for row in sorted(rows)], dtype=np.int32)
    mask = np.zeros(64 * WORDS, dtype=np.bool_)
    mask[list(chosen)] = True
    found = counts(bits_of_lists(owners, rows, len(values), WORDS), packed(mask))
    assert found.tolist() == [len(rows & chosen) for rows in values]


def test_what_is_kept_is_made_once_and_the_oldest_goes_first():
    kept, made = Kept(2), []

    def make(key):
        made.append(key)
        return key.upper()

    for key in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(key, lambda: make(key)) == key.upper()  # noqa: B023  # called at once
    assert made == ["a", "b", "c", "b"]


@given(st.lists(st.sets(st.text(max_size=3), max_size=6), max_size=3))
def test_vocabularies_are_united_in_order(vocabularies):
    lists = [sorted(word.encode(errors="replace") for word in words) for words in vocabularies]
    union, places = united(lists)
    assert union == sorted({word for words in lists for word in words})
    assert [[union[place] for place in each] for each in places] == lists


def test_a_prefix_spans_its_words():
    vocabulary = Vocabulary.of([b"dak", b"dakdekker", b"dakgoot", b"dal"])
    assert vocabulary[slice(*vocabulary.span("dak"))] == ["dak", "dakdekker", "dakgoot"]
    assert vocabulary.find("dakgoot") == (2, 3)
    assert vocabulary.find("dakgo") == (2, 2)


@pytest.mark.parametrize("errors", [1, 2])
def test_words_that_resemble_are_found_in_any_script(errors):
    words = sorted(["dakdekker", "dakdekkers", "hovenier", "schilder", "λογος", "ключ", "ключи"], key=str.encode)
    spellings = Spellings(Vocabulary.of([word.encode() for word in words]))
    lengths = np.array([len(word) for word in words], dtype=np.uint8)
    signatures = np.array([signature(word) for word in words], dtype=np.uint64)
    for typed in ("dakdeker", "λογο", "ключь"):
        assert spellings.near(typed, errors) == near(typed, lengths, signatures, errors).tolist()
