"""The accounts of the demo."""

from app.accounts.models import Role
from app.accounts.passwords import demand_strength
from app.demo.people import PASSWORD, PEOPLE, PROCUREMENT_FILES
from app.demo.region import ASSOCIATIONS, MUNICIPALITIES
from app.reference.files import read_rows


def test_every_role_has_an_account_and_an_entrepreneur_has_one_without():
    assert {person.role for person in PEOPLE} == {None, *Role}


def test_every_board_has_a_member_and_two_municipalities_a_buyer():
    boards = {person.association_key for person in PEOPLE if person.role is Role.BOARD_MEMBER}
    buyers = {person.municipality_code for person in PEOPLE if person.role is Role.BUYER}
    assert boards == {association.key for association in ASSOCIATIONS}
    assert (len(buyers), buyers <= set(MUNICIPALITIES)) == (2, True)


def test_addresses_are_unique_and_cannot_be_anybodys():
    addresses = [person.email for person in PEOPLE]
    assert len(set(addresses)) == len(addresses)
    assert all(address.endswith("@demo.example") for address in addresses)


def test_the_password_is_one_that_the_site_itself_would_accept():
    for person in PEOPLE:
        demand_strength(PASSWORD, email=person.email)


def test_procurement_files_belong_to_a_demo_buyer_and_have_an_existing_code():
    buyers = {(person.email, person.municipality_code) for person in PEOPLE if person.role is Role.BUYER}
    codes = {row["code"] for row in read_rows("cpv.csv")}
    assert {(each.buyer, each.municipality_code) for each in PROCUREMENT_FILES} <= buyers
    assert {each.cpv_code for each in PROCUREMENT_FILES} <= codes
