"""Whoosh used as its manual says, without anything of ours.

A large pool for writing ("Tips for speeding up batch indexing"), the analyzer for Dutch ("Stemming"), a parser for the
words, a `filter` for what is ticked, and `groupedby` with `Count` ("Sorting and faceting"): https://whoosh.readthedocs.io

For groups of which a firm has several values its chapter "Using overlapping groups" names three ways. A plain
`FieldFacet(allow_overlap=True)` reads the whole field for each search; with term vectors a search took half as long
again as with `StoredFieldFacet`, and the build a third more (3,000 firms).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from whoosh import index, query
from whoosh.analysis import LanguageAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.qparser import QueryParser
from whoosh.sorting import Count, FacetType, FieldFacet, StoredFieldFacet

from tests.bench.questions import GROUPS, TOP, Question
from tests.bench.rivals.rival import Listing, Reply, everywhere_counted, folder

ONE_VALUE = ("municipality", "size")
MEGABYTES = 256  # of the pool; with `procs` for two processes the same build took twice as long here


class Engine:
    def __init__(self, place: str, today: date) -> None:
        self._today = today
        self._folder = folder(place, "whoosh")
        self._parser = QueryParser("text", _schema())

    def build(self, listings: Sequence[Listing]) -> None:
        writer = index.create_in(self._folder, _schema()).writer(limitmb=MEGABYTES)
        for each in listings:
            writer.add_document(**_fields(each))
        writer.commit(optimize=True)

    def open(self) -> None:
        self._index = index.open_dir(self._folder)
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Reply:
        free = [name for name in GROUPS if name not in question.ticked]
        found = self._search(question, question.ticked_outside(None), free, limit=TOP)
        counts = {name: _counts(found.groups(name)) for name in free}
        for name in question.ticked:
            others = self._search(question, question.ticked_outside(name), [name], limit=1)
            counts[name] = _counts(others.groups(name))
        counts["works_in"] = everywhere_counted(counts["works_in"])
        return Reply(len(found), [int(hit["id"]) for hit in found[:TOP]], counts)

    def update(self, listing: Listing) -> None:
        writer = self._index.writer()
        writer.update_document(**_fields(listing))
        writer.commit()
        self._searcher = self._searcher.refresh()

    def processes(self) -> list[int]:
        return []

    def _search(self, question: Question, ticked: Mapping[str, tuple[str, ...]], groups: Sequence[str], limit: int):
        narrowed = [query.Or([query.Term(name, value) for value in values]) for name, values in ticked.items()]
        narrowed += self._ranges(question)
        return self._searcher.search(
            self._words(question),
            limit=limit,
            filter=query.And(narrowed) if narrowed else None,
            groupedby={name: _facet(name) for name in groups},
        )

    def _words(self, question: Question) -> query.Query:
        if not question.words:
            return query.Every()
        text = " ".join(question.words)
        return self._parser.parse(f'"{text}"' if question.is_phrase else text)

    def _ranges(self, question: Question) -> list[query.Query]:
        """A box stands for the circle: the manual knows no distance."""
        found: list[query.Query] = []
        if question.verified_within:
            found.append(query.NumericRange("verified_on", self._today.toordinal() - question.verified_within, None))
        if box := question.box():
            south, north, west, east = box
            found += [query.NumericRange("lat", south, north), query.NumericRange("lon", west, east)]
        return found


def _schema() -> Schema:
    return Schema(
        id=ID(unique=True, stored=True),
        text=TEXT(analyzer=LanguageAnalyzer("nl")),
        municipality=ID(sortable=True),
        size=ID(sortable=True),
        cpv_division=KEYWORD(commas=True, stored=True),
        works_in=KEYWORD(commas=True, stored=True),
        certificate=KEYWORD(commas=True, stored=True),
        theme=KEYWORD(commas=True, stored=True),
        verified_on=NUMERIC(int),
        lat=NUMERIC(float),
        lon=NUMERIC(float),
    )


def _facet(name: str) -> FacetType:
    if name in ONE_VALUE:
        return FieldFacet(name, maptype=Count)
    return StoredFieldFacet(name, allow_overlap=True, split_fn=lambda values: values.split(","), maptype=Count)


def _fields(listing: Listing) -> dict[str, object]:
    return {
        "id": str(listing.id),
        "text": listing.text,
        "verified_on": listing.verified_on,
        "lat": listing.lat,
        "lon": listing.lon,
        **{name: ",".join(values) for name, values in listing.values.items()},
    }


def _counts(groups: Mapping[object, int]) -> dict[str, int]:
    """None and the empty text stand for firms without a value."""
    return {str(value): number for value, number in groups.items() if value}
