"""Consent is asked by mail, kept with its words, and withdrawn with one click."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.consents import queries, services, tokens
from app.consents.models import Consent
from app.consents.purposes import add_purpose
from app.core.clock import now
from app.core.db import transaction
from tests.conftest import NOON
from tests.factories.accounts import make_user
from tests.factories.consents import NEWSLETTER, make_consent

READER = "Lezer@Example.nl"


@pytest.fixture(autouse=True)
def newsletter(app):
    add_purpose(app, NEWSLETTER)
    yield
    app.extensions["purposes"].pop(NEWSLETTER.key)


def ask(email=READER, user=None, at=None):
    with transaction():
        services.ask(NEWSLETTER, email=email, user=user, how="footer", language="nl", at=at or now())


def link_in(mail):
    return re.search(r"http://localhost(/toestemming/\S+)", mail.text)[1]


def readers(session):
    return [consent.email for consent in session.scalars(queries.readers(NEWSLETTER.key))]


def test_only_the_button_behind_the_link_in_the_mail_gives_consent(client, session, mailbox):
    ask()
    link = link_in(mailbox()[0])
    assert NEWSLETTER.text in client.get(link).get_data(as_text=True)
    assert readers(session) == []
    assert client.post(link).status_code == 200
    assert readers(session) == ["lezer@example.nl"]


def test_the_proof_holds_the_words_their_version_and_the_moments(client, session, mailbox, clock):
    ask()
    link = link_in(mailbox()[0])
    clock(NOON + timedelta(hours=2))
    client.post(link)
    [proof] = session.scalars(select(Consent))
    assert (proof.wording, proof.wording_version, proof.how) == (NEWSLETTER.text, NEWSLETTER.version, "footer")
    assert (proof.asked_at, proof.given_at) == (NOON, NOON + timedelta(hours=2))


def test_the_link_works_for_a_week_and_not_after(client, session, mailbox, clock):
    ask()
    link = link_in(mailbox()[0])
    assert client.get(link).status_code == 200
    consent = session.scalars(select(Consent)).one()
    token = tokens.consent_token(consent)
    assert tokens.consent_to_give(token[:-3]) is None
    assert client.get(f"/toestemming/{token[:-3]}").status_code == 410
    assert client.post(f"/toestemming/{token[:-3]}").status_code == 410


def test_a_link_that_stops_gives_no_consent_and_the_other_way_round(client, session):
    consent = make_consent(given_at=None)
    assert client.post(f"/toestemming/{tokens.stop_token(consent)}").status_code == 410
    assert client.post(f"/toestemming/stoppen/{tokens.consent_token(consent)}").status_code == 410
    assert consent.given_at is None


def test_after_stopping_the_old_link_does_not_give_consent_again(client, session, mailbox):
    ask()
    link = link_in(mailbox()[0])
    client.post(link)
    consent = session.scalars(select(Consent)).one()
    stop = f"/toestemming/stoppen/{tokens.stop_token(consent)}"
    assert client.get(stop).status_code == 200
    assert readers(session) == ["lezer@example.nl"]
    assert client.post(stop).status_code == client.post(stop).status_code == 200
    assert client.post(link).status_code == 410
    assert readers(session) == []


def test_asking_again_within_the_hour_sends_no_second_mail(session, mailbox, clock):
    ask()
    ask()
    assert len(mailbox()) == 1
    ask(at=NOON + timedelta(hours=1))
    assert len(mailbox()) == 2


def test_who_agreed_already_gets_no_mail_and_stays_one_reader(session, mailbox, clock):
    make_consent(email="lezer@example.nl", asked_at=NOON - timedelta(days=1))
    ask()
    assert mailbox() == []
    assert readers(session) == ["lezer@example.nl"]


def test_of_two_requests_only_one_counts(client, session, clock):
    first, second = (make_consent(email="a@example.nl", given_at=None) for _ in range(2))
    for consent in (first, second):
        assert client.post(f"/toestemming/{tokens.consent_token(consent)}").status_code == 200
    assert len(readers(session)) == 1


def test_without_its_feature_a_request_sends_nothing(app, session, mailbox):
    ask()
    purposes = app.extensions["purposes"]
    purposes.pop(NEWSLETTER.key)
    assert mailbox() == []
    add_purpose(app, NEWSLETTER)


def test_a_person_sees_and_stops_what_they_agreed_to(client, session):
    person = make_user()
    consent = make_consent(email=person.email)
    client.sign_in(person)
    assert NEWSLETTER.text in client.get("/account/toestemmingen").get_data(as_text=True)
    assert client.post(f"/account/toestemmingen/{consent.id}/stoppen").status_code == 303
    assert (consent.is_in_force, consent.withdrawn_how) == (False, "account")


def test_nobody_stops_the_consent_of_somebody_else(client, session):
    consent = make_consent()
    client.sign_in(make_user())
    assert client.post(f"/account/toestemmingen/{consent.id}/stoppen").status_code == 404
    assert consent.is_in_force


def test_the_card_on_the_account_is_there_only_for_who_agreed_to_something(client, session):
    person = make_user()
    client.sign_in(person)
    assert "/account/toestemmingen" not in client.get("/account").get_data(as_text=True)
    make_consent(user_id=person.id)
    assert "/account/toestemmingen" in client.get("/account").get_data(as_text=True)
