"""What to let go of when a search finds few firms or none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.core.i18n import _
from app.search.address import Address, Parameters
from app.search.groups import GROUPS
from search_index.engine import SearchEngine


@dataclass(frozen=True)
class Alternative:
    """The search without one thing, and how many firms that gives; `parameters` make its link."""

    label: str
    count: int
    parameters: Parameters


def alternatives(address: Address, engine: SearchEngine, *, today: date, found: int) -> tuple[Alternative, ...]:
    """One question to the engine for each filter; only what gives more than `found` is kept, most first."""
    widened = [
        Alternative(label, _count(wider, engine, today), wider.parameters())
        for label, wider in _one_thing_less(address)
    ]
    better = [each for each in widened if each.count > found]
    return tuple(sorted(better, key=lambda each: -each.count))


def _one_thing_less(address: Address) -> Iterator[tuple[str, Address]]:
    if address.text and address.chosen:
        yield _("without the words “%(text)s”", text=address.text), address.without_text()
    for group in GROUPS:
        if group.field in address.chosen:
            yield _("without the filter “%(filter)s”", filter=group.legend), address.without(group)


def _count(address: Address, engine: SearchEngine, today: date) -> int:
    question = replace(address.query(today), page=1, page_size=1, facets=())
    return engine.search(question).total
