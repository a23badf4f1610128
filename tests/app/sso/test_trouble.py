"""Providers that are down, misconfigured or switched off."""

import pytest

from app.accounts.models import User
from tests.app.sso.answers import path_of, refused_with
from tests.factories.sso import make_provider


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


def test_a_wrong_secret_asks_for_the_administrator(client, zeist, come_in):
    zeist.client_id = "streekbron"
    zeist.locked_secret = make_provider(
        municipality_code="GM0312", domains=("bunnik.example",), locked_secret="nothing that was locked"
    ).locked_secret
    assert refused_with(client.get(f"/inloggen/organisatie/{zeist.id}"), 503, "provider-misconfigured")


def test_a_provider_that_is_switched_off_does_not_exist(client, zeist):
    zeist.is_enabled = False
    assert client.get(f"/inloggen/organisatie/{zeist.id}").status_code == 404
    assert client.get(f"/inloggen/organisatie/{zeist.id}/terug?code=x").status_code == 404


def test_the_client_secret_and_the_code_never_stand_in_the_log(client, come_in, oidc, caplog):
    oidc.misbehave(claims={"nonce": "another"})
    come_in()
    assert "untrusted" in caplog.text
    assert not [word for word in ("secret between", "noor", "code=") if word in caplog.text.lower()]
