"""Signing up, confirming, signing in and choosing a password, as a visitor does it."""

import re

import pytest

from app.accounts import passwords, services
from app.accounts.models import Role, User
from app.core.clock import today
from app.core.db import transaction
from app.core.errors import DomainError
from tests.factories.accounts import PASSWORD, make_user


def link_in(mail):
    return re.search(r"http://localhost(/\S+)", mail.text)[1]


def sign_up(client, email="noor@hoveniersbedrijf.example", password=PASSWORD):
    return client.post("/account/maken", data={"name": "Noor", "email": email, "password": password})


def without_token(answer):
    """The page without its form token, which changes with the second."""
    return re.sub(r'(name="csrf_token"[^>]*value=)"[^"]*"', r"\1", answer.get_data(as_text=True))


def test_a_visitor_signs_up_confirms_and_signs_in(client, mailbox):
    assert sign_up(client).status_code == 200
    (mail,) = mailbox()
    link = link_in(mail)
    assert client.get(link).status_code == 200
    assert client.post(link).status_code == 303
    answer = client.post("/inloggen", data={"email": " NOOR@hoveniersbedrijf.example", "password": PASSWORD})
    assert answer.headers["Location"] == "/welkom"
    assert client.get("/welkom").status_code == 200


def test_fetching_the_link_alone_confirms_nothing(client, mailbox, session):
    sign_up(client)
    client.get(link_in(mailbox()[0]))
    assert session.query(User).one().confirmed_at is None


def test_who_has_not_confirmed_cannot_sign_in_and_gets_the_mail_again(client, mailbox):
    sign_up(client)
    mailbox()
    client.post("/inloggen", data={"email": "noor@hoveniersbedrijf.example", "password": PASSWORD})
    assert client.get("/welkom").status_code == 303
    assert len(mailbox()) == 2


def test_signing_up_with_a_known_address_looks_the_same_and_tells_the_owner(client, mailbox):
    new = without_token(sign_up(client, "new@example.nl"))
    known = make_user(email="known@example.nl")
    repeated = without_token(sign_up(client, "known@example.nl"))
    assert repeated.replace("known@", "new@") == new
    assert [mail.recipient for mail in mailbox()] == ["new@example.nl", known.email]


def test_a_weak_password_is_refused_and_the_form_comes_back_filled_in(client):
    answer = sign_up(client, password="kort")
    assert answer.status_code == 422
    assert "noor@hoveniersbedrijf.example" in answer.get_data(as_text=True)


@pytest.mark.parametrize("email", ["known@example.nl", "nobody@example.nl"])
def test_a_wrong_sign_in_gets_the_same_answer_whether_the_account_exists(client, email):
    make_user(email="known@example.nl")
    answer = client.post("/inloggen", data={"email": email, "password": "iets heel anders"})
    assert answer.status_code == 422
    assert client.get("/welkom").status_code == 303


def test_the_password_link_works_once_and_signs_every_device_out(client, mailbox, app):
    user = make_user()
    client.sign_in(user)
    other_device = app.test_client()
    other_device.sign_in(user)
    other_device.post("/wachtwoord-vergeten", data={"email": user.email})
    link = link_in(mailbox()[0])
    assert other_device.post(link, data={"password": "een geheel nieuwe zin"}).status_code == 303
    assert client.get("/welkom").status_code == 303
    assert other_device.get(link).status_code == 410


def test_forgetting_the_password_of_no_account_sends_no_mail(client, mailbox):
    answer = client.post("/wachtwoord-vergeten", data={"email": "nobody@example.nl"})
    assert answer.status_code == 200
    assert mailbox() == []


@pytest.mark.parametrize("token", ["x", "WzEsImEiXQ.aaaa.bbbb", "a" * 5000])
def test_a_forged_link_is_gone(client, token):
    assert client.get(f"/account/bevestigen/{token}").status_code == 410
    assert client.get(f"/wachtwoord/{token}").status_code == 410


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_signing_in_never_leads_to_another_site(client, target):
    user = make_user()
    answer = client.post(f"/inloggen?next={target}", data={"email": user.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/welkom"


def test_signing_in_leads_back_to_where_the_visitor_was_going(client):
    user = make_user()
    assert client.get("/account").headers["Location"] == "/inloggen?next=/account"
    answer = client.post("/inloggen?next=/account", data={"email": user.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/account"


def test_the_language_switch_is_kept_and_only_leads_to_this_site(client):
    answer = client.post("/taal", data={"language": "en", "next": "https://evil.example"})
    assert answer.headers["Location"] == "/"
    assert 'lang="en"' in client.get("/inloggen").get_data(as_text=True)


def test_dutch_comes_first_and_a_browser_may_ask_for_english(client):
    assert 'lang="nl"' in client.get("/inloggen").get_data(as_text=True)
    english = client.get("/inloggen", headers={"Accept-Language": "en-GB"}).get_data(as_text=True)
    assert 'lang="en"' in english


def test_a_role_counts_from_its_first_to_its_last_day(session, clock):
    user = make_user()
    with transaction():
        assignment = services.give_role(user, Role.DESK, by=None, on=today())
    assert assignment.holds_on(today())
    assignment.ends_on = today()
    assert assignment.holds_on(today())
    assert not assignment.holds_on(assignment.ends_on.replace(year=2027))


@pytest.mark.parametrize("password", ["kort", "aaaaaaaaaaaaaa", "x" * 201, "noor@example.nl"])
def test_easy_passwords_are_refused(password):
    with pytest.raises(DomainError):
        passwords.demand_strength(password, email="noor@example.nl")


def test_a_hash_does_not_hold_the_password_and_matches_only_it():
    kept = passwords.hashed(PASSWORD)
    assert PASSWORD not in kept
    assert passwords.matches(kept, PASSWORD)
    assert not passwords.matches(kept, PASSWORD + "x")
    assert not passwords.matches(None, PASSWORD)


def test_changing_the_name_shows_on_the_page(client, session):
    client.sign_in(make_user(name="Oude Naam"))
    client.post("/account", data={"name": "Nieuwe Naam"})
    assert "Nieuwe Naam" in client.get("/account").get_data(as_text=True)


def test_an_account_page_costs_few_queries(client, count_queries):
    client.sign_in(make_user())
    with count_queries() as queries:
        client.get("/account")
    assert len(queries) <= 8, queries


def test_while_nobody_confirmed_the_last_who_signs_up_counts(client, mailbox):
    sign_up(client, password="de zin van een ander")
    (theirs,) = mailbox()
    sign_up(client)
    own = mailbox()[-1]
    assert client.get(link_in(theirs)).status_code == 410
    assert client.post(link_in(own)).status_code == 303
    answer = client.post("/inloggen", data={"email": "noor@hoveniersbedrijf.example", "password": PASSWORD})
    assert answer.status_code == 303
