"""What the index knows of a supplier."""

from datetime import date
from decimal import Decimal

from app.core.db import transaction
from app.indexing import profiles
from app.indexing.documents import Words, document_of, findable_documents
from app.organisations.services import add_theme
from app.suppliers.kinds import ServiceAreaKind, SizeClass, SocialKind
from app.suppliers.models import Certificate, SupplierArea, SupplierCpv, SupplierSocial, SupplierTheme
from tests.factories.suppliers import BUNNIK, GARDENING, PAINTING, ZEIST, make_complete_draft, make_listed


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


def test_all_documents_at_once_are_those_of_each_firm_and_of_no_draft(session):
    with transaction():
        add_theme(key="circular", label_nl="Circulaire economie", label_en="Circular economy")
        codes = [SupplierCpv(code=PAINTING, rank=1), SupplierCpv(code=GARDENING, rank=0)]
        areas = [SupplierArea(municipality_code=code) for code in (BUNNIK, ZEIST)]
        proofs = [Certificate(kind="b-corp", valid_until=date(2027, 1, 1)), Certificate(kind="asc")]
        firms = [
            make_listed(cpv=codes, certificates=proofs),
            make_listed(service_area=ServiceAreaKind.RADIUS, radius_km=12),
            make_listed(service_area=ServiceAreaKind.MUNICIPALITIES, areas=areas),
            make_listed(themes=[SupplierTheme(theme_key="circular")], staff=None, verified_at=None),
            make_listed(social=[SupplierSocial(kind=SocialKind.INTERNSHIP)], turnover=Decimal(90_000_000)),
        ]
        make_complete_draft()
    assert list(findable_documents()) == [document_of(firm, Words()) for firm in firms]


def test_the_lists_of_a_firm_are_complete_when_more_firms_are_read_than_fit_in_memory_at_once(session, monkeypatch):
    monkeypatch.setattr(profiles, "CHUNK", 2)
    with transaction():
        firms = [make_listed(cpv=[SupplierCpv(code=PAINTING, rank=0)]) for _ in range(5)]
    assert [(each.id, each.cpv_codes) for each in findable_documents()] == [(firm.id, (PAINTING,)) for firm in firms]
