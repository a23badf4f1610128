"""A provider that lies, breaks down or was taken over: a page that helps, and nobody comes in."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.accounts.models import User
from tests.app.sso.answers import path_of, refused_with


def test_after_new_keys_the_old_ones_are_not_trusted(client, oidc, come_in, monkeypatch):
    come_in()
    client.sign_out()
    oidc.misbehave(**{"with": "unknown"})
    monkeypatch.setattr("app.sso.discovery.SOONEST_REFRESH", 0)
    assert refused_with(come_in(), 400, "answer-untrusted")


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody-else"},
        {"aud": ["streekbron", "somebody-else"]},
        {"aud": ["streekbron", "somebody-else"], "azp": "somebody-else"},
        {"iss": "https://another.example"},
        {"iss": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 12},
        {"sub": "x" * 256},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"exp": None},
        {"exp": "tomorrow"},
        {"amr": "mfa"},
    ],
    ids=str,
)
def test_an_id_token_that_says_something_else_is_refused(session, oidc, come_in, claims):
    oidc.misbehave(claims=claims)
    assert refused_with(come_in(), 400, "answer-untrusted")
    assert session.query(User).count() == 0


@pytest.mark.parametrize("claims", [{"exp": 1_700_000_000}, {"iat": 4_000_000_000}, {"nbf": 4_000_000_000}], ids=str)
def test_a_token_of_another_time_is_refused_with_a_page_about_clocks(session, oidc, come_in, claims):
    oidc.misbehave(claims=claims)
    assert refused_with(come_in(), 400, "clocks-differ")
    assert session.query(User).count() == 0


@pytest.mark.parametrize("how", ["unknown", "forged", "none", "secret"])
def test_a_token_that_the_provider_did_not_sign_is_refused(session, oidc, come_in, how):
    oidc.misbehave(**{"with": how})
    assert refused_with(come_in(), 400, "answer-untrusted")
    assert session.query(User).count() == 0


def test_userinfo_of_somebody_else_is_refused(session, oidc, come_in):
    oidc.misbehave(claims={"sub": "somebody-else"})
    assert refused_with(come_in(), 400, "answer-untrusted")
    assert session.query(User).count() == 0


def test_a_code_that_was_used_is_refused_by_the_provider(client, oidc, zeist):
    first = path_of(oidc.way_back(client.get(f"/inloggen/organisatie/{zeist.id}").location))
    client.get(first)
    client.sign_out()
    second = path_of(oidc.way_back(client.get(f"/inloggen/organisatie/{zeist.id}").location))
    code = parse_qs(urlsplit(first).query)["code"][0]
    fresh = parse_qs(urlsplit(second).query)["code"][0]
    assert refused_with(client.get(second.replace(fresh, code)), 400, "provider-rejected")


def test_an_answer_that_names_another_issuer_is_refused(client, oidc, zeist):
    back = path_of(oidc.way_back(client.get(f"/inloggen/organisatie/{zeist.id}").location))
    assert refused_with(
        client.get(f"{back.partition('&iss=')[0]}&iss=https://another.example"), 400, "answer-untrusted"
    )


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500},
        {"status": 200, "body": "<html>out of order"},
        {"status": 200, "body": "[]"},
        {"status": 200, "body": "{}"},
        {"status": 302},
        {"delay": 2000},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/me", "/jwks"])
def test_a_provider_that_is_out_of_order_gets_a_page_that_helps(session, client, oidc, zeist, monkeypatch, path, fault):
    monkeypatch.setattr("app.sso.discovery.TIMEOUT", 0.4)
    monkeypatch.setattr("app.sso.exchange.TIMEOUT", 0.4)
    oidc.misbehave(answers={path: fault})
    answer = client.get(f"/inloggen/organisatie/{zeist.id}")
    if path != "/.well-known/openid-configuration":
        answer = client.get(path_of(oidc.way_back(answer.location)))
    assert answer.status_code in (400, 503)
    assert session.query(User).count() == 0


def test_a_provider_that_is_down_is_not_asked_at_each_try(client, zeist, oidc):
    oidc.misbehave(answers={"/.well-known/openid-configuration": {"status": 500}})
    client.get(f"/inloggen/organisatie/{zeist.id}")
    oidc.misbehave()
    assert client.get(f"/inloggen/organisatie/{zeist.id}").status_code == 503


def test_the_client_secret_and_the_code_never_stand_in_the_log(client, come_in, oidc, caplog):
    oidc.misbehave(claims={"nonce": "another"})
    come_in()
    assert "untrusted" in caplog.text
    assert not [word for word in ("secret between", "noor", "code=") if word in caplog.text.lower()]
