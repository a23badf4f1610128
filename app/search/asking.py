"""From an address to an answer: the one way in which pages ask for firms."""

from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from werkzeug.datastructures import MultiDict

from app.core.clock import now
from app.core.pages import Page
from app.indexing import damage, engine_of, slow_queries
from app.organisations.queries import municipalities_in_region
from app.search.address import LITERAL, Address, Parameters, read_address
from app.search.alternatives import Alternatives, alternatives
from app.search.cards import Card, cards
from app.search.correcting import Correction, find_as_meant
from app.search.facets import Chip, Choice, Shelf, bounds, chips, choices, number_chosen
from app.search.fallback import search_database
from app.search.map import Area, areas
from app.search.names import Names, load_names
from app.search.sorting import SortOption, sort_options
from app.search.words import in_words
from search_index.engine import EngineUnavailable, SearchEngine
from search_index.query import SearchQuery, Sort
from search_index.results import SearchPage

THIN_MARKET = 3  # fewer firms than this leave a buyer little to choose from


@dataclass(frozen=True)
class Answer:
    """One page of firms and everything a page says about it.

    `parameters` are those of the address that gives the first page of the same search, `cleared` those of the
    search without filters; the filters in `in_full` show all of their choices. `dropped` are
    sentences on what the address asked for and could not be used. `relaxed`: no firm has all the words,
    these have some. `fell_back`: the index was away, so that only the words were looked at.
    """

    query: SearchQuery
    page: Page[Card]
    parameters: Parameters
    words: str
    choices: tuple[Choice, ...]
    bounds: tuple[Choice, ...]
    areas: tuple[Area, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[SortOption, ...]
    alternatives: Alternatives
    correction: Correction | None
    number_chosen: int
    cleared: Parameters
    in_full: tuple[str, ...]
    dropped: tuple[str, ...]
    relaxed: bool
    fell_back: bool
    is_empty_question: bool

    @property
    def is_thin(self) -> bool:
        return self.page.total < THIN_MARKET

    @property
    def page_exists(self) -> bool:
        return self.page.number <= self.page.pages

    @property
    def drawn_anew(self) -> Parameters | None:
        """Of the same search with another draw between equals; None where nobody may draw again."""
        if "seed" not in self.parameters:
            return None
        return {name: value for name, value in self.parameters.items() if name != "seed"}

    def parameters_of_page(self, number: int) -> Parameters:
        return self.parameters if number == 1 else {**self.parameters, "blad": str(number)}

    def kept(self, *left_out: str) -> list[tuple[str, str]]:
        """Names and values of the hidden fields with which a form adds to this search, but for its own.

        Other words are not meant as literally as these.
        """
        own = {*left_out, LITERAL} if "q" in left_out else set(left_out)
        return [
            (name, value)
            for name, values in self.parameters.items()
            if name not in own
            for value in ([values] if isinstance(values, str) else values)
        ]


def ask(
    args: MultiDict[str, str], *, today: date, seed: int | None = None, engine: SearchEngine | None = None
) -> Answer:
    """Answer what the address asks, whatever it holds.

    `seed` is the one to use; without it the address decides, or else it is drawn.
    """
    names = load_names()
    address = read_address(args, names, seed)
    started = perf_counter()
    try:
        answer = _from_index(address, names, today, engine or engine_of())
    except EngineUnavailable:
        damage.report()
        return _from_database(address, names, today)
    if not address.seed_is_given:  # what is asked inside a procurement file is no one else's to read
        slow_queries.note(address.text, seconds=perf_counter() - started, hits=answer.page.total, at=now())
    return answer


def _from_index(address: Address, names: Names, today: date, engine: SearchEngine) -> Answer:
    meant, found, correction = find_as_meant(address, engine, today=today)
    return replace(_complete(meant, names, today, engine, found), correction=correction)


def _complete(address: Address, names: Names, today: date, engine: SearchEngine, found: SearchPage) -> Answer:
    answer = _answer(address, names, address.query(today), found)
    if found.total >= THIN_MARKET:
        return answer
    return replace(answer, alternatives=alternatives(address, names, engine, today=today, found=found))


def _from_database(address: Address, names: Names, today: date) -> Answer:
    """The query of the answer is the one that was really asked: words only, by name."""
    query = replace(address.query(today), filters=(), near=None, sort=Sort.NAME)
    return replace(_answer(address, names, query, search_database(query)), fell_back=True)


def _answer(address: Address, names: Names, query: SearchQuery, found: SearchPage) -> Answer:
    home_codes = [municipality.code for municipality in municipalities_in_region(query.today)]
    shelf = Shelf(address, names, found, home_codes)
    return Answer(
        query=query,
        page=Page(cards(found.hits, query, names), query.page, query.page_size, found.total),
        parameters=address.parameters(),
        words=in_words(query, names),
        choices=choices(shelf),
        bounds=bounds(shelf),
        areas=areas(shelf),
        chips=chips(address, names),
        sorts=sort_options(address),
        alternatives=Alternatives(),
        correction=None,
        number_chosen=number_chosen(address),
        cleared=address.without_filters().parameters(),
        in_full=tuple(sorted(address.in_full)),
        dropped=address.dropped,
        relaxed=found.relaxed,
        fell_back=False,
        is_empty_question=address.is_empty,
    )
