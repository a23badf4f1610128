"""The firms of a page as places on the map."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypedDict

from app.search.cards import Card

STEP = 0.003  # degrees of latitude, about 330 metres
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


def _beside(point: tuple[float, float], number: int) -> tuple[float, float]:
    """A point on a spiral: number 0 is the point itself."""
    distance, angle = STEP * math.sqrt(number), number * GOLDEN_ANGLE
    lat = point[0] + distance * math.cos(angle)
    lon = point[1] + distance * math.sin(angle) / math.cos(math.radians(point[0]))
    return round(lat, 5), round(lon, 5)
