"""Setting up an app: the page, the first code, and what may go wrong."""

import re

import pytest

from app.accounts.sessions.models import UserSession
from app.accounts.totp import codes, services
from app.core.clock import now
from app.core.security import seal
from tests.factories.accounts import SECRET_KEY, make_buyer, make_user

PAGE = "/account/codes"


def text_of(answer):
    return answer.get_data(as_text=True)


def offer_on(page):
    return re.search(r'name="offer"[^>]*value="([^"]+)"', page)[1]


def secret_on(page):
    return re.search(r'class="secret">([^<]+)<', page)[1].replace(" ", "")


def code_for(secret):
    return codes.code_of(secret, codes.steps_around(now())[1])


def test_a_buyer_sets_up_an_app_is_let_in_and_sees_recovery_codes(client, clock, session, mailbox):
    user = make_buyer()
    client.sign_in_weakly(user)
    client.get("/account/tweede-stap?next=/inkoopdossiers")
    page = text_of(client.get(PAGE))
    answer = client.post(PAGE, data={"offer": offer_on(page), "code": code_for(secret_on(page))})
    assert (answer.status_code, text_of(answer).count("<li><code>")) == (200, 10)
    assert 'href="/inkoopdossiers"' in text_of(answer)
    assert services.has_app(user)
    assert client.get("/inkoopdossiers").status_code == 200
    assert {mail.recipient for mail in mailbox()} == {user.email}


def test_the_session_gets_another_key_when_rights_rise(client, clock, session):
    client.sign_in_weakly(make_buyer())
    before = session.query(UserSession).one().key_digest
    page = text_of(client.get(PAGE))
    client.post(PAGE, data={"offer": offer_on(page), "code": code_for(secret_on(page))})
    assert session.query(UserSession).one().key_digest != before


def test_a_wrong_code_keeps_the_picture_so_that_nobody_scans_twice(client, clock):
    user = make_user()
    client.sign_in(user)
    page = text_of(client.get(PAGE))
    answer = client.post(PAGE, data={"offer": offer_on(page), "code": "000000"})
    assert answer.status_code == 422
    assert secret_on(text_of(answer)) == secret_on(page)
    assert not services.has_app(user)


@pytest.mark.parametrize("offer", ["", "x", "a.b.c", "é" * 300, "x" * 5000])
def test_an_offer_that_was_cut_or_forged_gives_a_new_one(client, clock, offer):
    user = make_user()
    client.sign_in(user)
    answer = client.post(PAGE, data={"offer": offer, "code": "123456"})
    assert answer.status_code == 200
    assert secret_on(text_of(answer))
    assert not services.has_app(user)


def test_the_offer_of_somebody_else_sets_nothing_up(client, clock):
    other, user = make_user(), make_user()
    client.sign_in(other)
    theirs = text_of(client.get(PAGE))
    client.sign_in(user)
    client.post(PAGE, data={"offer": offer_on(theirs), "code": code_for(secret_on(theirs))})
    assert not services.has_app(user)


def test_a_secret_that_a_visitor_signed_elsewhere_is_no_offer(client, clock):
    user = make_user()
    client.sign_in(user)
    foreign = seal("confirm e-mail", [user.id, "A" * 32], SECRET_KEY)
    client.post(PAGE, data={"offer": foreign, "code": code_for("A" * 32)})
    assert not services.has_app(user)


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(PAGE).location == f"/inloggen?next={PAGE}"
