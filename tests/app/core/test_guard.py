"""Who gets in, and what those who do not are told."""

from io import BytesIO

import pytest

from app.core import security
from tests.factories.accounts import make_user


def test_a_signed_out_visitor_is_sent_to_sign_in_and_back(client):
    answer = client.get("/account")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/inloggen?next=/account")


def test_an_unknown_address_is_not_found_in_the_readers_language(client):
    assert client.get("/bestaat-niet").status_code == 404
    english = client.get("/bestaat-niet", headers={"Accept-Language": "en"})
    assert 'lang="en"' in english.get_data(as_text=True)


def test_every_answer_carries_the_security_headers(client):
    headers = client.get("/inloggen").headers
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused_with_a_page(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    assert client.post("/inloggen", data={"email": "x@example.nl", "password": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/leveranciers?q=a", "/leveranciers?q=a"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        (None, "/"),
        ("", "/"),
    ],
)
def test_a_redirect_stays_on_this_site(target, expected):
    assert security.local_target(target) == expected


@pytest.mark.parametrize("target", ["/\t/elsewhere.example", "/\t/[", "/\n/elsewhere.example", "/a\x00"])
def test_signs_that_browsers_leave_out_lead_nowhere(target):
    assert security.local_target(target) == "/"


@pytest.mark.parametrize("number", [2**31, 10**30])
def test_a_number_that_no_row_can_have_is_not_found(client, number):
    assert client.get(f"/leveranciers/{number}").status_code == 404


def test_a_form_with_nul_in_it_is_refused(client):
    assert client.post("/inloggen", data={"email": "a\x00@example.nl", "password": "x"}).status_code == 400


def test_an_address_with_nul_in_it_is_refused(client):
    assert client.get("/beheer/labels/%00").status_code == 400


def test_a_file_where_text_is_expected_is_refused(client):
    form = {"email": (BytesIO(b"text"), "email.txt"), "password": "x"}
    assert client.post("/inloggen", data=form).status_code == 400


def test_a_postcode_that_is_none_is_no_place(client):
    assert client.get("/aanmelden/gemeente?postcode=%00abc").status_code == 200


def test_who_is_turned_away_stands_in_the_log_by_number(client, session, caplog):
    person = make_user()
    client.sign_in(person)
    with caplog.at_level("WARNING", "app.core.guard"):
        client.get("/beheer")
    assert caplog.messages == [f"person {person.id} was turned away from administration.start"]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda client: client.post("/inloggen", data={"email": "a\x00"}), "accounts.sign_in: BadRequest"),
        (lambda client: client.post("/welkom"), "None: MethodNotAllowed"),
    ],
)
def test_what_no_page_of_the_site_sends_stands_in_the_log_without_its_words(client, caplog, ask, expected):
    with caplog.at_level("WARNING", "app.core.errors"):
        ask(client)
    assert caplog.messages == [f"refused at {expected}"]


def test_a_form_without_its_token_stands_in_the_log(app, client, monkeypatch, caplog):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    with caplog.at_level("WARNING", "app.core.errors"):
        client.post("/inloggen", data={"email": "x@example.nl", "password": "x"})
    assert caplog.messages == ["refused at accounts.sign_in: CSRFError"]


def test_an_address_that_does_not_exist_is_not_noted(client, caplog):
    with caplog.at_level("WARNING", "app.core.errors"):
        client.get("/bestaat-niet")
    assert caplog.messages == []


def test_who_is_not_signed_in_is_not_noted_as_turned_away(client, caplog):
    with caplog.at_level("WARNING", "app.core.guard"):
        client.get("/beheer")
    assert caplog.messages == []


def test_links_and_cookies_are_signed_with_sha_256(app):
    sealed = security.seal("test", "content", "secret")
    assert len(sealed.rpartition(".")[2]) == 43  # 256 bits in base64
    assert app.session_interface.digest_method().digest_size == 32
