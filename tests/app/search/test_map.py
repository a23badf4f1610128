"""Places on the map."""

from dataclasses import replace

from app.search.cards import Card
from app.search.map import places

CARD = Card(
    id=1,
    slug="de-heg",
    name="De Heg",
    title=(),
    town="Zeist",
    trades=(),
    text=(),
    text_language="nl",
    found_by=(),
    size=None,
    certificates=(),
    verified_at=None,
    unconfirmed_since=None,
    distance_km=None,
    latitude=52.09,
    longitude=5.24,
)


def test_a_firm_stands_in_the_middle_of_its_postcode_area():
    assert places([CARD], lambda card: f"/{card.id}") == [
        {"name": "De Heg", "lat": 52.09, "lon": 5.24, "url": "/1"},
    ]


def test_firms_of_one_area_stand_beside_each_other():
    points = {(place["lat"], place["lon"]) for place in places([CARD] * 20, str)}
    assert len(points) == 20


def test_firms_of_one_area_stay_near_it():
    assert all(abs(place["lat"] - 52.09) < 0.02 for place in places([CARD] * 20, str))


def test_a_firm_without_a_place_is_not_on_the_map():
    assert places([replace(CARD, latitude=None, longitude=None)], str) == []
