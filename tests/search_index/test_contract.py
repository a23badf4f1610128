"""The Whoosh engine answers what the memory engine answers, whatever was written and asked before."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index.engines import open_engine
from tests.search_index.strategies import documents, queries

TOLERANCE = 1e-6

changes = st.one_of(
    st.tuples(st.just("upsert"), st.lists(documents(), max_size=8)),
    st.tuples(st.just("upsert"), st.lists(documents(), min_size=1, max_size=2)),
    st.tuples(st.just("delete"), st.dictionaries(st.integers(1, 12), st.integers(1, 4), max_size=3)),
    st.tuples(st.just("rebuild"), st.lists(documents(), max_size=8)),
)


def assert_same_hits(expected, found):
    assert [hit.id for hit in found] == [hit.id for hit in expected]
    assert [hit.version for hit in found] == [hit.version for hit in expected]
    assert [hit.distance_km for hit in found] == [hit.distance_km for hit in expected]
    for wanted, got in zip(expected, found, strict=True):
        assert abs(wanted.score - got.score) <= TOLERANCE


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(changes, st.lists(queries(), min_size=1, max_size=3)), min_size=1, max_size=4))
def test_both_engines_answer_the_same(language, steps):
    folder = Path(tempfile.mkdtemp())
    memory, whoosh = open_engine("memory:", folder, language), open_engine("whoosh:", folder, language)
    reader = open_engine("whoosh:", folder, language)
    try:
        for (change, argument), questions in steps:
            getattr(memory, change)(argument)
            getattr(whoosh, change)(argument)
            assert reader.versions() == memory.versions()
            for query in questions:
                expected, found = memory.search(query), reader.search(query)
                assert (found.total, found.relaxed) == (expected.total, expected.relaxed)
                assert found.facets == expected.facets
                assert_same_hits(expected.hits, found.hits)
                assert_same_hits(memory.all_hits(query), reader.all_hits(query))
    finally:
        shutil.rmtree(folder)
