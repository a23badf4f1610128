"""Which places a circle reaches."""

from hypothesis import given
from hypothesis import strategies as st

from search_index.geo import GeoPoint, distance_km, places_within, unit_vector

POINTS = st.builds(GeoPoint, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


@given(POINTS, st.lists(POINTS, max_size=20), st.integers(0, 400))
def test_a_circle_reaches_the_places_within_its_radius_nearest_first(centre, points, radius):
    places = {str(number): point for number, point in enumerate(points)}
    distances = sorted((distance_km(centre, point), key) for key, point in places.items())
    vectors = {key: unit_vector(point.lat, point.lon) for key, point in places.items()}
    expected = tuple(key for distance, key in distances if distance <= radius)
    assert places_within(centre, radius, vectors) == expected


@given(POINTS, POINTS)
def test_a_place_on_the_edge_is_reached(centre, point):
    radius = distance_km(centre, point)
    assert places_within(centre, radius, {"edge": unit_vector(point.lat, point.lon)}) == ("edge",)
