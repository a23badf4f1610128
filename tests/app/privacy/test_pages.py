"""The statement and the register are made from what the features declare."""

from html import unescape

from app.core.privacy import processings
from tests.factories.accounts import make_user


def test_everybody_reads_the_statement_with_every_processing(client, app):
    page = client.get("/privacy").get_data(as_text=True)
    missing = [entry.key for entry in processings(app) if str(entry.purpose) not in page]
    assert not missing


def test_the_statement_is_linked_on_every_page(client):
    assert 'href="/privacy"' in client.get("/").get_data(as_text=True)


def test_the_register_is_for_who_is_signed_in(client, session):
    assert client.get("/verwerkingsregister").status_code == 303
    client.sign_in(make_user())
    assert client.get("/verwerkingsregister").status_code == 200


def test_the_register_says_of_each_processing_what_the_law_asks(client, app, session):
    client.sign_in(make_user())
    page = unescape(client.get("/verwerkingsregister", headers={"Accept-Language": "en"}).get_data(as_text=True))
    with app.test_request_context(headers={"Accept-Language": "nl"}):
        for entry in processings(app):
            for text in (entry.purpose, entry.people, entry.data, entry.recipients, entry.kept, entry.basis):
                assert str(text) in page


def test_the_statement_and_the_register_have_an_english_version(client):
    page = client.get("/privacy", headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "What we do with which data" in page
