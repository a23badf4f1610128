"""The firms of a page as places on the map, and how many firms of the whole answer each municipality has."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypedDict

from app.search.address import Address, Parameters
from app.search.cards import Card
from app.search.facets import Shelf
from app.search.groups import MUNICIPALITY
from app.search.names import Names

STEP = 0.003  # degrees of latitude, about 330 metres
MOST_OTHERS = 12  # municipalities outside the region
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))  # keeps every next point on a spiral away from the ones before


class Place(TypedDict):
    name: str
    lat: float
    lon: float
    url: str


def places(cards: Iterable[Card], address_of: Callable[[Card], str]) -> list[Place]:
    """Firms are known by the middle of their postcode area; those in one area are spread around it."""
    seen: Counter[tuple[float, float]] = Counter()
    shown: list[Place] = []
    for card in cards:
        if card.latitude is None or card.longitude is None:
            continue
        point = (card.latitude, card.longitude)
        lat, lon = _beside(point, seen[point])
        seen[point] += 1
        shown.append(Place(name=card.name, lat=lat, lon=lon, url=address_of(card)))
    return shown


@dataclass(frozen=True)
class Area:
    """A municipality with its number of firms; `parameters` make the link that chooses it, or lets go of it."""

    code: str
    name: str
    count: int
    is_chosen: bool
    parameters: Parameters


def areas(shelf: Shelf) -> tuple[Area, ...]:
    """Those of the region by name, then others with firms, most first. Nothing when nothing was counted."""
    facet = shelf.found.facets.get(MUNICIPALITY.field)
    if facet is None:
        return ()
    counts = facet.counts
    others = [code for code in counts if code not in shelf.home_codes][:MOST_OTHERS]
    return tuple(_area(shelf.address, shelf.names, code, counts.get(code, 0)) for code in (*shelf.home_codes, *others))


def _area(address: Address, names: Names, code: str, count: int) -> Area:
    is_chosen = address.chosen.get(MUNICIPALITY.field) == (code,)
    other = address.without(MUNICIPALITY) if is_chosen else address.choosing(MUNICIPALITY, [code])
    return Area(code, names.label(MUNICIPALITY.field, code), count, is_chosen, other.parameters())


def _beside(point: tuple[float, float], number: int) -> tuple[float, float]:
    """A point on a spiral: number 0 is the point itself."""
    distance, angle = STEP * math.sqrt(number), number * GOLDEN_ANGLE
    lat = point[0] + distance * math.cos(angle)
    lon = point[1] + distance * math.sin(angle) / math.cos(math.radians(point[0]))
    return round(lat, 5), round(lon, 5)
