"""What the templates of a search need beside the answer, whatever page they stand on."""

from collections.abc import Callable
from typing import Any

from flask import url_for
from markupsafe import Markup

from app.search.asking import Answer
from app.search.cards import Card
from app.search.map import places
from app.search.reasons import Marked


def search_values(answer: Answer, url_for_search: Callable[..., str]) -> dict[str, Any]:
    """Values for search/_results.html, _filters.html and _map.html.

    `url_for_search` gets the parameters of an address as keywords and gives the address on the page that the
    search stands on.
    """
    return {
        "answer": answer,
        "url_for_search": url_for_search,
        "url_for_page": lambda number: url_for_search(**answer.parameters_of_page(number)),
        "places": places(answer.page.items, address_of),
    }


def with_marks(pieces: Marked) -> Markup:
    """A text with <mark> around what fits the question."""
    return Markup("").join(Markup("<mark>{}</mark>").format(text) if fits else text for text, fits in pieces)


def address_of(card: Card) -> str:
    return url_for("suppliers.profile", supplier_id=card.id, slug=card.slug)
