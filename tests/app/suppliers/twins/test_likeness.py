"""How alike two firms are."""

from types import SimpleNamespace

import pytest

from app.suppliers.twins.likeness import compare, domains, keys_of, phone_digits

EMPTY = dict.fromkeys(("trade_name", "postcode", "house_number", "town", "website", "email", "phone"))


def firm(name="Hoveniersbedrijf De Heg bv", **values):
    return SimpleNamespace(**{**EMPTY, "country": "NL", "name": name, **values})


HOME = firm(
    postcode="3701 GK",
    house_number="12",
    town="Zeist",
    website="https://www.deheg.example",
    email="sanne@gmail.com",
    phone="030 123 45 67",
)


@pytest.mark.parametrize(
    "other",
    [
        firm("Hoveniersbedrijf de Heg", town="Zeist"),
        firm("Hoveniersbedrijf Heg", town="Zeist", postcode="3701 AB"),
        firm("De Heg Tuinen", email="info@deheg.example", town="Zeist"),
        firm("Tuinbedrijf De Heg", phone="+31 (0)30-1234567"),
        firm("De Heg, Hoveniers", postcode="3701GK", house_number="12", town="Zeist"),
        firm("Groen in Zeist", trade_name="Hoveniersbedrijf De Heg", town="Zeist"),
    ],
)
def test_one_firm_is_known_again_however_it_is_written(other):
    assert compare(HOME, other).is_alike
    assert keys_of(HOME) & keys_of(other)


@pytest.mark.parametrize(
    "other",
    [
        firm("Hoveniersbedrijf De Heg", town="Maastricht", postcode="6211 AB"),
        firm("Hoveniersbedrijf Van Vliet", town="Zeist", email="vliet@gmail.com", postcode="3704 AB"),
        firm("Schilder Van der Kwast", postcode="3701 GK", house_number="12", town="Zeist"),
        firm("Schilder Van der Kwast", town="Zeist", email="sanne@gmail.com"),
    ],
)
def test_a_chain_a_neighbour_and_a_shared_mail_provider_are_other_firms(other):
    assert not compare(HOME, other).is_alike


def test_likeness_is_the_same_both_ways():
    other = firm("De Heg Tuinen", email="info@deheg.example", town="Zeist")
    assert compare(HOME, other) == compare(other, HOME)


@pytest.mark.parametrize("phone", ["030-1234567", "+31 30 123 45 67", "0031301234567", "+31 (0)30 1234567"])
def test_a_phone_number_is_the_same_however_it_is_written(phone):
    assert phone_digits(phone) == "0301234567"


@pytest.mark.parametrize("website", ["https://www.facebook.com/deheg", "http://[", "", None])
def test_a_page_at_a_platform_and_a_broken_address_are_no_own_domain(website):
    assert domains(firm(website=website, email="sanne@gmail.com")) == frozenset()
