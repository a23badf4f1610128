"""Which municipality a name stands for."""

import pytest

from app.indexing.places import place_names


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Zeist", "GM0355"),
        ("Cothen", "GM0352"),
        ("Wijk bij Duurstede", "GM0352"),
        ("Den Haag", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("Driebergen", "GM1581"),
        ("Scherpenzeel", "GM0279"),  # the municipality, not the village elsewhere
    ],
)
def test_a_name_stands_for_the_municipality_it_is_or_lies_in(name, code):
    assert place_names()[name] == code


def test_a_village_name_that_occurs_twice_stands_for_both():
    assert set(place_names()["Huis ter Heide"].split()) == {"GM0355", "GM1699"}


def test_first_names_and_directions_in_double_names_are_no_places():
    assert not {"Hendrik", "Sint", "Noord", ""} & place_names().keys()
