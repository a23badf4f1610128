"""Invitations: sent, sent again, withdrawn, accepted once, by the right person, in time."""

import re
from datetime import timedelta

import pytest

from app.accounts.invitations.services import InvitationClosed
from app.accounts.models import Role, User
from app.accounts.policies import holds, municipalities_of
from app.core.db import transaction
from app.core.errors import DomainError
from app.teams.invitations import services
from app.teams.invitations.services import InvitationDetails
from app.teams.invitations.tokens import invitation_named, invitation_token
from app.teams.models import RoleInvitation
from tests.conftest import NOON
from tests.factories.accounts import PASSWORD, ZEIST, make_buyer, make_controller, make_user
from tests.factories.teams import ZEIST_TEAM, make_invitation

LASTS = timedelta(days=14)
DETAILS = InvitationDetails("Sam Verbeek", " Sam@Example.nl ", Role.BUYER)


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Invitations have a last moment."""


def invite(details=DETAILS, at=NOON):
    with transaction():
        return services.invite(details, ZEIST_TEAM, language="en", by=make_controller(), at=at, lasts=LASTS)


def test_an_invitation_goes_to_the_address_with_a_link_that_leads_to_it(session, mailbox):
    invitation = invite()
    [mail] = mailbox()
    assert mail.recipient == "sam@example.nl"
    token = re.search(r"/team/uitnodiging/(\S+)", mail.text).group(1)
    assert invitation_named(token) is invitation


def test_the_mail_is_in_the_language_of_the_sender(session, mailbox):
    invite()
    assert [mail.subject for mail in mailbox()] == ["Invitation: buyer for Zeist"]


def test_no_mail_goes_when_it_was_withdrawn_in_time(session, mailbox):
    invitation = invite()
    with transaction():
        services.withdraw(invitation, by=make_controller(), at=NOON)
    assert mailbox() == []


def test_who_is_in_already_is_not_invited(session):
    make_buyer(email="sam@example.nl")
    with pytest.raises(DomainError):
        invite()


def test_nobody_gives_themselves_a_role(session):
    controller = make_controller(email="sam@example.nl")
    with pytest.raises(DomainError, match="zichzelf"), transaction():
        services.invite(DETAILS, ZEIST_TEAM, language="en", by=controller, at=NOON, lasts=LASTS)


def test_a_second_invitation_waits_for_the_first(session):
    invite()
    with pytest.raises(DomainError):
        invite()


def test_after_the_first_expired_a_second_is_sent(session):
    invite(at=NOON - LASTS)
    invite()
    assert session.query(RoleInvitation).count() == 2


def test_sending_again_ends_the_link_in_the_earlier_mail(session):
    invitation = make_invitation()
    earlier = invitation_token(invitation)
    with transaction():
        services.send_again(invitation, by=make_controller(), at=NOON, lasts=LASTS)
    assert invitation_named(earlier) is None
    assert invitation_named(invitation_token(invitation)) is invitation


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "WyIxIiwieCJd.Zg.abc"])
def test_a_link_that_we_did_not_make_names_nothing(session, token):
    assert invitation_named(token) is None


def test_a_link_that_was_cut_names_nothing(session):
    assert invitation_named(invitation_token(make_invitation())[:-3]) is None


def accept(invitation, user, at=NOON):
    with transaction():
        return services.accept(invitation, user=user, at=at)


def test_accepting_gives_the_role_for_that_municipality_until_its_last_day(session):
    last_day = NOON.date() + timedelta(days=90)
    invitation = make_invitation(role_ends_on=last_day)
    user = make_user(email=invitation.email)
    assignment = accept(invitation, user)
    assert municipalities_of(user, Role.BUYER) == {ZEIST}
    assert assignment.ends_on == last_day


def test_accepting_works_once(session):
    invitation = make_invitation()
    user = make_user(email=invitation.email)
    accept(invitation, user)
    with pytest.raises(InvitationClosed):
        accept(invitation, user)


def test_who_got_the_role_meanwhile_does_not_get_it_twice(session):
    invitation = make_invitation()
    user = make_buyer(email=invitation.email)
    assert accept(invitation, user) is None
    assert len(user.roles) == 1


@pytest.mark.parametrize("values", [{"withdrawn_at": NOON}, {"expires_at": NOON}], ids=["withdrawn", "expired"])
def test_a_closed_invitation_is_not_accepted(session, values):
    invitation = make_invitation(**values)
    user = make_user(email=invitation.email)
    with pytest.raises(InvitationClosed):
        accept(invitation, user)
    assert not holds(user, Role.BUYER)


def test_somebody_else_does_not_accept_it(session):
    stranger = make_user()
    with pytest.raises(InvitationClosed):
        accept(make_invitation(), stranger)
    assert not holds(stranger, Role.BUYER)


def test_the_sender_hears_that_it_was_accepted(session, mailbox):
    invitation = make_invitation()
    accept(invitation, make_user(email=invitation.email))
    assert [mail.recipient for mail in mailbox()] == [invitation.invited_by.email]


def accept_with_new_account(invitation, password=PASSWORD):
    with transaction():
        return services.accept_with_new_account(invitation, name="Sam", password=password, at=NOON)


def test_who_has_no_account_gets_one_whose_address_is_confirmed(session):
    user = accept_with_new_account(make_invitation(email="sam@example.nl"))
    assert (user.email, user.is_active, holds(user, Role.BUYER)) == ("sam@example.nl", True, True)


def test_an_account_that_nobody_confirmed_gets_this_password(session):
    attempt = make_user(confirmed_at=None, password_hash="of somebody else")
    user = accept_with_new_account(make_invitation(email=attempt.email))
    assert user is attempt
    assert user.is_active
    assert user.password_hash != "of somebody else"


def test_the_password_of_an_account_in_use_is_never_changed(session):
    owner = make_user()
    before = owner.password_hash
    with pytest.raises(InvitationClosed):
        accept_with_new_account(make_invitation(email=owner.email))
    assert owner.password_hash == before


def test_a_weak_password_makes_no_account(session):
    invitation = make_invitation()
    with pytest.raises(DomainError):
        accept_with_new_account(invitation, password="kort")
    assert session.query(User).filter_by(email=invitation.email).count() == 0
