"""Acting for one municipality at a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import boards_of, municipalities_of, roles_held, roles_today
from tests.factories.accounts import ZEIST, make_board_member, make_buyer, make_role
from tests.factories.sourcing import make_file
from tests.factories.teams import BUNNIK


@pytest.fixture
def buyer_of_two(session):
    person = make_buyer()
    make_role(person, Role.BUYER, municipality_code=BUNNIK)
    return person


def test_without_a_choice_all_roles_count(buyer_of_two):
    assert municipalities_of(buyer_of_two, Role.BUYER) == {ZEIST, BUNNIK}


def test_roles_elsewhere_are_left_aside(buyer_of_two):
    buyer_of_two.acting_for = BUNNIK
    assert municipalities_of(buyer_of_two, Role.BUYER) == {BUNNIK}
    assert len(roles_held(buyer_of_two)) == 2


def test_a_seat_on_a_board_holds_beside_it(session):
    member = make_board_member()
    make_role(member, Role.BUYER, municipality_code=ZEIST)
    member.acting_for = BUNNIK
    assert boards_of(member)
    assert len(roles_today(member)) == 1


PLACES = st.sampled_from([ZEIST, BUNNIK, "GM0352"])
MUNICIPAL = st.builds(lambda role, code: (role, code), st.sampled_from([Role.BUYER, Role.CONTROLLER]), PLACES)
REGIONAL = st.sampled_from([(Role.DESK, None), (Role.ADMINISTRATOR, None)])


@given(st.lists(MUNICIPAL | REGIONAL), st.none() | PLACES)
def test_acting_for_one_municipality_only_ever_takes_away_what_lies_elsewhere(roles, chosen):
    given_roles = [
        RoleAssignment(role=role, municipality_code=code, starts_on=date(2020, 1, 1)) for role, code in roles
    ]
    person = User(roles=given_roles)
    person.acting_for = chosen
    lost = [each for each in roles_held(person) if each not in roles_today(person)]
    assert all(chosen is not None and each.municipality_code not in (None, chosen) for each in lost)
    assert len(lost) == sum(chosen is not None and code not in (None, chosen) for _role, code in roles)


def act_for(client, code):
    return client.post("/namens", data={"municipality": code})


def test_the_list_of_files_follows_the_choice(client, buyer_of_two):
    files = {code: make_file(buyer_of_two, municipality_code=code, subject=f"For {code}") for code in (ZEIST, BUNNIK)}
    client.sign_in(buyer_of_two)
    for chosen, other in ((ZEIST, BUNNIK), (BUNNIK, ZEIST)):
        act_for(client, chosen)
        page = client.get("/inkoopdossiers").text
        assert f"For {chosen}" in page
        assert f"For {other}" not in page
        assert client.get(f"/inkoopdossiers/{files[chosen].id}").status_code == 200


def test_a_file_of_the_other_municipality_is_not_found_and_the_page_says_how_to_switch(client, buyer_of_two):
    file = make_file(buyer_of_two, municipality_code=BUNNIK)
    client.sign_in(buyer_of_two)
    act_for(client, ZEIST)
    answer = client.get(f"/inkoopdossiers/{file.id}")
    assert answer.status_code == 404
    assert "U werkt nu namens Zeist" in answer.text


def test_the_header_says_for_whom_and_offers_the_other(client, buyer_of_two):
    client.sign_in(buyer_of_two)
    act_for(client, ZEIST)
    page = client.get("/account").text
    assert "Inkoper voor Zeist</strong>" in page
    assert "Werken namens Bunnik" in page


def test_who_chose_nothing_acts_for_one(client, buyer_of_two):
    make_file(buyer_of_two, municipality_code=ZEIST, subject="For Zeist")
    client.sign_in(buyer_of_two)
    assert "For Zeist" not in client.get("/inkoopdossiers").text  # Bunnik has the lower code


def test_a_role_that_ends_ends_the_choice(client, buyer_of_two, session):
    make_file(buyer_of_two, municipality_code=ZEIST, subject="For Zeist")
    client.sign_in(buyer_of_two)
    act_for(client, BUNNIK)
    session.delete(buyer_of_two.roles[1])
    assert "For Zeist" in client.get("/inkoopdossiers").text


@pytest.mark.parametrize("code", ["GM0310", "", "x" * 5000, "GM0355\n"])
def test_a_municipality_without_a_role_cannot_be_chosen(client, buyer_of_two, code):
    client.sign_in(buyer_of_two)
    assert act_for(client, code).status_code == 404


def test_who_has_one_municipality_has_nothing_to_choose(client, session):
    client.sign_in(make_buyer())
    assert "/namens" not in client.get("/account").text
