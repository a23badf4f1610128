"""Which firm a row of a member list is about, and how sure that is."""

import pytest

from app.memberships.importing.checking import MemberDetails
from app.memberships.importing.matching import match_all
from app.memberships.importing.models import Match
from app.suppliers.kinds import ProfileStatus
from tests.factories.suppliers import make_draft, make_listed

POSTCODE = "3701 GK"


@pytest.fixture(autouse=True)
def _register(session):
    """The firms of a test are in it."""


def match(**row):
    [found] = match_all([MemberDetails(line=2, **{"name": "Iets anders", **row})])
    return found


def test_a_kvk_number_is_sure_whatever_the_name():
    firm = make_listed()
    assert match(kvk_number=firm.kvk_number).supplier_id == firm.id


def test_a_name_and_a_postcode_are_sure_however_the_name_is_written():
    firm = make_listed(name="Café 't Hof B.V.", postcode=POSTCODE)
    assert match(name="CAFE 'T HOF", postcode=POSTCODE).supplier_id == firm.id


def test_a_name_at_another_postcode_is_doubtful():
    firm = make_listed(name="Café 't Hof B.V.", postcode=POSTCODE)
    found = match(name="Cafe t Hof", postcode="3941 AB")
    assert (found.match, found.supplier_id, found.candidates) == (Match.DOUBTFUL, None, (firm.id,))


def test_the_same_name_and_place_with_another_kvk_number_is_doubtful():
    firm = make_listed(name="De Heg bv", postcode=POSTCODE)
    assert match(name="De Heg", postcode=POSTCODE, kvk_number="99999999").candidates == (firm.id,)


def test_two_firms_of_one_name_at_one_postcode_are_doubtful():
    firms = [make_listed(name="De Heg bv", postcode=POSTCODE) for _ in range(2)]
    assert match(name="De Heg", postcode=POSTCODE).candidates == tuple(firm.id for firm in firms)


@pytest.mark.parametrize("row", [{"website": "http://deheg.example/over-ons"}, {"email": "piet@deheg.example"}])
@pytest.mark.parametrize("firm", [{"website": "https://www.deheg.example"}, {"email": "info@deheg.example"}])
def test_a_domain_of_its_own_proposes_the_firm(row, firm):
    made = make_listed(**{"website": None, "email": None, **firm})
    assert match(**row).candidates == (made.id,)


def test_a_domain_where_anybody_has_mail_proposes_nobody():
    make_listed(email="piet@gmail.com", website=None)
    assert match(email="klaas@gmail.com").match is Match.NONE


@pytest.mark.parametrize("status", [ProfileStatus.DRAFT, ProfileStatus.UNCLAIMED, ProfileStatus.WITHDRAWN])
def test_nobody_learns_from_a_list_which_firm_has_a_profile_that_is_not_public(status):
    firm = make_draft(status=status)
    assert match(kvk_number=firm.kvk_number, name=firm.name).match is Match.NONE


def test_a_list_takes_as_many_queries_as_a_row(count_queries):
    firms = [make_listed() for _ in range(3)]
    rows = [MemberDetails(line=n, name=f"Firma {n}", kvk_number=firms[n % 3].kvk_number) for n in range(300)]
    with count_queries() as queries:
        found = match_all(rows)
    assert all(each.match is Match.SURE for each in found)
    assert len(queries) <= 4
