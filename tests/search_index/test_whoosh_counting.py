"""How terms are found in a segment, and how the values of few rows are counted."""

import zlib
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.engines.whoosh.building import KeywordsBuilder
from search_index.engines.whoosh.directory import NAMES, Directory, directory_arrays
from search_index.engines.whoosh.postings import NO_POSTINGS, Inverted
from search_index.engines.whoosh.sets import Column, Members, Sets
from search_index.engines.whoosh.vocabulary import united
from search_index.fields import FOREVER

TODAY = 100
SAME_CHECKSUM = (b"buckeroo", b"plumless")

values_of_a_row = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from((TODAY - 1, TODAY, FOREVER)))
segments = st.lists(st.lists(values_of_a_row, min_size=1, max_size=12), min_size=1, max_size=3)


def directory(frequencies):
    """Of terms with a number of postings each."""
    starts = np.cumsum([0, *frequencies.values()])
    arrays = directory_arrays(Inverted(list(frequencies), starts, NO_POSTINGS))
    return Directory(*map(arrays.__getitem__, NAMES))


def test_terms_with_one_checksum_are_told_apart():
    first, second = SAME_CHECKSUM
    assert zlib.crc32(first) == zlib.crc32(second)
    found = directory({first: 3, second: 2})
    assert [found.extent(term) for term in (first, second)] == [(0, 3), (3, 2)]


@pytest.mark.parametrize(("stored", "asked"), [SAME_CHECKSUM, SAME_CHECKSUM[::-1]])
def test_a_term_is_not_taken_for_another_with_its_checksum(stored, asked):
    assert directory({stored: 1}).extent(asked) == (0, 0)


@given(st.dictionaries(st.binary(min_size=1, max_size=4), st.integers(1, 5)))
def test_every_term_is_found_where_its_postings_are(frequencies):
    frequencies = dict(sorted(frequencies.items()))
    found, begin = directory(frequencies), 0
    for term, count in frequencies.items():
        assert found.extent(term) == (begin, count)
        begin += count
    assert found.frequencies() == frequencies


def keywords(rows):
    builder = KeywordsBuilder()
    for row, last_days in enumerate(rows):
        builder.add(row, last_days)
    return builder.build()


def counted(rows):
    return Counter(value for last_days in rows for value, last_day in last_days.items() if last_day >= TODAY)


@given(segments, st.data())
def test_values_of_some_rows_are_counted_by_sets_over_all_segments(parts, data):
    columns = [keywords(rows) for rows in parts]
    starts = np.cumsum([0, *map(len, parts)])
    sets = [Sets.of(column, len(rows), TODAY) for column, rows in zip(columns, parts, strict=True)]
    column = Column(columns, sets, starts[:-1].tolist(), int(starts[-1]))
    everyone = [row for rows in parts for row in rows]
    chosen = sorted(data.draw(st.sets(st.integers(0, len(everyone) - 1))))
    totals = column.totals(np.array(chosen, dtype=np.int64))
    labels, _places = united([each.labels for each in columns])
    found = {label.decode(): total for label, total in zip(labels, totals.tolist(), strict=True) if total}
    assert found == counted(everyone[row] for row in chosen)


@given(st.lists(st.tuples(values_of_a_row, values_of_a_row), min_size=1, max_size=12), st.data())
def test_values_of_several_columns_are_counted_at_once(rows, data):
    columns = [keywords(own) for own in zip(*rows, strict=True)]
    members = Members.of(columns, len(rows), TODAY)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1))))
    totals = members.totals(np.array(chosen, dtype=np.int64)).tolist()
    names = [(place, label.decode()) for place, column in enumerate(columns) for label in column.labels]
    expected = {(place, value): n for place in (0, 1) for value, n in counted(rows[r][place] for r in chosen).items()}
    assert {name: total for name, total in zip(names, totals, strict=True) if total} == expected
