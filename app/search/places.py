"""Places that people type: municipalities and the towns in them."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from app.core.db import session
from app.reference.models import Municipality, PostcodeArea
from search_index.language import fold

AFTER_ALL = "\U0010ffff"  # sorts behind every letter


@dataclass(frozen=True, order=True)
class Place:
    """`code` is the municipality that the place is, or lies in. Sorted by the name as it is compared."""

    key: str
    name: str
    code: str
    is_municipality: bool


def places_starting_with(text: str, home_codes: Collection[str]) -> list[Place]:
    """Municipalities before towns and those of the region before others; a town with the name of one is left out."""
    start = fold(text).strip()
    known = _places()
    first, end = bisect_left(known, (start,), key=_key), bisect_left(known, (start + AFTER_ALL,), key=_key)
    found = known[first:end]
    taken = {place.key for place in found if place.is_municipality}
    kept = [place for place in found if place.is_municipality or place.key not in taken]
    return sorted(kept, key=lambda place: (place.code not in home_codes, not place.is_municipality, place.key))


def _key(place: Place) -> tuple[str]:
    return (place.key,)


@cache
def _places() -> list[Place]:
    """Read once per process: the lists change only when a new release is loaded."""
    return sorted(set(_municipalities()) | set(_towns()))


def _municipalities() -> Iterator[Place]:
    for code, name in session.execute(select(Municipality.code, Municipality.name)):
        yield Place(fold(name), name, code, is_municipality=True)


def _towns() -> Iterator[Place]:
    for area in session.scalars(select(PostcodeArea)):
        for name in area.places:
            yield Place(fold(name), name, area.municipality_code, is_municipality=False)
