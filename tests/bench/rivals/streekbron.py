"""Our engine with the language of the site.

It does more than what it is compared for: it weighs the fields, splits compounds, reads trades and places in a
question, measures a circle, compares certificates with today and breaks ties by a seed.
"""

from collections.abc import Sequence
from datetime import date

from app.indexing.places import place_names
from app.reference import trade_words
from app.reference.files import word_list
from search_index.engines import open_engine
from search_index.language import Language
from search_index.query import Filter, SearchQuery
from tests.bench.questions import GROUPS, TOP, Question
from tests.bench.rivals.rival import Listing, Reply, folder

FILTERS = {"cpv_division": "cpv"}  # the filter takes any code of the tree, a division too


class Engine:
    def __init__(self, place: str, today: date) -> None:
        self._folder, self._today = folder(place, "streekbron"), today
        language = Language(word_list(), trades=trade_words.shipped(), places=place_names())
        # What is written by one handle has to be noticed by another, as between worker and web process.
        self._writer, self._reader = (open_engine("whoosh:", self._folder, language) for _ in range(2))

    def build(self, listings: Sequence[Listing]) -> None:
        self._writer.rebuild(each.document for each in listings)

    def open(self) -> None:
        self._reader.status()

    def ask(self, question: Question) -> Reply:
        page = self._reader.search(self._query(question))
        counts = {name: facet.counts for name, facet in page.facets.items()}
        return Reply(page.total, [hit.id for hit in page.hits], counts)

    def update(self, listing: Listing) -> None:
        self._writer.upsert([listing.document])

    def processes(self) -> list[int]:
        return []

    def _query(self, question: Question) -> SearchQuery:
        text = " ".join(question.words)
        filters = [Filter(FILTERS.get(name, name), values) for name, values in question.ticked.items()]
        if question.verified_within:
            filters.append(Filter("verified_within", (str(question.verified_within),)))
        if question.near:
            filters.append(Filter("distance", (str(question.within_km),)))
        return SearchQuery(
            today=self._today,
            text=f'"{text}"' if question.is_phrase else text,
            filters=tuple(filters),
            near=question.near,
            page_size=TOP,
            facets=GROUPS,
        )
