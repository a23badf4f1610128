"""Points on the globe and the distance between them, the same to the metre in every engine."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the IUGG

UnitVector = tuple[float, float, float]


@dataclass(frozen=True)
class GeoPoint:
    """WGS84, degrees. `label` is how the visitor named the point: a postcode or a town."""

    lat: float
    lon: float
    label: str = ""


def unit_vector(lat: float, lon: float) -> UnitVector:
    """The point as a vector of length 1, so that distances need only products and sums."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def metres_between(here: UnitVector, there: UnitVector) -> int:
    """Great-circle distance, rounded to whole metres so that engines cannot differ in the last bit."""
    dx, dy, dz = here[0] - there[0], here[1] - there[1], here[2] - there[2]
    half_chord = math.sqrt(dx * dx + dy * dy + dz * dz) / 2
    return round(2 * EARTH_RADIUS_KM * 1000 * math.asin(min(1.0, half_chord)))


def distance_km(here: GeoPoint, there: GeoPoint) -> float:
    return metres_between(unit_vector(here.lat, here.lon), unit_vector(there.lat, there.lon)) / 1000


def places_within(centre: GeoPoint, radius_km: float, places: Mapping[str, GeoPoint]) -> tuple[str, ...]:
    """Keys of the places that the circle reaches, nearest first."""
    reached = ((distance_km(centre, point), key) for key, point in places.items())
    return tuple(key for distance, key in sorted(reached) if distance <= radius_km)
