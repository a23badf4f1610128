"""Tantivy through its Python binding.

As its documentation has it: fast fields, terms aggregations, one segment after the merge
(https://docs.rs/tantivy/latest/tantivy/aggregation/ and https://tantivy-py.readthedocs.io).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import tantivy

from tests.bench.questions import GROUPS, TOP, Question
from tests.bench.rivals.rival import Listing, Reply, everywhere_counted, folder

HEAP = 2_000_000_000  # bytes: with one thread all fits in one segment, which answers faster than two
MOST_VALUES = 1000  # of one group; its default of ten would leave counts out


class Engine:
    def __init__(self, place: str, today: date) -> None:
        self._today = today
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder(place, "tantivy")))
        self._index.register_tokenizer("dutch", _analyzer())
        self._writer: tantivy.IndexWriter | None = None

    def build(self, listings: Sequence[Listing]) -> None:
        writer = self._index.writer(heap_size=HEAP, num_threads=1)
        for each in listings:
            writer.add_document(_document(each))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._refresh()
        if self._searcher.num_segments != 1:
            raise RuntimeError(f"built in {self._searcher.num_segments} segments, which would answer slower than one")

    def ask(self, question: Question) -> Reply:
        query = self._query(question, question.ticked_outside(None))
        found = self._searcher.search(query, limit=TOP, count=True)
        free = [name for name in GROUPS if name not in question.ticked]
        answer = self._searcher.aggregate(query, _terms(free))
        counts = {name: _counts(answer[name]) for name in free}
        for name in question.ticked:
            others = self._query(question, question.ticked_outside(name))
            counts[name] = _counts(self._searcher.aggregate(others, _terms([name]))[name])
        counts["works_in"] = everywhere_counted(counts["works_in"])
        ids = self._searcher.fast_field_values("id", [address for _score, address in found.hits])
        return Reply(found.count or 0, ids, counts)

    def update(self, listing: Listing) -> None:
        self._writer = self._writer or self._index.writer()
        self._writer.delete_documents_by_term("id", listing.id)
        self._writer.add_document(_document(listing))
        self._writer.commit()
        self._refresh()

    def processes(self) -> list[int]:
        return []

    def _refresh(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def _query(self, question: Question, ticked: Mapping[str, tuple[str, ...]]) -> tantivy.Query:
        parts = [self._words(question)] if question.words else []
        filters = [self._any_of(name, values) for name, values in ticked.items()]
        filters += self._ranges(question)
        parts += [tantivy.Query.const_score_query(each, 0.0) for each in filters]
        if not parts:
            return tantivy.Query.all_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def _any_of(self, name: str, values: Iterable[str]) -> tantivy.Query:
        """By term: a `term_set_query` took twice as long for the whole question."""
        terms = [tantivy.Query.term_query(self._schema, name, value, index_option="basic") for value in values]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])

    def _words(self, question: Question) -> tantivy.Query:
        words = " ".join(question.words)
        text = f'"{words}"' if question.is_phrase else words
        return self._index.parse_query(text, ["text"], conjunction_by_default=True)

    def _ranges(self, question: Question) -> list[tantivy.Query]:
        """On fast fields. A box stands for the circle: the binding knows no distance."""
        found, box = [], question.box()
        if question.verified_within:
            first_day = self._today.toordinal() - question.verified_within
            kind = tantivy.FieldType.Integer
            found.append(tantivy.Query.range_query(self._schema, "verified_on", kind, lower_bound=first_day))
        if box:
            south, north, west, east = box
            kind = tantivy.FieldType.Float
            found.append(tantivy.Query.range_query(self._schema, "lat", kind, south, north))
            found.append(tantivy.Query.range_query(self._schema, "lon", kind, west, east))
        return found


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="dutch")
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_integer_field("verified_on", indexed=True, fast=True)
    builder.add_float_field("lat", indexed=True, fast=True)
    builder.add_float_field("lon", indexed=True, fast=True)
    for name in GROUPS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.remove_long(60))
    builder = builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stopword("dutch"))
    return builder.filter(tantivy.Filter.stemmer("dutch")).filter(tantivy.Filter.ascii_fold()).build()


def _document(listing: Listing) -> tantivy.Document:
    return tantivy.Document(
        id=listing.id,
        text=listing.text,
        verified_on=listing.verified_on,
        lat=listing.lat,
        lon=listing.lon,
        **{name: list(values) for name, values in listing.values.items()},
    )


def _terms(groups: Iterable[str]) -> dict[str, dict[str, dict[str, object]]]:
    return {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in groups}


def _counts(answer: Any) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
