"""Words that nobody in the register uses, and what was probably meant."""

from dataclasses import dataclass, replace
from datetime import date

from app.indexing import language_of
from app.search.address import Address, Parameters
from search_index.engine import SearchEngine
from search_index.results import SearchPage
from search_index.spelling import corrected


@dataclass(frozen=True)
class Correction:
    """`is_used`: the page shows the answer for `better`; otherwise it only offers it.

    `parameters` make the link to the search that is not shown.
    """

    typed: str
    better: str
    is_used: bool
    parameters: Parameters


def find_as_meant(
    address: Address, engine: SearchEngine, *, today: date
) -> tuple[Address, SearchPage, Correction | None]:
    """The answer to a search, or, when it finds nothing, to the one that was probably meant; which one it is; and what
    to tell of the other.
    """
    found = engine.search(address.query(today))
    better = _better_spelled(address, engine, today=today, found=found)
    if better is None:
        return address, found, None
    if found.total:
        return address, found, _correction(address, better, is_used=False)
    return better, engine.search(better.query(today)), _correction(address, better, is_used=True)


def _better_spelled(address: Address, engine: SearchEngine, *, today: date, found: SearchPage) -> Address | None:
    """The same search with other words, when no firm has all of the typed ones and some have all of those."""
    if not address.text or address.is_literal or not (found.relaxed or found.total == 0):
        return None
    better = corrected(address.text, engine, language_of())
    if better is None:
        return None
    other = address.with_text(better)
    count = engine.search(replace(other.query(today), page=1, page_size=1, facets=()))
    return other if count.total and not count.relaxed else None


def _correction(typed: Address, better: Address, *, is_used: bool) -> Correction:
    hidden = typed.literally() if is_used else better
    return Correction(typed.text, better.text, is_used, hidden.parameters())
