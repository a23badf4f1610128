"""The page of the roles, as a browser without script sees it."""

import pytest

from app.memberships.services import declare_interest
from app.sourcing.roles import queries
from app.sourcing.roles.kinds import FileRoleKind
from tests.app.sourcing.pages import text_of, url
from tests.factories.four_eyes import make_controller, make_declaration
from tests.factories.procurement import make_choice, make_decided_file, make_role_in
from tests.factories.sourcing import make_buyer, make_file, make_listed_firm, make_longlist


@pytest.fixture(autouse=True)
def _noon(clock):
    """Files are opened at noon."""


@pytest.fixture
def file(client):
    file = make_file()
    client.sign_in(file.owner)
    return file


def test_the_owner_gives_a_role(client, file):
    person = make_buyer()
    data = {"kind": "assessor", "colleague": person.id, "note": "Knows grass."}
    assert client.post(url(file, "rollen"), data=data).status_code == 303
    page = text_of(client.get(url(file, "rollen")))
    assert "Beoordelaar" in page
    assert "Knows grass." in page


@pytest.mark.parametrize("data", [{}, {"kind": "owner"}, {"kind": "assessor", "colleague": "0"}, {"kind": "x"}])
def test_a_role_that_does_not_exist_is_refused(client, file, data):
    assert client.post(url(file, "rollen"), data=data).status_code == 422
    assert queries.roles_in(file) == []


def test_a_role_is_handed_over_and_ended(client, file):
    first, second = make_buyer(), make_buyer()
    role = make_role_in(file, FileRoleKind.ASSESSOR, first)
    assert client.get(url(file, "rollen", role.id, "overdragen")).status_code == 200
    client.post(url(file, "rollen", role.id, "overdragen"), data={"colleague": second.id, "note": "Leave"})
    [lent] = queries.roles_in(file)
    assert (lent.user, lent.note) == (second, "Leave")
    client.post(url(file, "rollen", lent.id, "beeindigen"))
    assert queries.roles_in(file) == []


def test_a_role_that_ended_is_gone(client, file):
    role = make_role_in(file, FileRoleKind.ASSESSOR, make_buyer())
    client.post(url(file, "rollen", role.id, "beeindigen"))
    assert client.post(url(file, "rollen", role.id, "beeindigen")).status_code == 404


def test_a_role_is_not_found_through_another_file(client, file):
    role = make_role_in(make_file(), FileRoleKind.ASSESSOR, make_buyer())
    assert client.post(url(file, "rollen", role.id, "beeindigen")).status_code == 404


def test_the_owner_hands_the_file_over(client, file):
    other = make_buyer()
    assert client.get(url(file, "eigenaar")).status_code == 200
    assert client.post(url(file, "eigenaar"), data={"colleague": other.id}).status_code == 303
    assert file.owner is other


def test_the_controller_names_an_owner_when_the_owner_is_gone(client, file):
    make_declaration(file, file.owner, has_interest=True)
    other = make_buyer()
    client.sign_in(make_controller())
    assert "eigenaar" in text_of(client.get(url(file)))
    client.post(url(file, "eigenaar"), data={"colleague": other.id})
    assert file.owner is other


def test_somebody_declares_to_have_no_interest(client, file):
    make_longlist(file, make_listed_firm())
    make_choice(file)
    assert "belangenverklaring" in client.get(url(file)).text
    assert client.post(url(file, "belangenverklaring"), data={"declaration": "none"}).status_code == 303
    assert queries.undeclared_in(file) == []


def test_a_declaration_is_one_of_two(client, file):
    answer = client.post(url(file, "belangenverklaring"), data={"declaration": "maybe"})
    assert answer.status_code == 422


def test_a_conflict_shows_to_the_person_and_to_nobody_else(client, file):
    firm = make_listed_firm(name="Tuinen van Tante")
    make_longlist(file, firm)
    declare_interest(file.owner, firm, at=file.created_at)
    assert "Tuinen van Tante" in client.get(url(file, "rollen")).text
    assert client.post(url(file, "belangenverklaring"), data={"declaration": "none"}).status_code == 422
    client.sign_in(make_buyer())
    assert "Tuinen van Tante" not in client.get(url(file, "rollen")).text


def test_what_somebody_decided_who_stepped_aside_is_marked(client):
    file = make_decided_file()
    client.sign_in(file.owner)
    client.post(url(file, "belangenverklaring"), data={"declaration": "aside"})
    assert "Later teruggetreden" in client.get(url(file, "shortlist")).text


def test_who_must_declare_is_mailed(client, file, mailbox):
    assessor = make_buyer()
    make_role_in(file, FileRoleKind.ASSESSOR, assessor)
    client.post(url(file, "belangenverklaring", "vragen"))
    assert [mail.recipient for mail in mailbox()] == [assessor.email]


def test_the_page_costs_the_same_for_many_roles(client, file, count_queries):
    for _ in range(2):
        make_role_in(file, FileRoleKind.ASSESSOR, make_buyer())
    client.get(url(file, "rollen"))
    with count_queries() as few:
        client.get(url(file, "rollen"))
    assert len(few) <= 30
