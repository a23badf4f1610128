"""Saved searches as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from app.search.address import Parameters
from app.search.names import load_names
from app.search.saved.models import SavedSearch
from app.search.saved.questions import parameters_of, query_on
from app.search.saved.services import LONGEST_NAME
from app.search.words import question_in_words
from search_index.query import SearchQuery


@dataclass(frozen=True)
class Shown:
    """`parameters` make the link to the firms."""

    search: SavedSearch
    words: str
    parameters: Parameters


def shown(searches: Iterable[SavedSearch], today: date) -> list[Shown]:
    """The names of codes are read once, for all of them."""
    asked = [(each, query_on(each.question, today)) for each in searches]
    names = load_names()
    return [
        Shown(search, question_in_words(query, names), parameters_of(search.question, today)) for search, query in asked
    ]


def in_words(query: SearchQuery) -> str:
    return question_in_words(query, load_names())


def proposed_name(query: SearchQuery) -> str:
    return shorten(in_words(query), LONGEST_NAME, placeholder="…")
