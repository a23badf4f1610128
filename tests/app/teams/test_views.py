"""The pages of teams, invitations and the review."""

import re
from datetime import timedelta

import pytest

from app.accounts.models import Role, User
from app.accounts.policies import holds
from app.core.clock import now, today
from app.teams.invitations.tokens import invitation_token
from app.teams.models import AccessDecision, RoleInvitation
from tests.factories.accounts import (
    PASSWORD,
    ZEIST,
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_user,
)
from tests.factories.organisations import make_association, make_region
from tests.factories.teams import BUNNIK, make_invitation

TEAM = f"/team/gemeente-{ZEIST}"
SAM = {"name": "Sam Verbeek", "email": "sam@example.nl", "role": "buyer"}


@pytest.fixture(autouse=True)
def _region(session):
    make_region()


def link_of(invitation):
    return f"/team/uitnodiging/{invitation_token(invitation)}"


def test_a_controller_invites_a_buyer_who_makes_an_account_and_is_in(client, mailbox, session):
    client.sign_in(make_controller())
    assert client.post(f"{TEAM}/uitnodigen", data=SAM).status_code == 303
    client.sign_out()
    mail = next(each for each in mailbox() if each.recipient == SAM["email"])
    link = re.search(r"/team/uitnodiging/\S+", mail.text).group()
    assert "inkoper voor Zeist" in client.get(link).text
    client.post(link, data={"name": "Sam", "password": PASSWORD})
    assert holds(session.query(User).filter_by(email=SAM["email"]).one(), Role.BUYER)


def test_who_has_an_account_signs_in_and_accepts(client, session):
    invitation = make_invitation()
    user = make_user(email=invitation.email)
    assert client.get(f"{link_of(invitation)}/aannemen").status_code == 303
    client.sign_in(user)
    assert client.post(f"{link_of(invitation)}/aannemen").status_code == 303
    assert holds(session.get(User, user.id), Role.BUYER)


def test_merely_opening_the_link_changes_nothing(client, session):
    invitation = make_invitation()
    client.sign_in(make_user(email=invitation.email))
    client.get(link_of(invitation))
    client.get(f"{link_of(invitation)}/aannemen")
    assert invitation.accepted_at is None


def test_a_form_that_is_sent_signed_in_makes_no_second_account(client, session):
    invitation = make_invitation()
    client.sign_in(make_user(email="other@example.nl"))
    client.post(link_of(invitation), data={"name": "Sam", "password": PASSWORD})
    assert session.query(User).filter_by(email=invitation.email).count() == 0


@pytest.mark.parametrize("tail", ["", "/aannemen"])
@pytest.mark.parametrize(
    "values",
    [{"accepted_at": 0}, {"withdrawn_at": 0}, {"expires_at": 0}],
    ids=["used", "withdrawn", "expired"],
)
def test_a_link_that_no_longer_works_helps_on(client, values, tail):
    invitation = make_invitation(**{name: now() + timedelta(days=days) for name, days in values.items()})
    client.sign_in(make_user(email=invitation.email))
    answer = client.get(link_of(invitation) + tail)
    assert answer.status_code == 410
    assert "nieuwe uitnodiging" in answer.text


@pytest.mark.parametrize("tail", ["", "/aannemen"])
@pytest.mark.parametrize("token", ["x", "a.b.c", "%F0%9F%98%80", "x" * 4000])
def test_a_link_that_is_cut_or_made_up_helps_on(client, token, tail):
    client.sign_in(make_user())
    assert client.get(f"/team/uitnodiging/{token}{tail}").status_code == 410


def test_a_link_for_another_address_is_not_accepted(client, session):
    stranger, invitation = make_user(), make_invitation()
    client.sign_in(stranger)
    assert "voor iemand anders" in client.get(link_of(invitation)).text
    assert client.post(f"{link_of(invitation)}/aannemen").status_code == 410
    assert invitation.accepted_at is None


def test_a_weak_password_is_refused_beside_the_field(client):
    invitation = make_invitation()
    answer = client.post(link_of(invitation), data={"name": "Sam", "password": "kort"})
    assert answer.status_code == 422
    assert "ten minste" in answer.text or "minstens" in answer.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 101),
        ("email", "no address"),
        ("email", "x" * 300 + "@example.nl"),
        ("role", "administrator"),
        ("role", "controller"),  # a controller gives buyers only
        ("role_ends_on", "tomorrow"),
        ("role_ends_on", "2020-01-01"),
    ],
)
def test_an_invitation_that_is_not_right_is_not_sent(client, session, field, value):
    client.sign_in(make_controller())
    assert client.post(f"{TEAM}/uitnodigen", data={**SAM, field: value}).status_code == 422
    assert session.query(RoleInvitation).count() == 0


def test_inviting_somebody_who_is_in_says_so(client):
    make_buyer(email=SAM["email"])
    client.sign_in(make_controller())
    answer = client.post(f"{TEAM}/uitnodigen", data=SAM)
    assert answer.status_code == 422
    assert "heeft deze rol al" in answer.text


def test_the_team_page_shows_who_is_in_and_what_waits(client):
    invitation, buyer, controller = make_invitation(), make_buyer(name="Bo Buyer"), make_controller()
    client.sign_in(controller)
    page = client.get(TEAM).text
    assert "Bo Buyer" in page
    assert buyer.email in page
    assert invitation.email in page


def test_a_team_page_takes_as_many_queries_for_many_people_as_for_few(client, count_queries):
    client.sign_in(make_controller())
    numbers = []
    for _ in range(2):
        for _ in range(3):
            make_buyer()
            make_invitation()
        with count_queries() as queries:
            client.get(TEAM)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 12


def test_a_buyer_sees_colleagues_without_addresses_invitations_and_dates_of_signing_in(client):
    invitation, colleague = make_invitation(), make_buyer(name="Bo Buyer")
    client.sign_in(make_buyer())
    page = client.get(TEAM).text
    assert "Bo Buyer" in page
    assert colleague.email not in page
    assert invitation.email not in page
    assert "Laatst ingelogd" not in page


def test_the_desk_finds_every_board_and_itself_and_invites_into_them(client, session):
    board = make_association(name="Kring")
    client.sign_in(make_desk_member())
    page = client.get("/team").text
    assert ("Kring" in page, "Loket van de regio" in page, "Zeist" in page) == (True, True, False)
    for team, role in ((f"vereniging-{board.id}", Role.BOARD_MEMBER), ("loket", Role.DESK)):
        assert client.post(f"/team/{team}/uitnodigen", data={**SAM, "role": role.value}).status_code == 303
    assert {each.role for each in session.query(RoleInvitation)} == {Role.BOARD_MEMBER, Role.DESK}


@pytest.mark.parametrize("path", [TEAM, f"{TEAM}/uitnodigen", f"/toegangscontrole/gemeente-{ZEIST}"])
@pytest.mark.parametrize("make", [lambda: make_controller(BUNNIK), make_desk_member, make_user])
def test_a_team_of_another_organisation_is_not_there(client, path, make):
    client.sign_in(make())
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("slug", ["gemeente-GM9999", "vereniging-999999", "vereniging-99999999999", "loket-x"])
def test_a_team_that_does_not_exist_is_not_there(client, slug):
    client.sign_in(make_administrator())
    assert client.get(f"/team/{slug}").status_code == 404


def test_an_administrator_sees_all_teams_in_few_queries(client, count_queries):
    make_association(name="Kring")
    client.sign_in(make_administrator())
    with count_queries() as queries:
        page = client.get("/team").text
    assert all(name in page for name in ("Zeist", "Bunnik", "Kring", "Loket van de regio", "Beheer van deze site"))
    assert len(queries) <= 12


def test_who_has_one_team_goes_straight_to_it(client):
    client.sign_in(make_buyer())
    assert client.get("/team").location == TEAM


def test_ending_a_role_and_giving_it_a_last_day(client, session):
    buyer = make_buyer()
    client.sign_in(make_controller())
    address = f"/team/rol/{buyer.roles[0].id}"
    assert client.post(address, data={"ends_on": today().isoformat()}).status_code == 303
    assert session.get(User, buyer.id).roles[0].ends_on == today()
    assert client.post(f"{address}/beeindigen").status_code == 303
    assert not holds(session.get(User, buyer.id), Role.BUYER)
    assert client.post(f"{address}/beeindigen").status_code == 404


@pytest.mark.parametrize("value", ["2020-01-01", "31-12-2099", "x" * 1000])
def test_a_last_day_that_is_none_is_refused(client, value):
    buyer = make_buyer()
    client.sign_in(make_controller())
    assert client.post(f"/team/rol/{buyer.roles[0].id}", data={"ends_on": value}).status_code == 422


@pytest.mark.parametrize("tail", ["", "/beeindigen", "/vertrekken"])
def test_a_role_elsewhere_is_not_there(client, tail):
    buyer = make_buyer(BUNNIK)
    client.sign_in(make_controller())
    assert client.post(f"/team/rol/{buyer.roles[0].id}{tail}").status_code == 404


def test_the_last_member_of_a_board_is_led_to_a_successor(client, session):
    association = make_association()
    member = make_board_member(association)
    client.sign_in(member)
    address = f"/team/rol/{member.roles[0].id}/vertrekken"
    assert "opvolger" in client.get(address).text
    assert client.post(address).status_code == 422
    make_board_member(association)
    assert client.post(address).status_code == 303
    assert not holds(session.get(User, member.id), Role.BOARD_MEMBER)


def test_invitations_are_sent_again_and_withdrawn_from_the_team_page(client, session):
    invitation = make_invitation()
    client.sign_in(make_controller())
    key = invitation.key
    assert client.post(f"/team/uitnodiging/{invitation.id}/opnieuw").status_code == 303
    assert invitation.key != key
    assert client.post(f"/team/uitnodiging/{invitation.id}/intrekken").status_code == 303
    assert client.post(f"/team/uitnodiging/{invitation.id}/intrekken").status_code == 410


@pytest.mark.parametrize("act", ["opnieuw", "intrekken"])
def test_an_invitation_of_another_team_is_not_there(client, act):
    invitation = make_invitation()
    client.sign_in(make_controller(BUNNIK))
    assert client.post(f"/team/uitnodiging/{invitation.id}/{act}").status_code == 404


def test_a_controller_keeps_and_ends_with_one_button_each(client, session):
    kept, ended = make_buyer(), make_buyer()
    client.sign_in(make_controller())
    client.post(f"/toegangscontrole/rol/{kept.roles[0].id}/behouden")
    client.post(f"/toegangscontrole/rol/{ended.roles[0].id}/beeindigen")
    assert sorted(session.query(AccessDecision.verdict)) == [("ended",), ("kept",)]
    page = client.get(f"/toegangscontrole/gemeente-{ZEIST}").text
    assert "behouden" in page
    assert "iemand anders bekijkt dit" in page  # the controller's own role


def test_the_list_of_reviews_says_how_far_each_is(client):
    controller = make_controller()
    make_buyer()
    client.sign_in(controller)
    assert "0 van 2 bekeken" in client.get("/toegangscontrole").text


def test_a_buyer_reviews_nothing(client):
    buyer = make_buyer()
    client.sign_in(buyer)
    assert client.get("/toegangscontrole").status_code == 403
    assert client.post(f"/toegangscontrole/rol/{buyer.roles[0].id}/behouden").status_code == 404


def test_every_sensitive_page_asks_again_who_is_there(app):
    sensitive = ["teams.invite", "teams.send_again", "teams.withdraw", "teams.role", "teams.set_last_day", "teams.end"]
    sensitive += ["teams.leave", "invitations.accept", "access.review", "access.keep", "access.end"]
    sensitive += ["interests.declare", "interests.end"]
    assert [name for name in sensitive if not hasattr(app.view_functions[name], "__steps_up__")] == []
