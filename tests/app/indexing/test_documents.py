"""What the index knows of a supplier."""

from app.core.db import transaction
from app.indexing.documents import Words, document_of
from app.organisations.services import add_theme
from app.suppliers.kinds import ServiceAreaKind, SizeClass
from app.suppliers.models import SupplierArea, SupplierTheme
from tests.factories.suppliers import BUNNIK, ZEIST, make_listed


def document(**values):
    with transaction():
        firm = make_listed(**values)
    return document_of(firm, Words())


def test_the_labels_of_a_code_and_of_those_above_it_are_words_to_find_it_by(session):
    made = document()
    assert any("groen" in label.lower() for label in made.cpv_labels_nl)
    assert made.cpv_ancestor_labels_nl
    assert set(made.cpv_labels_nl).isdisjoint(made.cpv_ancestor_labels_nl)


def test_a_firm_for_the_whole_country_works_everywhere(session):
    assert document(service_area=ServiceAreaKind.COUNTRY).works_everywhere


def test_a_list_of_municipalities_is_taken_as_it_is(session):
    made = document(service_area=ServiceAreaKind.MUNICIPALITIES, areas=[SupplierArea(municipality_code=BUNNIK)])
    assert made.works_in == (BUNNIK,)


def test_a_radius_reaches_the_neighbours_and_not_the_other_end_of_the_country(session):
    made = document(service_area=ServiceAreaKind.RADIUS, radius_km=12)
    assert {ZEIST, BUNNIK} <= set(made.works_in)
    assert "GM0014" not in made.works_in  # Groningen


def test_themes_are_words_in_both_languages(session):
    with transaction():
        add_theme(key="circular", label_nl="Circulaire economie", label_en="Circular economy")
    made = document(themes=[SupplierTheme(theme_key="circular")])
    assert "Circulaire" in made.keywords
    assert "economy" in made.keywords


def test_the_size_class_comes_from_the_staff(session):
    assert document(staff=8).size == SizeClass.MICRO
