"""A history of random changes with questions in between, put to the memory engine and to Whoosh."""

import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import strategies as st

from search_index.engines import open_engine
from search_index.engines.whoosh import engine as whoosh_engine
from search_index.engines.whoosh import tidying
from search_index.language import Language
from tests.search_index.conftest import WORDS
from tests.search_index.strategies import documents, prefixes, queries, typed_words

TOLERANCE = 1e-6
LANGUAGE = Language(
    WORDS,
    synonyms={"tuinman": ["hovenier"]},
    trades={"stukadoor": ["45442100-8"], "onderhoud tuin": ["77310000-6", "77300000-3"]},
    places={"Wijk bij Duurstede": "GM0352", "De Bilt": "GM0355"},
)

changes = st.one_of(
    st.tuples(st.just("upsert"), st.lists(documents(), max_size=8)),
    st.tuples(st.just("upsert"), st.lists(documents(), min_size=1, max_size=2)),
    st.tuples(st.just("delete"), st.dictionaries(st.integers(1, 12), st.integers(1, 4), max_size=3)),
    st.tuples(st.just("rebuild"), st.lists(documents(), max_size=8)),
    st.tuples(st.just("merge")),
)
histories = st.lists(st.tuples(changes, st.lists(queries(), min_size=1, max_size=3)), min_size=1, max_size=6)
spellings = st.tuples(st.lists(typed_words, max_size=4), prefixes)


def differences(steps, spelling):
    """What the engines answer differently, in words; a second handle reads what the first one writes."""
    folder = Path(tempfile.mkdtemp())
    memory, writer = open_engine("memory:", folder, LANGUAGE), open_engine("whoosh:", folder, LANGUAGE)
    reader = open_engine("whoosh:", folder, LANGUAGE)
    writer.upsert([])
    found = []
    try:
        # Small limits, so that a few documents make several segments and merges of some of them.
        with patch.object(tidying, "MERGE_AT", 2), patch.object(whoosh_engine, "BATCH", 3):
            for (change, *arguments), questions in steps:
                getattr(memory, change)(*arguments)
                getattr(writer, change)(*arguments)
                found += [each for query in questions for each in _differences(memory, reader, query)]
                found += _differences_of_the_whole(memory, reader, *spelling)
    finally:
        shutil.rmtree(folder)
    return found


def _differences(memory, reader, query):
    expected, answer = memory.search(query), reader.search(query)
    if (answer.total, answer.relaxed) != (expected.total, expected.relaxed):
        yield f"{query}: {answer.total} hits, relaxed: {answer.relaxed}; not {expected.total}, {expected.relaxed}"
    for name in query.facets:
        found, right = (list(each.facets[name].counts.items()) for each in (answer, expected))
        if found != right:
            yield f"{query}: counts of {name} {found}, not {right}"
    for hits, wanted in ((answer.hits, expected.hits), (reader.all_hits(query), memory.all_hits(query))):
        if _facts(hits) != _facts(wanted):
            yield f"{query}: {_facts(hits)}, not {_facts(wanted)}"
        elif any(abs(hit.score - other.score) > TOLERANCE for hit, other in zip(hits, wanted, strict=True)):
            yield f"{query}: scores {hits}, not {wanted}"


def _differences_of_the_whole(memory, reader, words, prefix):
    if reader.versions() != memory.versions():
        yield f"versions {reader.versions()}, not {memory.versions()}"
    if reader.corrections(words) != memory.corrections(words):
        yield f"{words}: {reader.corrections(words)}, not {memory.corrections(words)}"
    if reader.suggest(prefix, 4) != memory.suggest(prefix, 4):
        yield f"{prefix}: {reader.suggest(prefix, 4)}, not {memory.suggest(prefix, 4)}"


def _facts(hits):
    return [(hit.id, hit.version, hit.distance_km) for hit in hits]
