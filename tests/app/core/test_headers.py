"""What every answer tells the browser."""

import pytest
from flask import Flask
from flask import session as cookie_session

from app.core.headers import HEADERS, content_policy
from app.core.security import register
from config import Config
from tests.app.core.test_config import production


def policy_of(config: Config) -> dict[str, list[str]]:
    rules = (rule.split() for rule in content_policy(config).split("; "))
    return {name: values for name, *values in rules}


@pytest.fixture
def safe(tmp_path):
    """An application as in production, with one page and one file."""
    app = Flask(__name__)
    register(app, production(tmp_path, BASE_URL="https://localhost"))  # the host that the client asks

    @app.get("/")
    def page():
        cookie_session["here"] = True
        return "page"

    @app.get("/file")
    def file():
        return "%PDF-1.7", {"Content-Disposition": 'attachment; filename="file.pdf"'}

    return app.test_client()


def test_nothing_loads_but_what_is_named(tmp_path):
    policy = policy_of(production(tmp_path))
    assert policy["default-src"] == ["'none'"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]


def test_no_policy_lets_inline_or_evaluated_code_run(tmp_path):
    text = content_policy(production(tmp_path, TILE_URL="https://tiles.example/{z}/{x}/{y}.png"))
    assert "unsafe" not in text
    assert "*" not in text


def test_only_the_host_of_the_tiles_is_added_to_images(tmp_path):
    policy = policy_of(production(tmp_path, TILE_URL="https://tiles.example/{z}/{x}/{y}.png"))
    assert policy["img-src"] == ["'self'", "data:", "https://tiles.example"]


def test_browsers_come_back_over_https_for_a_year(safe):
    assert safe.get("/").headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_without_https_browsers_are_not_told_to_come_back_over_it(client):
    assert "Strict-Transport-Security" not in client.get("/").headers


@pytest.mark.parametrize("path", ["/", "/bestaat-niet", "/robots.txt", "/account", "/static/img/icon.svg"])
def test_every_answer_carries_the_headers_also_one_that_refuses(client, path):
    answer = client.get(path)
    answer.close()
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_powers_that_no_page_uses_are_switched_off_and_passkeys_are_ours_alone():
    powers = dict(rule.split("=") for rule in HEADERS["Permissions-Policy"].split(", "))
    assert powers["camera"] == powers["geolocation"] == powers["microphone"] == "()"
    assert powers["publickey-credentials-get"] == "(self)"


def test_nothing_in_a_file_that_goes_out_can_run(safe):
    policy = safe.get("/file").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("sandbox")


def test_over_https_the_cookie_of_the_session_is_bound_to_this_host(safe):
    cookie = safe.get("/", base_url="https://localhost").headers["Set-Cookie"]
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(attributes)
    assert not [attribute for attribute in attributes if attribute.startswith("Domain")]
