"""Sensitive acts ask again who is there."""

from datetime import timedelta

import pytest

from app.accounts.passwords import NO_PASSWORD
from app.accounts.totp import recovery, services
from app.core.clock import now
from tests.factories.accounts import PASSWORD, code_of_now, make_app_with_codes, make_buyer, make_user

PAGE, CONTROL = "/account/herstelcodes", "/account/controle"


@pytest.fixture
def buyer(client, clock):
    user = make_buyer()
    make_app_with_codes(user)
    client.sign_in(user)
    return user


def wait(clock, minutes):
    clock(now() + timedelta(minutes=minutes))


def test_signing_in_counts_for_ten_minutes(client, clock, buyer):
    wait(clock, 9)
    assert client.get(PAGE).status_code == 200
    wait(clock, 1)
    assert client.get(PAGE).location == f"{CONTROL}?next={PAGE}"


def test_a_code_leads_back_and_counts_for_another_ten_minutes(client, clock, buyer):
    wait(clock, 30)
    client.get(client.get(PAGE).location)
    assert client.post(CONTROL, data={"code": code_of_now()}).location == PAGE
    wait(clock, 9)
    assert client.get(PAGE).status_code == 200


def test_the_session_gets_another_key(client, clock, buyer):
    wait(clock, 30)
    with client.session_transaction() as cookie:
        before = cookie["_user_id"]
    client.post(CONTROL, data={"code": code_of_now()})
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != before


def test_a_form_that_was_sent_too_late_does_nothing_and_leads_back_to_its_page(client, clock, buyer):
    wait(clock, 30)
    answer = client.post("/account/codes/verwijderen", headers={"Referer": "http://localhost/account/codes"})
    assert answer.location == f"{CONTROL}?next=/account/codes"
    assert services.has_app(buyer)


def test_the_page_of_the_form_is_the_form_itself_when_the_browser_does_not_say(client, clock, buyer):
    wait(clock, 30)
    assert client.post(PAGE).location == f"{CONTROL}?next={PAGE}"
    assert recovery.left(buyer) == 0
    assert client.post("/account/codes/verwijderen").location == f"{CONTROL}?next=/account"


@pytest.mark.parametrize("page", ["https://evil.example/x", "http://localhost.evil.example/", "//evil.example", "x"])
def test_a_page_of_another_site_is_not_gone_back_to(client, clock, buyer, page):
    wait(clock, 30)
    assert "evil" not in client.post(PAGE, headers={"Referer": page}).location


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_showing_who_you_are_never_leads_to_another_site(client, clock, buyer, target):
    client.get(CONTROL, query_string={"next": target})
    assert client.post(CONTROL, data={"code": code_of_now()}).location == "/"


def test_the_password_is_not_enough_for_who_has_a_second_factor(client, clock, buyer):
    wait(clock, 30)
    assert client.post(CONTROL, data={"password": PASSWORD}).status_code == 422
    assert client.get(PAGE).status_code == 303


def test_who_has_no_second_factor_shows_the_password(client, clock):
    client.sign_in_weakly(make_user())
    wait(clock, 30)
    assert client.get("/account/codes").location == f"{CONTROL}?next=/account/codes"
    client.get(f"{CONTROL}?next=/account/codes")
    assert client.post(CONTROL, data={"password": "een andere zin"}).status_code == 422
    assert client.post(CONTROL, data={"password": PASSWORD}).location == "/account/codes"
    assert client.get("/account/codes").status_code == 200


def test_a_weak_session_of_somebody_with_a_factor_is_asked_at_once(client, clock):
    user = make_user()
    client.sign_in_weakly(user)
    make_app_with_codes(user)
    assert client.get("/account/codes").location == f"{CONTROL}?next=/account/codes"


def test_who_has_neither_a_password_nor_a_factor_is_not_asked_for_one(client, clock):
    client.sign_in_weakly(make_user(password_hash=NO_PASSWORD))
    wait(clock, 30)
    page = client.get(CONTROL).get_data(as_text=True)
    assert 'type="password"' not in page
    assert "/uitloggen" in page
