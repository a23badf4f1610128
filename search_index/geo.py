"""Points on the globe and the distance between them, the same to the metre in every engine."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the IUGG
ROUNDING = 1e-6  # of the radius of the earth: more than the half metre by which distances are rounded

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


def places_within(centre: GeoPoint, radius_km: float, places: Mapping[str, UnitVector]) -> tuple[str, ...]:
    """Keys of the places that the circle reaches, nearest first."""
    here = unit_vector(centre.lat, centre.lon)
    longest_chord = radius_km / EARTH_RADIUS_KM + ROUNDING  # a chord is shorter than its arc
    near = ((place, key) for key, place in places.items() if math.dist(here, place) <= longest_chord)
    reached = ((metres_between(here, place) / 1000, key) for place, key in near)
    return tuple(key for distance, key in sorted(reached) if distance <= radius_km)
