"""Where to look when a search finds few firms or none: a little wider, or with one thing less."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.core.i18n import _
from app.reference.queries import neighbours_of
from app.search.address import Address, Parameters, effective
from app.search.groups import BOUNDS, CPV, DISTANCES, GROUPS, MUNICIPALITY, WORKS_IN, FilterGroup
from app.search.names import Names
from app.search.words import either
from search_index.engine import SearchEngine
from search_index.fields import significant_digits
from search_index.results import SearchPage

MOST_QUESTIONS = 8  # to the engine, for one page
Widening = tuple[str, Address]


@dataclass(frozen=True)
class Alternative:
    """Another search, and how many firms it gives; `parameters` make its link."""

    label: str
    count: int
    parameters: Parameters


@dataclass(frozen=True)
class Alternatives:
    """`nearby` look a little wider, the nearest first; `less` leave one thing out, what gives most first."""

    nearby: tuple[Alternative, ...] = ()
    less: tuple[Alternative, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nearby or self.less)


def alternatives(
    address: Address, names: Names, engine: SearchEngine, *, today: date, found: SearchPage
) -> Alternatives:
    """Only what gives more than was found. The counts of the page answer for the measures, the engine for the rest."""
    nearby, less = list(_a_little_wider(address, names)), list(_one_thing_less(address))
    asked = (nearby + less)[:MOST_QUESTIONS]
    counted = [Alternative(label, _count(wider, engine, today), wider.parameters()) for label, wider in asked]
    better = [each if each.count > found.total else None for each in counted]
    return Alternatives(
        nearby=(*filter(None, better[: len(nearby)]), *_next_steps(address, names, found)),
        less=tuple(sorted(filter(None, better[len(nearby) :]), key=lambda each: -each.count)),
    )


def _a_little_wider(address: Address, names: Names) -> Iterator[Widening]:
    if seats := address.chosen.get(MUNICIPALITY.field):
        places = either([names.label(MUNICIPALITY.field, code) for code in seats])
        around = [municipality.code for municipality in neighbours_of(seats)]
        yield (
            _("based in %(places)s or a neighbouring municipality", places=places),
            address.choosing(MUNICIPALITY, (*seats, *around)),
        )
        if WORKS_IN.field not in address.chosen:
            wider = address.without(MUNICIPALITY).choosing(WORKS_IN, seats)
            yield _("working in %(places)s, wherever they are based", places=places), wider
    codes = effective(CPV.field, address.chosen.get(CPV.field, ()))
    for code in codes:
        if parent := _parent(code, names):
            others = (each for each in codes if each != code)
            label = _("with the wider trade “%(trade)s”", trade=names.label(CPV.field, parent))
            yield label, address.choosing(CPV, (*others, parent))


def _parent(code: str, names: Names) -> str | None:
    """The nearest code above this one; a division has none."""
    digits = significant_digits(code)
    above = (digits[:length].ljust(8, "0") for length in range(len(digits) - 1, 1, -1))
    return next((each for each in above if names.knows(CPV.field, each)), None)


def _next_steps(address: Address, names: Names, found: SearchPage) -> Iterator[Alternative]:
    """Of each measure the first step that lets more through."""
    for group in BOUNDS:
        facet = found.facets.get(group.field)
        chosen = address.chosen.get(group.field)
        if facet is None or not chosen:
            continue
        for step, count in facet.counts.items():
            if int(step) > int(chosen[0]) and count > found.total:
                yield Alternative(_step(group, step, names), count, address.choosing(group, (step,)).parameters())
                break


def _step(group: FilterGroup, step: str, names: Names) -> str:
    label = names.label(group.field, step)
    return _("within %(distance)s", distance=label) if group is DISTANCES else _("verified %(period)s", period=label)


def _one_thing_less(address: Address) -> Iterator[Widening]:
    if address.text and address.chosen:
        yield _("without the words “%(text)s”", text=address.text), address.without_text()
    for group in GROUPS:
        if group.field in address.chosen:
            yield _("without the filter “%(filter)s”", filter=group.legend), address.without(group)


def _count(address: Address, engine: SearchEngine, today: date) -> int:
    question = replace(address.query(today), page=1, page_size=1, facets=())
    return engine.search(question).total
