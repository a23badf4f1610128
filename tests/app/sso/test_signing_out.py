"""Signing out here, at the provider, and by the provider."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.accounts.models import User
from tests.factories.accounts import make_user
from tests.factories.sso import make_identity


@pytest.fixture
def noor(session, client, oidc, come_in):
    """Signed in through the provider, without a role that needs a second factor."""
    oidc.says(roles=[])
    come_in()
    return session.query(User).filter_by(email="noor@zeist.example").one()


def is_signed_in(client):
    return client.get("/welkom").status_code == 200


def sign_out(client):
    """The page that signing out leads to."""
    page = client.get(client.post("/uitloggen").location)
    return client.get(page.location) if page.location else page


def test_signing_out_ends_the_session_here(client, noor):
    client.post("/uitloggen")
    assert not is_signed_in(client)


def test_signing_out_offers_to_sign_out_at_the_provider(client, oidc, noor):
    answer = sign_out(client)
    assert f'href="{oidc.issuer}/session/end?' in answer.get_data(as_text=True)


def test_the_way_out_names_this_client_and_where_to_come_back(client, oidc, noor):
    page = sign_out(client).get_data(as_text=True)
    address = page.partition(f'href="{oidc.issuer}/session/end')[2].partition('"')[0].replace("&amp;", "&")
    asked = parse_qs(urlsplit(address).query)
    assert asked["client_id"] == ["streekbron"]
    assert asked["post_logout_redirect_uri"] == ["http://localhost/"]
    assert asked["id_token_hint"][0].count(".") == 2


def test_the_provider_accepts_the_way_out(client, oidc, noor):
    page = sign_out(client).get_data(as_text=True)
    address = page.partition(f'href="{oidc.issuer}')[2].partition('"')[0].replace("&amp;", "&")
    assert oidc.status_of(address) == 200


def test_a_token_too_long_for_a_cookie_is_left_out(client, oidc, come_in, monkeypatch):
    monkeypatch.setattr("app.sso.leaving.LONGEST_HINT", 10)
    oidc.says(roles=[])
    come_in()
    page = sign_out(client).get_data(as_text=True)
    assert "session/end" in page
    assert "id_token_hint" not in page


def test_who_signed_in_with_a_password_goes_to_the_home_page(session, client, zeist):
    client.sign_in(make_user())
    assert client.post("/uitloggen").location == "/"


def test_when_the_provider_is_gone_signing_out_leads_to_the_home_page(client, oidc, zeist, noor):
    zeist.is_enabled = False
    assert sign_out(client).request.path == "/"


def test_the_page_about_signing_out_leads_nowhere_for_somebody_else(session, client):
    assert client.get("/uitgelogd").location == "/"


# By the provider -----------------------------------------------------------------------------------------


def back_channel(client, zeist, token):
    return client.post(f"/inloggen/organisatie/{zeist.id}/uitgelogd", data={"logout_token": token}).status_code


def test_the_provider_can_end_the_sessions_of_a_person(app, client, oidc, zeist, noor):
    assert back_channel(app.test_client(), zeist, oidc.logout_token(sub="noor-1")) == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": None},
        {"events": {}},
        {"events": "http://schemas.openid.net/event/backchannel-logout"},
        {"nonce": "one"},
        {"aud": "somebody-else"},
        {"iss": "https://another.example"},
        {"exp": 1_700_000_000},
        {"iat": None},
        {"jti": None},
    ],
    ids=str,
)
def test_a_logout_token_that_is_not_right_ends_nothing(app, client, oidc, zeist, noor, claims):
    token = oidc.logout_token(**{"sub": "noor-1", **claims})
    assert back_channel(app.test_client(), zeist, token) == 400
    assert is_signed_in(client)


@pytest.mark.parametrize("token", [None, "", "a.b.c", "x" * 10_000])
def test_what_is_no_logout_token_ends_nothing(app, client, zeist, noor, token):
    assert back_channel(app.test_client(), zeist, token) == 400
    assert is_signed_in(client)


def test_an_id_token_does_not_end_a_session(app, client, oidc, zeist, noor):
    with client.session_transaction() as cookie:
        hint = cookie["provider"]["hint"]
    assert back_channel(app.test_client(), zeist, hint) == 400
    assert is_signed_in(client)


def test_a_person_the_site_does_not_know_is_no_mistake(app, oidc, zeist):
    assert back_channel(app.test_client(), zeist, oidc.logout_token(sub="stranger")) == 200


def test_only_the_person_it_is_about_is_signed_out(session, app, client, oidc, zeist):
    other = make_user()
    make_identity(other, zeist, subject="other-1")
    client.sign_in(other)
    back_channel(app.test_client(), zeist, oidc.logout_token(sub="noor-1"))
    assert is_signed_in(client)
