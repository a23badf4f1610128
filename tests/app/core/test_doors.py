"""Ways in that stay shut: planted sessions, forms of other sites, made-up hosts, frames, redirects elsewhere."""

from dataclasses import replace

import pytest
from flask import Flask

from app.core import hosts
from config import Config
from tests.factories.accounts import PASSWORD, make_user


def sign_in(client, user, **values):
    return client.post("/inloggen", data={"email": user.email, "password": PASSWORD}, **values)


def test_signing_in_leaves_nothing_of_a_planted_session(client):
    with client.session_transaction() as cookie:
        cookie.update({"planted": "yes", "csrf_token": "known to the attacker", "language": "en"})
    sign_in(client, make_user())
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie.get("csrf_token") != "known to the attacker"
        assert cookie["language"] == "en"


def test_each_sign_in_has_a_key_of_its_own(client):
    user, keys = make_user(), set()
    for _time in range(2):
        sign_in(client, user)
        with client.session_transaction() as cookie:
            keys.add(cookie["_user_id"])
        client.post("/uitloggen")
    assert len(keys) == 2


def test_the_session_cookie_is_not_for_scripts_or_other_sites(client):
    cookie = sign_in(client, make_user()).headers.getlist("Set-Cookie")
    assert len(cookie) == 2  # the session, and the browser that is known from now on
    assert all("HttpOnly" in each and "SameSite=Lax" in each for each in cookie)


@pytest.mark.parametrize("path", ["/inloggen", "/account/maken", "/wachtwoord-vergeten", "/uitloggen", "/taal"])
def test_a_form_without_its_token_does_nothing(app, client, monkeypatch, path):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    assert client.post(path, data={"email": "x@example.nl"}).status_code == 400


def test_the_token_of_somebody_else_is_refused(app, client, monkeypatch):
    import re

    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    page = app.test_client().get("/inloggen").get_data(as_text=True)
    theirs = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    client.get("/inloggen")
    answer = client.post("/inloggen", data={"email": "x@example.nl", "password": "x", "csrf_token": theirs})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "evil.example:80"]
)
def test_another_host_is_refused_with_a_page(client, host):
    answer = client.get("/inloggen", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil.example" not in answer.get_data(as_text=True)


def test_a_host_that_a_proxy_was_told_is_not_believed(client):
    answer = client.post(
        "/wachtwoord-vergeten", data={"email": "x@example.nl"}, headers={"X-Forwarded-Host": "evil.example"}
    )
    assert "evil.example" not in answer.get_data(as_text=True)


def test_a_link_in_a_mail_never_has_the_host_of_the_request(client, mailbox):
    user = make_user()
    client.post("/wachtwoord-vergeten", data={"email": user.email}, headers={"Host": "127.0.0.1:8000"})
    (mail,) = mailbox()
    assert "http://localhost/wachtwoord/" in mail.text
    assert "127.0.0.1" not in mail.text + mail.html


def site(config: Config) -> Flask:
    small = Flask(__name__)
    hosts.register(small, config)
    small.add_url_rule("/", view_func=lambda: "seen")
    return small


@pytest.fixture
def production(app):
    return replace(app.extensions["config"], ENVIRONMENT="production", BASE_URL="https://streekbron.example")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("streekbron.example", 200),
        ("STREEKBRON.example", 200),
        ("streekbron.example:443", 200),
        ("streekbron.example:444", 400),
        ("www.streekbron.example", 400),
        ("localhost", 400),
        ("127.0.0.1:8000", 400),
    ],
)
def test_production_answers_to_its_own_name_only(production, host, status):
    answer = site(production).test_client().get("/", base_url="https://x", headers={"Host": host})
    assert answer.status_code == status


@pytest.mark.parametrize("host", ["localhost:8123", "127.0.0.1:8123", "[::1]:8123", "[::1]", "localhost"])
def test_a_trial_answers_on_this_machine_at_any_port(production, host):
    trial = replace(production, ENVIRONMENT="demo", BASE_URL="http://localhost:8000")
    assert site(trial).test_client().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(("proxies", "address"), [(0, "192.0.2.1"), (1, "198.51.100.7"), (2, "203.0.113.5")])
def test_an_address_is_taken_from_as_many_proxies_as_there_are(production, proxies, address):
    from flask import request

    small = site(replace(production, PROXIES=proxies))
    small.add_url_rule("/address", view_func=lambda: request.remote_addr, endpoint="address")
    answer = small.test_client().get(
        "/address",
        headers={
            "Host": "streekbron.example",
            "X-Forwarded-For": "203.0.113.5, 198.51.100.7",
            "X-Forwarded-Host": "evil",
        },
        environ_base={"REMOTE_ADDR": "192.0.2.1"},
        base_url="https://streekbron.example",
    )
    assert (answer.status_code, answer.get_data(as_text=True)) == (200, address)


def test_no_page_can_be_framed(client):
    headers = client.get("/inloggen").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:1", "\\\\x"],
)
@pytest.mark.parametrize("path", ["/inloggen", "/account/tweede-stap", "/account/controle"])
def test_no_way_through_signing_in_leads_to_another_site(client, path, target):
    user = make_user()
    client.sign_in_weakly(user)
    client.get(path, query_string={"next": target})
    answer = client.post("/account/controle", data={"password": PASSWORD})
    assert answer.location.startswith("/")
    assert "evil" not in answer.location
