"""What the templates of a search need beside the answer, whatever page they stand on."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup, escape

from app.search.asking import Answer
from app.search.map import places
from app.search.reasons import Marked

LEFT_AS_TYPED = "!$'()*,/:;?@"  # in the question of an address, as the framework writes it


def links_to(endpoint: str, **place: Any) -> Callable[..., str]:
    """Writes addresses of one page with other parameters. A page has dozens: what they share is made once."""
    path = url_for(endpoint, **place)

    def link(**parameters: object) -> str:
        question = urlencode(parameters, doseq=True, safe=LEFT_AS_TYPED)
        return f"{path}?{question}" if question else path

    return link


def search_values(answer: Answer, url_for_search: Callable[..., str]) -> dict[str, Any]:
    """Values for search/_results.html, _filters.html and _map.html.

    `url_for_search` gets the parameters of an address as keywords and gives the address on the page that the
    search stands on.
    """
    links = firm_links(answer)
    return {
        "answer": answer,
        "url_for_search": url_for_search,
        "url_for_page": lambda number: url_for_search(**answer.parameters_of_page(number)),
        "firm_links": links,
        "places": places(answer.page.items, lambda card: links[card.id]),
    }


def with_marks(pieces: Marked) -> Markup:
    """A text with <mark> around what fits the question."""
    escaped = (f"<mark>{escape(text)}</mark>" if fits else escape(text) for text, fits in pieces)
    return Markup("".join(escaped))  # noqa: S704 - all of it is escaped


def firm_links(answer: Answer) -> dict[int, str]:
    """The address of the profile of each firm on the page, by id."""
    return {card.id: url_for("suppliers.profile", supplier_id=card.id, slug=card.slug) for card in answer.page.items}
