"""Borders of municipalities."""

from app.reference.borders import borders


def test_borders_come_as_geojson_in_the_order_asked():
    collection = borders(["GM0355", "GM0310"])
    assert collection["type"] == "FeatureCollection"
    assert [feature["properties"]["name"] for feature in collection["features"]] == ["Zeist", "De Bilt"]


def test_a_code_that_does_not_exist_is_left_out():
    assert borders(["GM9999"])["features"] == []
