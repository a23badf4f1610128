"""Changing the password while signed in."""

from datetime import timedelta

import pytest

from app.accounts import passwords, tries
from app.accounts.sessions.queries import sessions_of
from app.accounts.tokens import password_token, user_to_choose_password
from app.audit.services import trail
from app.core.clock import now
from tests.factories.accounts import PASSWORD, begin_session, make_user

PAGE = "/account/wachtwoord"
NEW, WRONG = "de kraanvogels trekken in maart", "een heel andere zin"


@pytest.fixture
def user(client, session, clock):
    person = make_user()
    client.sign_in(person)
    return person


def change(client, current=PASSWORD, new=NEW):
    return client.post(PAGE, data={"current": current, "password": new})


def test_the_old_password_makes_way_for_the_new_one(client, session, user):
    assert change(client).location == "/account"
    session.refresh(user)
    assert passwords.matches(user.password_hash, NEW)


@pytest.mark.parametrize(("current", "new"), [(WRONG, NEW), ("", NEW), (PASSWORD, "Welkom2026!!"), (PASSWORD, "")])
def test_a_wrong_old_one_or_a_weak_new_one_changes_nothing(client, session, user, current, new):
    assert change(client, current, new).status_code == 422
    session.refresh(user)
    assert passwords.matches(user.password_hash, PASSWORD)


def test_guessing_the_old_one_has_to_wait_as_at_signing_in(client, user):
    for _time in range(tries.ON_ONE_ACCOUNT.free):
        change(client, WRONG)
    assert change(client).status_code == 429


def test_other_devices_are_signed_out_and_this_one_is_not(client, session, user):
    other = begin_session(user, browser="another browser").session
    change(client)
    session.expire_all()
    assert [each.ended_at is None for each in sessions_of(user) if each.id != other.id] == [True]
    assert other.ended_at is not None
    assert client.get("/account").status_code == 200


def test_a_link_for_a_new_password_that_was_mailed_before_no_longer_works(client, session, user):
    token = password_token(user)
    change(client)
    session.expire_all()
    assert user_to_choose_password(token) is None


def test_the_person_gets_a_mail(client, user, mailbox):
    change(client)
    assert [mail.recipient for mail in mailbox()] == [user.email]


def test_both_a_change_and_a_wrong_guess_are_recorded(client, user):
    change(client, WRONG)
    change(client)
    assert [entry.action for entry in trail(user)] == ["account.password_not_confirmed", "account.password_changed"]


def test_it_asks_who_is_there_when_signing_in_was_long_ago(client, clock, user):
    clock(now() + timedelta(minutes=11))
    assert change(client).location == f"/account/controle?next={PAGE}"


def test_who_comes_in_through_an_organisation_reads_that_there_is_nothing_to_change(client, session):
    client.sign_in(make_user(password_hash=passwords.NO_PASSWORD, language="en"))
    assert "Your account has no password" in client.get(PAGE).get_data(as_text=True)
    assert client.post(PAGE, data={"current": passwords.NO_PASSWORD, "password": NEW}).status_code == 200
