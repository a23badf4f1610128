"""Looking things up in the reference tables."""

import pytest

from app.reference import queries


@pytest.mark.parametrize("text", ["3941 AB", "3941ab", " 3941 "])
def test_a_postcode_is_found_by_its_four_digits(session, text):
    area = queries.find_postcode(text)
    assert (area.place, area.municipality.name) == ("Doorn", "Utrechtse Heuvelrug")


@pytest.mark.parametrize("text", ["", "0000 AA", "abcd"])
def test_an_unknown_postcode_is_not_found(session, text):
    assert queries.find_postcode(text) is None


def test_an_area_with_several_places_names_them_all(session):
    assert queries.find_postcode("3707").places == ["Zeist", "Austerlitz"]


def test_neighbours_are_those_with_a_common_border(session):
    names = [each.name for each in queries.municipality("GM0352").neighbours]
    assert names == ["Bunnik", "Buren", "Culemborg", "Houten", "Utrechtse Heuvelrug"]


def test_municipalities_come_by_name(session):
    assert [each.code for each in queries.municipalities(["GM0355", "GM0312"])] == ["GM0312", "GM0355"]


def test_labels_come_in_the_language_of_the_reader_and_unknown_codes_are_left_out(session):
    asked = ["45442100-8", "00000000-0"]
    assert queries.cpv_labels(asked, "nl") == {"45442100-8": "Schilderwerk"}
    assert queries.cpv_labels(asked, "en") == {"45442100-8": "Painting work"}


def test_ancestors_run_from_the_division_to_the_parent(session):
    codes = [entry.code for entry in queries.cpv_ancestors("45442110-1")]
    assert codes == ["45000000-7", "45400000-1", "45440000-3", "45442000-7", "45442100-8"]


def test_a_division_has_no_ancestors(session):
    assert queries.cpv_ancestors("45000000-7") == []


def test_children_are_one_level_below(session):
    codes = [entry.code for entry in queries.cpv_children("77340000-5")]
    assert codes == ["77341000-2", "77342000-9"]


def test_without_a_code_the_divisions_are_the_children(session):
    assert len(queries.cpv_children(None)) == 45


def test_certificates_know_their_levels_in_order(session):
    kinds = {kind.key: kind for kind in queries.certificate_kinds()}
    assert kinds["vca"].level_names == ["VCA*", "VCA**", "VCA-Petrochemie"]
    assert kinds["bouwgarant"].level_names == []
